"""Ticks and choices, with their key in the label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.icons import draw_icon
from kpps_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from kpps_desktop.ui.widgets.keys import bind, is_enter, spoken

_BOX, _LEFT, _GAP = 22, 8, 12


class _Ticked(QAbstractButton):
    """A sign that is on or off, its words, its key."""

    struck = Signal()
    """Its key was pressed, and it is as that key leaves it."""

    def __init__(self, name: str, words: str, key: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._key = key
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(spoken(key))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if key:
            bind(key, self, self._press)

    @property
    def key(self) -> str:
        """Return the key as it was given."""
        return self._key

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for sign, words and key."""
        wide = px(_LEFT + _BOX + _GAP) + self.fontMetrics().horizontalAdvance(self.text())
        key = px(_GAP) + keycap_width(self.font(), self._key) if self._key else 0
        return QSize(wide + key + px(12), px(40))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the sign, the words, the key, and a frame around what has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        self._draw_sign(painter, QRectF(px(_LEFT), middle - px(_BOX) / 2, px(_BOX), px(_BOX)))
        ink = color("ink" if self.isEnabled() else "muted")
        painter.setPen(ink)
        left = px(_LEFT + _BOX + _GAP)
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        words = QRectF(left, 0, wide, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        draw_keycap(painter, words.right() + px(_GAP), middle, self._key, ink)
        if self.hasFocus():
            painter.setPen(QPen(color("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the task: on some systems it would press whatever has the focus."""
        if is_enter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        if self.isEnabled() and self.isVisible():
            self.click()
            self.struck.emit()

    def _draw_sign(self, painter: QPainter, room: QRectF) -> None:
        raise NotImplementedError


class Tick(_Ticked):
    """Something that is so, or not."""

    def __init__(self, name: str, words: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, words, key, parent)

    def _draw_sign(self, painter: QPainter, room: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(color("primary" if on else "edge"), px(2)))
        painter.setBrush(color("primary" if on else "card"))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), px(4), px(4))
        if on:
            edge = px(4)
            inner = room.adjusted(edge, edge, -edge, -edge)
            draw_icon(painter, "check", inner, color("on_primary"))


class Choice(_Ticked):
    """One of several; only one of them is so."""

    def __init__(self, name: str, words: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, words, key, parent)
        self.setAutoExclusive(True)

    def _draw_sign(self, painter: QPainter, room: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(color("primary" if on else "edge"), px(2)))
        painter.setBrush(color("card"))
        painter.drawEllipse(room.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawEllipse(room.center(), px(5), px(5))
