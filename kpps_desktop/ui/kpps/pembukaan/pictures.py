"""What pembukaan shows: the meeting step by step, people, saksi, ballots, the opening."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import Tone

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.people.pictures import PairsPicture, PeoplePicture
    from kpps_desktop.ui.pictures import StepPicture


class Moment(StrEnum):
    """Where the meeting stands."""

    BEFORE = "before"
    MEETING = "meeting"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class MeetingPicture:
    """The steps with their times; the one at hand, and what is read out or done at it."""

    moment: Moment
    steps: tuple[StepPicture, ...]
    step: str
    title: str
    text: str
    oath: bool
    primary: str
    to_ballots: bool = False
    to_opening: bool = False
    people: str = ""
    saksi: str = ""
    ballots: str = ""


@dataclass(frozen=True, slots=True)
class BallotPicture:
    """The ballots of a contest: norm, what was counted, and what that comes to in words."""

    code: str
    name: str
    norm: int
    received: int | None
    told: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class OpeningPicture:
    """Opening the voting: from when, how long until then (seconds), what needs a reason."""

    opens: str
    seconds: int
    left: str
    uncounted: str
    late: str
    can: bool

    @property
    def reason_needed(self) -> bool:
        """Whether it can be opened with a reason only."""
        return bool(self.left or self.late)


@dataclass(frozen=True, slots=True)
class PembukaanPicture:
    """The whole stage."""

    meeting: MeetingPicture
    people: PeoplePicture
    pairs: PairsPicture
    ballots: tuple[BallotPicture, ...]
    opening: OpeningPicture
