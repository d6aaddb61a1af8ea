"""A key drawn as on the keyboard, beside the words of what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.keys import shown

_HIGH, _LETTER = 24, 13


def keycap_width(font: QFont, key: str) -> int:
    """Return how wide a key is drawn; nothing for no key."""
    if not key:
        return 0
    return max(px(_HIGH), QFontMetrics(_small(font)).horizontalAdvance(shown(key)) + px(12))


def draw_keycap(painter: QPainter, left: float, middle: float, key: str, ink: QColor) -> None:
    """Draw a key from its left edge and middle, in an ink."""
    if not key:
        return
    font = painter.font()
    cap = QRectF(left, middle - px(_HIGH) / 2, keycap_width(font, key), px(_HIGH))
    frame = QColor(ink)
    frame.setAlphaF(0.55)
    painter.setPen(QPen(frame, px(1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    painter.setPen(ink)
    painter.setFont(_small(font))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, shown(key))
    painter.setFont(font)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(px(_LETTER))
    small.setBold(False)
    return small
