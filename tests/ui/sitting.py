"""An officer at the window of a desk of any kind: keys go in, words and notices come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.keyboard import ALT, Keyboard, strokes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.desk.window import DeskWindow
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.pictures import NoticePicture

SPECIAL = {
    "⏎": Qt.Key.Key_Return,
    "⎋": Qt.Key.Key_Escape,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
    "→": Qt.Key.Key_Right,
    "←": Qt.Key.Key_Left,
    "⌦": Qt.Key.Key_Delete,
    "⌫": Qt.Key.Key_Backspace,
    "⇥": Qt.Key.Key_Tab,
}


class Sitting:
    """Types into the window, and waits for the books after every key unless told to be fast."""

    def __init__(self, session: DeskSession, window: DeskWindow, jobs: Jobs, qtbot: QtBot) -> None:
        self.session, self.window, self.jobs, self.qtbot = session, window, jobs, qtbot
        self.keys, self.pressed = Keyboard(qtbot), 0
        self.papers: list[str] = []
        session.paper_wanted.connect(lambda paper, *_: self.papers.append(paper))
        self.keys.show(window)
        self.settle()

    def type(self, text: str, *, fast: bool = False) -> None:
        """Type a text: ⏎ is Enter, ⎋ Esc, ⌦ Delete, ⌫ Backspace, ⇥ Tab, arrows are arrows.

        ⌥ is Alt, held for the letter after it.
        """
        for sign, held in strokes(text):
            self.wake()
            self.pressed += 1
            if held == ALT:
                self.keys.press(getattr(Qt.Key, f"Key_{sign.upper()}"), ALT)
            elif sign in SPECIAL:
                self.keys.press(SPECIAL[sign])
            else:
                self.keys.type(sign)
            if not fast:
                self.settle()
        self.settle()

    def wake(self) -> None:
        """Give the window the keyboard back after a question, as a window manager does."""
        window = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is None:
            window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

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
    def notice(self) -> NoticePicture | None:
        """What the window refuses just now."""
        return self.window.shell.notice()

    def focus(self) -> str:
        """Name what has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""
