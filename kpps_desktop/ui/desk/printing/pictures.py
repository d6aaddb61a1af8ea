"""What the press shows: one paper, where it can go, and how printing stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import Tone


@dataclass(frozen=True, slots=True)
class Place:
    """Where a PDF can be saved: `stick` tells that it is to be pulled out afterwards."""

    folder: str
    words: str
    stick: bool = False


@dataclass(frozen=True, slots=True)
class PressPicture:
    """A paper at the press. `note` is of its copy's number; `reason` why a reason is asked."""

    title: str
    detail: str
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A line that tells how it went."""

    tone: Tone
    words: str


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: where, in how many copies, and why once more."""

    printer: str
    copies: int
    reason: str = ""
