"""QR symbols drawn as filled squares, and how large they must be to be read again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import segno

from kpps_desktop.papers.boxes import MM, Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.papers.pen import Pen

LEAST_MODULE = 0.65 * MM
"""Smaller modules are not read from a photocopy or a phone's photo."""
LEAST_SIDE, MOST_SIDE = 45 * MM, 55 * MM
"""Printed size of the symbol itself, without its quiet zone."""
QUIET = 4
"""Modules of white around a symbol (ISO/IEC 18004)."""


@lru_cache(maxsize=64)
def _matrix(text: str) -> tuple[bytearray, ...]:
    # boost_error off: segno would raise the level, and with it nothing but the density.
    return tuple(segno.make_qr(text, error="M", boost_error=False).matrix)


def symbol(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a symbol, without its quiet zone; True is a dark module."""
    return tuple(tuple(bool(one) for one in line) for line in _matrix(text))


def modules(text: str) -> int:
    """Return the modules on a side of the symbol, its quiet zone included."""
    return len(_matrix(text)) + 2 * QUIET


def side_at(text: str, symbol: float) -> float:
    """Return the size, quiet zone included, at which the symbol itself has a size."""
    return symbol * modules(text) / len(_matrix(text))


def least_side(text: str) -> float:
    """Return the least size, quiet zone included, a symbol may be printed at, in points."""
    return max(side_at(text, LEAST_SIDE), modules(text) * LEAST_MODULE)


def readable(text: str) -> bool:
    """Tell whether a text's symbol keeps its least module within the largest printed size."""
    return least_side(text) <= side_at(text, MOST_SIDE)


def draw_qr(pen: Pen, box: Box, text: str) -> float:
    """Draw a symbol in the upper left square of a box; return the size of a module, in points."""
    matrix = _matrix(text)
    side = min(box.w, box.h)
    module = side / (len(matrix) + 2 * QUIET)
    start_x, start_y = box.x + QUIET * module, box.y + QUIET * module
    pen.fill(Box(box.x, box.y, side, side), 1.0)
    pen.fills(
        Box(start_x + first * module, start_y + row * module, (last - first) * module, module)
        for row, line in enumerate(matrix)
        for first, last in _dark(line)
    )
    return module


def _dark(line: bytearray) -> Iterator[tuple[int, int]]:
    """Return the dark stretches of a row as (first, one past the last) module."""
    return (found.span() for found in re.finditer(b"\x01+", line))
