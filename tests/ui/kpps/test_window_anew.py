"""Another look amid the count: whatever key is pressed by then, every ballot is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike
from kpps_desktop.domain.counting import tally_of
from kpps_desktop.domain.day import Stage
from kpps_desktop.services.readiness import Attached
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.main import Program
from kpps_desktop.ui.setup.entrance import Entrance
from kpps_desktop.ui.setup.walk import Place
from kpps_desktop.ui.theme import Look, look
from tests.services.tiny import KETUA, LIGHT, G
from tests.ui.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.services.acts import Play

CONTROL = Qt.KeyboardModifier.ControlModifier
OPENED = "⏎⏎30⏎0⏎banyak⏎"
"""The hub's first box, opened; thirty ballots, more than attended; the tally begins."""


class Evening:
    """The whole program at the desk of a TPS whose boxes are to be counted."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, play: Play, data: Path) -> None:
        place = Place(
            data=data,
            drives=FolderDrives([]),
            machine=MachineLike(),
            clock=lambda _zone: play.clock,
            attached=Attached,
            cost=LIGHT,
        )
        self.play, self.qtbot, self.keys = play, qtbot, Keyboard(qtbot)
        self.program = Program(qapp, lambda: place)
        self.program.start()
        qtbot.waitUntil(lambda: isinstance(self.program.window, Entrance))
        entrance = self.program.window  # the desk is opened before all that it needs is loaded
        assert isinstance(entrance, Entrance)
        entrance.desk_opened.emit(play.desk, KETUA)
        self.settle()
        qtbot.waitActive(self.program.top)

    @property
    def window(self) -> DeskWindow:
        window = self.program.window
        assert isinstance(window, DeskWindow)
        return window

    def settle(self) -> None:
        QApplication.processEvents()  # another look is put on only after the key
        self.qtbot.waitUntil(lambda: self.program.jobs.idle)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type, ⏎ for Enter, and wait for the books after each key."""
        for sign in text:
            if sign == "⏎":
                self.keys.enter()
            else:
                self.keys.type(sign)
            self.settle()

    def dress(self, meanwhile: str = "") -> None:
        """Press Ctrl+T, and further keys that are the first thing heard once it is done."""
        before = self.window
        self.keys.press(Qt.Key.Key_T, CONTROL)
        if meanwhile:
            QTimer.singleShot(0, lambda: self.keys.type(meanwhile))
        self.qtbot.waitUntil(lambda: self.program.window is not before)

    def votes(self) -> tuple[int, ...]:
        self.settle()
        count = self.play.desk.day().counts[G]
        return tuple(count.votes)  # type: ignore[union-attr]

    def shows(self, name: str) -> bool:
        return self.window.findChild(QLabel, name).isVisible()


@pytest.fixture
def evening(
    qapp: QApplication,
    qtbot: QtBot,
    at: Callable[[str], Play],
    tmp_path: Path,
    dressed: Callable[[Look], None],
) -> Iterator[Evening]:
    """Give an evening at which the first box is being tallied."""
    dressed(Look())
    made = Evening(qapp, qtbot, at("counting"), tmp_path / "data")
    made.type(OPENED)
    yield made
    made.program.end()


class Disk:
    """The disk of the books, which takes nothing while it is full."""

    def __init__(self) -> None:
        self.full = False

    def obey(self, _conn: object, cursor: object, *_: object) -> None:
        """Let SQLite refuse what writes, as it does on a disk that it must not write to."""
        cursor.execute(f"PRAGMA query_only = {int(self.full)}")  # type: ignore[attr-defined]


@pytest.fixture
def disk() -> Iterator[Disk]:
    """Give a disk that can be made to fail."""
    made = Disk()
    event.listen(Engine, "before_cursor_execute", made.obey)
    yield made
    event.remove(Engine, "before_cursor_execute", made.obey)


def test_no_ballot_of_a_burst_is_lost_around_another_look(evening: Evening) -> None:
    evening.keys.type("123")
    evening.dress("21")
    evening.keys.type("3")
    assert look().theme == "dark"
    assert evening.votes() == (1, 2, 3, 2, 1, 3)


def test_ballots_are_counted_amid_one_look_after_another(evening: Evening) -> None:
    for ballot in "123":
        evening.keys.type("0")
        evening.dress(ballot)
    assert evening.votes() == (0, 1, 0, 2, 0, 3)


def test_the_system_knows_one_window_from_first_to_last(evening: Evening) -> None:
    before = evening.window.window(), evening.window.window().winId()
    evening.dress()
    assert (evening.window.window(), evening.window.window().winId()) == before
    assert evening.window.window().isVisible()
    assert "TPS 001" in evening.window.window().windowTitle()


def test_ballots_that_the_disk_did_not_take_are_tried_again_in_another_look(
    evening: Evening, disk: Disk
) -> None:
    evening.type("1")
    disk.full = True
    evening.type("23")
    assert evening.shows("tally_waiting")
    evening.dress()
    evening.settle()
    assert evening.shows("tally_waiting")
    assert "2" in evening.window.findChild(QLabel, "tally_waiting").text()
    evening.keys.type("1")
    disk.full = False
    evening.keys.enter()
    assert evening.votes() == (1, 2, 3, 1)
    assert not evening.shows("tally_waiting")


def test_a_reason_that_is_asked_for_is_no_ballot_in_another_look(evening: Evening) -> None:
    evening.type("t")
    evening.dress("2")
    assert evening.votes() == (0,)
    assert evening.window.findChild(QPushButton, "count_finished").isVisible()


def test_a_screen_that_was_chosen_stays_in_another_look(evening: Evening) -> None:
    evening.window.shell.stage_chosen.emit(Stage.PEMUNGUTAN)
    evening.settle()
    evening.dress("2")
    assert evening.window.shell.screen_code() == Stage.PEMUNGUTAN
    assert dict(tally_of(evening.play.desk.day().counts[G])) == {}
