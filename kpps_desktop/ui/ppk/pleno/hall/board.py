"""What is drawn on the hall's screen: band, figures side by side, what is said of the TPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kpps_desktop.ui.desk.brush import CENTRE, LEFT, RIGHT, HallBrush, band_shade
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import text

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import SourceCell, SourceRow, SourceTablePicture
    from kpps_desktop.ui.ppk.pleno.hall.pictures import HallPicture, LinePicture

BAND, _STAGES, _HEADS, _EDGE, _CITE = 72, 52, 66, 28, 96
_LINE, _MOST_LINES, _FEW = 40, 4, 5
"""Of more rows than a few, half the lines have room."""
_LARGEST, _DIGITS, _NARROW, _WIDE, _GAP = 104, 2.12, 88, 204, 20
"""Sizes of a figure, how wide three bold digits are in sizes of it, and of its room."""
_NAMED = 34
LEAST = 64
"""Read from eight metres, where a part of the form has one column."""


def draw(brush: HallBrush, room: QRectF, picture: HallPicture) -> None:
    """Draw a picture into a room."""
    band = QRectF(room.left(), room.top(), room.width(), BAND * brush.unit)
    _draw_band(brush, band, picture)
    rest = QRectF(room)
    rest.setTop(band.bottom())
    many = picture.table is not None and len(picture.table.rows) > _FEW
    foot = _draw_lines(brush, rest, picture.lines, _MOST_LINES // 2 if many else _MOST_LINES)
    rest.setBottom(foot)
    if picture.table is None:
        _draw_words(brush, rest, picture)
        return
    stages = QRectF(rest.left(), rest.top(), rest.width(), _STAGES * brush.unit)
    _draw_stages(brush, stages, picture)
    rest.setTop(stages.bottom())
    _draw_table(brush, rest, picture.table)


def figure_size(high: float, columns: int) -> float:
    """Return how large a figure is in a row so high, as its room allows."""
    wide = _NARROW if columns > 1 else _WIDE
    return min(_LARGEST, high * 0.8, (wide - 12) / _DIGITS)


def _draw_band(brush: HallBrush, band: QRectF, picture: HallPicture) -> None:
    ink, ground = band_shade(picture.contest)
    brush.fill(band, ground)
    inner = band.adjusted(_EDGE * brush.unit, 0, -_EDGE * brush.unit, 0)
    named = picture.contest_name or picture.place
    wide = min(brush.width(named, _NAMED, bold=True), inner.width() / 2)
    brush.write(inner.adjusted(inner.width() - wide, 0, 0, 0), named, _NAMED, ink, RIGHT, bold=True)
    title = inner.adjusted(0, 0, -wide - _EDGE * brush.unit, 0)
    brush.shrink(title, picture.title, 42, ink, bold=True)


def _draw_words(brush: HallBrush, room: QRectF, picture: HallPicture) -> None:
    middle = room.center().y()
    for at, (words, size, ink) in enumerate(
        ((picture.text, 52, "ink"), (picture.detail, 36, "muted"))
    ):
        top = middle + (at * 80 - 60) * brush.unit
        line = QRectF(room.left(), top, room.width(), 80 * brush.unit)
        brush.write(line.adjusted(24, 0, -24, 0), words, size, ink, CENTRE, bold=not at)


def _draw_stages(brush: HallBrush, room: QRectF, picture: HallPicture) -> None:
    inner = room.adjusted(_EDGE * brush.unit, 0, -_EDGE * brush.unit, 0)
    left = inner.left()
    for words, done in picture.stages:
        spot = QRectF(left, inner.top(), 236 * brush.unit, inner.height())
        sign = "✓" if done else "○"
        brush.write(spot, f"{sign} {words}", 28, "ok" if done else "muted", LEFT, bold=done)
        left = spot.right()
    rest = QRectF(left, inner.top(), inner.right() - left, inner.height())
    words = picture.elsewhere or picture.part
    brush.write(rest, words, 24, "galat" if picture.elsewhere else "muted", RIGHT)


def _draw_table(brush: HallBrush, room: QRectF, table: SourceTablePicture) -> None:
    unit, columns = brush.unit, len(table.columns)
    inner = room.adjusted(_EDGE * unit, 0, -_EDGE * unit, 0)
    cell = (_NARROW if columns > 1 else _WIDE) * unit
    source = cell * columns + _GAP * unit
    left = inner.right() - source * len(table.sources)
    for at, name in enumerate(table.sources):
        head = QRectF(left + source * at, inner.top(), source - _GAP * unit, 38 * unit)
        brush.write(head.adjusted(-8 * unit, 0, 8 * unit, 0), name, 24, "ink", CENTRE, bold=True)
        for column, words in enumerate(table.columns):
            under = QRectF(head.left() + cell * column, head.bottom() - 4 * unit, cell, 28 * unit)
            brush.write(under, words, 22, "muted", CENTRE)
    top = inner.top() + (_HEADS if columns > 1 else _HEADS - 22) * unit
    high = min((room.bottom() - top) / len(table.rows), 150 * unit)
    for at, row in enumerate(table.rows):
        spot = QRectF(inner.left(), top + at * high, inner.width(), high)
        _draw_row(brush, spot, row, left, columns)


def _draw_row(brush: HallBrush, spot: QRectF, row: SourceRow, left: float, columns: int) -> None:
    unit = brush.unit
    brush.fill(QRectF(spot.left(), spot.top(), spot.width(), unit), "line")
    cite = QRectF(spot.left(), spot.top(), _CITE * unit, spot.height())
    brush.write(cite, row.cite, 28, "muted", LEFT, bold=True)
    marked = next((one for one in row.cells if one is not None and one.mark), None)
    words = QRectF(cite.right(), spot.top(), left - cite.right() - 16 * unit, spot.height())
    label = QRectF(words)
    if marked is not None:
        label.setHeight(words.height() / 2)
        below = words.adjusted(0, words.height() / 2, 0, 0)
        brush.write(below, marked.mark, 26, marked.tone.value, LEFT, bold=True)
    brush.fold(label, row.label, 26, bold=row.strong)
    cell = (_NARROW if columns > 1 else _WIDE) * unit
    for at, one in enumerate(row.cells):
        if one is not None:
            room = QRectF(left + cell * at, spot.top(), cell, spot.height())
            _draw_cell(brush, room, one, columns)


def _draw_cell(brush: HallBrush, room: QRectF, cell: SourceCell, columns: int) -> None:
    unit = brush.unit
    size = figure_size(room.height() / unit, columns)
    step = room.width() * columns + _GAP * unit
    first = next((one for one in cell.told if one is not None), None)
    for at, told in enumerate(cell.told):
        here = room.translated(step * at, 0)
        if told is None:
            brush.write(here, "·", 36, "muted", CENTRE)
            continue
        odd = cell.tone is not Tone.PLAIN and told != first
        if cell.tone is not Tone.PLAIN:
            inner = here.adjusted(4 * unit, 5 * unit, -4 * unit, -5 * unit)
            ground = f"{cell.tone.value}_back" if odd else "background"
            brush.frame(inner, cell.tone.value, ground)
        brush.write(here, told, size, cell.tone.value if odd else "ink", CENTRE, bold=True)


def _draw_lines(brush: HallBrush, room: QRectF, lines: tuple[LinePicture, ...], most: int) -> float:
    """Write what is said of the TPS along the foot; return where it begins."""
    unit, shown = brush.unit, lines[:most]
    left = len(lines) - len(shown)
    top = room.bottom() - (len(shown) * _LINE + 16) * unit if shown else room.bottom()
    if shown:
        brush.fill(QRectF(room.left(), top, room.width(), room.bottom() - top), "card")
    for at, one in enumerate(shown):
        spot = QRectF(room.left(), top + (8 + at * _LINE) * unit, room.width(), _LINE * unit)
        ink = "ink" if one.tone is Tone.PLAIN else one.tone.value
        inner = spot.adjusted(_EDGE * unit, 0, -_EDGE * unit, 0)
        if left and at == len(shown) - 1:
            more = text("ui_ppk_pleno.hall.more", count=left)
            brush.write(inner, more, 26, "peringatan", RIGHT, bold=True)
            inner.setRight(inner.right() - _WIDE * unit)
        brush.write(inner, one.words, 26, ink, LEFT)
    return top
