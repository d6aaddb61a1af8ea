"""Who tallied a contest and who typed its paper, cell by cell, as the journal's lines tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain import events as e

if TYPE_CHECKING:
    from collections.abc import Collection

    from kpps_desktop.domain.event_names import AnyEvent


@dataclass(frozen=True, slots=True)
class Read:
    """Cells of the paper that were typed at once, or corrected on it, and by whom."""

    cells: tuple[str, ...]
    by: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One contest since its ballots were counted last: who tallied, and what was typed."""

    talliers: tuple[str, ...] = ()
    reads: tuple[Read, ...] = ()

    @property
    def typists(self) -> Mapping[str, str]:
        """Who typed each cell last."""
        return {cell: read.by for read in self.reads for cell in read.cells}

    def again(self, whole: Collection[str]) -> frozenset[str]:
        """Return the cells typed once more after the sheet was whole, or corrected on paper."""
        left, again = set(whole), set[str]()
        for read in self.reads:
            if read.corrected or not left:
                again.update(read.cells)
            left.difference_update(read.cells)
        return frozenset(again)


Readings: TypeAlias = Mapping[str, Reading]
"""By contest; one that was neither tallied nor typed is absent."""


def follow(readings: Readings | None, event: AnyEvent, _at: str, officer: str) -> Readings:
    """Return who tallied and typed after an event. A recount begins both anew."""
    known = readings or {}
    if isinstance(event, e.RecountStarted):
        return {**known, event.contest: Reading()}
    if isinstance(event, e.BallotCounted):
        before = known.get(event.contest, Reading())
        if officer in before.talliers:
            return known
        return {**known, event.contest: replace(before, talliers=(*before.talliers, officer))}
    if isinstance(event, e.PlanoRead):
        return _with(known, event.contest, Read(tuple(event.figures), officer))
    if isinstance(event, e.FigureCorrected):
        return _with(known, event.contest, Read((event.cell,), officer, corrected=True))
    return known


def _with(readings: Readings, contest: str, read: Read) -> Readings:
    before = readings.get(contest, Reading())
    return {**readings, contest: replace(before, reads=(*before.reads, read))}
