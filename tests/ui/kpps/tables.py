"""The counting table: the real window on a real desk, and an officer's keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kpps_desktop.domain.counting import tally_of
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.penghitungan.part import part
from kpps_desktop.ui.kpps.penghitungan.screen import PenghitunganScreen
from kpps_desktop.ui.kpps.session import Session
from kpps_desktop.ui.widgets.record_table import RecordTable
from tests.services.tiny import KETUA
from tests.ui.keyboard import PLAIN, Keyboard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.counting import Count
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play

T = TypeVar("T", bound=QWidget)

SIGNS = {
    "⏎": Qt.Key.Key_Return,
    "⎋": Qt.Key.Key_Escape,
    "⌫": Qt.Key.Key_Backspace,
    "↓": Qt.Key.Key_Down,
}
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Table:
    """The window as the officer sees it; every key goes to what has the focus."""

    def __init__(self, play: Play, jobs: Jobs, qtbot: QtBot, officer: OfficerId = KETUA) -> None:
        self.play, self.jobs, self.qtbot = play, jobs, qtbot
        self.session = Session(play.desk, jobs, officer)
        self.part = part(self.session)
        self.window, self.keys = DeskWindow(self.session, (self.part,)), Keyboard(qtbot)
        # Left to the garbage, it could be collected by a worker, with timers that are not its own.
        self.session.setParent(self.window)
        self.keys.show(self.window)
        self.settle()

    @property
    def screen(self) -> PenghitunganScreen:
        """Return the screen of penghitungan."""
        screen = self.part.widget
        assert isinstance(screen, PenghitunganScreen)
        return screen

    def settle(self) -> None:
        """Wait until the books have everything, and the window shows it."""
        self.qtbot.waitUntil(lambda: self.jobs.idle)
        QApplication.processEvents()
        window = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is not window:
            # A window manager hands the keyboard to a sheet and back; offscreen has none.
            window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def type(self, text: str) -> None:
        """Type: ⏎ Enter, ⎋ Esc, ⌫ Backspace; wait for the books after each of these."""
        for sign in text:
            if sign in SIGNS:
                self.press(SIGNS[sign])
            else:
                self.keys.type(sign)
                QApplication.processEvents()
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key once the books are idle."""
        self.settle()
        self.keys.press(key, modifier)
        self.settle()

    def count(self, contest: str) -> Count:
        """Return where a contest's count stands in the books."""
        return self.play.desk.day().counts[contest]

    def votes(self, contest: str) -> dict[int, int]:
        """Return the ballots announced, by choice, as the books have them."""
        return dict(tally_of(self.count(contest)))

    def seen(self) -> str:
        """Return every text that is visible."""
        QApplication.processEvents()
        window = QApplication.activeModalWidget() or self.window
        return "\n".join(
            one.text()
            for kind in (QLabel, QPushButton)
            for one in window.findChildren(kind)
            if one.isVisible()
        )

    def find(self, kind: type[T], name: str) -> T:
        """Return a control of the window by its name."""
        found = self.window.findChild(kind, name)
        assert found is not None
        return found

    def said(self, name: str) -> str:
        """Return what a painted part says to a screen reader."""
        return self.find(QWidget, name).accessibleName()

    def find_hub(self) -> RecordTable:
        """Return the list of boxes."""
        return self.find(RecordTable, "box_list")
