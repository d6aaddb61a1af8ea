"""A screen for the hall: a second window, dark, without controls, for everybody to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kpps_desktop.ui.desk.brush import CENTRE, HallBrush
from kpps_desktop.ui.theme import text

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
FOOT = 44
"""Height of the line along the foot, of the drawing."""
_LOUD_MS = 6_000
_NAMED = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_F9}
_WIDE, _HIGH = 1366, 768
"""The screen that everything is measured for."""


class Foot(QWidget):
    """A line along the foot: how to come back, or that a key was not heard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hall_foot")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._usual, self._loud = "", ""
        self._quiet = QTimer(self, singleShot=True, interval=_LOUD_MS)
        self._quiet.timeout.connect(lambda: self.say(self._usual))
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._loud or self._usual

    def say(self, words: str) -> None:
        """Say something for good."""
        self._usual, self._loud = words, ""
        self._show()

    def say_loudly(self, words: str) -> None:
        """Say something that nobody overlooks, for a while."""
        self._loud = words
        self._quiet.start()
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line."""
        brush, room = HallBrush(self.height() / FOOT), QRectF(self.rect())
        brush.fill(room, "peringatan" if self._loud else "card")
        ink = "background" if self._loud else "muted"
        brush.write(room, self.words, 20, ink, CENTRE, bold=bool(self._loud))
        brush.paint(QPainter(self))

    def _show(self) -> None:
        self.setAccessibleName(self.words)
        self.setVisible(bool(self.words))
        self.raise_()
        self.update()


class HallScreen(QWidget):
    """Fills the second screen, and leaves the keys to the officer.

    Where there is only one, it lies over the officer's window, and no key reaches that: what
    comes of a key could not be seen, so nothing does, and that is said.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._gone = False
        self._covers = False
        self.foot = Foot(self)
        """The line along the foot."""

    @property
    def covers(self) -> bool:
        """Whether it lies over the officer's window."""
        return self._covers

    @property
    def unit(self) -> float:
        """How many pixels of this screen one of the drawing is."""
        return min(self.width() / _WIDE, self.height() / _HIGH)

    def look_anew(self) -> None:
        """Look at the books."""
        raise NotImplementedError

    def wear_anew(self) -> None:
        """Draw all of it again, in the look and the language that are worn by now."""
        self._say_way_back()
        self.look_anew()
        self.update()

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
        self._covers = other is own
        self._say_way_back()
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
        if event.key() in _KEYS:
            self.close()
        elif self._covers and (named := _named(event)):
            self.foot.say_loudly(text("ui.hall.unheard", key=named))
        else:
            super().keyPressEvent(event)

    def _say_way_back(self) -> None:
        words = text("ui.hall.way_back") if self._covers else ""
        self.foot.say(words)
        self.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the line along the foot."""
        super().resizeEvent(event)
        high = round(FOOT * self.unit)
        self.foot.setGeometry(0, self.height() - high, self.width(), high)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes."""
        super().closeEvent(event)
        self._gone = True
        self.closed.emit()


def _named(event: QKeyEvent) -> str:
    """Name a key that would have done something; nothing for those that only alter others."""
    if event.key() in _NAMED:
        return QKeySequence(event.key()).toString()
    return event.text().upper() if event.text().isprintable() else ""
