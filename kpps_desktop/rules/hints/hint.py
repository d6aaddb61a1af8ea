"""What a hint is: one unusual thing about a sheet, with its numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.outcomes import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.elections import ContestCode
    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.domain.places import KodeTps

Facts: TypeAlias = dict[str, Fact]

STRONGEST = 100


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at; words are found by its code, `facts` fill them.

    `strength` is 1 to 100 and serves for order only: where to look first. `mends` holds, by
    cell, the figures with which the sheet would add up, where the hint has any to propose.
    """

    code: str
    tps: KodeTps
    contest: ContestCode
    cells: tuple[Cell, ...]
    strength: int
    facts: Mapping[str, Fact] = field(default_factory=dict)
    mends: Mapping[Cell, int] = field(default_factory=dict)


def strength_of(distance: float) -> int:
    """Return the strength of a distance in spreads: ten each, and at most 80.

    What arithmetic shows stands above whatever statistics can.
    """
    return max(1, min(80, round(10 * abs(distance))))
