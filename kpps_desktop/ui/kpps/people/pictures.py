"""What is shown of the people at the TPS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import Tone

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import RecordTablePicture


@dataclass(frozen=True, slots=True)
class PresencePicture:
    """Somebody who should be there; `key` is the digit that ticks."""

    code: str
    key: str
    present: bool


@dataclass(frozen=True, slots=True)
class PeoplePicture:
    """Who is there, as a list and one by one."""

    table: RecordTablePicture
    people: tuple[PresencePicture, ...]
    said: str
    closed: str = ""
    """Since when nothing is written any more, in words."""


@dataclass(frozen=True, slots=True)
class SaksiPicture:
    """A saksi of a pair: name, mandate in words, whether sitting inside."""

    code: str
    name: str
    mandate: str
    sits: bool
    tone: Tone = Tone.PLAIN
    lettered: bool = True
    """Whether the mandate is here."""


@dataclass(frozen=True, slots=True)
class PairPicture:
    """A pair of a contest and its saksi; `full` where it has as many as it may."""

    code: str
    contest: str
    number: int
    title: str
    names: str
    saksi: tuple[SaksiPicture, ...]
    full: str = ""


@dataclass(frozen=True, slots=True)
class PairsPicture:
    """Every pair of every contest."""

    table: RecordTablePicture
    pairs: tuple[PairPicture, ...]
    said: str
    late: bool = False
    """Whether a mandate that comes now is late."""
    closed: str = ""
    """Since when nothing is written any more, in words."""
