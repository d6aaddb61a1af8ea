"""A striped banner that no one can miss."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from kpps_desktop.ui.theme import color, px

_HEIGHT = 24
_STRIPE = 24


class StripedBanner(QWidget):
    """Words on stripes, across the whole window; hidden without words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setObjectName("banner")
        self.setFixedHeight(px(_HEIGHT))
        self.hide()

    def show_words(self, words: str) -> None:
        """Show the banner, or hide it when there is nothing to say."""
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the stripes, and the words on a plain ground amid them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("stripe"))
        high, wide = self.height(), px(_STRIPE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("on_stripe"))
        for left in range(-high, self.width() + high, wide):
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(left, high),
                        QPointF(left + wide / 2, high),
                        QPointF(left + wide / 2 + high, 0),
                        QPointF(left + high, 0),
                    ]
                )
            )
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(px(14))
        font.setBold(True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px(3))
        wide = QFontMetrics(font).horizontalAdvance(self._words) + px(48)
        room = QRectF((self.width() - wide) / 2, 0, wide, self.height())
        painter.setFont(font)
        painter.fillRect(room, color("stripe"))
        painter.setPen(color("on_stripe"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._words)
