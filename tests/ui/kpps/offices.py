"""A desk's window at the end of the day: a real desk, sticks, a keyboard, and no printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QTableView

from kpps_desktop.devices.drives import FaultyDrives
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.parts import parts
from kpps_desktop.ui.kpps.penyerahan.part import Handover
from kpps_desktop.ui.kpps.penyerahan.screen import PenyerahanScreen
from kpps_desktop.ui.kpps.session import Session
from tests.services.tiny import KETUA
from tests.ui.keyboard import Keyboard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.ledgers import Sealing
    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play


PATIENCE = 60_000
"""Milliseconds: fonts and signatures are slow the first time, on a machine that is busy."""


class Office:
    """The window of a desk; papers that were asked for are `papers`."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, play: Play, folder: Path) -> None:
        self.qtbot, self.jobs, self.play = qtbot, jobs, play
        self.keys = Keyboard(qtbot)
        self.sticks = {name: folder / name for name in ("KINGSTON", "SANDISK")}
        self.drives = FaultyDrives(self.sticks.values(), {})
        self.papers: list[tuple[str, str, str]] = []
        self.session = Session(play.desk, jobs, KETUA, self.drives)
        self.session.paper_wanted.connect(lambda *paper: self.papers.append(paper))
        made = parts(self.session)
        found = [one.widget for one in made if isinstance(one.widget, PenyerahanScreen)]
        self.screen = found[0]
        self.window = DeskWindow(self.session, made)
        self.keys.show(self.window)
        self.settle()

    @property
    def sealing(self) -> Sealing:
        """What the books hold of the end of the day."""
        return self.play.desk.day().sealing

    def settle(self) -> None:
        """Wait until nothing is left to do, and it was shown."""
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=PATIENCE)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=PATIENCE)

    def press(self, *keys: str) -> None:
        """Type, and let it come to what it comes to; "⏎" is Enter."""
        for one in keys:
            self.wake()
            if one == "⏎":
                self.keys.enter()
            else:
                self.keys.type(one)
            self.settle()

    def wake(self) -> None:
        """Give the window the keyboard back after a question, as a window manager does."""
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def plug(self, name: str) -> None:
        """Plug a stick in, and let it be seen."""
        self.sticks[name].mkdir()
        self.look()

    def look(self) -> None:
        """Let the window look at the sticks, as it does of its own every so often."""
        self.screen.findChild(Handover).look_at_sticks()
        self.settle()

    def seen(self) -> str:
        """Return every word that can be read, those of tables too."""
        QApplication.processEvents()
        labels = [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]
        tables = [one for one in self.window.findChildren(QTableView) if one.isVisible()]
        return "\n".join((*labels, *(cell for one in tables for cell in _cells(one))))


def _cells(table: QTableView) -> list[str]:
    model = table.model()
    return [
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
