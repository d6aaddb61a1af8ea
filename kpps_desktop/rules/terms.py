"""What a sheet is held against besides itself: the profile, the pack, and the day's own log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known about one contest at one TPS. None: not known, and rules stay silent.

    Of a region it is what is known of its `stations` together: what their boxes hold is as many
    times larger, and what is rounded up in each TPS is not asked.

    `numbers` are the choices on the ballot (None: up to the highest the sheet has a cell for);
    `dpt_l` and `dpt_p` come from the pack; `box` is the ballots taken out of the box;
    `attended` the figures of the attendance rows by the log; `replaced` the replacement
    ballots logged; `untimely` the voters of a category (by its code) recorded outside its hours.
    """

    profile: Profile
    numbers: tuple[int, ...] | None = None
    dpt_l: int | None = None
    dpt_p: int | None = None
    box: int | None = None
    attended: Figures = field(default_factory=dict)
    replaced: int | None = None
    untimely: Mapping[str, int] = field(default_factory=dict)
    stations: int = 1

    def known(self, figures: Figures) -> Figures:
        """Return all values that rules may name, by name."""
        voters = figures.get(Cell("IA_J"))
        values: dict[str, int | None] = {
            "max_voters": self.profile.max_voters * self.stations,
            "norm": None if voters is None or self.stations > 1 else self._norm(voters),
            "box": self.box,
            "replaced": self.replaced,
            "dpt_L": self.dpt_l,
            "dpt_P": self.dpt_p,
            "dpt_J": total((self.dpt_l, self.dpt_p)),
        }
        values |= {f"attended {cell}": figure for cell, figure in self.attended.items()}
        values |= {
            f"untimely {category.row}": self.untimely.get(category.code)
            for category in self.profile.categories
        }
        return {**{Cell(name): value for name, value in values.items()}, **figures}

    def _norm(self, voters: int) -> int:
        return voters + self.profile.reserve(voters)
