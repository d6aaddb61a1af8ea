"""Ledgers: ruled tables of text whose rows are as high as their words need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter, broken, clean, wrap
from kpps_desktop.papers.pen import HAIR, THICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.papers.pen import Pen

_HEAD = 6.4 * MM
_SIZE, _LEADING = 6.2, 1.2
_PAD = 1.1 * MM
_MOST_LINES = 12
_HEADING = Letter(Face.BOLD, 6.2, 4, lines=2, across="centre")
_TEXT = Letter(Face.PLAIN, _SIZE, 4, lines=_MOST_LINES, down="top", leading=_LEADING)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Heads, widths (0 shares what is left) and rows of text."""

    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def dealt(self, w: float, room: float) -> list[tuple[tuple[str, ...], ...]]:
        """Return the rows of each page of a height."""
        pages: list[list[tuple[str, ...]]] = []
        left = 0.0
        for row in self.rows:
            high = self._height(row, w)
            if not pages or high > left:
                pages.append([])
                left = room - _HEAD
            pages[-1].append(row)
            left -= high
        return [tuple(page) for page in pages]

    def draw(self, pen: Pen, box: Box, rows: Sequence[tuple[str, ...]]) -> None:
        """Draw some rows under the heads, from the top of a box."""
        head = Box(box.x, box.y, box.w, _HEAD)
        pen.fill(head, 0.91)
        self._cells(pen, head, self.heads, _HEADING)
        y = head.bottom
        for row in rows:
            place = Box(box.x, y, box.w, self._height(row, box.w))
            pen.rule(place.x, y, place.right, y, HAIR)
            self._cells(pen, place.inset(0, _PAD), row, _TEXT)
            y = place.bottom
        for column in head.columns(*self.widths)[1:]:
            pen.rule(column.x, box.y, column.x, y, HAIR)
        pen.frame(Box(box.x, box.y, box.w, y - box.y), THICK)

    def _cells(self, pen: Pen, box: Box, texts: Sequence[str], letter: Letter) -> None:
        for place, text in zip(box.columns(*self.widths), texts, strict=True):
            pen.write(place.inset(_PAD, 0), text, letter)

    def _height(self, row: tuple[str, ...], w: float) -> float:
        columns = Box(0, 0, w, 0).columns(*self.widths)
        lines = max(
            len(wrap(broken(clean(text), room, Face.PLAIN, _SIZE), room, Face.PLAIN, _SIZE))
            for text, room in zip(row, (column.w - 2 * _PAD for column in columns), strict=True)
        )
        return (1.01 + (min(lines, _MOST_LINES) - 1) * _LEADING) * _SIZE + 2 * _PAD + 0.1
