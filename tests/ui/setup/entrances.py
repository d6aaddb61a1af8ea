"""The window before there is a desk, a stick to plug in, and whoever sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike, Power
from kpps_desktop.services.kpps.starting import set_up
from kpps_desktop.services.readiness import Attached
from kpps_desktop.ui.setup.entrance import Entrance
from kpps_desktop.ui.setup.walk import Place
from tests.services import tiny
from tests.services.tiny import LIGHT, OFFICERS, PINS
from tests.ui.keyboard import Keyboard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.ui.jobs import Jobs

SECOND = OFFICERS[1]


class Hall:
    """The window before there is a desk, a stick to plug in, and whoever sits there."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, folder: Path, url: str = "") -> None:
        self.stick = folder / "KINGSTON"
        self.clock = ScriptedClock(tiny.at(5))
        self.place = Place(
            data=folder / "data",
            drives=FolderDrives([self.stick]),
            machine=MachineLike(told=Power(plugged=True, percent=90)),
            clock=lambda _zone: self.clock,
            attached=lambda: Attached(("Epson L3210",), 2),
            cost=LIGHT,
            url=url,
        )
        self.qtbot, self.jobs, self.keys = qtbot, jobs, Keyboard(qtbot)
        self.opened: list[tuple[Desk, str]] = []
        self.window = Entrance(self.place, jobs)
        self.window.desk_opened.connect(lambda desk, officer: self.opened.append((desk, officer)))

    def start(self) -> None:
        self.keys.show(self.window)
        self.window.start()
        self.settle()

    def plug_in(self, content: bytes = b"", name: str = "paket-9901012001001.asice") -> None:
        self.stick.mkdir(exist_ok=True)
        (self.stick / name).write_bytes(content or tiny.tps_pack().content)
        self.window.setup.look_at_sticks()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def enter(self) -> None:
        self.keys.enter()
        self.settle()

    def seen(self) -> str:
        """Return every word that can be seen."""
        QApplication.processEvents()  # what was just made shows itself in the next turn
        return "\n".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())

    def type_pins(self, pins: dict[str, str]) -> None:
        for pin in pins.values():
            self.keys.type(pin + pin)

    def made(self) -> Path:
        """Set a desk up without the window."""
        folder = self.place.data / "meja-1"
        pack = tiny.tps_pack()
        set_up(folder, pack.content, pack.code, PINS, self.clock, LIGHT).store.close()
        return folder
