"""The recap at the PPK as a value: for each TPS and contest, what arrived and what stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain import recap_events as e

SUPERSEDES = (
    ResultKind.REGULER,
    ResultKind.SUSULAN,
    ResultKind.LANJUTAN,
    ResultKind.ULANG,
)
"""Kinds of result, each standing above those before it."""


class State(StrEnum):
    """Where one contest of one TPS stands."""

    MENUNGGU = "menunggu"
    DITERIMA = "diterima"
    BERBEDA = "berbeda"
    """Two officers typed different figures."""
    DICOCOKKAN = "dicocokkan"
    DISAHKAN = "disahkan"


UNSETTLED = (State.MENUNGGU, State.BERBEDA)
"""While one contest of one TPS stands so, the whole recap is SEMENTARA."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A signed result as it came: by `bundle` or `qr`."""

    kind: ResultKind
    sequence: int
    sha256: str
    by: str
    figures: Mapping[str, int | None]

    @property
    def rank(self) -> tuple[int, int]:
        """What decides which of two arrivals stands."""
        return SUPERSEDES.index(self.kind), self.sequence


@dataclass(frozen=True, slots=True)
class Entry:
    """Figures an officer typed from a paper C.HASIL."""

    officer: str
    figures: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One contest of one TPS: every source, every correction, nothing overwritten."""

    arrivals: tuple[Arrival, ...] = ()
    entries: tuple[Entry, ...] = ()
    corrections: tuple[tuple[str, e.TpsFigureCorrected], ...] = ()
    """Every correction ever made, with its time."""
    corrected: Mapping[str, int | None] = field(default_factory=dict)
    """Corrections that hold: one falls when its figure comes anew from a source."""
    explained: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    matched: bool = False
    ratified: bool = False

    @property
    def standing(self) -> Arrival | None:
        """The arrival that stands above the others."""
        return max(self.arrivals, key=lambda one: one.rank, default=None)

    def differing(self) -> tuple[str, ...]:
        """Return the cells in which the two typed entries differ."""
        if len(self.entries) != 2:  # noqa: PLR2004 - two officers type
            return ()
        first, second = (entry.figures for entry in self.entries)
        return tuple(cell for cell in {**first, **second} if first.get(cell) != second.get(cell))

    @property
    def figures(self) -> Mapping[str, int | None] | None:
        """The figures that stand, corrections applied; None where nothing arrived.

        A signed result stands above typed figures; where two typed entries differ, the cells
        in dispute are blank until they are corrected.
        """
        found = self._found()
        if found is None:
            return None
        return {**found, **self.corrected}

    @property
    def state(self) -> State:
        """Where this contest of this TPS stands."""
        figures = self.figures
        if figures is None:
            return State.MENUNGGU
        if self.ratified:
            return State.DISAHKAN
        if self.standing is None and any(figures[cell] is None for cell in self.differing()):
            return State.BERBEDA
        return State.DICOCOKKAN if self.matched else State.DITERIMA

    def arrive(self, arrival: Arrival) -> Column:
        """Take one more signed result."""
        return self._renewed(replace(self, arrivals=(*self.arrivals, arrival)))

    def enter(self, entries: tuple[Entry, ...]) -> Column:
        """Take typed entries."""
        return self._renewed(replace(self, entries=entries))

    def correct(self, said: e.TpsFigureCorrected, at: str) -> Column:
        """Correct a figure; the sources must be matched again."""
        return replace(
            self,
            corrections=(*self.corrections, (at, said)),
            corrected={**self.corrected, said.cell: said.new},
            matched=False,
        )

    def _renewed(self, column: Column) -> Column:
        """Keep those corrections whose figures did not change at their source."""
        before, after = self._found() or {}, column._found() or {}
        held = {
            cell: figure
            for cell, figure in self.corrected.items()
            if before.get(cell) == after.get(cell)
        }
        return replace(column, corrected=held, matched=False)

    def _found(self) -> Mapping[str, int | None] | None:
        if self.standing is not None:
            return self.standing.figures
        if not self.entries:
            return None
        typed = dict(self.entries[0].figures)
        if len(self.entries) > 1:
            typed = {**self.entries[1].figures, **typed}
        return {**typed, **dict.fromkeys(self.differing())}


@dataclass(frozen=True, slots=True)
class Recap:
    """The recap of one kecamatan; columns by TPS code and contest."""

    setup: e.RecapSetUp
    columns: Mapping[tuple[str, str], Column] = field(default_factory=dict)
    objections: Mapping[str, tuple[e.RecapObjectionRaised, e.RecapObjectionAnswered | None]] = (
        field(default_factory=dict)
    )
    made: tuple[e.RecapMade, ...] = ()

    def column(self, tps: str, contest: str) -> Column:
        """Return a column; one that nothing arrived for is empty."""
        return self.columns.get((tps, contest), Column())

    def with_column(self, tps: str, contest: str, column: Column) -> Recap:
        """Put a column in place."""
        return replace(self, columns={**self.columns, (tps, contest): column})

    def held(self, tps: str, kind: str) -> tuple[Arrival, ...]:
        """Return what arrived of a TPS in one kind, by bundle or QR, over all its contests."""
        return tuple(
            arrival
            for (of, _), column in self.columns.items()
            if of == tps
            for arrival in column.arrivals
            if arrival.kind == kind
        )


def refuse_change(column: Column) -> None:
    """Refuse to touch what was ratified."""
    if column.ratified:
        raise Refused("K.001")
