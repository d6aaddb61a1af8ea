"""Boxes: where things stand on a page, in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""One millimetre, in points."""

A5 = (148 * MM, 210 * MM)
A4 = (210 * MM, 297 * MM)
A3 = (297 * MM, 420 * MM)
A4_ACROSS = (297 * MM, 210 * MM)
A3_ACROSS = (420 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards, as an officer fills a form."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.y + self.h

    def inset(self, x: float, y: float = 0.0) -> Box:
        """Return the box smaller by a margin on both sides."""
        return Box(self.x + x, self.y + y, self.w - 2 * x, self.h - 2 * y)

    def columns(self, *widths: float) -> tuple[Box, ...]:
        """Split from the left; a width of 0 takes an even share of what is left over."""
        made, x = [], self.x
        for width in _shares(self.w, widths):
            made.append(Box(x, self.y, width, self.h))
            x += width
        return tuple(made)

    def rows(self, *heights: float) -> tuple[Box, ...]:
        """Split from the top; a height of 0 takes an even share of what is left over."""
        made, y = [], self.y
        for height in _shares(self.h, heights):
            made.append(Box(self.x, y, self.w, height))
            y += height
        return tuple(made)

    def even(self, count: int) -> tuple[Box, ...]:
        """Split into columns of one width."""
        return self.columns(*([0.0] * count))

    def below(self, height: float, gap: float = 0.0) -> Box:
        """Return a box of a height under this one."""
        return Box(self.x, self.bottom + gap, self.w, height)


def _shares(whole: float, sizes: tuple[float, ...]) -> list[float]:
    open_ones = sum(1 for size in sizes if not size)
    share = (whole - sum(sizes)) / open_ones if open_ones else 0.0
    return [size or share for size in sizes]
