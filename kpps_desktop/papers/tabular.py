"""Tables of words: rows as high as their words need, broken between lines where they are long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.formbook.letters import Across
from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import ASCENT, DESCENT, Face, width
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fitting import Letter, broken, clean, wrap
from kpps_desktop.papers.flow import Ruled, Strip
from kpps_desktop.papers.heads import Piece
from kpps_desktop.papers.pen import HAIR, THICK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.formbook.letters import LetterColumn, Table
    from kpps_desktop.papers.pen import Pen

Row: TypeAlias = Mapping[str, str]
"""Texts by the code of their column."""
Lines: TypeAlias = tuple[tuple[str, ...], ...]
"""The lines of each cell of a row, from the left."""

SIZE, LEADING = 8.0, 1.22
_PAD_X, _PAD_Y = 1.4 * MM, 1.1 * MM
_HEAD = 8.4 * MM
_WHOLE, _STEP = 10, 4
"""A row of more lines than this may break, after so many lines at a time."""
_NIL_HEIGHT, _RESUMED_HEIGHT = 9 * MM, 6 * MM
_GREY = 0.91
_SHARE = {Across.LEFT: 0.0, Across.CENTRE: 0.5, Across.RIGHT: 1.0}
"""Of the room a line leaves free, what stands before it."""

_HEADING = Letter(Face.BOLD, 7.6, 4, lines=3, across="centre", leading=1.1)
_NIL = Letter(Face.BOLD, 9, 6, across="centre")
_RESUMED = Letter(Face.SLANTED, 7.4, 5)
_TOTAL = Letter(Face.BOLD, SIZE, 5, across="right")


@dataclass(frozen=True, slots=True)
class Rows:
    """What fills a table: its rows, and sums by column for the line under them."""

    rows: tuple[Row, ...] = ()
    total: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some lines of one row: the first has the rule over it, and first and last their margin."""

    lines: Lines
    height: float
    first: bool
    last: bool


def strips(table: Table, rows: Rows, w: float, resumed: str) -> Iterator[Strip]:
    """Return a table's strips, for a width.

    `resumed` is what stands over a row that is read on, on another page; it may ask for what
    the row says in its first column, as `{no}`.
    """
    drawn = _Drawn(table, w)
    for row in rows.rows:
        again = drawn.resumed(plain(resumed, {"no": row.get(table.columns[0].code, "")}))
        for one in drawn.stretches(row):
            yield Strip(drawn.piece(one), ruled=drawn.ruled, resumes=None if one.first else again)
    if not rows.rows:
        yield Strip(drawn.nil(), ruled=drawn.ruled)
    if rows.total:
        yield Strip(drawn.total(rows.total), ruled=drawn.ruled)


