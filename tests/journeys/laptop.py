"""A laptop at a TPS: the whole program on a folder, a stick beside it, a clock, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike
from kpps_desktop.services.kpps.readiness import Attached
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.setup.entrance import Entrance
from kpps_desktop.ui.kpps.setup.walk import Place
from kpps_desktop.ui.main import Program
from tests.services import tiny
from tests.services.tiny import KETUA, LIGHT, OFFICERS, PINS
from tests.ui.kpps.keyboard import ALT, Keyboard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk

SPECIAL = {
    "⏎": Qt.Key.Key_Return,
    "⎋": Qt.Key.Key_Escape,
    "⌫": Qt.Key.Key_Backspace,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
}
CONTROL = Qt.KeyboardModifier.ControlModifier


class Laptop:
    """What officers do to it is keys; it may lose its power at any moment and start again."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.qapp, self.qtbot, self.keys = qapp, qtbot, Keyboard(qtbot)
        self.clock, self.pressed, self.restless = ScriptedClock(tiny.at(5)), 0, False
        self.stick = folder / "KINGSTON"
        self._place = Place(
            data=folder / "data",
            drives=FolderDrives([self.stick]),
            machine=MachineLike(),
            clock=lambda _zone: self.clock,
            attached=Attached,
            cost=LIGHT,
        )
        self.program = self._started()

    @property
    def window(self) -> QWidget:
        """The window that is open."""
        window = self.program.window
        assert window is not None
        return window

    @property
    def desk(self) -> Desk:
        """The desk, once one is open."""
        session = self.program.session
        assert session is not None
        return session.desk

    @property
    def day(self) -> Day:
        """The day as the books have it."""
        return self.desk.day()

    def plug_in(self, content: bytes, name: str) -> None:
        """Plug the stick in, with a pack on it."""
        self.stick.mkdir(exist_ok=True)
        (self.stick / name).write_bytes(content)

    def set_up(self, code: str) -> None:
        """Set a desk up from the pack on the stick."""
        self.type(f"⏎s{code}⏎")
        for officer in OFFICERS:
            self.type(PINS[officer] * 2)
        self.type("⏎")
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, DeskWindow), timeout=20_000)
        self.settle()

    def open(self, officer: OfficerId = KETUA) -> None:
        """Open the desk that is there, as an officer."""
        self.type("⏎" + officer[-1] + "⏎" + PINS[officer])
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, DeskWindow), timeout=20_000)
        self.settle()

    def lose_power(self) -> None:
        """Stop at once, as a laptop without a battery does, and start again."""
        self.end()
        self.program = self._started()

    def end(self) -> None:
        """Close the program."""
        self.program.end()

    def type(self, text: str) -> None:
        """Type: ⏎ is Enter, ⎋ Esc, ⌫ Backspace; after every key wait for the books."""
        for sign in text:
            self.pressed += 1
            if sign in SPECIAL:
                self.keys.press(SPECIAL[sign])
            else:
                self.keys.type(sign)
            self.settle()
            if self.restless:
                self._look()

    def alt(self, letter: str) -> None:
        """Press a letter with Alt."""
        self._press(letter, ALT)

    def control(self, letter: str) -> None:
        """Press a letter with Ctrl."""
        self._press(letter, CONTROL)

    def at(self, hour: int, minute: int = 0) -> None:
        """Let it be a time of the day, and the window see it."""
        self.clock.set(tiny.at(hour, minute))
        self._look()

    def settle(self) -> None:
        """Wait until nothing is under way and the window on top has the keys."""
        self.qtbot.waitUntil(lambda: self.program.jobs.idle, timeout=20_000)
        self.qtbot.waitUntil(self._has_the_keys)

    def seen(self) -> str:
        """Return every word that can be seen."""
        QApplication.processEvents()
        return "\n".join(
            one.text()
            for over in QApplication.topLevelWidgets()
            if over.isVisible()
            for kind in (QLabel, QPushButton)
            for one in over.findChildren(kind)
            if one.isVisible()
        )

    def _started(self) -> Program:
        program = Program(self.qapp, lambda: self._place)
        program.start()
        self.qtbot.waitUntil(lambda: isinstance(program.window, Entrance), timeout=20_000)
        self.program = program
        self.settle()
        return program

    def _look(self) -> None:
        """Let the window look at the books, as it does every minute."""
        window = self.window
        if isinstance(window, DeskWindow):
            window.look_anew()
        self.settle()

    def _press(self, letter: str, modifier: Qt.KeyboardModifier) -> None:
        self.pressed += 1
        self.keys.press(Qt.Key(ord(letter.upper())), modifier)
        self.settle()

    def _has_the_keys(self) -> bool:
        """Give the keys to what is on top; offscreen no window manager does."""
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or self.program.window
        if top is None:
            return True
        if QApplication.activeWindow() is not top:
            top.activateWindow()
        return QApplication.activeWindow() is top
