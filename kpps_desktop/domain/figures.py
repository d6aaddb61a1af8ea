"""Figures of C.HASIL: cells by code, where blank (None) is never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NewType, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.elections import ContestCode
    from kpps_desktop.domain.places import KodeTps

Cell = NewType("Cell", str)
"""A cell's code: row, then column where the row has several (`IB4_J`, `II1`, `IV_2`, `VC`)."""
Figures: TypeAlias = Mapping[Cell, int | None]
"""Figures by cell: a cell not in it is out of scope, one that holds None is blank."""

MOST = 999
"""The largest figure three digit boxes hold."""


_PAIRS = "IV_"
VOTE_SUMS = (Cell("VA"), Cell("VB"), Cell("VC"))
"""Part V: valid votes, invalid ones, and both together."""


def vote_cell(number: int) -> Cell:
    """Return the cell of a choice's votes."""
    return Cell(f"{_PAIRS}{number}")


def is_vote(cell: str) -> bool:
    """Tell whether a cell holds a choice's votes."""
    return cell.startswith(_PAIRS) and cell.removeprefix(_PAIRS).isdecimal()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of one contest at one TPS, as on one C.HASIL."""

    tps: KodeTps
    contest: ContestCode
    figures: Figures = field(default_factory=dict)


def used_ballots(received: int | None, returned: int | None, unused: int | None) -> int | None:
    """Return row II.2: ballots received that were neither given back nor left over.

    It is what the ballots on hand come to; what lies in the box is another count, and that it
    differs is a finding of its own (R16). Where more is left than was received none was used.
    """
    if received is None or returned is None or unused is None:
        return None
    return max(0, received - returned - unused)


def total(figures: Iterable[int | None]) -> int | None:
    """Sum figures; a blank among them leaves the sum blank."""
    collected = list(figures)
    if any(figure is None for figure in collected):
        return None
    return sum(figure for figure in collected if figure is not None)
