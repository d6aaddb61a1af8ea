"""What is drawn on the public screen: band, count or facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kpps_desktop.ui.desk.brush import CENTRE, LEFT, RIGHT, HallBrush, band_shade
from kpps_desktop.ui.kpps.layar.turus import draw_turus, stroke_height
from kpps_desktop.ui.pictures import turus_rows
from kpps_desktop.ui.theme import text

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.layar.pictures import (
        BallotPicture,
        BoardPicture,
        FactPicture,
        LayarPicture,
        RowPicture,
    )

BAND = 64
_SIDE, _EDGE, _NUMBER = 320, 24, 88
_SMALLEST, _LARGEST, _DIGITS = 96, 140, 2.12
"""Sizes of a figure, and how wide three bold digits are in sizes of it."""
_LINE, _LEAST_LINE, _TALL = 64, 30, 150


def draw_band(brush: HallBrush, room: QRectF, picture: LayarPicture) -> None:
    """Draw title and place on the contest's colour."""
    ink, ground = band_shade(picture.contest)
    brush.fill(room, ground)
    inner = room.adjusted(_EDGE * brush.unit, 0, -_EDGE * brush.unit, 0)
    brush.write(inner, picture.title, 34, ink, LEFT, bold=True)
    brush.write(inner, picture.place, 24, ink, RIGHT)


def draw_board(
    brush: HallBrush, room: QRectF, picture: LayarPicture, struck: BallotPicture | None
) -> None:
    """Draw one row a choice, and beside them the rest."""
    board, unit = picture.board, brush.unit
    if board is None:
        return
    high, wide = room.height() / len(board.rows), room.width() - _SIDE * unit
    spots = [
        QRectF(room.left(), room.top() + at * high, wide, high) for at in range(len(board.rows))
    ]
    # All are drawn to one size, for the longest count.
    longest = max(2, *(len(turus_rows(one.count)) for one in board.rows))
    strokes = stroke_height(_turus_room(spots[0], unit), longest)
    for spot, row in zip(spots, board.rows, strict=True):
        _draw_row(brush, spot, row, strokes, picture.contest)
    side = QRectF(room)
    side.setLeft(room.right() - _SIDE * unit)
    _draw_side(brush, side, board, picture.contest, struck)


def draw_facts(brush: HallBrush, room: QRectF, picture: LayarPicture) -> None:
    """Draw a sentence and the facts under it, as large as they have room."""
    unit = brush.unit
    inner = room.adjusted(_EDGE * unit, _EDGE * unit, -_EDGE * unit, -_EDGE * unit)
    brush.write(QRectF(inner.left(), inner.top(), inner.width(), 40 * unit), picture.text, 26)
    if not picture.facts:
        return
    top = inner.top() + 64 * unit
    high = (inner.bottom() - top) / len(picture.facts)
    high = max(min(high, _LINE * 1.5 * unit), _LEAST_LINE * unit)
    for at, fact in enumerate(picture.facts):
        _draw_fact(brush, QRectF(inner.left(), top + at * high, inner.width(), high), fact)


def _draw_row(
    brush: HallBrush, spot: QRectF, row: RowPicture, strokes: float, contest: str
) -> None:
    unit = brush.unit
    brush.fill(QRectF(spot.left(), spot.bottom() - unit, spot.width(), unit), "line")
    number = QRectF(spot.left(), spot.top(), _NUMBER * unit, spot.height())
    brush.write(number, str(row.number), 56, contest, CENTRE, bold=True)
    middle = _turus_room(spot, unit)
    names = QRectF(middle.left(), spot.top() + 6 * unit, middle.width(), 28 * unit)
    tall = _is_tall(spot, unit)
    half = (middle.width() - 24 * unit) / (1 if tall else 2)
    for at, name in enumerate(row.names):
        one = QRectF(names)
        if len(row.names) > 1:
            one.setWidth(half)
            one.translate(*((0, 28 * unit) if tall else (half + 24 * unit, 0)) if at else (0, 0))
        brush.write(one, name, 22 if tall else 20, bold=not at)
    draw_turus(brush, middle, row.count, strokes)
    figure = spot.adjusted(middle.right() - spot.left(), 0, -16 * unit, 0)
    brush.write(figure, str(row.count), figure_size(spot.height() / unit), "ink", RIGHT, bold=True)


