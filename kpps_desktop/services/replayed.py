"""Plays a bundle's journal again: whether it is lawful, and comes to the signed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import Counted, tally_of
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.event_names import event_of
from kpps_desktop.domain.figures import vote_cell
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.facts import Fact, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.journal import Line
    from kpps_desktop.domain.results import TpsResult
    from kpps_desktop.exchange.bundles import TpsBundle

UNEXPLAINED = "L.01"
"""The finding that paper and counted ballots differ."""


def journal_facts(bundle: TpsBundle) -> list[Fact]:
    """Return whether the journal is lawful, and whether it adds up to the figures."""
    try:
        sealed = _at_sealing(bundle)
    except Refused as news:
        lawful = fails("journal_lawful", "F.509", why=news.code, line=news.facts.get("line"))
        return [lawful, untold("journal_agrees", "F.510")]
    lawful = holds("journal_lawful", "F.511")
    if sealed is None:
        return [lawful, fails("journal_agrees", "F.512")]
    return [lawful, _agrees(sealed, bundle.result)]


def play(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Day]]:
    """Yield each line with the day it leads to; Refused names the line that is unlawful."""
    day: Day | None = None
    for line in lines:
        try:
            day = advance(day, event_of(line.event, line.facts), line.at)  # type: ignore[arg-type]
        except Refused as news:
            raise Refused(news.code, **{**news.facts, "line": line.seq}) from news
        yield line, day


def _at_sealing(bundle: TpsBundle) -> Day | None:
    """Play the whole journal; return the day as it was at the line the result names."""
    sealed = None
    for line, day in play(bundle.journal):
        if line.seq == bundle.result.journal.seq:
            sealed = day
    return sealed


def _agrees(day: Day, result: TpsResult) -> Fact:
    setup = day.setup
    told = (setup.election, setup.tps, setup.kind, setup.mode, day.sealing.sequence)
    if told != (result.election, result.tps, result.kind, result.mode, result.sequence):
        return fails("journal_agrees", "F.513")
    if {sheet.contest for sheet in result.sheets} != set(day.contests):
        return fails("journal_agrees", "F.514")
    for sheet in result.sheets:
        cell = _differing(day, sheet.contest, result)
        if cell is not None:
            return fails("journal_agrees", "F.515", contest=sheet.contest, cell=cell)
    return holds("journal_agrees", "F.516")


def _differing(day: Day, contest: str, result: TpsResult) -> str | None:
    """Return the first cell where the result is not what the journal comes to."""
    sheet, draft, count = result.sheet(contest), day.drafts[contest], day.counts[contest]
    signed = sheet.figures.items() if sheet else ()
    figures = {str(cell): figure for cell, figure in signed}
    for read in {**figures, **draft.figures}:
        if draft.figures.get(read) != figures.get(read):
            return read
    if not isinstance(count, Counted):
        return "-"
    tally = tally_of(count)
    for number in day.numbers[contest]:
        cell = vote_cell(number)
        same = figures.get(cell) == tally.get(number, 0)
        if not same and (UNEXPLAINED, (cell,)) not in draft.explained:
            return cell
    return None
