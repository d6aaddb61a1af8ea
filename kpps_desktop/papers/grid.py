"""The recap table: many narrow columns of figures, drawn straight onto the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import CAPITAL, Face, width
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.pen import HAIR, THICK, THIN
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.papers.columns import Column
    from kpps_desktop.papers.lines import Line
    from kpps_desktop.papers.pen import Pen

LABEL, _WIDEST_LABEL = 60 * MM, 105 * MM
_CODE = 6 * MM
_COLUMN, _WIDEST_COLUMN = 11.6 * MM, 22 * MM
_HEAD = 8.5 * MM
_NUMBERS = 2.6 * MM
_PAD = 2.4
_FIGURE, _SHARE = 8.0, 0.7
"""Size of figures, in points; in flat lines this share of their height."""

_HEADING = Letter(Face.BOLD, 5.8, 3.2, lines=3, across="centre", leading=1.08)
_NUMBER = Letter(Face.BOLD, 4.4, 3, across="centre")
_BAND = Letter(Face.BOLD, 6.2, 4)
_LABELS = {
    True: Letter(Face.BOLD, 6, 3.2, lines=3, leading=1.1),
    False: Letter(Face.PLAIN, 6, 3.2, lines=3, leading=1.1),
}
_CODES = Letter(Face.PLAIN, 5.8, 4, across="centre")
_OVERLONG = Letter(Face.PLAIN, 7, 2.5, across="right")
_FOOTNOTE = Letter(Face.BOLD, 4.6, 2.4, down="top")
_GREY, _MARKED, _ABSENT = 0.91, 0.82, 0.95


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide a table's label and columns are."""

    label: float
    step: float

    def width(self, count: int) -> float:
        """Return the width of a table of so many columns."""
        return self.label + _CODE + count * self.step


def columns_in(w: float, least: float = 0) -> int:
    """Return how many columns a width has room for, none narrower than the least."""
    return int((w - LABEL - _CODE) / max(_COLUMN, least))


def shape_for(w: float, count: int) -> Shape:
    """Return the widths that fill a width with so many columns, within reason."""
    step = min(_WIDEST_COLUMN, (w - LABEL - _CODE) / count)
    return Shape(min(_WIDEST_LABEL, w - _CODE - count * step), step)