def figure_size(high: float) -> float:
    """Return how large a figure is in a row so high; read from six metres, never below 96."""
    return min(_LARGEST, max(_SMALLEST, high * 0.6))


def _turus_room(spot: QRectF, unit: float) -> QRectF:
    figure = figure_size(spot.height() / unit) * _DIGITS + 40
    names = 72 if _is_tall(spot, unit) else 40
    return QRectF(
        spot.left() + _NUMBER * unit,
        spot.top() + names * unit,
        spot.width() - (_NUMBER + figure) * unit,
        spot.height() - (names + 6) * unit,
    )


def _is_tall(spot: QRectF, unit: float) -> bool:
    """Tell whether the names of a pair have a line each."""
    return spot.height() >= _TALL * unit


def _draw_side(
    brush: HallBrush, side: QRectF, board: BoardPicture, contest: str, struck: BallotPicture | None
) -> None:
    unit = brush.unit
    brush.fill(side, "card")
    inner = side.adjusted(16 * unit, 12 * unit, -16 * unit, -12 * unit)

    def line(top: float, high: float) -> QRectF:
        return QRectF(inner.left(), inner.top() + top * unit, inner.width(), high * unit)

    last = board.last
    head = text("ui_kpps_layar.last", place=last.place) if last else text("ui_kpps_layar.none")
    brush.write(line(0, 28), head, 22, "muted", CENTRE)
    if last is not None:
        brush.write(line(30, 130), str(last.choice), 140, contest, CENTRE, bold=True)
        for at, name in enumerate(last.names):
            brush.write(line(162 + 26 * at, 26), name, 18, "ink", CENTRE, bold=True)
    if struck is not None:
        words = text("ui_kpps_layar.cancelled", place=struck.place)
        brush.write(line(222, 24), words, 18, "galat", CENTRE)
        brush.write(line(246, 72), str(struck.choice), 64, "galat", CENTRE, bold=True, struck=True)
    elif board.rest:
        brush.write(line(238, 40), board.rest, 22, "peringatan", CENTRE, bold=True)
    foot = QRectF(inner)
    foot.setTop(inner.bottom() - 300 * unit)
    _draw_foot(brush, foot, board)


def _draw_foot(brush: HallBrush, foot: QRectF, board: BoardPicture) -> None:
    unit = brush.unit

    def line(top: float, high: float) -> QRectF:
        return QRectF(foot.left(), foot.top() + top * unit, foot.width(), high * unit)

    brush.fill(line(0, 1), "line")
    brush.write(line(10, 30), board.invalid.names[0], 22, "muted", CENTRE, bold=True)
    brush.write(line(40, 100), str(board.invalid.count), 96, "ink", CENTRE, bold=True)
    brush.fill(line(160, 1), "line")
    brush.write(line(172, 30), text("ui_kpps_layar.total_head"), 22, "muted", CENTRE)
    total = text("ui_kpps_layar.total", announced=board.announced, box=board.box)
    brush.write(line(204, 64), total, 36, "ink", CENTRE, bold=True)


def _draw_fact(brush: HallBrush, room: QRectF, fact: FactPicture) -> None:
    size = min(64.0, room.height() / brush.unit * 0.55)
    words = QRectF(room)
    words.setRight(room.right() - room.width() / 3)
    if fact.strong:
        brush.fill(QRectF(room.left(), room.top(), room.width(), brush.unit), "edge")
    indent = 0 if fact.strong else 24 * brush.unit
    brush.write(
        words.adjusted(indent, 0, 0, 0), fact.words, min(32.0, size * 0.8), bold=fact.strong
    )
    brush.write(room, fact.figure, size, "ink", RIGHT, bold=True)
