"""The first page of a recap: berita acara, what the kecamatan came to, what stands against it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import in_words
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.heads import (
    Piece,
    places_piece,
    prose_piece,
    space,
    stack,
    title_pieces,
)
from kpps_desktop.papers.parts import HEAD, settled_line
from kpps_desktop.papers.pen import THICK
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.elections import Choice
    from kpps_desktop.formbook import Form, Row, Section
    from kpps_desktop.papers.columns import Sum
    from kpps_desktop.papers.contents import Meeting
    from kpps_desktop.papers.pen import Pen
    from kpps_desktop.papers.remarks import Panel

_TABLE = 0.56
"""Share of the width that the table takes; the remarks have the rest."""
_GUTTER = 6 * MM
_HEAD, _ROW, _LEAST_ROW = 6.6 * MM, 10.5 * MM, 5 * MM
_FIGURE, _WORDS = 26 * MM, 56 * MM
_NUMBER = 9 * MM
_SETTLED, _ABOVE = 6.6 * MM, 3.4 * MM
_SIDE = 30 * MM
"""Beside the title: the model box stands there."""

_LABEL = Letter(Face.BOLD, 6.8, 3.6, lines=3, leading=1.12)
_SUM = Letter(Face.BOLD, 9, 5, across="right")
_SPELT = Letter(Face.PLAIN, 6.2, 3.8, lines=3)


class Cover:
    """The cover of one recap."""

    def __init__(
        self, form: Form, facts: Mapping[str, str], choices: Mapping[int, Choice], total: Sum
    ) -> None:
        self._form = form
        self._facts = facts
        self._choices = choices
        self._total = total

    def remarks_in(self, box: Box) -> Box:
        """Return where remarks stand on a cover that fills a box."""
        return self._split(self._below(box))[1]

    def draw(self, pen: Pen, box: Box, panel: Panel, meeting: Meeting) -> None:
        """Draw the cover in a box."""
        stack(pen, box, self._head(box.w))
        table, remarks = self._split(self._below(box))
        self._table(pen, table)
        panel.draw(pen, remarks)
        line = Box(box.x, box.bottom - _SETTLED, box.w, _SETTLED)
        settled_line(pen, line, self._form.settled, meeting.place, meeting.settled)

    def _head(self, w: float) -> list[Piece]:
        form, facts = self._form, self._facts
        return [
            *title_pieces(form, facts, _SIDE),
            space(3 * MM),
            *(prose_piece(text, facts, w) for text in form.opening),
            space(0.8 * MM),
            places_piece(form, facts),
            space(2 * MM),
            *(prose_piece(text, facts, w) for text in form.meeting),
            space(3 * MM),
        ]

    def _below(self, box: Box) -> Box:
        taken = sum(piece.height for piece in self._head(box.w))
        return Box(box.x, box.y + taken, box.w, box.h - taken - _SETTLED - _ABOVE)

    def _split(self, box: Box) -> tuple[Box, Box]:
        table, _, remarks = box.columns(box.w * _TABLE, _GUTTER, 0)
        return table, remarks

    def _rows(self) -> Iterator[tuple[Section, Row]]:
        for section in self._form.sections:
            for row in section.rows:
                if row.words:
                    yield section, row

    def _table(self, pen: Pen, box: Box) -> None:
        rows = list(self._rows())
        bands = sorted({section.code for section, _ in rows})
        room = (box.h - len(bands) * _HEAD) / max(1, len(rows))
        high = max(_LEAST_ROW, min(_ROW, room))
        y, group = box.y, ""
        for section, row in rows:
            if section.code != group:
                group = section.code
                self._band(pen, Box(box.x, y, box.w, _HEAD), section)
                y += _HEAD
            self._row(pen, Box(box.x, y, box.w, high), section, row)
            y += high
        table = Box(box.x, box.y, box.w, y - box.y)
        for column in table.columns(0, _FIGURE, _WORDS)[1:]:
            pen.rule(column.x, table.y, column.x, table.bottom)
        pen.frame(table, THICK)

    def _band(self, pen: Pen, box: Box, section: Section) -> None:
        pen.fill(box, 0.91)
        pen.rule(box.x, box.y, box.right, box.y)
        title, figure, words = box.columns(0, _FIGURE, _WORDS)
        heading = f"{section.code}. {section.title}"
        pen.write(title.inset(4, 1), heading, replace(HEAD, across="left", lines=2))
        pen.write(figure.inset(2, 1), section.columns[0].label, HEAD)
        pen.write(words.inset(2, 1), self._form.in_words, replace(HEAD, face=Face.SLANTED))

    def _row(self, pen: Pen, box: Box, section: Section, row: Row) -> None:
        pen.rule(box.x, box.y, box.right, box.y)
        label, figure, words = box.columns(0, _FIGURE, _WORDS)
        if row.choice is not None:
            number, label = label.columns(_NUMBER, 0)
            pen.write(number, f"{row.mark}.", replace(_SUM, across="centre"))
        pen.write(label.inset(4, 0.8), self._label(row), _LABEL)
        found = (self._total.figures or {}).get(section.cell(row, section.columns[0]))
        shown = captions().recap.blank if found is None else grouped(found)
        star = " *" if self._total.partial and found is not None else ""
        pen.write(figure.inset(4, 0.8), shown + star, _SUM)
        pen.write(words.inset(4, 0.8), in_words(found), _SPELT)

    def _label(self, row: Row) -> str:
        if row.choice is None:
            return f"{row.mark}. {row.label}\n{row.note}".rstrip()
        return "\n".join(filter(None, self._form.names(self._choices[row.choice])))
