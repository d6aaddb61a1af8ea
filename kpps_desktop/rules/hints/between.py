"""Hints between the contests of one TPS: voters, votes and invalid votes that differ much."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell
from kpps_desktop.rules.hints.hint import Facts, Hint, strength_of
from kpps_desktop.rules.hints.spread import FAR, LEAST, spread_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.places import KodeTps
    from kpps_desktop.rules.hints.papers import Paper, Papers

_FLOOR = 2.0
"""Ballots: a handful of voters take one ballot and leave the other."""
_MOVED = Cell("IB2_J")
_INVALID = Cell("VB")
_COMPARED = (Cell("IA_J"), Cell("IB4_J"), Cell("VC"), _INVALID)
_BY_VOTERS = frozenset({Cell("IB4_J"), Cell("VC")})
"""Cells that are larger at the wider contest by the voters who moved in for it alone."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a cell holds at the wider and the narrower contest, and what voters explain of it."""

    tps: KodeTps
    cell: Cell
    wider: int
    narrower: int
    explained: int

    @property
    def open(self) -> int:
        """The difference that nothing on the sheets explains."""
        return self.wider - self.narrower - self.explained


def between_contests(listed: Iterable[Papers]) -> Iterator[Hint]:
    """Find TPS whose sheets of two contests differ far more than at other TPS (H.07).

    R15 tells every difference; this one tells which of them are out of the ordinary, and looks
    at all voters, votes and invalid votes too. The strongest cell is told, at the narrower contest.
    """
    for wider, narrower in combinations(listed, 2):
        there = {one.tps: one for one in wider.papers}
        pairs = [(there[one.tps], one) for one in narrower.papers if one.tps in there]
        strongest: dict[KodeTps, tuple[float, _Difference, int]] = {}
        for cell in _COMPARED:
            for distance, difference, usual in _far(_differences(pairs, cell)):
                held = strongest.get(difference.tps)
                if held is None or abs(distance) > abs(held[0]):
                    strongest[difference.tps] = distance, difference, usual
        for tps, (distance, one, usual) in strongest.items():
            facts: Facts = {
                "cell": narrower.cites[one.cell],
                "other": wider.contest,
                "contest": narrower.contest,
                "wider": one.wider,
                "narrower": one.narrower,
                "difference": abs(one.wider - one.narrower),
                "usual": abs(usual + one.explained),
            }
            strength = strength_of(distance)
            yield Hint("H.07", tps, narrower.contest, (one.cell,), strength, facts)


def _differences(pairs: Iterable[tuple[Paper, Paper]], cell: Cell) -> list[_Difference]:
    found = []
    for wider, narrower in pairs:
        there, here = wider.at(cell), narrower.at(cell)
        explained = _explained(wider, narrower) if cell in _BY_VOTERS else 0
        if there is not None and here is not None and explained is not None:
            found.append(_Difference(wider.tps, cell, there, here, explained))
    return found


def _explained(wider: Paper, narrower: Paper) -> int | None:
    """Return the voters who moved in and vote for the wider contest only; None where blank."""
    if _MOVED not in wider.sheet.figures and _MOVED not in narrower.sheet.figures:
        return 0
    there, here = wider.at(_MOVED), narrower.at(_MOVED)
    return None if there is None or here is None else there - here


def _far(differences: list[_Difference]) -> Iterator[tuple[float, _Difference, int]]:
    """Yield differences far from what they are at the other TPS; among few that is none at all."""
    middle, spread = 0.0, 0.0
    if len(differences) >= LEAST:
        around = spread_of([one.open for one in differences])
        middle, spread = around.median, around.spread
    for one in differences:
        chance = sqrt(max(0, one.wider + one.narrower)) if one.cell == _INVALID else 0.0
        distance = (one.open - middle) / max(spread, chance, _FLOOR)
        if abs(distance) >= FAR:
            yield distance, one, round(middle)
