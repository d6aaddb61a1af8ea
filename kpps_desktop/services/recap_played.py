"""Plays the journal of a recap again, all its desks' chains, and what a desk shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.event_names import NAMES
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.events import PlenoOpened, RecapReopened, RecapSealed
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import received_of, superseded_of, totals_of
from kpps_desktop.domain.recap.strands import Strands, parted
from kpps_desktop.exchange import contents
from kpps_desktop.exchange.bundles import RecapBundle, journal_findings
from kpps_desktop.trust.facts import Fact, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.domain.recap.results import RecapResult, Row, Total
    from kpps_desktop.domain.recap.told import Correction
    from kpps_desktop.exchange.bundles import DeskBundle

MOST_LINES = 100_000
"""Lines of the longest recap that is played: 1,300 TPS, three contests, every step of each."""


def recap_journal_facts(bundle: RecapBundle | DeskBundle) -> list[Fact]:
    """Return whether each desk's chain is whole, lawful, and adds up to the recap.

    What a desk shared may rest on what another one did: it is played by whoever has both.
    """
    broken = journal_findings(bundle)
    if broken:
        facts = [fails("journal_whole", one.code, **one.facts) for one in broken]
        return [*facts, untold("journal_agrees", "F.510")]
    whole = holds("journal_whole", "F.508", lines=len(bundle.journal))
    return [whole, *_facts(bundle)] if isinstance(bundle, RecapBundle) else [whole]


def is_final(bundle: RecapBundle) -> bool:
    """Tell whether a recap is final: everything settled, and where a pleno was held, sealed."""
    happened = [line.event for line in bundle.journal]
    ended = [one for one in happened if one in {NAMES[RecapSealed], NAMES[RecapReopened]}]
    sealed = ended[-1:] == [NAMES[RecapSealed]]
    return bundle.recap.complete and (sealed or NAMES[PlenoOpened] not in happened)


def _facts(bundle: RecapBundle) -> tuple[Fact, ...]:
    if len(bundle.journal) > MOST_LINES:
        long = fails("journal_lawful", "K.086", lines=len(bundle.journal), most=MOST_LINES)
        return long, untold("journal_agrees", "F.510")
    strands = Strands()
    for _, of, line in parted(enumerate(bundle.journal)):
        try:
            strands.read(of, line)
        except Refused as news:
            unlawful = fails("journal_lawful", "K.081", why=news.code, line=line.seq)
            return unlawful, untold("journal_agrees", "F.510")
    lawful, recap = holds("journal_lawful", "F.511"), strands.own.recap
    if recap is None:
        return lawful, fails("journal_agrees", "K.082")
    return lawful, _agrees(recap, bundle)


def _agrees(recap: Recap, bundle: RecapBundle) -> Fact:
    result, setup = bundle.recap, recap.setup
    said = (result.election, result.region, result.mode, result.sequence)
    if (setup.election, setup.kecamatan, setup.mode, len(recap.made) + 1) != said:
        return fails("journal_agrees", "K.082")
    held = sorted(place for place, column in recap.columns.items() if column.figures is not None)
    in_it = ((row.tps, row.contest) for row in result.rows if row.state is not State.MENUNGGU)
    if held != sorted(in_it):
        return fails("journal_agrees", "K.083")
    for row in result.rows:
        cell = _differing(recap, row)
        if cell is not None:
            return fails("journal_agrees", "K.084", contest=row.contest, place=row.tps, cell=cell)
    part = next(_differing_parts(recap, bundle), None)
    if part is not None:
        return fails("journal_agrees", "K.085", part=part)
    return holds("journal_agrees", "F.516")


def _differing(recap: Recap, row: Row) -> str | None:
    """Return the first cell in which a row is not what the journal came to."""
    column = recap.column(row.tps, row.contest)
    figures = {str(cell): figure for cell, figure in row.figures.items()}
    came = column.figures or {}
    for cell in {**figures, **came}:
        if (cell in figures) != (cell in came) or figures.get(cell) != came.get(cell):
            return cell
    said = (row.state, row.kind, row.sequence)
    sequence = column.standing.sequence if column.standing else 0
    return None if said == (column.state, column.kind, sequence) else row.state.value


def _differing_parts(recap: Recap, bundle: RecapBundle) -> Iterator[str]:
    """Yield each file that tells something else than the journal, or than its own rows."""
    result = bundle.recap
    if _beside(result) != _kept(recap) or _by_place(result.totals) != _by_place(
        totals_of(result.rows)
    ):
        yield contents.RECAP
    if set(bundle.received) != set(received_of(recap)):
        yield contents.RECEIVED


def _beside(result: RecapResult) -> tuple[object, ...]:
    return _in_order(result.corrections), result.objections, result.superseded


def _kept(recap: Recap) -> tuple[object, ...]:
    corrections = (one for column in recap.columns.values() for one in column.corrections)
    return _in_order(corrections), tuple(recap.objections.values()), superseded_of(recap)


def _in_order(corrections: Iterable[Correction]) -> list[Correction]:
    return sorted(
        corrections, key=lambda one: (one.at, one.said.tps, one.said.contest, one.said.cell)
    )


def _by_place(totals: Iterable[Total]) -> list[Total]:
    return sorted(totals, key=lambda one: (one.place, one.contest))
