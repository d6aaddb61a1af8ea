"""A laptop at a TPS: the whole program on a folder, a stick beside it, a clock, and its keys."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike
from kpps_desktop.services.readiness import Attached
from kpps_desktop.ui.desk.window import DeskWindow
from kpps_desktop.ui.main import Program
from kpps_desktop.ui.setup.entrance import Entrance
from kpps_desktop.ui.setup.walk import Place
from tests.services import tiny
from tests.services.tiny import KETUA, LIGHT, OFFICERS, PINS
from tests.ui.keyboard import ALT, Keyboard, strokes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from tests.services.tiny import Packed

SPECIAL = {
    "⏎": Qt.Key.Key_Return,
    "⎋": Qt.Key.Key_Escape,
    "⌫": Qt.Key.Key_Backspace,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
    "⇥": Qt.Key.Key_Tab,
}
CONTROL = Qt.KeyboardModifier.ControlModifier


class Laptop:
    """What officers do to it is keys; it may lose its power at any moment and start again."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.qapp, self.qtbot, self.keys = qapp, qtbot, Keyboard(qtbot)
        self.clock, self.pressed, self.restless = ScriptedClock(tiny.at(5)), 0, False
        self.stick = folder / "KINGSTON"
        self._folder, self._failures = folder, 0
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

    def set_up(self, pack: Packed) -> None:
        """Set a desk up from a pack on the stick."""
        self.plug_in(pack.content, "paket.asice")
        self.type(f"c⏎s{pack.code}⏎")
        for officer in OFFICERS:
            self.type(PINS[officer] * 2)
        self.type("⏎")
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, DeskWindow), timeout=20_000)
        self.settle()

    def take(self, desk: Path) -> None:
        """Take over a desk that was set up and used before, and start anew."""
        self.end()
        shutil.copytree(desk, self._place.data / "meja")
        self.program = self._started()

    def open(self, officer: OfficerId = KETUA) -> None:
        """Open the desk that is there, as an officer."""
        self.type("⏎" + officer[-1] + "⏎" + PINS[officer])
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, DeskWindow), timeout=20_000)
        self.settle()

    def lose_power(self, keys: str = "") -> None:
        """Stop at once, amid what the last of these keys set off, and start again.

        The program that was left runs on with a disk that nobody reads any more: only what the
        disk held at this moment is there afterwards.
        """
        self.type(keys[:-1])
        for sign in keys[-1:]:
            self._strike(sign)
        self._restart(self._disk())

    def lose_power_once_kept(self, keys: str) -> None:
        """Stop when what the last key asks for is in the books, before all that would follow."""
        session = self.program.session
        assert session is not None
        self.type(keys[:-1])
        disks: list[Path] = []
        session.noticed.connect(lambda _: disks or disks.append(self._disk()))
        self.type(keys[-1:])
        self._restart(disks[0])

    def close(self) -> None:
        """Close the program as an officer does, and start it again."""
        self.end()
        self.program = self._started()

    def end(self) -> None:
        """Close the program."""
        self.program.end()

    def type(self, text: str) -> None:
        """Type: ⏎ is Enter, ⎋ Esc, ⌫ Backspace, ⌥ Alt; after every key wait for the books."""
        for sign, held in strokes(text):
            if held == ALT:
                self.alt(sign)
            else:
                self._strike(sign)
                self.settle()
            if self.restless:
                self.look()

    def alt(self, letter: str) -> None:
        """Press a letter with Alt."""
        self._press(letter, ALT)

    def control(self, letter: str) -> None:
        """Press a letter with Ctrl."""
        self._press(letter, CONTROL)

    def at(self, hour: int, minute: int = 0) -> None:
        """Let it be a time of the day, and the window see it."""
        self.clock.set(tiny.at(hour, minute))
        self.look()

    def look(self) -> None:
        """Let the window look at the books, as it does every minute."""
        window = self.window
        if isinstance(window, DeskWindow):
            window.look_anew()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way and the window on top has the keys."""
        self.qtbot.waitUntil(lambda: self.program.jobs.idle, timeout=20_000)
        self.qtbot.waitUntil(self._has_the_keys)

    def wait_for(self, words: str) -> None:
        """Wait until words can be seen: of a stick, which is looked for now and then."""
        self.qtbot.waitUntil(lambda: words in self.seen(), timeout=20_000)
        self.settle()

    def seen(self) -> str:
        """Return every word that can be seen."""
        QApplication.processEvents()
        return "\n".join(
            words
            for over in QApplication.topLevelWidgets()
            if over.isVisible()
            for one in over.findChildren(QWidget)
            if one.isVisible()
            for words in _words(one)
        )

    def _strike(self, sign: str) -> None:
        self.pressed += 1
        if sign in SPECIAL:
            self.keys.press(SPECIAL[sign])
        else:
            self.keys.type(sign)

    def _disk(self) -> Path:
        """Return a copy of the disk as it is now, whatever the program is doing.

        A file on its way (`.part`) may get its name amid the copy: it is left out.
        """
        self._failures += 1
        disk = self._folder / f"disk-{self._failures}"
        on_its_way = shutil.ignore_patterns("*.part")
        return Path(shutil.copytree(self._place.data, disk, ignore=on_its_way))

    def _restart(self, disk: Path) -> None:
        self.end()
        self._place = replace(self._place, data=disk)
        self.program = self._started()

    def _started(self) -> Program:
        program = Program(self.qapp, lambda: self._place)
        program.start()
        self.qtbot.waitUntil(lambda: isinstance(program.window, Entrance), timeout=20_000)
        self.program = program
        self.settle()
        return program

    def _press(self, letter: str, modifier: Qt.KeyboardModifier) -> None:
        self.pressed += 1
        self.keys.press(Qt.Key(ord(letter.upper())), modifier)
        self.settle()

    def _has_the_keys(self) -> bool:
        """Give the keys to what is on top; offscreen no window manager does."""
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or (self.program.window and self.program.top)
        if top is None:
            return True
        if QApplication.activeWindow() is not top:
            top.activateWindow()
        return QApplication.activeWindow() is top


def _words(one: QWidget) -> list[str]:
    if isinstance(one, QLabel | QPushButton | QLineEdit):
        return [one.text()]
    if isinstance(one, QTableView):
        model = one.model()
        places = ((row, at) for row in range(model.rowCount()) for at in range(model.columnCount()))
        return [str(model.index(row, at).data() or "") for row, at in places]
    return [one.accessibleName()] if one.objectName() == "banner" else []
