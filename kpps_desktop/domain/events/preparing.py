"""What happens before the day: set-up, equipment, lists, duties, seats, saksi."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kpps_desktop.domain.events.values import Texts


@dataclass(frozen=True, slots=True)
class DeskSetUp:
    """A pack was opened and its officers chose their PINs.

    `contests` maps a contest to the numbers of its choices, written `1,2,3`;
    `opening` holds the steps of the opening meeting in lawful order.
    """

    tps: str
    election: str
    kind: str
    mode: str
    pack: str
    contests: Mapping[str, str]
    opening: Texts
    officers: Texts


@dataclass(frozen=True, slots=True)
class SupplyReceived:
    """Equipment was counted on arrival; a shortage carries its reason."""

    item: str
    contest: str
    received: int
    damaged: int
    reason: str


@dataclass(frozen=True, slots=True)
class InvitationsReported:
    """C.Pemberitahuan handed to voters and brought back, with why."""

    delivered: int
    returned: int
    reason: str


@dataclass(frozen=True, slots=True)
class ListPosted:
    """A list (DPT, DPPh, pairs) was posted where voters can read it, or was taken down."""

    item: str
    posted: bool


@dataclass(frozen=True, slots=True)
class DutiesAssigned:
    """What an officer does while votes are cast; it takes the place of what was said before."""

    officer: str
    duties: Texts


@dataclass(frozen=True, slots=True)
class SeatTicked:
    """A place of the TPS plan was looked at: it is as the plan wants it, or not."""

    seat: str
    right: bool


@dataclass(frozen=True, slots=True)
class OfficerPresent:
    """An officer, a petugas ketertiban or the PTPS is at the TPS."""

    person: str
    present: bool


@dataclass(frozen=True, slots=True)
class SaksiAccredited:
    """A pair's saksi handed over a mandate before the meeting (at most two a pair)."""

    saksi: str
    contest: str
    choice: int
    name: str
    mandate: bool


@dataclass(frozen=True, slots=True)
class MandateReceived:
    """A saksi who was written down without a mandate handed it over; late, with the reason."""

    saksi: str
    reason: str


@dataclass(frozen=True, slots=True)
class SaksiRemoved:
    """A saksi was written down by mistake and is taken back, with the reason."""

    saksi: str
    reason: str
