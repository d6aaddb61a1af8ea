"""What officers have on the table: the form in hand of each, and what is typed and not saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.services.ppk.board import Place


@dataclass(frozen=True, slots=True)
class Bench:
    """Nobody's draft is ever given to another officer."""

    hands: Mapping[str, Place] = field(default_factory=dict)
    drafts: Mapping[tuple[str, Place], Mapping[str, int | None]] = field(default_factory=dict)

    def in_hand(self, officer: str) -> Place | None:
        """Return the contest of a TPS that an officer has open."""
        return self.hands.get(officer)

    def draft(self, officer: str, place: Place) -> Mapping[str, int | None]:
        """Return what an officer typed of a form and did not save; a blank is None."""
        return self.drafts.get((officer, place), {})

    def begun(self, officer: str) -> tuple[Place, ...]:
        """Return the forms that an officer began and did not save, the last one first."""
        return tuple(at for who, at in reversed(tuple(self.drafts)) if who == officer)

    def take(self, officer: str, place: Place | None) -> Bench:
        """Open a form, or none."""
        others = {who: at for who, at in self.hands.items() if who != officer}
        return replace(self, hands={**others, officer: place} if place else others)

    def type(self, officer: str, place: Place, figures: Mapping[str, int | None]) -> Bench:
        """Hold what is typed of a form by now; nothing is no draft."""
        key = (officer, place)
        others = {one: held for one, held in self.drafts.items() if one != key}
        return replace(self, drafts={**others, key: dict(figures)} if figures else others)


EMPTY = Bench()
