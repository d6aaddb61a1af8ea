"""Equipment of a TPS against the norm: what should come, what came, what is short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.events import SupplyReceived
    from kpps_desktop.domain.places import Tps
    from kpps_desktop.domain.profile import Profile, Supply

BALLOTS = "surat_suara"
"""Equipment whose norm follows from the voters' lists."""


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of equipment, of one contest or (blank) of them all, and what came of it.

    Without a norm any number is right; without `came` it was not counted yet.
    """

    code: str
    contest: str
    norm: int | None
    came: SupplyReceived | None = None

    @property
    def difference(self) -> int | None:
        """What is usable beyond the norm; below zero it is short, None where nobody can say."""
        if self.norm is None or self.came is None:
            return None
        return self.came.received - self.came.damaged - self.norm

    @property
    def short(self) -> int:
        """How many are missing, the damaged among them."""
        return max(0, -(self.difference or 0))


def items(
    profile: Profile,
    tps: Tps,
    contests: Iterable[str],
    came: Mapping[tuple[str, str], SupplyReceived],
) -> tuple[Item, ...]:
    """Return every item of the profile, in its order, contest by contest where it has them."""
    listed = tuple(contests)
    return tuple(
        Item(supply.code, contest, norm(profile, tps, supply), came.get((supply.code, contest)))
        for supply in profile.supplies
        for contest in (listed if supply.each_contest else ("",))
    )


def norm(profile: Profile, tps: Tps, supply: Supply) -> int | None:
    """Return how many a TPS should get, or None where nothing says.

    Ballots: one for each voter of DPT and DPPh, and the reserve, which is of the DPT alone.
    """
    if supply.code != BALLOTS or supply.count is not None:
        return supply.count
    return tps.dpt + (tps.dpph_l or 0) + (tps.dpph_p or 0) + profile.reserve(tps.dpt)
