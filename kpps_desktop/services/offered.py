"""A paper that a desk offers, and one made ready for the press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Step: TypeAlias = Callable[[int, int], object]
"""Told how much is done, of how much."""
Drawing: TypeAlias = Callable[[Step], bytes]
"""What is left to do once the books were read."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be had now. `needed` tells that it is one of the stage in hand.

    A `draft` of a kept paper is drawn until that is made.
    """

    code: str
    contest: str = ""
    about: str = ""
    kept: bool = False
    needed: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A paper made ready: the books are needed no more, `make` may run on another worker.

    Of a kept paper, `copy` is the number of the copy handed out next, or of the one handed to
    whom the offer is about; `printed` tells that another printing needs its reason.
    """

    offer: Offer
    file: str
    make: Drawing
    copy: int = 0
    printed: bool = False
