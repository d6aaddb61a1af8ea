"""Tables of the plano: choices with their turus, and the boxes of valid and invalid votes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import INVALID
from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.facts import in_words
from kpps_desktop.papers.fitting import Letter, fit
from kpps_desktop.papers.parts import DIGITS, HEAD, NUMBER, TITLE, digits
from kpps_desktop.papers.pen import HAIR, THICK
from kpps_desktop.papers.tally_marks import draw_sums, draw_tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kpps_desktop.domain.elections import Choice
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.formbook import Form, Row, Section, Tally
    from kpps_desktop.papers.pen import Pen

_HEIGHTS = {
    "title": (6.0, 5.0),
    "head": (9.6, 8.0),
    "line": (7.0, 4.6),
    "words": (9.0, 6.0),
    "gap": (4.0, 1.4),
    "box": (15.0, 11.0),
    "between": (6.0, 2.4),
}
"""Of a table's bands, in mm: roomy, tight."""
_NAMES, _SUMS, _TOTAL = 0.225, 0.075, 0.172
"""Widths of columns, as shares of a table's."""
_MARK = 8 * MM
_DIGIT, _APART = 8.2 * MM, 1.6 * MM
_SUM_BOXES = 5.4 * MM
_SPELT_BELOW = 11 * MM

_CHOICE = Letter(Face.BOLD, 20, 9, across="centre")
_PAIR = Letter(Face.BOLD, 7.6, 3.6, lines=6, across="centre", down="top", leading=1.14)
_BETWEEN_NAMES = 1.4 * MM
_LOW, _NUMBER_SIDE, _NUMBER_ABOVE = 38 * MM, 9 * MM, 11 * MM
_LABEL = Letter(Face.BOLD, 7.6, 4.4, lines=4, across="centre", leading=1.14)
_NOTE = Letter(Face.BOLD_SLANTED, 6.6, 3.4, across="centre")
_WORDS = Letter(Face.BOLD, 9, 4.6, lines=2)
_SPELT = Letter(Face.BOLD, 6.6, 3.6, lines=4, across="centre")
_FOOTNOTE = Letter(Face.BOLD, 5.4, 3, across="right", down="top")
_HINT = Letter(Face.SLANTED, 4.4, 3.2, across="right", down="bottom")


@dataclass(frozen=True, slots=True)
class Tallied:
    """What fills a plano's tables.

    `counted` are the ballots announced by choice (0: *tidak sah*), as `tally_of` gives them;
    None where the turus are yet to be drawn by hand.
    """

    form: Form
    choices: Mapping[int, Choice]
    figures: Figures
    counted: Mapping[int, int] | None
    lines: int
    footnotes: Mapping[str, str]

    def tally(self, row: Row) -> Tally | None:
        """Return how a row is tallied, or None."""
        stem = row.code if row.choice is None else row.code.rpartition("_")[0]
        return next((one for one in self.form.tallies if one.row == stem), None)

    def count(self, row: Row) -> int | None:
        """Return the ballots counted on a row."""
        if self.counted is None:
            return None
        return self.counted.get(INVALID if row.choice is None else row.choice, 0)

    def names(self, row: Row) -> tuple[str, ...]:
        """Return the names of a row's choice: the pair's, or the kolom kosong."""
        return tuple(filter(None, self.form.names(self.choices[row.choice or 0])))


def choices_height(rows: Sequence[Row], filling: Tallied, ease: float) -> float:
    """Return the height of a table of choices."""
    each = filling.lines * _size("line", ease) + _size("words", ease)
    gaps = (len(rows) - 1) * _size("gap", ease)
    return _size("title", ease) + _size("head", ease) + len(rows) * each + gaps


def boxes_height(section: Section, filling: Tallied, ease: float) -> float:
    """Return the height of a section whose rows are boxes."""
    each = (_box_height(row, filling, ease) for row in section.rows)
    gaps = (len(section.rows) - 1) * _size("between", ease)
    return _size("title", ease) + sum(each) + gaps


def _box_height(row: Row, filling: Tallied, ease: float) -> float:
    if filling.tally(row) is None:
        return _size("box", ease)
    return _size("head", ease) + filling.lines * _size("line", ease)


def _size(part: str, ease: float) -> float:
    roomy, tight = _HEIGHTS[part]
    return (tight + ease * (roomy - tight)) * MM


