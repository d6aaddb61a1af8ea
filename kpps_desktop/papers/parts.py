"""Parts that forms share: digit boxes, fields, model box, foot of the page, watermark."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.pen import HAIR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kpps_desktop.formbook.form import Settled
    from kpps_desktop.papers.pen import Pen

DIGITS = Letter(Face.BOLD, 11, 5, across="centre")
TITLE = Letter(Face.BOLD, 7.5, 5)
HEAD = Letter(Face.BOLD, 6.2, 4, lines=3, across="centre")
NUMBER = Letter(Face.BOLD, 5, 4, across="centre")
SMALL = Letter(Face.PLAIN, 5.6, 4)
"""Captions and footers."""
LABEL = Letter(Face.PLAIN, 6.8, 4.5)
_STRONG = Letter(Face.BOLD, 6.8, 4.5)
_DATE_DIGIT = 6.4 * MM
_VALUE = Letter(Face.BOLD, 7, 4)
_MODEL = Letter(Face.BOLD, 6.2, 3.6, lines=3, across="centre")
_PAGE = Letter(Face.BOLD, 5.8, 4, across="centre")


def digits(pen: Pen, box: Box, figure: int | None, count: int = 3) -> None:
    """Draw boxes of one digit each; blank (None) leaves them empty, never 0.

    A figure that the boxes cannot hold is written across them: it is shown, not hidden.
    """
    if figure is not None and not 0 <= figure < 10**count:
        pen.write(box.inset(1), str(figure), DIGITS)
        return
    cells = box.even(count)
    shown = "" if figure is None else f"{figure:0{count}d}"
    for cell in cells[1:]:
        pen.rule(cell.x, cell.y, cell.x, cell.bottom, HAIR)
    for cell, digit in zip(cells, shown, strict=False):
        pen.write(cell, digit, DIGITS)


def field(
    pen: Pen, box: Box, label: str, value: str, label_width: float, letter: Letter = LABEL
) -> None:
    """Write `label : value`, the value in bold on a dotted line."""
    left, colon, line = box.columns(label_width, 2.4 * MM, 0)
    pen.write(left, label, letter)
    pen.write(colon, ":", letter)
    pen.write(line, value, _VALUE)
    pen.dots(line.x, line.right, line.y + line.h / 2 + 4.9)


def model_box(pen: Pen, box: Box, model: str, page: str) -> None:
    """Draw the box that names the form, and under it the page."""
    upper, lower = box.rows(box.h * 0.68, 0)
    pen.frame(upper, 0.9)
    pen.write(upper.inset(2, 1.5), model, _MODEL)
    pen.write(lower, page, _PAGE)


def settled_line(pen: Pen, box: Box, labels: Settled, place: str, day: date | None) -> None:
    """Write where and when the figures were settled, the date in boxes of one digit."""
    parts = ((labels.year, "%Y", 4), (labels.month, "%m", 2), (labels.day, "%d", 2))
    x = box.right
    for label, pattern, count in parts:
        boxes = Box(x - count * _DATE_DIGIT, box.y, count * _DATE_DIGIT, box.h)
        pen.frame(boxes, 0.9)
        digits(pen, boxes, int(day.strftime(pattern)) if day else None, count)
        text = f"{label} :"
        wide = width(text, _STRONG.face, _STRONG.size) + 1
        pen.write(Box(boxes.x - wide - 4, box.y, wide, box.h), text, _STRONG)
        x = boxes.x - wide - 14
    wide = width(labels.at, _STRONG.face, _STRONG.size) + 6
    field(pen, Box(box.x, box.y, x - box.x, box.h), labels.at, place, wide, _STRONG)


def foot(pen: Pen, box: Box, texts: tuple[str, str, str], note: str) -> None:
    """Write the line at the end of a page (left, middle, right) and the note under it."""
    _, line, below = box.rows(1 * MM, 0, 0)
    sides = (box.w - 30 * MM) / 2
    left, middle, right = line.columns(sides, 0, sides)
    pen.write(left, texts[0], SMALL)
    pen.write(middle, texts[1], replace(SMALL, across="centre"))
    pen.write(right, texts[2], replace(SMALL, across="right"))
    pen.write(below, note, replace(SMALL, face=Face.SLANTED, across="centre"))


def watermark(pen: Pen, size: tuple[float, float], texts: Sequence[str]) -> None:
    """Draw large pale words across a page, before anything else is drawn on it."""
    w, h = size
    diagonal = hypot(w, h)
    angle = degrees(atan2(h, w))
    span = (0.8 if len(texts) == 1 else 0.62) * diagonal
    for number, text in enumerate(texts):
        height = min(span / width(text, Face.BOLD, 1), diagonal / 8)
        away = (number - (len(texts) - 1) / 2) * height * 1.15
        x, y = w / 2 + away * h / diagonal, h / 2 + away * w / diagonal
        pen.slant(x, y, text, height, angle)
