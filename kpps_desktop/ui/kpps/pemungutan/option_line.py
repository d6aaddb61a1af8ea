"""One thing to choose or to tick: its key, whether it is on, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.icons import draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kpps_desktop.ui.kpps.pemungutan.pictures import OptionPicture

_CAP, _SIGN, _LEAST = 24, 20, 280


class OptionLine(QAbstractButton):
    """Drawn by ourselves, for Qt's own signs neither scale nor show on dark grounds."""

    def __init__(self, name: str, option: OptionPicture, *, round_sign: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(option.words)
        self.setAccessibleName(option.words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._key, self._round = option.key, round_sign

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Leave the state alone: what is on comes with the picture."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for key, sign and words."""
        bold = QFont(self.font())
        bold.setBold(True)
        wide = QFontMetrics(bold).horizontalAdvance(self.text())
        return QSize(px(_CAP + _SIGN + 24) + wide, px(32))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Cut only long words, such as names."""
        return self.sizeHint().boundedTo(QSize(px(_LEAST), px(32)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        cap = QRectF(px(4), middle - px(_CAP) / 2, px(_CAP), px(_CAP)).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(color("edge"), 1))
        painter.drawRoundedRect(cap, px(4), px(4))
        small = QFont(self.font())
        small.setPixelSize(px(13))
        painter.setFont(small)
        painter.setPen(color("ink"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        sign = QRectF(cap.right() + px(8), middle - px(_SIGN) / 2, px(_SIGN), px(_SIGN))
        self._draw_sign(painter, sign.adjusted(1, 1, -1, -1))
        font = QFont(self.font())
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(color("ink"))
        words = QRectF(self.rect())
        words.setLeft(sign.right() + px(8))
        fit = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        self.setToolTip("" if fit == self.text() else self.text())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fit)

    def _draw_sign(self, painter: QPainter, room: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(color("primary" if on else "edge"), px(2)))
        painter.setBrush(color("primary_back") if on else Qt.BrushStyle.NoBrush)
        if self._round:
            painter.drawEllipse(room)
        else:
            painter.drawRoundedRect(room, px(3), px(3))
        if on:
            inner = room.adjusted(px(3), px(3), -px(3), -px(3))
            draw_icon(painter, "check", inner, color("primary"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
