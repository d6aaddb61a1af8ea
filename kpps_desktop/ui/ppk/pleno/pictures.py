"""What the pleno shows: the meeting with its guests, and one contest of one TPS before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.pictures import (
        FigureTablePicture,
        FindingPicture,
        PersonPicture,
        RecordTablePicture,
        ResultPicture,
        SourceTablePicture,
        Tone,
    )


class Step(StrEnum):
    """What the pleno does next: the first that is true; the primary action does it."""

    FINAL = "final"
    """The recap is final."""
    ALL = "all"
    """Everything is ratified."""
    DEFERRED = "deferred"
    """This one is done, and all that waits was put off: the first of those."""
    MISSING = "missing"
    """This one is done, and what is left is not in yet."""
    NEXT = "next"
    """This one is done: the next one."""
    OPEN = "open"
    """The day is not opened."""
    RESUME = "resume"
    """The meeting rests."""
    TYPE = "type"
    """Figures are not in, or not typed twice, or this officer types them still."""
    RETURN = "return"
    """It was put off."""
    READ = "read"
    INCIDENT = "incident"
    OBJECTION = "objection"
    DIFFERING = "differing"
    AMEND = "amend"
    """An objection was accepted: a figure is corrected, or why none is."""
    REASON = "reason"
    """A contradiction has no written reason yet."""
    REOPEN = "reopen"
    """It was ratified, and such a thing is left."""
    MATCH = "match"
    RATIFY = "ratify"


@dataclass(frozen=True, slots=True)
class CellPicture:
    """A cell that can be corrected: its letter, its name, what stands, and who says what."""

    code: str
    cite: str
    name: str
    figure: int | None
    said: str
    digits: int = DIGITS


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A finding with its reasons: the PPK's `reason`, and what the KPPS wrote at the TPS."""

    code: str
    """Code and cells: what names a finding in the list."""
    rule: str
    shown: FindingPicture
    reason: str = ""
    kpps: str = ""
    explainable: bool = True

    @property
    def settled(self) -> bool:
        """Whether somebody wrote why it stands."""
        return bool(self.reason or self.kpps)


@dataclass(frozen=True, slots=True)
class IncidentPicture:
    """An incident of the TPS: `read` is how the pleno left it, or nothing."""

    key: str
    title: str
    text: str
    read: str = ""
    settled: bool = False
    told: bool = True
    """Whether the bundle tells it; else only the paper does."""


@dataclass(frozen=True, slots=True)
class ObjectionPicture:
    """An objection raised at the pleno, and its answer."""

    code: str
    title: str
    text: str
    answer: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for its answer."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class ActsPicture:
    """What can be done with what is before the meeting: codes of acts, and the next lawful thing.

    `words` are those of the primary action; none where nothing is left to do. `goes` is where
    Enter leads to, where it only leads on. `waiting` counts what is behind an act.
    """

    can: frozenset[str]
    words: str
    goes: Place | None
    waiting: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WaysPicture:
    """Where the meeting can turn from here: its neighbours, and the order's next."""

    previous: Place | None
    following: Place | None
    agenda: Place | None
    """What the order of the meeting takes up next; where nothing is left, what was put off."""
    upcoming: Place | None
    """What comes after this one: the next of the order that waits, then what was put off."""


@dataclass(frozen=True, slots=True)
class StationPicture:
    """One contest of one TPS. Without `table` its figures are not shown; `hidden` says why."""

    place: Place
    contest: str
    contest_name: str
    title: str
    where: str
    left: str
    late: bool
    stages: tuple[tuple[str, bool], ...]
    """Read, matched, ratified: words, and whether it is done."""
    step: Step
    told: str
    tone: Tone
    decides: bool
    """Whether the officer at the keyboard is a member: operators see, and decide nothing."""
    table: SourceTablePicture | None
    hidden: str
    cells: tuple[CellPicture, ...]
    differing: tuple[str, ...]
    """Undecided cells."""
    found: tuple[FoundPicture, ...]
    incidents: tuple[IncidentPicture, ...]
    objections: tuple[ObjectionPicture, ...]
    corrections: tuple[str, ...]
    copy: FigureTablePicture
    """The whole form, blank, for what a guest shows."""
    ways: WaysPicture
    acts: ActsPicture
    ratified: bool = False
    going: bool = False
    """Whether the meeting goes on now."""
    elsewhere: str = ""
    """The other desk that has it in hand."""

    @property
    def named(self) -> str:
        """The TPS with the contest, where one is decided on a page of its own."""
        return f"{self.title} · {self.contest_name}"

    def cell(self, code: str) -> CellPicture | None:
        """Return a cell by its code."""
        return next((one for one in self.cells if one.code == code), None)


@dataclass(frozen=True, slots=True)
class GuestPicture:
    """A guest of the meeting."""

    code: str
    name: str
    mandate: bool
    sits: bool
    told: str


@dataclass(frozen=True, slots=True)
class SeatPicture:
    """A pair of a contest, or Panwaslu: whose seat it is, and who came for it."""

    code: str
    contest: str
    number: int
    title: str
    names: str
    guests: tuple[GuestPicture, ...]
    full: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPicture:
    """The meeting's days, and everybody's seat. `leads` tells whether the ketua is at the desk."""

    title: str
    told: str
    days: str
    open: bool
    resting: bool
    leads: bool
    decides: bool
    place: str
    """Where the last day was held."""
    table: RecordTablePicture
    seats: tuple[SeatPicture, ...]

    def seat(self, code: str) -> SeatPicture | None:
        """Return a seat by its code."""
        return next((one for one in self.seats if one.code == code), None)


@dataclass(frozen=True, slots=True)
class PeoplePicture:
    """Who can be named: by code and words."""

    ketua: PersonPicture
    members: Mapping[str, PersonPicture]
    seconds: tuple[tuple[str, str], ...]
    """Members beside the ketua; the one at the keyboard first."""
    saksi: tuple[tuple[str, str], ...]
    """Saksi of this contest who sit, by the name that initials a correction."""
    objectors: tuple[tuple[str, str], ...]
    holders: tuple[tuple[str, str], ...]
    """Guests who may show a SALINAN of this contest."""


@dataclass(frozen=True, slots=True)
class PlenoPicture:
    """The whole screen; `stations` is everything that can be searched for."""

    station: StationPicture
    meeting: MeetingPicture
    people: PeoplePicture
    stations: tuple[ResultPicture, ...]
