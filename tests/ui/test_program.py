"""The program: from the entrance to the desk's window, another look, another officer, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from platformdirs import user_data_path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike
from kpps_desktop.services.kpps.starting import set_up
from kpps_desktop.services.readiness import Attached
from kpps_desktop.ui.desk.keyboard import OfficerSheet
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.layar.window import WitnessWindow
from kpps_desktop.ui.main import Program, usual_data
from kpps_desktop.ui.setup.entrance import Entrance
from kpps_desktop.ui.setup.walk import Place
from kpps_desktop.ui.theme import Look, look
from tests.services import tiny
from tests.services.tiny import LIGHT, OFFICERS, PINS
from tests.ui.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier


class Hall:
    """A laptop on which a desk was set up, and its keyboard."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.clock = ScriptedClock(tiny.at(5))
        place = Place(
            data=folder / "data",
            drives=FolderDrives([folder / "stick"]),
            machine=MachineLike(),
            clock=lambda _zone: self.clock,
            attached=Attached,
            cost=LIGHT,
        )
        pack = tiny.tps_pack()
        desk = set_up(folder / "data" / "meja", pack.content, pack.code, PINS, self.clock, LIGHT)
        desk.store.close()
        self.qtbot, self.keys = qtbot, Keyboard(qtbot)
        self.program = Program(qapp, lambda: place)
        self.program.start()

    @property
    def window(self) -> QWidget:
        window = self.program.window
        assert window is not None
        return window

    def open(self) -> DeskWindow:
        """Open the desk as its ketua, by keys."""
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, Entrance))
        self.settle()
        self.qtbot.waitActive(self.window)
        self.keys.enter()
        self.settle()
        self.keys.enter()
        self.settle()
        self.keys.type(PINS[OFFICERS[0]])
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, DeskWindow))
        self.settle()
        window = self.window
        assert isinstance(window, DeskWindow)
        self.qtbot.waitActive(window)
        return window

    def settle(self) -> None:
        QApplication.processEvents()  # another look is put on only after the key
        self.qtbot.waitUntil(lambda: self.program.jobs.idle)
        QApplication.processEvents()

    def back_to_officers(self) -> None:
        """Give the keys to the officers' window, as on a screen of its own it has them."""
        top = self.program.top
        top.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is top)

    def seen(self) -> str:
        labels = self.window.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.fixture
def hall(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    """Give a hall whose program is ended in any case."""
    made = Hall(qapp, qtbot, tmp_path)
    yield made
    made.program.end()


def test_a_desk_opens_where_it_was_left_and_says_up_to_when(hall: Hall) -> None:
    window = hall.open()
    assert "TPS 001" in window.windowTitle()
    assert window.shell.notice() is None  # it was only set up
    hall.clock.set(tiny.at(6))
    hall.keys.press(Qt.Key.Key_Q, CONTROL)
    assert hall.program.window is None


@pytest.fixture
def _same_look_again(dressed: Callable[[Look], None]) -> Iterator[None]:
    yield
    dressed(Look())


@pytest.mark.usefixtures("_same_look_again")
def test_another_look_makes_the_window_anew_and_the_desk_stays(hall: Hall) -> None:
    before = hall.open()
    hall.keys.press(Qt.Key.Key_T, CONTROL)
    hall.settle()
    assert look().theme == "dark"
    assert hall.window is not before
    hall.qtbot.waitActive(hall.window)
    hall.keys.press(Qt.Key.Key_Plus, CONTROL)
    hall.settle()
    assert look().scale == 125
    hall.qtbot.waitActive(hall.window)
    hall.keys.press(Qt.Key.Key_L, CONTROL)
    hall.settle()
    assert "Saved" in hall.seen()


@pytest.mark.usefixtures("_same_look_again")
def test_what_everybody_sees_stays_open_in_another_look_and_language(
    hall: Hall, qapp: QApplication
) -> None:
    hall.open()
    hall.keys.press(Qt.Key.Key_F9)
    hall.settle()
    (second,) = [one for one in qapp.topLevelWidgets() if isinstance(one, WitnessWindow)]
    title = second.windowTitle()
    for key in (Qt.Key.Key_T, Qt.Key.Key_L):
        hall.back_to_officers()
        hall.keys.press(key, CONTROL)
        hall.settle()
        assert second.isVisible()
    assert look().theme == "dark"
    assert second.windowTitle() != title
    assert second.foot.words.endswith("Press Esc or F9 to go back.")
    hall.back_to_officers()
    hall.keys.press(Qt.Key.Key_F9)
    hall.settle()
    assert not [one for one in qapp.topLevelWidgets() if isinstance(one, WitnessWindow)]


@pytest.mark.usefixtures("_same_look_again")
def test_the_first_screen_has_the_keys_in_every_look(hall: Hall) -> None:
    hall.open()
    for _ in range(2):
        focus = QApplication.focusWidget()
        assert focus
        assert hall.window.isAncestorOf(focus)
        hall.keys.press(Qt.Key.Key_T, CONTROL)
        hall.settle()


@pytest.mark.usefixtures("_same_look_again")
def test_what_was_asked_before_comes_before_another_look(hall: Hall) -> None:
    before = hall.open()
    told: list[bool] = []
    hall.program.jobs.books(str, lambda _: told.append(hall.window is before))
    before.look_anew()
    hall.keys.press(Qt.Key.Key_T, CONTROL)
    hall.keys.press(Qt.Key.Key_T, CONTROL)
    hall.qtbot.waitUntil(lambda: look().theme != "light" and hall.program.jobs.idle)
    assert told == [True]
    assert hall.window is not before
    assert "TPS 001" in hall.window.windowTitle()


@pytest.mark.usefixtures("_same_look_again")
def test_in_the_largest_letters_the_window_stays_on_a_small_screen(
    hall: Hall, dressed: Callable[[Look], None]
) -> None:
    dressed(Look(scale=200))
    least = hall.open().minimumSize()
    assert (least.width() <= 1366, least.height() <= 768) == (True, True)


def test_another_officer_takes_the_keyboard_with_digit_and_pin(hall: Hall) -> None:
    window = hall.open()
    hall.keys.press(Qt.Key.Key_G, CONTROL)
    hall.settle()
    sheet = window.findChild(OfficerSheet)
    hall.qtbot.waitActive(sheet)
    hall.keys.type("4")
    hall.keys.type("111112")
    hall.settle()
    assert "PIN" in sheet.findChild(QLabel, "officer_told").text()
    assert "KPPS-1" in hall.seen()
    hall.keys.type(PINS[OFFICERS[3]])
    hall.settle()
    assert "KPPS-4" in hall.seen()
    assert "KPPS-1" not in hall.seen()


def test_esc_leaves_the_keyboard_where_it_is(hall: Hall) -> None:
    window = hall.open()
    hall.keys.press(Qt.Key.Key_G, CONTROL)
    hall.settle()
    hall.qtbot.waitActive(window.findChild(OfficerSheet))
    hall.keys.type("4")
    hall.keys.press(Qt.Key.Key_Escape)
    hall.qtbot.waitActive(window)
    assert "KPPS-1" in hall.seen()


def test_a_bug_says_up_to_when_everything_is_safe(hall: Hall) -> None:
    hall.open()
    hall.program.jobs.books(lambda: 1 // 0)
    crash = hall.program.crash
    hall.qtbot.waitUntil(crash.isVisible)
    said = crash.findChild(QLabel, "crash_safe").text()
    assert "05.00.00" in said


def test_the_usual_folder_is_that_of_the_command_line() -> None:
    assert usual_data() == user_data_path("kpps-desktop", appauthor=False)