class _Drawn:
    """One table at one width."""

    def __init__(self, table: Table, w: float) -> None:
        self._table = table
        boxes = Box(0, 0, w, 0).columns(*(one.width * MM for one in table.columns))
        self._columns = list(zip(table.columns, boxes, strict=True))
        self._least = max(_height(1) + 2 * _PAD_Y, table.row * MM)
        self.ruled = Ruled(Piece(_HEAD, self._head), lambda pen, box: pen.frame(box, THICK))

    def stretches(self, row: Row) -> Iterator[_Stretch]:
        """Return a row whole, or in stretches where it is long."""
        cells = [_lines(row.get(column.code, ""), place.w) for column, place in self._columns]
        most = max(map(len, cells))
        if most <= _WHOLE:
            height = max(self._least, _height(most) + 2 * _PAD_Y)
            yield _Stretch(tuple(cells), height, first=True, last=True)
            return
        for start in range(0, most, _STEP):
            lines = tuple(cell[start : start + _STEP] for cell in cells)
            first, last = start == 0, start + _STEP >= most
            height = max(map(len, lines)) * LEADING * SIZE + _PAD_Y * (first + last)
            yield _Stretch(lines, height, first, last)

    def piece(self, stretch: _Stretch) -> Piece:
        """Return a stretch as it is drawn."""
        return Piece(stretch.height, lambda pen, box: self._draw(pen, box, stretch))

    def resumed(self, text: str) -> Piece:
        """Return the line over a row that is read on."""
        return Piece(_RESUMED_HEIGHT, lambda pen, box: self._draw_resumed(pen, box, text))

    def nil(self) -> Piece:
        """Return the line of a table that has no rows."""
        return Piece(max(self._least, _NIL_HEIGHT), self._draw_nil)

    def total(self, sums: Row) -> Piece:
        """Return the line of sums."""
        return Piece(self._least, lambda pen, box: self._draw_total(pen, box, sums))

    def _head(self, pen: Pen, box: Box) -> None:
        pen.fill(box, _GREY)
        self._uprights(pen, box)
        for column, place in self._columns:
            at = _in(box, place)
            pen.write(at.inset(_PAD_X / 2, 0.6 * MM), column.label, _HEADING)

    def _draw(self, pen: Pen, box: Box, stretch: _Stretch) -> None:
        self._uprights(pen, box)
        if stretch.first:
            pen.rule(box.x, box.y, box.right, box.y, HAIR)
        short = stretch.first and stretch.last and stretch.height <= self._least
        for (column, place), lines in zip(self._columns, stretch.lines, strict=True):
            at = _in(box, place)
            above = (at.h - _height(len(lines))) / 2 if short else _PAD_Y * stretch.first
            _write(pen, at, above, lines, column, Face.PLAIN)

    def _draw_resumed(self, pen: Pen, box: Box, text: str) -> None:
        line, gap = box.rows(0, _PAD_Y)
        pen.rule(line.x, line.y, line.right, line.y, HAIR)
        pen.write(line.inset(_PAD_X), text, _RESUMED)
        pen.rule(line.x, line.bottom, line.right, line.bottom, HAIR)
        self._uprights(pen, gap)

    def _draw_nil(self, pen: Pen, box: Box) -> None:
        pen.rule(box.x, box.y, box.right, box.y, HAIR)
        pen.write(box, self._table.nil, _NIL)

    def _draw_total(self, pen: Pen, box: Box, sums: Row) -> None:
        pen.fill(box, _GREY)
        pen.rule(box.x, box.y, box.right, box.y)
        first = next(at for at, (one, _) in enumerate(self._columns) if one.code in sums)
        self._uprights(pen, box, first)
        start = Box(box.x, box.y, self._columns[first][1].x, box.h)
        pen.write(start.inset(_PAD_X), self._table.total, _TOTAL)
        for column, place in self._columns[first:]:
            at = _in(box, place)
            lines = _lines(sums.get(column.code, ""), place.w, Face.BOLD)
            _write(pen, at, (at.h - _height(len(lines))) / 2, lines, column, Face.BOLD)

    def _uprights(self, pen: Pen, box: Box, first: int = 1) -> None:
        for _, place in self._columns[first:]:
            at = _in(box, place)
            pen.rule(at.x, at.y, at.x, at.bottom, HAIR)


def _in(box: Box, place: Box) -> Box:
    return Box(box.x + place.x, box.y, place.w, box.h)


def _lines(text: str, w: float, face: Face = Face.PLAIN) -> tuple[str, ...]:
    room = w - 2 * _PAD_X
    return tuple(
        line
        for part in text.strip().split("\n")
        if clean(part)
        for line in wrap(broken(clean(part), room, face, SIZE), room, face, SIZE)
    )


def _height(lines: int) -> float:
    return (ASCENT + DESCENT) * SIZE + (max(1, lines) - 1) * LEADING * SIZE


def _write(
    pen: Pen, at: Box, above: float, lines: Sequence[str], column: LetterColumn, face: Face
) -> None:
    baseline = at.y + above + ASCENT * SIZE
    for line in lines:
        slack = at.w - 2 * _PAD_X - width(line, face, SIZE)
        x = _SHARE[column.across] * slack
        pen.put(at.x + _PAD_X + x, baseline, line, face, SIZE)
        baseline += LEADING * SIZE
