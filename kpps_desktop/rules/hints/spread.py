"""How far a value lies from its neighbours: median and MAD, which a few odd ones cannot move."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import asin, pi, sin, sqrt
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.places import KodeTps, Level, tps_number, up

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 6
"""Fewer TPS than these are no neighbourhood: a median of five has seen nothing."""
FAR = 3.5
"""Spreads from the median at which a value is far (Iglewicz and Hoaglin, 1993)."""
SPECIAL = 900
"""TPS numbered above this are at special places (prisons, hospitals, rigs), as KPU does."""
_NORMAL = 1.4826
"""MAD times this is the standard deviation, were the values normal."""
_USUAL = 2
"""Spreads around the median that are called usual."""

Shares: TypeAlias = dict[KodeTps, tuple[int, int]]
"""By TPS: persons or votes, and of how many (above 0)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some values, their spread, and the value that a quarter lies below."""

    median: float
    spread: float
    quartile: float


def spread_of(values: Sequence[float]) -> Spread:
    """Return the spread of values, in any order."""
    ordered = sorted(values)
    middle = _median(ordered)
    deviation = _median(sorted(abs(value - middle) for value in ordered))
    return Spread(middle, _NORMAL * deviation, ordered[(len(ordered) - 1) // 4])


def _median(values: Sequence[float]) -> float:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


@dataclass(frozen=True, slots=True)
class Around:
    """The shares of some TPS, as angles.

    The angle of a share p is asin √p. Chance moves it by 1 / 2√n among n persons, whatever p is;
    and near 0 and 1, where shares crowd, it parts them: 100 % can be far from 80 %.
    """

    angles: Spread

    def distance(self, part: int, whole: int, floor: float) -> float:
        """Return how many spreads a share lies above the median.

        The unit is the widest of three: the neighbours' own spread; what chance alone does to
        so few; and a floor, for neighbours who happen to be all alike (MAD 0).
        """
        unit = max(self.angles.spread, 1 / (2 * sqrt(whole)), floor)
        return (_angle(part, whole) - self.angles.median) / unit

    @property
    def median(self) -> float:
        """The share in the middle."""
        return _share(self.angles.median)

    @property
    def quartile(self) -> float:
        """The share that a quarter lies below."""
        return _share(self.angles.quartile)

    @property
    def usual(self) -> tuple[float, float]:
        """The least and the largest share that are usual."""
        apart = _USUAL * self.angles.spread
        return _share(self.angles.median - apart), _share(self.angles.median + apart)


class Neighbours:
    """The shares of all TPS of a kecamatan, by whom each is near to.

    A TPS is held against its desa and against the kecamatan, where either has enough of them.
    TPS at special places have no neighbours but each other.
    """

    def __init__(self, shares: Shares) -> None:
        groups: dict[tuple[str, bool], list[float]] = defaultdict(list)
        for tps, (part, whole) in shares.items():
            for group in _groups(tps):
                groups[group].append(_angle(part, whole))
        self._around = {
            name: Around(spread_of(group)) for name, group in groups.items() if len(group) >= LEAST
        }

    def around(self, tps: KodeTps) -> list[Around]:
        """Return the shares around a TPS, the nearest first; none where neighbours are few."""
        return [self._around[name] for name in _groups(tps) if name in self._around]


def nearest(distances: Sequence[float]) -> float:
    """Return the least of distances, or 0 where they are none or on different sides."""
    if not distances or min(distances) < 0 < max(distances):
        return 0.0
    return min(distances, key=abs)


def _groups(tps: KodeTps) -> list[tuple[str, bool]]:
    special = tps_number(tps) > SPECIAL
    return [(up(tps, level), special) for level in (Level.DESA, Level.KECAMATAN)]


def _angle(part: int, whole: int) -> float:
    return asin(sqrt(min(1.0, max(0, part) / whole)))


def _share(angle: float) -> float:
    return sin(min(pi / 2, max(0.0, angle))) ** 2
