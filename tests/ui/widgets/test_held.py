"""Enter acts once for each press, however the system repeats a key that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kpps_desktop.ui.top import TopWindow
from kpps_desktop.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Finger:
    """Sends keys to a window as the system does, and counts how often its button was pressed."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window, self.pressed = window, 0
        self.button = QPushButton("Sahkan", window)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._count)
        self.button.show()
        self.button.setFocus()
        qtbot.waitUntil(self.button.hasFocus)

    def send(self, kind: QEvent.Type, at: int, *, repeats: bool = False) -> None:
        """Send Enter, pressed or let go at a time in milliseconds."""
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, Qt.Key.Key_Return, plain, "\r", repeats)
        event.setTimestamp(at)
        handle = self.window.windowHandle()
        assert handle
        QCoreApplication.sendEvent(handle, event)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture(params=["window", "sheet"])
def finger(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Finger]:
    """Give a finger at the program's window, or at a question over one."""
    top = TopWindow()
    top.resize(1366, 768)
    qtbot.addWidget(top)
    with qtbot.waitActive(top):
        top.show()
    window: QWidget = top
    if request.param == "sheet":
        window = Sheet("asked", "Benar?", top)
        with qtbot.waitActive(window):
            window.open()
    yield Finger(window, qtbot)
    top.close()


def test_enter_that_is_held_acts_once(finger: Finger) -> None:
    finger.send(PRESS, 1000)
    for at in range(1500, 4500, 33):
        finger.send(RELEASE, at, repeats=True)
        finger.send(PRESS, at, repeats=True)
    finger.send(RELEASE, 4510)
    assert finger.pressed == 1


def test_repeats_that_the_toolkit_takes_for_presses_do_not_act(finger: Finger) -> None:
    finger.send(PRESS, 1000)
    for at in range(1500, 4500, 33):
        finger.send(RELEASE, at)
        finger.send(PRESS, at + 1)
    finger.send(RELEASE, 4510)
    assert finger.pressed == 1


def test_each_press_of_its_own_acts(finger: Finger) -> None:
    for at in range(1000, 2000, 100):
        finger.send(PRESS, at)
        finger.send(RELEASE, at + 60)
    assert finger.pressed == 10


def test_a_system_without_clock_is_heard(finger: Finger) -> None:
    for _ in range(3):
        finger.send(PRESS, 0)
        finger.send(RELEASE, 0)
    assert finger.pressed == 3
