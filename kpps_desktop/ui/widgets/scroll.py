"""What scrolls, and keeps in sight what has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from kpps_desktop.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_AROUND = 24
"""What is seen above and below of what has the keyboard."""


class ScrollArea(QScrollArea):
    """Shows a widget that may be higher than the room there is."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll to what got the keyboard before there was a layout."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._keep)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has the keyboard now: by itself Qt does so for Tab only.

        What has just been put there is laid out only afterwards.
        """
        inside = self.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self._see(now, inside)
            QTimer.singleShot(0, self, self._keep)

    def _keep(self) -> None:
        """Scroll to what has the keyboard, as it is laid out by now."""
        inside, now = self.widget(), QApplication.focusWidget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self._see(now, inside)

    def _see(self, now: QWidget, inside: QWidget) -> None:
        """Bring a whole widget into sight; of one that is higher than the room, its beginning.

        Of a field Qt by itself brings but the cursor into sight, and the field may be cut.
        """
        if now.height() < (room := self.viewport().height()):
            middle = now.mapTo(inside, now.rect().center())
            around = min((now.height() + 1) // 2 + px(_AROUND), room // 2)
            self.ensureVisible(middle.x(), middle.y(), 0, around)
        elif now.visibleRegion().isEmpty():
            top = now.mapTo(inside, QPoint(0, 0))
            self.ensureVisible(0, top.y(), 0, 0)
