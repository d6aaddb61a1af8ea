"""Bars by the hour, painted, and said in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpps_desktop.ui.pictures import HourChartPicture
from kpps_desktop.ui.theme import color, px

_APART = 5


class HourChart(QWidget):
    """How many came in each hour; the figure stands over its bar.

    Where hours or figures would touch, only every second (third, …) is written: the tool tip and
    the description have them all.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._picture = HourChartPicture(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: HourChartPicture) -> None:
        """Show other hours."""
        self._picture = picture
        self.setAccessibleName(picture.title)
        hours = ", ".join(f"{one.hour}: {one.count}" for one in picture.hours)
        self.setAccessibleDescription(picture.text or hours)
        self.setToolTip(picture.text or hours)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be small enough for a panel."""
        return QSize(px(240), px(128))

    def every(self, metrics: QFontMetrics, words: list[str]) -> int:
        """Return which of the words are written so that none touches the next: 1 is all of them."""
        widest = max(metrics.horizontalAdvance(one) for one in words) + px(_APART)
        return max(1, -(-widest * len(words) // max(1, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a bar for each hour."""
        hours = self._picture.hours
        if not hours:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(px(13))
        painter.setFont(font)
        line = px(18)
        most = max(one.count for one in hours) or 1
        wide = self.width() / len(hours)
        named = self.every(painter.fontMetrics(), [one.hour for one in hours])
        counted = self.every(painter.fontMetrics(), [str(one.count) for one in hours])
        floor = self.height() - line - px(2)
        for at, hour in enumerate(hours):
            left = at * wide
            high = (floor - line) * hour.count / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawRect(QRectF(left + wide * 0.15, floor - high, wide * 0.7, high))
            if at % counted == 0:
                painter.setPen(color("ink"))
                over = QRectF(left, floor - high - line, wide, line)
                _write(painter, over, str(hour.count))
            if at % named == 0:
                painter.setPen(color("muted"))
                _write(painter, QRectF(left, floor + px(2), wide, line), hour.hour)
        painter.setPen(color("line"))
        painter.drawLine(0, floor, self.width(), floor)


def _write(painter: QPainter, room: QRectF, words: str) -> None:
    """Write in the middle of a bar's room; what is wider than the bar is not cut."""
    wide = max(room.width(), painter.fontMetrics().horizontalAdvance(words) + 2)
    room.setLeft(max(0.0, room.center().x() - wide / 2))
    room.setWidth(wide)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
