"""Writing on a screen of the hall: always dark, sized by it and not by the officer's scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from kpps_desktop.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_SMALLER = 5
"""Sizes that are tried, each two smaller than the one before."""


@dataclass(frozen=True, slots=True)
class HallBrush:
    """A painter, and how many pixels of this screen one of the drawing (1366 by 768) is."""

    painter: QPainter
    unit: float

    def write(
        self,
        room: QRectF,
        words: str,
        size: float,
        ink: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
        *,
        bold: bool = False,
    ) -> None:
        """Write words of a size (of the drawing) into a room; names may be cut, figures never."""
        font = QFont(self.painter.font())
        font.setPixelSize(max(1, round(size * self.unit)))
        font.setBold(bold)
        self.painter.setFont(font)
        self.painter.setPen(QColor(shade(ink)))
        cut = words
        if not words.isdigit():
            metrics = self.painter.fontMetrics()
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        self.painter.drawText(room, align | Qt.TextFlag.TextDontClip, cut)

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return how wide words of a size are."""
        font = QFont(self.painter.font())
        font.setPixelSize(max(1, round(size * self.unit)))
        font.setBold(bold)
        return QFontMetricsF(font).horizontalAdvance(words) + self.unit

    def shrink(
        self, room: QRectF, words: str, size: float, ink: str = "ink", *, bold: bool = False
    ) -> None:
        """Write words into one line: smaller where they are long, cut where that is not enough."""
        sizes = (size - 4 * step for step in range(_SMALLER))
        fits = (one for one in sizes if self.width(words, one, bold=bold) <= room.width())
        self.write(room, words, next(fits, size - 4 * (_SMALLER - 1)), ink, bold=bold)

    def fold(self, room: QRectF, words: str, size: float, *, bold: bool = False) -> None:
        """Write words into a room in as many lines as it takes; else smaller, else cut."""
        font = QFont(self.painter.font())
        font.setBold(bold)
        flags = LEFT | Qt.TextFlag.TextWordWrap
        for step in range(_SMALLER):
            font.setPixelSize(max(1, round((size - 2 * step) * self.unit)))
            self.painter.setFont(font)
            if self.painter.boundingRect(room, flags, words).height() <= room.height():
                self.painter.setPen(QColor(shade("ink")))
                self.painter.drawText(room, flags, words)
                return
        self.write(room, words, size - 2 * (_SMALLER - 1), bold=bold)

    def fill(self, room: QRectF, ink: str) -> None:
        """Fill a room."""
        self.painter.fillRect(room, QColor(shade(ink)))

    def frame(self, room: QRectF, ink: str, ground: str) -> None:
        """Frame a room, and fill it."""
        self.painter.setPen(QPen(QColor(shade(ink)), 4 * self.unit))
        self.painter.setBrush(QColor(shade(ground)))
        self.painter.drawRoundedRect(room, 8 * self.unit, 8 * self.unit)


def shade(name: str) -> str:
    """Return a colour of the dark theme, whatever the officer wears; a colour stays itself."""
    return name if name.startswith("#") else str(getattr(DARK, name))


def band_shade(contest: str) -> tuple[str, str]:
    """Return ink and ground of the band: the colour of the contest's own ballot paper."""
    if not contest:
        return shade("ink"), shade("card")
    return LIGHT.on_contest, str(getattr(LIGHT, contest))