class PlanoTable:
    """Draws the rows of a section, all or some of them, in boxes with turus."""

    def __init__(self, pen: Pen, section: Section, filling: Tallied, ease: float) -> None:
        self._pen = pen
        self._section = section
        self._filling = filling
        self._ease = ease

    def draw_choices(self, box: Box, rows: Sequence[Row], tally: Tally) -> None:
        """Draw a table of choices at the top of a box as high as `choices_height` says."""
        title, head, body = box.rows(_size("title", self._ease), _size("head", self._ease), 0)
        self._title(title, tally.title or self._section.title)
        names, *others = _columns(head)
        self._pen.write(names.inset(3, 1), self._section.head, HEAD)
        self._head(others, tally)
        y = body.y
        each = self._filling.lines * _size("line", self._ease) + _size("words", self._ease)
        for row in rows:
            stretch = Box(body.x, y, body.w, each)
            if y > body.y:
                self._pen.rule(stretch.x, y, stretch.right, y, THICK)
            self._choice(stretch, row, tally)
            self._pen.rule(stretch.x, stretch.bottom, stretch.right, stretch.bottom, THICK)
            y = stretch.bottom + _size("gap", self._ease)
        end = y - _size("gap", self._ease)
        self._pen.frame(Box(head.x, head.y, head.w, end - head.y), THICK)

    def draw_boxes(self, box: Box) -> None:
        """Draw each row as a box of its own, with turus where it is tallied."""
        title, body = box.rows(_size("title", self._ease), 0)
        self._title(title, self._section.title)
        y = body.y
        for row in self._section.rows:
            place = Box(body.x, y, body.w, _box_height(row, self._filling, self._ease))
            tally = self._filling.tally(row)
            if tally is None:
                self._spelt(place, row)
            else:
                self._tallied(place, row, tally)
            self._pen.frame(place, THICK)
            y = place.bottom + _size("between", self._ease)

    def _title(self, box: Box, text: str) -> None:
        place = Box(box.x, box.y, box.w, box.h - 2)
        self._pen.write(place, f"{self._section.code}. {text}", TITLE)

    def _head(self, boxes: Sequence[Box], tally: Tally) -> None:
        """Draw the heads of cells (with their numbers), of each line's sum, of the figure."""
        marks, sums, total = boxes
        upper, numbers = marks.rows(0, marks.h * 0.36)
        self._pen.write(upper.inset(3, 1), tally.marks, HEAD)
        for number, cell in enumerate(numbers.even(tally.cells), 1):
            self._pen.write(cell, str(number), NUMBER)
            if number > 1:
                self._pen.rule(cell.x, cell.y, cell.x, cell.bottom, HAIR)
        self._pen.rule(numbers.x, numbers.y, numbers.right, numbers.y, HAIR)
        self._pen.write(sums.inset(2, 1), tally.each_line, replace(HEAD, size=5.4))
        self._pen.write(total.inset(3, 1), tally.total, HEAD)
        for one in boxes:
            self._pen.rule(one.x, one.y, one.x, one.bottom)
        self._pen.rule(marks.x, marks.bottom, total.right, marks.bottom, THICK)
        self._pen.rule(sums.x, sums.y, sums.x, sums.bottom, THICK)

    def _choice(self, box: Box, row: Row, tally: Tally) -> None:
        names, marks, sums, total = _columns(box)
        words = _size("words", self._ease)
        number, pair = _parted(_above(names, words))
        self._pen.write(number, row.mark, _CHOICE)
        self._pair(pair, row)
        self._marks(_above(marks, words), _above(sums, words), row, tally)
        self._pen.rule(marks.x, marks.y, marks.x, marks.bottom - words)
        below = Box(box.x, box.bottom - words, total.x - box.x, words)
        self._pen.rule(below.x, below.y, below.right, below.y)
        self._words(below, row)
        self._pen.rule(total.x, total.y, total.x, total.bottom)
        self._figure(total, row)

    def _pair(self, box: Box, row: Row) -> None:
        """Write the names one under the other, in the size that suits every pair."""
        half = (box.h - _BETWEEN_NAMES) / 2
        named = [name for one in self._section.rows for name in self._filling.names(one)]
        size = min((fit(name, box.w, half, _PAIR).size for name in named), default=_PAIR.size)
        letter = replace(_PAIR, size=size)
        y = box.y
        for name in self._filling.names(row):
            lines = len(fit(name, box.w, half, letter).lines)
            high = size * (1.01 + (lines - 1) * letter.leading)
            self._pen.write(Box(box.x, y, box.w, half), name, letter)
            y += high + _BETWEEN_NAMES

    def _marks(self, marks: Box, sums: Box, row: Row, tally: Tally) -> None:
        lines, count = self._filling.lines, self._filling.count(row)
        draw_tally(self._pen, marks, tally, lines, count)
        inner = min(2 * _SUM_BOXES, sums.w - 2)
        draw_sums(
            self._pen,
            Box(sums.x + (sums.w - inner) / 2, sums.y, inner, sums.h),
            tally,
            lines,
            count,
        )
        self._pen.rule(sums.x, sums.y, sums.x, sums.bottom, THICK)

    def _spelt(self, box: Box, row: Row) -> None:
        names, rest = box.columns(box.w * _NAMES, 0)
        words, total = rest.columns(0, box.w * _TOTAL)
        self._named(names, row)
        self._words(words, row)
        self._pen.rule(total.x, total.y, total.x, total.bottom)
        self._figure(total, row)

    def _tallied(self, box: Box, row: Row, tally: Tally) -> None:
        names, marks, sums, total = _columns(box)
        self._named(names, row)
        high = _size("head", self._ease)
        self._head([Box(one.x, one.y, one.w, high) for one in (marks, sums, total)], tally)
        marks, sums, total = (_under(one, high) for one in (marks, sums, total))
        self._marks(marks, sums, row, tally)
        self._pen.rule(total.x, total.y, total.x, total.bottom)
        figure, spelt, hint = total.rows(0, _SPELT_BELOW, 3 * MM)
        self._figure(figure, row)
        self._pen.write(spelt.inset(2, 0), in_words(self._value(row)), _SPELT)
        self._pen.write(hint.inset(2, 1), self._filling.form.in_words, _HINT)

    def _named(self, box: Box, row: Row) -> None:
        """Write a row's mark, and its label and note under each other in the middle."""
        mark, label = box.columns(_MARK, 0)
        self._pen.write(mark, f"{row.mark}.", replace(_LABEL, lines=1))
        self._pen.rule(label.x, label.y, label.x, label.bottom)
        self._pen.rule(label.right, label.y, label.right, label.bottom)
        place = label.inset(3, 2)
        note = _NOTE.size * 1.5 if row.note else 0.0
        fitted = fit(row.label, place.w, place.h - note, _LABEL)
        high = fitted.size * (1.1 + (len(fitted.lines) - 1) * _LABEL.leading)
        _, upper, lower, _ = place.rows(0, high, note or 0.01, 0)
        self._pen.write(upper, row.label, _LABEL)
        self._pen.write(lower, row.note, _NOTE)

    def _words(self, box: Box, row: Row) -> None:
        hint = self._filling.form.in_words
        taken = width(hint, _HINT.face, _HINT.size) + 4
        words, note = box.inset(5, 1.2).columns(0, taken)
        self._pen.write(words, in_words(self._value(row)), _WORDS)
        self._pen.write(note, hint, _HINT)

    def _figure(self, box: Box, row: Row) -> None:
        """Draw one square a digit, apart from each other, in the middle of a box."""
        figure = self._value(row)
        noted = self._filling.footnotes.get(self._section.cell(row, self._section.columns[0]), "")
        self._pen.write(box.inset(3, 2), noted, _FOOTNOTE)
        wide = row.digits * _DIGIT + (row.digits - 1) * _APART
        high = min(10 * MM, box.h - 2)
        left, top = box.x + (box.w - wide) / 2, box.y + (box.h - high) / 2
        if figure is not None and not 0 <= figure < 10**row.digits:
            place = Box(left, top, wide, high)
            self._pen.frame(place, THICK)
            digits(self._pen, place, figure, row.digits)
            return
        shown = "" if figure is None else f"{figure:0{row.digits}d}"
        for at in range(row.digits):
            square = Box(left + at * (_DIGIT + _APART), top, _DIGIT, high)
            self._pen.frame(square, THICK)
            self._pen.write(square, shown[at : at + 1], replace(DIGITS, size=15))

    def _value(self, row: Row) -> int | None:
        return self._filling.figures.get(self._section.cell(row, self._section.columns[0]))


def _parted(names: Box) -> tuple[Box, Box]:
    """Return where a choice's number stands and where its names: beside it if it is low."""
    place = names.inset(2.5, 2.5)
    if names.h < _LOW:
        number, pair = place.columns(_NUMBER_SIDE, 0)
        return number, pair
    above, pair = place.rows(_NUMBER_ABOVE, 0)
    return above, pair


def _columns(box: Box) -> tuple[Box, ...]:
    return box.columns(box.w * _NAMES, 0, box.w * _SUMS, box.w * _TOTAL)


def _above(box: Box, high: float) -> Box:
    return Box(box.x, box.y, box.w, box.h - high)


def _under(box: Box, high: float) -> Box:
    return Box(box.x, box.y + high, box.w, box.h - high)
