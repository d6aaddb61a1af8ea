"""Plays the journal of a kecamatan bundle again, all its desks' chains, and what a desk shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.strands import Strands, parted
from kpps_desktop.exchange import contents
from kpps_desktop.exchange.bundles import RecapBundle, journal_findings
from kpps_desktop.trust.facts import Fact, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.recap import Recap
    from kpps_desktop.domain.recap_results import RecapResult
    from kpps_desktop.exchange.bundles import DeskBundle


def recap_journal_facts(bundle: RecapBundle | DeskBundle) -> list[Fact]:
    """Return whether each desk's chain is whole, and whether they add up to the recap.

    What a desk shared may rest on what another one did: it is played by whoever has both.
    """
    broken = journal_findings(bundle)
    if broken:
        facts = [fails("journal_whole", one.code, **one.facts) for one in broken]
        return [*facts, untold("journal_agrees", "F.510")]
    whole = holds("journal_whole", "F.508", lines=len(bundle.journal))
    return [whole, *_played(bundle)] if isinstance(bundle, RecapBundle) else [whole]


def _played(bundle: RecapBundle) -> tuple[Fact, ...]:
    strands = Strands()
    for _, of, line in parted(enumerate(bundle.journal)):
        try:
            strands.read(of, line)
        except Refused as news:
            unlawful = fails("journal_lawful", "F.509", why=news.code, line=line.seq)
            return unlawful, untold("journal_agrees", "F.510")
    lawful, recap = holds("journal_lawful", "F.511"), strands.own.recap
    if recap is None:
        return lawful, fails("journal_agrees", "F.512")
    return lawful, _agrees(recap, bundle.recap)


def _agrees(recap: Recap, signed: RecapResult) -> Fact:
    setup = recap.setup
    if (setup.kecamatan, setup.election, setup.mode) != (
        *(signed.kecamatan, signed.election, signed.mode),
    ):
        return fails("journal_agrees", "F.513")
    for row in signed.rows:
        column = recap.column(row.tps, row.contest)
        cell = _differing(row.figures, column.figures or {})
        if cell is not None:
            return fails("journal_agrees", "F.515", contest=row.contest, cell=cell)
        if column.state is not row.state:
            return fails("journal_agrees", "F.517", part=contents.RECAP)
    if not {(str(row.tps), str(row.contest)) for row in signed.rows}.issuperset(recap.columns):
        return fails("journal_agrees", "F.517", part=contents.RECAP)
    corrections = tuple(one for column in recap.columns.values() for one in column.corrections)
    if signed.corrections != corrections or signed.objections != tuple(recap.objections.values()):
        return fails("journal_agrees", "F.517", part=contents.RECAP)
    return holds("journal_agrees", "F.516")


def _differing(signed: Figures, played: Mapping[str, int | None]) -> str | None:
    """Return the first cell where what was signed is not what the journal comes to."""
    told = {str(cell): figure for cell, figure in signed.items()}
    cells = dict.fromkeys((*told, *played))
    return next((cell for cell in cells if told.get(cell) != played.get(cell)), None)
