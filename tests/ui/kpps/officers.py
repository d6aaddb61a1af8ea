"""An officer at the window of a real desk: keys go in, and what is in the books comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.parts import parts
from kpps_desktop.ui.kpps.session import Session
from tests.services.tiny import KETUA
from tests.ui.kpps.keyboard import ALT, Keyboard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.pictures import NoticePicture
    from tests.services.acts import Play

SPECIAL = {
    "⏎": Qt.Key.Key_Return,
    "⎋": Qt.Key.Key_Escape,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
    "⌦": Qt.Key.Key_Delete,
}


class AtTheDesk:
    """Types into the window, and waits for the books after every key unless told to be fast."""

    def __init__(self, play: Play, jobs: Jobs, qtbot: QtBot, officer: OfficerId = KETUA) -> None:
        self.play, self.jobs, self.qtbot = play, jobs, qtbot
        self.session = Session(play.desk, jobs, officer)
        self.keys, self.pressed = Keyboard(qtbot), 0
        self.papers: list[str] = []
        self.session.paper_wanted.connect(lambda paper, *_: self.papers.append(paper))
        self.window = DeskWindow(self.session, parts(self.session))
        self.keys.show(self.window)
        self.settle()

    def type(self, text: str, *, fast: bool = False) -> None:
        """Type a text: ⏎ is Enter, ⎋ Esc, ⌦ Delete, arrows are arrows."""
        for sign in text:
            self.pressed += 1
            if sign in SPECIAL:
                self.keys.press(SPECIAL[sign])
            else:
                self.keys.type(sign)
            if not fast:
                self.settle()
        self.settle()

    def alt(self, letter: str) -> None:
        """Press a letter with Alt."""
        self.pressed += 1
        self.keys.press(getattr(Qt.Key, f"Key_{letter.upper()}"), ALT)
        self.settle()

    def function_key(self, number: int) -> None:
        """Press F1 to F12."""
        self.pressed += 1
        self.keys.press(getattr(Qt.Key, f"Key_F{number}"))
        self.settle()

    def leave_the_press(self) -> None:
        """Close the press that a paper was laid at, and come back to the window."""
        press = QApplication.activeModalWidget()
        assert press is not None
        press.close()
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.settle()

    def clock(self, hour: int, minute: int = 0) -> None:
        """Let it be a time of the day, and look again."""
        self.play.by(hour, minute)
        self.session.look()
        self.settle()

    def settle(self) -> None:
        """Wait until the books have nothing left to do."""
        self.qtbot.waitUntil(lambda: self.jobs.idle)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def seen(self) -> str:
        """Return every word that can be read in the middle of the window."""
        texts: list[str] = []
        for kind in (QLabel, QPushButton):
            found = self.screen.findChildren(kind)
            texts += [one.text() for one in found if one.isVisible()]
        return "\n".join(texts)

    @property
    def screen(self) -> QWidget:
        """The screen in the middle."""
        code = self.window.shell.screen_code()
        found = self.window.findChild(QWidget, code)
        assert found, code
        return found

    @property
    def day(self) -> Day:
        """The day as the books have it."""
        return self.play.desk.day()

    @property
    def notice(self) -> NoticePicture | None:
        """What the window refuses just now."""
        return self.window.shell.notice()

    def focus(self) -> str:
        """Name what has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""
