"""Plays a bundle's journal again: whether it is lawful, and comes to the signed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.course import advance
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.event_names import NAMES, event_of
from kpps_desktop.domain.events import ResultSealed
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.results import told_of
from kpps_desktop.exchange import contents
from kpps_desktop.exchange.bundles import checklists_of, incidents_of
from kpps_desktop.rules.logbook import against_log
from kpps_desktop.trust.facts import Fact, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.journal import Line
    from kpps_desktop.domain.results import TpsResult
    from kpps_desktop.exchange.bundles import TpsBundle

MOST_LINES = 20_000
"""Lines of the longest journal that is played: 600 voters and six contests counted thrice."""


def journal_facts(bundle: TpsBundle) -> list[Fact]:
    """Return whether the journal is lawful, and whether it adds up to the figures."""
    if len(bundle.journal) > MOST_LINES:
        long = fails("journal_lawful", "F.518", lines=len(bundle.journal), most=MOST_LINES)
        return [long, untold("journal_agrees", "F.510")]
    try:
        sealed, last = _played(bundle)
    except Refused as news:
        lawful = fails("journal_lawful", "F.509", why=news.code, line=news.facts.get("line"))
        return [lawful, untold("journal_agrees", "F.510")]
    lawful = holds("journal_lawful", "F.511")
    if sealed is None or last is None:
        return [lawful, fails("journal_agrees", "F.512")]
    return [lawful, _agrees(sealed, last, bundle)]


def play(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Day]]:
    """Yield each line with the day it leads to; Refused names the line that is unlawful."""
    day: Day | None = None
    for line in lines:
        try:
            day = advance(day, event_of(line.event, line.facts), line.at)  # type: ignore[arg-type]
        except Refused as news:
            raise Refused(news.code, **{**news.facts, "line": line.seq}) from news
        yield line, day


def _played(bundle: TpsBundle) -> tuple[Day | None, Day | None]:
    """Return the day as the line the result names sealed it, and as the journal leaves it."""
    named, sealed, last = bundle.result.journal.seq, None, None
    for line, last in play(bundle.journal):
        if line.seq == named and line.event == NAMES[ResultSealed]:
            sealed = last
    return sealed, last


def _agrees(sealed: Day, last: Day, bundle: TpsBundle) -> Fact:
    setup, result = sealed.setup, bundle.result
    told = (setup.election, setup.tps, setup.kind, setup.mode, sealed.sealing.sequence)
    if (*told, sealed.began[Stage.PENYERAHAN]) != (
        *(result.election, result.tps, result.kind, result.mode, result.sequence),
        result.at,
    ):
        return fails("journal_agrees", "F.513")
    if {sheet.contest for sheet in result.sheets} != set(sealed.contests):
        return fails("journal_agrees", "F.514")
    for sheet in result.sheets:
        cell = _differing(sealed, sheet.contest, result)
        if cell is not None:
            return fails("journal_agrees", "F.515", contest=sheet.contest, cell=cell)
    part = _differing_part(sealed, last, bundle)
    if part is not None:
        return fails("journal_agrees", "F.517", part=part)
    return holds("journal_agrees", "F.516")


def _differing(day: Day, contest: str, result: TpsResult) -> str | None:
    """Return the first cell where the result is not what the journal read, counted or explained."""
    sheet, draft = result.sheet(contest), day.drafts[contest]
    signed = sheet.figures.items() if sheet else ()
    figures = {str(cell): figure for cell, figure in signed}
    for read in {**figures, **draft.figures}:
        if draft.figures.get(read) != figures.get(read):
            return read
    for found in against_log(day, contest):
        if (found.code, found.cells) not in draft.explained:
            return found.cells[0]
    return None


def _differing_part(sealed: Day, last: Day, bundle: TpsBundle) -> str | None:
    """Return the file that tells something beside the figures which the journal does not."""
    result = bundle.result
    if (result.explanations, result.signed, result.declined) != told_of(sealed):
        return contents.RESULT
    if bundle.incidents != incidents_of(last):
        return contents.INCIDENTS
    return None if bundle.checklists == checklists_of(last) else contents.CHECKLISTS
