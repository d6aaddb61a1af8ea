"""What an officer at the entrance may want done; the window hands each to its service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kpps_desktop.domain.people import CategoryCode, Sex, VoterRef


@dataclass(frozen=True, slots=True)
class Companion:
    """Who helps a voter in the booth; a KPPS officer, or someone of the voter's choice."""

    name: str
    relation: str
    by_kpps: bool = False


@dataclass(frozen=True, slots=True)
class VoterEntry:
    """A voter of the DPT to be admitted.

    Sex and disability are None where the list knows them; `inked` overrides a finger that bears
    ink already; a companion is recorded right after; `beyond` tells why somebody is served whom
    the queue that was counted did not hold.
    """

    number: int
    sex: Sex | None = None
    disabled: bool | None = None
    inked: bool = False
    companion: Companion | None = None
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class GuestEntry:
    """A voter of DPPh or DPTb to be admitted: who, of which region, with which papers."""

    category: CategoryCode
    name: str
    sex: Sex
    home: str
    papers: tuple[str, ...]
    address: str = ""
    nik_tail: str = ""
    disability: str = ""
    inked: bool = False
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class CompanionEntry:
    """A companion of a voter who is present."""

    ref: VoterRef
    companion: Companion


@dataclass(frozen=True, slots=True)
class Replacement:
    """A replacement ballot: `rusak` or `keliru`."""

    ref: VoterRef
    contest: str
    why: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """An admission to be struck, and why."""

    ref: VoterRef
    reason: str


@dataclass(frozen=True, slots=True)
class QueueCount:
    """The people in the queue at closing time."""

    waiting: int


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody left without voting, and why."""

    category: CategoryCode
    reason: str


@dataclass(frozen=True, slots=True)
class Disturbance:
    """The box was opened, or voting disturbed."""

    what: str
    note: str


@dataclass(frozen=True, slots=True)
class BallotCount:
    """The ballots received, counted anew."""

    contest: str
    ballots: int
    reason: str


@dataclass(frozen=True, slots=True)
class VotingEnd:
    """The ketua closes the voting; without a counted queue, with the reason."""

    reason: str = ""


Intent: TypeAlias = (
    VoterEntry
    | GuestEntry
    | CompanionEntry
    | Replacement
    | Undoing
    | QueueCount
    | Departure
    | Disturbance
    | BallotCount
    | VotingEnd
)