class Grid:
    """Draws one sheet of a recap table, over the height of a box."""

    def __init__(self, pen: Pen, box: Box, lines: Sequence[Line], shape: Shape) -> None:
        self._pen = pen
        self._box = box
        self._lines = lines
        self._shape = shape
        each = (box.h - _HEAD - _NUMBERS) / sum(line.height for line in lines)
        self._ys = [box.y + _HEAD + _NUMBERS]
        for line in lines:
            self._ys.append(self._ys[-1] + line.height * each)
        self._size = min(_FIGURE, _SHARE * each)

    def draw(self, head: str, columns: Sequence[Column]) -> None:
        """Draw the table."""
        for number, column in enumerate(columns):
            self._shade(number, column)
        self._bands()
        self._heads(head, columns)
        self._labels()
        for number, column in enumerate(columns):
            self._figures(number, column)
        self._rules(columns)

    def _x(self, number: int) -> float:
        return self._box.x + self._shape.width(number)

    def _shade(self, number: int, column: Column) -> None:
        """Grey a column of which nothing has come, and cells with a note."""
        x, step = self._x(number), self._shape.step
        if column.figures is None:
            self._pen.fill(Box(x, self._ys[0], step, self._box.bottom - self._ys[0]), _ABSENT)
        if column.footnotes:
            for at, line in enumerate(self._lines):
                if line.cell in column.footnotes:
                    self._pen.fill(self._across(at, x, step), _MARKED)

    def _across(self, at: int, x: float, w: float) -> Box:
        return Box(x, self._ys[at], w, self._ys[at + 1] - self._ys[at])

    def _bands(self) -> None:
        for at, line in enumerate(self._lines):
            if line.band:
                place = self._across(at, self._box.x, self._box.w)
                if line.major:
                    self._pen.fill(place, _GREY)
                self._pen.write(place.inset(3, 0), line.band, _BAND)

    def _heads(self, head: str, columns: Sequence[Column]) -> None:
        top = Box(self._box.x, self._box.y, self._box.w, _HEAD)
        numbers = top.below(_NUMBERS)
        self._pen.fill(numbers, _GREY)
        left = self._shape.width(0)
        self._pen.write(Box(top.x, top.y, left, top.h).inset(2, 1), head, _HEADING)
        for number, column in enumerate(columns):
            cell = Box(self._x(number), top.y, self._shape.step, top.h)
            marked = f"{column.head} *" if column.partial else column.head
            self._pen.write(cell.inset(3, 1), marked, _HEADING)
        self._pen.write(Box(numbers.x, numbers.y, left, numbers.h), "(1)", _NUMBER)
        for number in range(len(columns)):
            cell = Box(self._x(number), numbers.y, self._shape.step, numbers.h)
            self._pen.write(cell, f"({number + 2})", _NUMBER)

    def _labels(self) -> None:
        for at, line in enumerate(self._lines):
            if line.cell is None:
                continue
            if line.column:
                code = self._across(at, self._box.x + self._shape.label, _CODE)
                self._pen.write(code, line.column, _CODES)
            if line.label is not None:
                wide = self._shape.label if line.column else self._shape.width(0)
                bottom = self._ys[at + line.label.lines]
                place = Box(self._box.x, self._ys[at], wide, bottom - self._ys[at])
                self._pen.write(place.inset(3, 0.8), line.label.text, _LABELS[line.label.bold])

    def _figures(self, number: int, column: Column) -> None:
        if column.figures is None:
            x, y = self._x(number) + self._shape.step / 2, self._widest_gap()
            self._pen.slant(x, y, captions().recap.missing, 9, 90, grey=0.35)
            return
        x = self._x(number)
        for at, line in enumerate(self._lines):
            if line.cell is not None:
                face = Face.BOLD if line.bold or column.is_sum else Face.PLAIN
                self._figure(self._across(at, x, self._shape.step), column, line, face)

    def _figure(self, place: Box, column: Column, line: Line, face: Face) -> None:
        figures = column.figures or {}
        figure = figures.get(line.cell) if line.cell else None
        shown = captions().recap.blank if figure is None else grouped(figure)
        wide = width(shown, face, self._size)
        if wide > place.w - 2 * _PAD:
            self._pen.write(place.inset(1, 0), shown, _OVERLONG)
        else:
            baseline = place.y + (place.h + CAPITAL * self._size) / 2
            self._pen.put(place.right - _PAD - wide, baseline, shown, face, self._size)
        note = column.footnotes.get(line.cell or "")
        if note:
            beside = Box(
                place.x + 1.2, place.y + 0.6, max(0.1, place.w - wide - _PAD - 2), place.h - 1
            )
            self._pen.write(beside, note, _FOOTNOTE)

    def _widest_gap(self) -> float:
        """Return the middle of the tallest stretch without a band."""
        edges = [self._ys[at] for at, line in enumerate(self._lines) if line.cell is None]
        below = [*edges[1:], self._box.bottom]
        return max(
            (end - start, (start + end) / 2) for start, end in zip(edges, below, strict=True)
        )[1]

    def _rules(self, columns: Sequence[Column]) -> None:
        pen, box = self._pen, self._box
        for at, line in enumerate(self._lines):
            y = self._ys[at]
            starts = line.cell is None or line.label is not None
            x = box.x if starts else box.x + self._shape.label
            for left, right in self._spans(x, columns if line.cell is not None else ()):
                pen.rule(left, y, right, y, THIN if starts else HAIR)
            if line.cell is not None and line.column:
                code = box.x + self._shape.label
                pen.rule(code, y, code, self._ys[at + 1], HAIR)
        pen.rule(box.x, box.y + _HEAD, box.right, box.y + _HEAD)
        for number in range(len(columns)):
            self._upright(self._x(number))
        pen.frame(box, THICK)

    def _spans(self, start: float, columns: Sequence[Column]) -> Iterator[tuple[float, float]]:
        """Return where a level rule is drawn: not across columns of which nothing has come."""
        for number, column in enumerate(columns):
            if column.figures is None:
                yield start, self._x(number)
                start = self._x(number + 1)
        yield start, self._box.right

    def _upright(self, x: float) -> None:
        """Rule between two columns, leaving out the bands."""
        start = self._box.y
        for at, line in enumerate(self._lines):
            if line.cell is None:
                if self._ys[at] > start:
                    self._pen.rule(x, start, x, self._ys[at], HAIR)
                start = self._ys[at + 1]
        self._pen.rule(x, start, x, self._box.bottom, HAIR)
