"""What persiapan shows: its tasks, and each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import Tone

if TYPE_CHECKING:
    from kpps_desktop.domain.seating import Shape
    from kpps_desktop.ui.kpps.people.pictures import PairsPicture, PeoplePicture
    from kpps_desktop.ui.pictures import RecordTablePicture


class PrepTask(StrEnum):
    """The tasks of persiapan, in the order in which they are offered."""

    LOGISTICS = "logistics"
    INVITATIONS = "invitations"
    LISTS = "lists"
    DUTIES = "duties"
    PLAN = "plan"
    PEOPLE = "people"
    SAKSI = "saksi"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """One kind of equipment; `code` is its own, and that of its contest after a colon.

    Figures that nobody told are None. `short` is how many are missing, in words where there is
    something to say.
    """

    code: str
    name: str
    norm: int | None
    received: int | None
    damaged: int | None
    missing: int
    reason: str
    said: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class LogisticsPicture:
    """Every item, and the same as a list."""

    items: tuple[ItemPicture, ...]
    table: RecordTablePicture
    summary: str
    closed: str = ""
    """Since when this is only read, in words."""


@dataclass(frozen=True, slots=True)
class InvitationsPicture:
    """C.Pemberitahuan: how many there should be, and what was reported, in words."""

    wanted: int
    delivered: int | None
    returned: int | None
    told: str
    tone: Tone = Tone.PLAIN
    closed: str = ""
    """Since when this is only read, in words."""


@dataclass(frozen=True, slots=True)
class TickPicture:
    """Something that is so or not, and the key that ticks it."""

    code: str
    words: str
    on: bool
    key: str = ""


@dataclass(frozen=True, slots=True)
class OfficerDuties:
    """An officer's duties; `voting` can be changed, `counting` are as the profile has them."""

    code: str
    name: str
    voting: tuple[TickPicture, ...]
    counting: str


@dataclass(frozen=True, slots=True)
class DutiesPicture:
    """Who does what."""

    table: RecordTablePicture
    officers: tuple[OfficerDuties, ...]
    closed: str = ""
    """Since when this is only read, in words."""


@dataclass(frozen=True, slots=True)
class SeatPicture:
    """A place to look at; `right` is None while nobody has."""

    code: str
    words: str
    right: bool | None
    behind: str = ""


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """The plan as shapes in a room of `size`, and its places in order."""

    shapes: tuple[Shape, ...]
    size: tuple[float, float]
    seats: tuple[SeatPicture, ...]
    said: str
    closed: str = ""
    """Since when this is only read, in words."""


@dataclass(frozen=True, slots=True)
class PersiapanPicture:
    """The whole stage: each task, in words which are `left`. `open` while this stage lasts."""

    tasks: RecordTablePicture
    next: PrepTask
    logistics: LogisticsPicture
    invitations: InvitationsPicture
    lists: tuple[TickPicture, ...]
    duties: DutiesPicture
    plan: PlanPicture
    people: PeoplePicture
    pairs: PairsPicture
    left: str
    open: bool = True
    closed: str = ""
    """Since when this is only read, in words."""
