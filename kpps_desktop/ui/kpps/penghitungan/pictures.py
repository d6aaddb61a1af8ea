"""Pictures of penghitungan: the boxes, one box counted out, its tally."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import (
        FindingPicture,
        RecordTablePicture,
        TallyBarsPicture,
        Tone,
    )


class Phase(Enum):
    """Where the count of one contest stands."""

    SEALED = "sealed"
    OPENED = "opened"
    TALLY = "tally"
    REST = "rest"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class ChoicePicture:
    """One line of the tally: a choice, or *tidak sah* (number 0).

    `most` is the highest count of the contest, so that lines can be compared; `earlier` is what
    the count before a *penghitungan ulang* came to.
    """

    number: int
    names: tuple[str, ...]
    count: int
    most: int = 0
    earlier: int | None = None

    @property
    def name(self) -> str:
        """The names on one line."""
        return " / ".join(self.names)


@dataclass(frozen=True, slots=True)
class LastPicture:
    """The ballot announced last, and its place in the count."""

    place: int
    choice: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TallyPicture:
    """One contest's tally. `two_digits`: a number on the ballot needs more than one key."""

    contest: str
    name: str
    title: str
    detail: str
    box: int
    announced: int
    choices: tuple[ChoicePicture, ...]
    last: LastPicture | None = None
    numbers: tuple[int, ...] = ()
    two_digits: bool = False
    again: bool = False
    """Whether an earlier count stands beside."""

    @property
    def whole(self) -> bool:
        """Whether every ballot of the box was announced."""
        return self.announced == self.box


@dataclass(frozen=True, slots=True)
class ComparisonPicture:
    """Ballots of the box against the attendance: it agrees, or what is found."""

    tone: Tone
    words: str
    finding: FindingPicture | None = None
    reason: str = ""
    """Why it differs, where that was told for the very same figures."""


@dataclass(frozen=True, slots=True)
class BoxPicture:
    """A box whose ballots are counted before any is unfolded, or counted again."""

    contest: str
    name: str
    voters: int
    ballots: int | None = None
    unsigned: int | None = None


@dataclass(frozen=True, slots=True)
class RestPicture:
    """Who rests since when, and how far the count has come."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CountPicture:
    """One contest: where it stands, and what belongs to that."""

    contest: str
    name: str
    phase: Phase
    bars: TallyBarsPicture
    told: str
    box: BoxPicture
    tally: TallyPicture | None = None
    rest: RestPicture | None = None


@dataclass(frozen=True, slots=True)
class PenghitunganPicture:
    """The whole screen: every contest, and the one to go on with."""

    title: str
    detail: str
    table: RecordTablePicture
    counts: tuple[CountPicture, ...]
    next: str
    """The contest in hand or to be opened next; empty once all are counted."""
    officers: tuple[tuple[str, str], ...]
    """Officers by id and how they are shown, to whom the keyboard may go."""
    recount: bool
    """Whether a *penghitungan ulang* may still begin."""

    def count(self, contest: str) -> CountPicture | None:
        """Return a contest's count, or None where no such contest is held."""
        return next((one for one in self.counts if one.contest == contest), None)
