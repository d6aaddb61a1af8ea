"""What the first window needs of all pictures, which take longer to load than it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """How a thing is marked: always by colour, icon and word together."""

    PLAIN = "plain"
    OK = "ok"
    PERINGATAN = "peringatan"
    GALAT = "galat"
    KABAR = "kabar"


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """Work that takes longer than half a second; without `of`, its end is not known."""

    words: str
    done: int = 0
    of: int = 0
