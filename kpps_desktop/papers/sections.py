"""Sections of C.HASIL as tables: rows with digit boxes, choices, and figures in words.

Every height is given twice, as roomy as on KPU's blank and as tight as stays legible; `ease`
(1 to 0) says where between the two a page is set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.facts import in_words
from kpps_desktop.papers.fitting import Letter, fit
from kpps_desktop.papers.parts import HEAD, NUMBER, TITLE, digits
from kpps_desktop.papers.pen import THICK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.elections import Choice
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.formbook import Form, Group, Row, Section
    from kpps_desktop.papers.pen import Pen

_HEIGHTS = {
    "title": (5.4, 4.4),
    "head": (7.8, 5.2),
    "numbers": (3.0, 2.6),
    "group": (8.2, 4.6),
    "row": (8.5, 5.0),
    "pair": (15.0, 8.4),
    "words": (7.6, 4.8),
    "spelt": (13.0, 8.2),
    "gap": (6.0, 1.1),
}
"""Of a table's bands, in mm: roomy, tight."""
_DIGIT = 8.47 * MM
_MARK = 7.4 * MM
_NUMBER = 17 * MM
_SPELT_LABEL = 47 * MM

_GROUP = Letter(Face.BOLD, 6.8, 5)
_LABEL = Letter(Face.PLAIN, 6.8, 4.2, lines=2)
_NOTE = Letter(Face.SLANTED, 6.2, 3.8)
_HINT = Letter(Face.SLANTED, 4.4, 3.4, across="right", down="bottom")
_WORDS = Letter(Face.BOLD, 7.4, 4.2, lines=2)
_PAIR = Letter(Face.BOLD, 8.2, 4.4, lines=4, across="centre", leading=1.12)
_FORMULA = Letter(Face.BOLD_SLANTED, 5.8, 3.4)
_CHOICE = Letter(Face.BOLD, 13, 8, across="centre")
_FOOTNOTE = Letter(Face.BOLD, 4.6, 3, across="right", down="top")


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a form's tables: the choices, the figures, and footnotes by cell."""

    form: Form
    choices: Mapping[int, Choice]
    figures: Figures
    footnotes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of a table from edge to edge, of a height of its own."""

    part: str
    row: Row | None = None
    group: Group | None = None


def height(section: Section, ease: float) -> float:
    """Return the height of a section that is laid, in points."""
    fixed = _size("title", ease) + _size("head", ease) + _size("numbers", ease)
    return fixed + sum(_size(band.part, ease) for band in _bands(section))


def draw_section(pen: Pen, box: Box, section: Section, filling: Filling, ease: float) -> None:
    """Draw a section at the top of a box that is as high as `height` says."""
    title, head, numbers, body = box.rows(
        _size("title", ease), _size("head", ease), _size("numbers", ease), 0
    )
    pen.write(
        Box(title.x, title.y, title.w, title.h - 2), f"{section.code}. {section.title}", TITLE
    )
    table = _Table(pen, section, filling, ease)
    table.draw_head(head, numbers)
    y = body.y
    for band in _bands(section):
        stretch = Box(body.x, y, body.w, _size(band.part, ease))
        table.draw(stretch, band)
        y = stretch.bottom
    pen.frame(Box(head.x, head.y, head.w, y - head.y), THICK)


def _size(part: str, ease: float) -> float:
    roomy, tight = _HEIGHTS[part]
    return (tight + ease * (roomy - tight)) * MM


def _bands(section: Section) -> Iterator[_Band]:
    group = None
    for number, row in enumerate(section.rows):
        if section.group(row) not in {group, None}:
            group = section.group(row)
            yield _Band("group", group=group)
        if not row.words:
            yield _Band("row", row)
            continue
        if number:
            yield _Band("gap")
        if row.choice is None:
            yield _Band("spelt", row)
        else:
            yield _Band("pair", row)
            yield _Band("words", row)


class _Table:
    """Draws the bands of one section."""

    def __init__(self, pen: Pen, section: Section, filling: Filling, ease: float) -> None:
        self._pen = pen
        self._words_height = _size("words", ease)
        self._section = section
        self._filling = filling
        digits_each = max(row.digits for row in section.rows)
        self._figures = [digits_each * _DIGIT] * len(section.columns)

    def draw_head(self, head: Box, numbers: Box) -> None:
        """Draw the column heads and the row that numbers them."""
        self._pen.fill(numbers, 0.9)
        labels = (self._section.head, *(column.label for column in self._section.columns))
        cells = zip(
            head.columns(0, *self._figures), numbers.columns(0, *self._figures), strict=True
        )
        for number, (label, (upper, lower)) in enumerate(zip(labels, cells, strict=True), 1):
            self._pen.write(upper.inset(2, 1), label, HEAD)
            self._pen.write(lower, f"({number})", NUMBER)
            if number > 1:
                self._pen.rule(upper.x, upper.y, upper.x, lower.bottom)
        self._pen.rule(numbers.x, numbers.y, numbers.right, numbers.y)

    def draw(self, box: Box, band: _Band) -> None:
        """Draw one band."""
        if band.group is not None:
            self._group(box, band.group)
        elif band.row is None:
            self._top(box)
        elif band.part == "row":
            self._row(box, band.row)
        elif band.part == "pair":
            self._pair(box, band.row)
        elif band.part == "words":
            self._words(box, band.row)
        else:
            self._spelt(box, band.row)

    def _top(self, box: Box) -> None:
        self._pen.rule(box.x, box.y, box.right, box.y)

    def _group(self, box: Box, group: Group) -> None:
        mark, title = box.columns(_MARK, 0)
        self._top(box)
        self._pen.rule(title.x, box.y, title.x, box.bottom)
        self._pen.write(mark, group.mark, replace(_GROUP, across="centre"))
        self._pen.write(title.inset(4, 1), group.title, _GROUP)

    def _row(self, box: Box, row: Row) -> None:
        start, label, *figures = box.columns(
            _MARK if self._section.groups else 4, 0, *self._figures
        )
        grouped = self._section.group(row) is not None
        self._pen.rule(label.x if grouped else box.x, box.y, box.right, box.y)
        if grouped:
            self._pen.rule(label.x, box.y, label.x, box.bottom)
        else:
            label = Box(start.x, label.y, label.right - start.x, label.h)
        self._label(label.inset(4, 0.8), row)
        self._draw_figures(figures, row)

    def _label(self, box: Box, row: Row) -> None:
        """Write a row's label; its note beside it where there is room, else beneath."""
        text = f"{row.mark}. {row.label}" if row.mark else row.label
        letter = replace(_LABEL, face=Face.BOLD) if row.bold else _LABEL
        long = width(text, letter.face, letter.size)
        beside = long + 3 + width(row.note, _NOTE.face, _NOTE.size) <= box.w
        if not row.note or beside:
            self._pen.write(box, text, letter)
            note = Box(box.x + long + 3, box.y, max(0.0, box.w - long - 3), box.h)
        else:
            upper, note = box.rows(box.h * 0.54, 0)
            self._pen.write(upper, text, replace(letter, lines=1, down="bottom"))
            note = Box(note.x, note.y, note.w, note.h)
        if row.note:
            self._pen.write(note, row.note, _NOTE)

    def _pair(self, box: Box, row: Row) -> None:
        number, names, *figures = box.columns(_NUMBER, 0, *self._figures)
        self._top(box)
        self._pen.rule(names.x, box.y, names.x, box.bottom)
        choice = self._filling.choices[row.choice or 0]
        spanning = Box(number.x, number.y, number.w, number.h + self._words_height)
        self._pen.write(spanning, f"{row.mark}.", _CHOICE)
        place = names.inset(4, 1)
        letter = replace(_PAIR, size=self._pair_size(place))
        self._pen.write(place, self._named(choice), letter)
        self._draw_figures(figures, row)

    def _named(self, choice: Choice) -> str:
        return "\n".join(filter(None, self._filling.form.names(choice)))

    def _pair_size(self, place: Box) -> float:
        """Return the size that suits every pair, so that none looks larger than another."""
        named = map(self._named, self._filling.choices.values())
        return min(fit(one, place.w, place.h, _PAIR).size for one in named)

    def _words(self, box: Box, row: Row) -> None:
        _, words = box.columns(_NUMBER, 0)
        self._pen.rule(words.x, box.y, words.right, box.y)
        self._pen.rule(words.x, box.y, words.x, box.bottom)
        self._spell(words, row)

    def _spelt(self, box: Box, row: Row) -> None:
        label, words, *figures = box.columns(_SPELT_LABEL, 0, *self._figures)
        self._top(box)
        self._pen.rule(words.x, box.y, words.x, box.bottom)
        mark, text = label.columns(_MARK, 0)
        bold = Letter(Face.BOLD, 6.8, 4.2, lines=3)
        self._pen.write(mark, f"{row.mark}.", replace(bold, across="centre"))
        self._stack(text.inset(2, 2), row, bold)
        self._spell(words, row)
        self._draw_figures(figures, row)

    def _stack(self, box: Box, row: Row, letter: Letter) -> None:
        """Write a label and its note beneath, both together in the middle of a box."""
        note = letter.size if row.note else 0.0
        label = fit(row.label, box.w, box.h - note, letter)
        high = label.size * (1 + (len(label.lines) - 1) * letter.leading) + 0.2
        _, upper, lower, _ = box.rows(0, high, note or 0.01, 0)
        self._pen.write(upper, row.label, letter)
        self._pen.write(lower, row.note, _FORMULA)

    def _spell(self, box: Box, row: Row) -> None:
        """Write a figure in words, with the hint of how; a blank leaves the line empty."""
        hint = self._filling.form.in_words
        taken = width(hint, _HINT.face, _HINT.size) + 4
        words, note = box.inset(4, 0.8).columns(0, taken)
        figure = self._filling.figures.get(self._section.cell(row, self._section.columns[0]))
        self._pen.write(words, in_words(figure), _WORDS)
        self._pen.write(note, hint, _HINT)

    def _draw_figures(self, boxes: list[Box], row: Row) -> None:
        for box, column in zip(boxes, self._section.columns, strict=True):
            cell = self._section.cell(row, column)
            self._pen.rule(box.x, box.y, box.x, box.bottom)
            digits(self._pen, box, self._filling.figures.get(cell), row.digits)
            if cell in self._filling.footnotes:
                self._pen.write(box.inset(1, 0.6), self._filling.footnotes[cell], _FOOTNOTE)
