"""Turus on the public screen: marked so that of a new ballot only its own stroke is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from kpps_desktop.ui.desk.brush import RIGHT, shade
from kpps_desktop.ui.pictures import TurusRow, turus_rows
from kpps_desktop.ui.pictures.charts import FIVES_A_ROW
from kpps_desktop.ui.widgets.turus_strip import turus_lines, turus_step

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kpps_desktop.ui.desk.brush import HallBrush, Place

_TOTAL, _PITCH = 2.2, 1.3
"""The row's total and the distance of two rows, in heights of a stroke."""
_TALL, _SMALL = 40.0, 6.0


class Strokes(NamedTuple):
    """Turus of a row, or a five of one: strokes so high from left and top."""

    where: Place
    ink: str
    fives: int
    ones: int
    left: float
    top: float
    high: float

    def draw(self, painter: QPainter) -> None:
        """Strike them."""
        pen = QPen(QColor(self.ink), _pen(self.high))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        row = TurusRow(self.fives, self.ones)
        painter.drawLines(turus_lines(row, self.left, self.top, self.high))


def draw_turus(brush: HallBrush, room: QRectF, count: int, high: float) -> None:
    """Draw a count as turus with strokes so high, in as many columns as have room."""
    across, down = _fit(room, high)
    for at, row in enumerate(turus_rows(count)[: across * down]):
        left = room.left() + at // down * _wide(high)
        top = room.top() + at % down * high * _PITCH
        _strike(brush, row, (left, top), high)
        total = QRectF(left + FIVES_A_ROW * turus_step(high), top, _TOTAL * high * 0.8, high)
        brush.write(total, str(row.total), max(13, high / brush.unit * 0.7), "muted", RIGHT)


def stroke_height(room: QRectF, rows: int) -> float:
    """Return how high strokes may be so that so many rows of twelve fives have room."""
    high = min(_TALL, room.height() / _PITCH)
    while high > _SMALL:
        across, down = _fit(room, high)
        if across * down >= rows:
            break
        high -= 0.5
    return high


def _strike(brush: HallBrush, row: TurusRow, spot: tuple[float, float], high: float) -> None:
    """Mark a row: a full one whole, of another each five, for its last one grows."""
    (left, top), step = spot, turus_step(high)
    if row.fives == FIVES_A_ROW:
        brush.marks.append(_marked(row, spot, high))
        return
    for at in range(row.fives):
        brush.marks.append(_marked(TurusRow(1, 0), (left + at * step, top), high))
    if row.ones:
        last = (left + row.fives * step, top)
        brush.marks.append(_marked(TurusRow(0, row.ones), last, high))


def _marked(row: TurusRow, spot: tuple[float, float], high: float) -> Strokes:
    (left, top), edge = spot, _pen(high)
    wide = max(row.fives, 1) * turus_step(high)
    where = (left - edge, top - edge, wide + 2 * edge, high + 2 * edge)
    return Strokes(where, shade("ink"), row.fives, row.ones, left, top, high)


def _pen(high: float) -> float:
    return max(1.2, high / 12)


def _wide(high: float) -> float:
    return FIVES_A_ROW * turus_step(high) + _TOTAL * high


def _fit(room: QRectF, high: float) -> tuple[int, int]:
    across = int((room.width() + high) // _wide(high))
    return max(across, 0), int((room.height() + high * (_PITCH - 1)) // (high * _PITCH))
