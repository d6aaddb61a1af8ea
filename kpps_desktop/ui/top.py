"""The program's one window: what it holds is exchanged, and it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.widgets.held import HeldEnter

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent


class TopWindow(QWidget):
    """Lasts from the first sight to the end, so that the system always knows whose the keys are.

    Keys wait in the system's queue for the window they were pressed in, while that is busy; those
    of a window that is gone by then are lost.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_window")
        self._held: QWidget | None = None
        self._enter: HeldEnter | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def hold(self, content: QWidget) -> None:
        """Show something in the place of what was held before, which goes."""
        before, self._held = self._held, content
        if before is not None:
            self._room.removeWidget(before)
            before.close()
            before.deleteLater()
        self._room.addWidget(content)
        self.setWindowTitle(content.windowTitle())
        content.windowTitleChanged.connect(self.setWindowTitle)
        content.show()
        focus = self.focusWidget()
        if focus is None or not content.isAncestorOf(focus):
            self.focusNextChild()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Hear Enter once for each press, whatever is held here."""
        super().showEvent(event)
        if self._enter is None:
            self._enter = HeldEnter(self)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes."""
        super().closeEvent(event)
        self.closed.emit()
