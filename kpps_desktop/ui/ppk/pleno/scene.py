"""What the pleno's pictures are made from: one look at the recap, and at what is before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.domain.recap.recap import ACCEPTED
from kpps_desktop.domain.recap.sources import DESK
from kpps_desktop.domain.recap.typing_again import Ask
from kpps_desktop.services.ppk import typists, viewing
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.events import GuestAccredited
    from kpps_desktop.domain.recap.recap import Column
    from kpps_desktop.domain.recap.results import Noted
    from kpps_desktop.domain.recap.told import Correction
    from kpps_desktop.formbook import Form
    from kpps_desktop.formbook.form import Spot
    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.viewing import RecapView, StationView


@dataclass(frozen=True, slots=True)
class Scene:
    """The recap and what is before the meeting, as the officer at the keyboard may see it.

    `types` tells that he is still to type it himself: then its figures are for others.
    """

    view: RecapView
    station: StationView
    column: Column
    officer: OfficerId
    types: bool
    lang: str

    @property
    def place(self) -> Place:
        """TPS and contest before the meeting."""
        return self.station.tps, self.station.contest

    @property
    def glance(self) -> Glance:
        """How the board sees it."""
        return self.view.glances[self.place]

    @property
    def contest(self) -> Contest:
        """The contest before the meeting."""
        return next(one for one in self.view.contests if one.code == self.station.contest)

    @property
    def form(self) -> Form:
        """Its form."""
        return self.view.forms[self.station.contest]

    @property
    def spots(self) -> Mapping[str, Spot]:
        """Its cells in paper order, with where they stand."""
        return {spot.cell: spot for spot in self.form.spots(self.contest.numbers)}

    @property
    def decides(self) -> bool:
        """Whether the officer is a member with a PIN."""
        return self.officer in self.view.members

    @property
    def leads(self) -> bool:
        """Whether the officer is the ketua."""
        return self.officer == self.view.ketua

    @property
    def going(self) -> bool:
        """Whether the meeting goes on now."""
        sitting = self.view.pleno.sitting
        return sitting is not None and not sitting.resting

    @property
    def elsewhere(self) -> str:
        """The other desk that has this TPS in hand, or nothing."""
        return self.view.held_by(self.station.tps)

    @property
    def unread(self) -> int:
        """How many incidents of this contest, or of the whole TPS, were not read."""
        return sum(map(self.concerns, self.station.unread))

    @property
    def owed(self) -> tuple[str, ...]:
        """The objections that were accepted, and have neither correction nor reason."""
        found = (one for one in self.station.unreasoned if one.code == ACCEPTED)
        return tuple(number for one in found for number in one.cells)

    def concerns(self, one: Noted) -> bool:
        """Tell whether an incident is of this contest, or of the whole TPS."""
        return one.contest in {"", self.contest.code}

    def say(self, key: str, /, **facts: object) -> str:
        """Return words of the pleno, filled."""
        return label(f"ui_ppk_pleno.{key}", self.lang).format(**facts)

    def cite(self, cell: str) -> str:
        """Name a cell as on paper."""
        spot = self.spots.get(cell)
        return spot.cite if spot else cell

    def figure(self, figure: int | None) -> str:
        """Write a figure; blank is an em dash."""
        return "—" if figure is None else str(figure)

    def source(self, code: str) -> str:
        """Name a source: C.HASIL, Sirekap, another desk, or whose SALINAN it is."""
        if code.startswith(DESK):
            return self.say("source.desk", desk=code.removeprefix(DESK))
        guest = self.view.pleno.guests.get(code)
        return self.guest(guest) if guest else self.say(f"source.{code}")

    def sources(self, codes: Iterable[str]) -> str:
        """Name sources in one line; several saksi share the word: `saksi 02, 04, Sirekap`."""
        guests = self.view.pleno.guests
        listed = list(codes)
        saksi = [one for one in listed if one in guests and guests[one].role == Role.SAKSI]
        numbers = ", ".join(dict.fromkeys(f"{guests[one].choice:02d}" for one in saksi))
        named = [self.source(one) for one in listed if one not in saksi]
        together = [self.say("source.saksi", number=numbers)] if numbers else []
        return ", ".join((*together, *dict.fromkeys(named)))

    def corrected(self, one: Correction) -> str:
        """Tell a correction: struck, written anew, why, and who initialled it."""
        return self.say(
            "corrected",
            cell=self.cite(one.said.cell),
            old=self.figure(one.said.old),
            new=self.figure(one.said.new),
            reason=one.said.reason,
            initials=", ".join(one.said.initials),
        )

    def guest(self, guest: GuestAccredited) -> str:
        """Name whom a guest speaks for, shortly."""
        if guest.role == Role.PANWASLU:
            return self.say("source.panwaslu")
        return self.say("source.saksi", number=f"{guest.choice:02d}")

    def named(self, code: str) -> str:
        """Name a guest with whom he or she speaks for; a code of nobody as it is."""
        guest = self.view.pleno.guests.get(code)
        return f"{guest.name} ({self.guest(guest)})" if guest else code


def looked_at(desk: RecapDesk, view: RecapView, place: Place, by: OfficerId, lang: str) -> Scene:
    """Look at what is before the meeting with an officer's eyes."""
    station, column = viewing.station_view(desk, *place), desk.recap().column(*place)
    return Scene(view, station, column, by, _types(desk, column, place, by), lang)


def before_the_meeting(view: RecapView, chosen: Place | None) -> Place:
    """Return what is before the meeting: chosen, or read out and not done, or next, or the first.

    A recap has a TPS, and a TPS a contest.
    """
    if chosen is not None and chosen in view.glances:
        return chosen
    read = [one for one in view.pleno.reading.values() if view.glances[one].in_hand]
    return read[-1] if read else view.next or next(iter(view.glances))


def _types(desk: RecapDesk, column: Column, place: Place, by: OfficerId) -> bool:
    """Tell whether an officer is still asked to type it; what came signed needs no typing."""
    if column.standing is not None or column.ratified or not by:
        return False
    return typists.to_type(desk, *place, by).ask is not Ask.NOTHING
