"""A screen for the hall: a second window, dark, without controls, for everybody to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_WIDE, _HIGH = 1366, 768
"""The screen that everything is measured for."""


class HallScreen(QWidget):
    """Fills the second screen, and leaves the keys to the officer."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._gone = False

    @property
    def unit(self) -> float:
        """How many pixels of this screen one of the drawing is."""
        return min(self.width() / _WIDE, self.height() / _HIGH)

    def while_open(self, act: Callable[[T], object]) -> Callable[[T], None]:
        """Return what does the act, but no longer once the window was closed."""

        def acting(what: T) -> None:
            if not self._gone:  # the books may answer later
                act(what)

        return acting

    def open_beside(self, officers: QWidget) -> None:
        """Fill the second screen, or this one where there is no other."""
        own = officers.screen()
        other = next((one for one in QGuiApplication.screens() if one is not own), own)
        if other is not own:
            # A window manager gives the keys to what is shown last; the officer types elsewhere.
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        if self.screen() is not own:
            officers.activateWindow()  # the keys stay with the officer

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go with Esc or F9: on one screen alone nothing else would lead back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes."""
        super().closeEvent(event)
        self._gone = True
        self.closed.emit()
