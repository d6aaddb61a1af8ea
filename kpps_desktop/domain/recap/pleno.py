"""The open meeting of the PPK as a value: its days, its guests, what was read, how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.recap.events import GuestAccredited, IncidentRead

MOST_SAKSI = 2
"""Mandates a pair may bring for one contest; one of them sits."""


class Role(StrEnum):
    """Who comes to the pleno beside the PPK."""

    SAKSI = "saksi"
    PANWASLU = "panwaslu"


@dataclass(frozen=True, slots=True)
class Rest:
    """The meeting rested: since when, why, and until when (empty while it does)."""

    since: str
    reason: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A guest had a seat: since when, and until when (empty while it lasts)."""

    guest: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One day of the meeting; times are ISO 8601, and `closed` is empty while it goes on."""

    day: int
    place: str
    opened: str
    closed: str = ""
    note: str = ""
    rests: tuple[Rest, ...] = ()
    seated: tuple[str, ...] = ()
    """Guests who sit now."""
    attended: Mapping[str, str] = field(default_factory=dict)
    """When each guest first came this day, to a seat or in reserve: the attendance list."""
    turns: tuple[Turn, ...] = ()
    """Who sat when, oldest first; it stays when the day is over, and `seated` does not."""

    @property
    def resting(self) -> bool:
        """Whether the meeting rests now."""
        return bool(self.rests) and not self.rests[-1].until

    def woken(self, at: str) -> Sitting:
        """Return the sitting with its rest over, if there is one."""
        if not self.resting:
            return self
        return replace(self, rests=(*self.rests[:-1], replace(self.rests[-1], until=at)))

    def arrive(self, guest: str, at: str) -> Sitting:
        """Return the sitting with a guest who is there, whether a seat is free or not."""
        return replace(self, attended={guest: at, **self.attended})

    def seat(self, guest: str, at: str) -> Sitting:
        """Return the sitting with a guest in a seat."""
        return replace(
            self.arrive(guest, at),
            seated=(*self.seated, guest),
            turns=(*self.turns, Turn(guest, at)),
        )

    def rise(self, guests: tuple[str, ...], at: str) -> Sitting:
        """Return the sitting with the seats of guests given up."""
        return replace(
            self,
            seated=tuple(one for one in self.seated if one not in guests),
            turns=tuple(
                replace(one, until=at) if one.guest in guests and not one.until else one
                for one in self.turns
            ),
        )


@dataclass(frozen=True, slots=True)
class Pleno:
    """All days of the meeting; `reading` is what each desa's panel read out last."""

    sittings: tuple[Sitting, ...] = ()
    guests: Mapping[str, GuestAccredited] = field(default_factory=dict)
    incidents: Mapping[tuple[str, str], IncidentRead] = field(default_factory=dict)
    reading: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def binds(self) -> bool:
        """Whether its order binds: a recap kept by command line alone has no meeting."""
        return bool(self.sittings)

    @property
    def sitting(self) -> Sitting | None:
        """The day that goes on now."""
        if not self.sittings or self.sittings[-1].closed:
            return None
        return self.sittings[-1]

    @property
    def came(self) -> frozenset[str]:
        """Guests who sat on any day: a mandate alone brings nobody into the meeting."""
        return frozenset(turn.guest for one in self.sittings for turn in one.turns)

    def going(self) -> Sitting:
        """Return the day that goes on; Refused K.040 where none does, K.041 while it rests."""
        now = self.begun()
        if now.resting:
            raise Refused("K.041", day=now.day)
        return now

    def begun(self) -> Sitting:
        """Return the day that goes on or rests; Refused K.040 where there is none."""
        now = self.sitting
        if now is None:
            raise Refused("K.040")
        return now

    def with_sitting(self, sitting: Sitting) -> Pleno:
        """Put the last day in place."""
        return replace(self, sittings=(*self.sittings[:-1], sitting))

    def known(self, guest: str) -> GuestAccredited:
        """Return a guest; Refused K.035 for somebody who is none."""
        found = self.guests.get(guest)
        if found is None:
            raise Refused("K.035", guest=guest)
        return found


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody signed, or declined and said why."""

    at: str
    declined: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """The recap was final since a time; `void` says why it is no longer, or is empty."""

    sequence: int
    at: str
    void: str = ""
    voided: str = ""
    """When it was opened again."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A numbered copy of a final D.HASIL, and of which sealing it is."""

    number: int
    contest: str
    recipient: str
    seal: int
    at: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Signatures by contest and signer, sealings, copies; nothing of it is ever taken out.

    Signatures alone fall when what was signed changes.
    """

    signatures: Mapping[tuple[str, str], Signature] = field(default_factory=dict)
    seals: tuple[Seal, ...] = ()
    copies: tuple[Copy, ...] = ()

    @property
    def sealed(self) -> bool:
        """Whether the recap is final now."""
        return bool(self.seals) and not self.seals[-1].void

    def speaks_for_pair(self, pleno: Pleno, contest: str, choice: int) -> str:
        """Return the saksi whom the paper names for a pair, or nothing where none is known.

        One signature per pair is enough: who signed comes first, then who declined, then who
        sat in the meeting, then whoever was only named.
        """
        came = pleno.came
        named = [
            guest
            for guest, said in pleno.guests.items()
            if (said.role, said.contest, said.choice) == (Role.SAKSI, contest, choice)
        ]

        def rank(guest: str) -> tuple[int, bool]:
            signature = self.signatures.get((contest, guest))
            answered = 2 if signature is None else int(bool(signature.declined))
            return answered, guest not in came

        return min(named, key=rank, default="")

    def is_void(self, copy: Copy) -> bool:
        """Tell whether a copy is of a recap that was opened again."""
        return any(one.void for one in self.seals if one.sequence == copy.seal)
