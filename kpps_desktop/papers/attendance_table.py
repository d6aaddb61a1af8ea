"""The table of an attendance list: heads, rows of one height, sums of a page and of the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.parts import digits
from kpps_desktop.papers.pen import HAIR, THICK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kpps_desktop.formbook.letters import Letter, LetterColumn, Table
    from kpps_desktop.papers.attendance_lines import Figures
    from kpps_desktop.papers.pen import Pen

HEAD, STRIP = 9 * MM, 9 * MM
"""Heights: of the heads, of the sums of a page."""
_SUM_HEAD, _SUM = 6 * MM, 7 * MM
_DIGIT = 6.4 * MM
_PAGE_DIGITS, _LIST_DIGITS = 2, 3
_GREY = 0.91
_EVEN = 0.44
"""Where an even number stands in its cell: signatures step aside for one another."""

_HEADING = Type(Face.BOLD, 6.4, 3.6, lines=3, across="centre", leading=1.1)
_NAME = Type(Face.BOLD, 7.4, 4.2, lines=2, leading=1.1)
_TEXT = Type(Face.PLAIN, 6.6, 3.8, lines=4, leading=1.1)
_PLACE = Type(Face.PLAIN, 5.6, 4, down="top", grey=0.3)
_LABEL = Type(Face.BOLD, 7, 4, lines=2)

SIGNATURE, NUMBER, NAME = "signature", "number", "name"
"""Columns that are drawn in their own way."""


class AttendanceTable:
    """Draws the rows of one list at one width."""

    def __init__(self, pen: Pen, letter: Letter) -> None:
        self._pen = pen
        self._letter = letter
        self._table: Table = letter.tables[0]
        self._widths = [column.width * MM for column in self._table.columns]

    @property
    def row(self) -> float:
        """Height of a row."""
        return self._table.row * MM

    def draw(self, box: Box, rows: Sequence[Mapping[str, str]]) -> Box:
        """Draw heads and rows from the top of a box; return the box they took."""
        head = Box(box.x, box.y, box.w, HEAD)
        self._pen.fill(head, _GREY)
        for column, place in zip(self._table.columns, head.columns(*self._widths), strict=True):
            self._pen.write(place.inset(2, 1), column.label, _HEADING)
        y = head.bottom
        for row in rows:
            place = Box(box.x, y, box.w, self.row)
            self._pen.rule(place.x, y, place.right, y, HAIR)
            self._row(place, row)
            y = place.bottom
        taken = Box(box.x, box.y, box.w, y - box.y)
        for place in taken.columns(*self._widths)[1:]:
            self._pen.rule(place.x, place.y, place.x, place.bottom, HAIR)
        self._pen.frame(taken, THICK)
        return taken

    def strip(self, box: Box, figures: Figures) -> None:
        """Draw the sums of a page: how many of those on it came."""
        place = Box(box.x, box.y + 2 * MM, box.w, box.h - 2.5 * MM)
        x = place.right
        for code, figure in reversed(tuple(zip("LPJ", figures, strict=True))):
            boxes = Box(x - _PAGE_DIGITS * _DIGIT, place.y, _PAGE_DIGITS * _DIGIT, place.h)
            self._pen.frame(boxes, THICK)
            digits(self._pen, boxes, figure, _PAGE_DIGITS)
            named = Box(boxes.x - 6 * MM, place.y, 4.6 * MM, place.h)
            self._pen.write(named, code, replace(_LABEL, across="right"))
            x = named.x - 2 * MM
        label = Box(place.x, place.y, x - place.x - 2 * MM, place.h)
        self._pen.write(label, self._letter.term("page"), replace(_LABEL, across="right"))

    def sums(self, box: Box, rows: Sequence[tuple[str, Figures]]) -> None:
        """Draw the sums of the whole list, at the top of a box as high as `sums_height` says."""
        wide = _LIST_DIGITS * _DIGIT + 8 * MM
        place = Box(box.x, box.y, box.w, sums_height(len(rows)))
        widths = (0.0, wide, wide, wide)
        head, *lines = place.rows(_SUM_HEAD, *[_SUM] * len(rows))
        self._pen.fill(head, _GREY)
        heads = [self._letter.term(code) for code in ("sums", *"LPJ")]
        for cell, text in zip(head.columns(*widths), heads, strict=True):
            self._pen.write(cell.inset(2, 1), text, _HEADING)
        for line, (label, figures) in zip(lines, rows, strict=True):
            self._pen.rule(line.x, line.y, line.right, line.y, HAIR)
            first, *cells = line.columns(*widths)
            self._pen.write(first.inset(4, 1), label, replace(_LABEL, face=Face.PLAIN))
            for cell, figure in zip(cells, figures, strict=True):
                boxes = cell.inset(4 * MM, 0.9 * MM)
                self._pen.frame(boxes)
                digits(self._pen, boxes, figure, _LIST_DIGITS)
        for cell in place.columns(*widths)[1:]:
            self._pen.rule(cell.x, cell.y, cell.x, cell.bottom, HAIR)
        self._pen.frame(place, THICK)

    def _row(self, box: Box, row: Mapping[str, str]) -> None:
        for column, place in zip(self._table.columns, box.columns(*self._widths), strict=True):
            text = row.get(column.code, "")
            if column.code == SIGNATURE:
                self._signature(place, row.get(NUMBER, ""), text)
            else:
                self._pen.write(place.inset(3, 1.2), text, _type_of(column))

    def _signature(self, box: Box, number: str, text: str) -> None:
        """Leave room to sign beside the voter's number, or write what was done."""
        if text:
            self._pen.write(box.inset(3, 1), text, replace(_TEXT, across="centre"))
        elif number:
            x = box.x + 3 + (0 if int(number) % 2 else _EVEN * box.w)
            room = width(number, _PLACE.face, _PLACE.size) + 1
            self._pen.write(Box(x, box.y + 1.4, room, box.h - 2), number, _PLACE)


def sums_height(count: int) -> float:
    """Return the height of so many sums and their head."""
    return _SUM_HEAD + count * _SUM


def _type_of(column: LetterColumn) -> Type:
    letter = _NAME if column.code == NAME else _TEXT
    return replace(letter, across=column.across.value)
