"""Writing on the public screen: always dark, sized by the screen and not by the officer's scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPen

from kpps_desktop.ui.pictures import turus_rows
from kpps_desktop.ui.theme import DARK, LIGHT
from kpps_desktop.ui.widgets.turus_strip import turus_lines, turus_step

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_FIVES, _TOTAL, _PITCH = 12, 2.2, 1.3
"""Fives to a row; the row's total and the distance of two rows, in heights of a stroke."""
_TALL, _SMALL = 40.0, 6.0


@dataclass(frozen=True, slots=True)
class Brush:
    """A painter, and how many pixels of this screen one of the drawing (1366 by 768) is."""

    painter: QPainter
    unit: float

    def write(
        self,
        room: QRectF,
        words: str,
        size: float,
        ink: str | QColor = "ink",
        align: Qt.AlignmentFlag = LEFT,
        *,
        bold: bool = False,
        struck: bool = False,
    ) -> None:
        """Write words of a size (of the drawing) into a room; names may be cut, figures never."""
        font = QFont(self.painter.font())
        font.setPixelSize(max(1, round(size * self.unit)))
        font.setBold(bold)
        font.setStrikeOut(struck)
        self.painter.setFont(font)
        self.painter.setPen(shade(ink) if isinstance(ink, str) else ink)
        cut = words
        if not words.isdigit():
            metrics = self.painter.fontMetrics()
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        self.painter.drawText(room, align | Qt.TextFlag.TextDontClip, cut)

    def fill(self, room: QRectF, ink: str | QColor) -> None:
        """Fill a room."""
        self.painter.fillRect(room, shade(ink) if isinstance(ink, str) else ink)

    def turus(self, room: QRectF, count: int, high: float) -> None:
        """Draw a count as turus with strokes so high, in as many columns as have room."""
        across, down = _fit(room, high)
        pen = QPen(shade("ink"), max(1.2, high / 12))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for at, row in enumerate(turus_rows(count)[: across * down]):
            left = room.left() + at // down * _wide(high)
            top = room.top() + at % down * high * _PITCH
            self.painter.setPen(pen)
            self.painter.drawLines(turus_lines(row, left, top, high))
            total = QRectF(left + _FIVES * turus_step(high), top, _TOTAL * high * 0.8, high)
            self.write(total, str(row.total), max(13, high / self.unit * 0.7), "muted", RIGHT)


def stroke_height(room: QRectF, rows: int) -> float:
    """Return how high strokes may be so that so many rows of twelve fives have room."""
    high = min(_TALL, room.height() / _PITCH)
    while high > _SMALL:
        across, down = _fit(room, high)
        if across * down >= rows:
            break
        high -= 0.5
    return high


def shade(name: str) -> QColor:
    """Return a colour of the dark theme, whatever the officer wears."""
    return QColor(getattr(DARK, name))


def band_shade(contest: str) -> tuple[QColor, QColor]:
    """Return ink and ground of the band: the colour of the contest's own ballot paper."""
    if not contest:
        return shade("ink"), shade("card")
    return QColor(LIGHT.on_contest), QColor(getattr(LIGHT, contest))


def _wide(high: float) -> float:
    return _FIVES * turus_step(high) + _TOTAL * high


def _fit(room: QRectF, high: float) -> tuple[int, int]:
    across = int((room.width() + high) // _wide(high))
    return max(across, 0), int((room.height() + high * (_PITCH - 1)) // (high * _PITCH))
