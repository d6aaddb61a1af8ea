"""The program with windows: from the entrance to the window of a desk, and back out."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from kpps_desktop.devices.clock import SystemClock
from kpps_desktop.devices.drives import SystemDrives
from kpps_desktop.devices.machine import ThisMachine
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.kpps.readiness import Attached
from kpps_desktop.ui import looks
from kpps_desktop.ui.application import catch_bugs, dress, make_application
from kpps_desktop.ui.crash import Crash
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.parts import parts
from kpps_desktop.ui.kpps.session import Session
from kpps_desktop.ui.kpps.setup.entrance import Entrance
from kpps_desktop.ui.kpps.setup.walk import Place
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kpps_desktop.services.kpps.desk import Desk


class Program(QObject):
    """Holds the one window there is: the entrance first, then the desk that was opened."""

    def __init__(self, app: QApplication, place: Place) -> None:
        super().__init__(app)
        self._app, self._place = app, place
        self.jobs = Jobs(self)
        self._session: Session | None = None
        self._window: QWidget | None = None
        self.crash = Crash(self._saved)
        self.crash.quit_wanted.connect(self.end)
        self.jobs.broke.connect(self.crash.tell)

    @property
    def window(self) -> QWidget | None:
        """The window that is open."""
        return self._window

    def start(self) -> None:
        """Open the entrance."""
        entrance = Entrance(self._place, self.jobs)
        entrance.desk_opened.connect(self._open_desk)
        entrance.closed.connect(self._end_unless_open)
        self._put(entrance)
        entrance.start()

    def end(self) -> None:
        """Close what is open, and finish what was asked of the books."""
        window, self._window = self._window, None
        if window is not None:
            window.close()
        self.crash.hide()
        self.jobs.close()
        if self._session is not None:
            self._session.desk.store.close()
            self._session = None
        self._app.quit()

    def _open_desk(self, desk: Desk, officer: str) -> None:
        self._session = Session(desk, self.jobs, OfficerId(officer))
        self._open_window()

    def _open_window(self) -> None:
        if self._session is None:
            return
        window = DeskWindow(self._session, parts(self._session))
        window.look_chosen.connect(self._wear)
        window.closed.connect(self._end_unless_open)
        self._put(window)
        window.say_resumed()

    def _put(self, window: QWidget) -> None:
        """Show a window in the place of the one before, as large as that was."""
        before, self._window = self._window, window
        if before is None:
            window.showMaximized()
        else:
            window.setGeometry(before.geometry())
            window.setWindowState(before.windowState())
            window.show()
            before.close()
            before.deleteLater()

    def _wear(self, how: str) -> None:
        """Make the window anew in another look; the books know where it stood."""
        chosen = looks.changed(look(), how)
        looks.keep(self._place.data, chosen)
        dress(self._app, chosen)
        self._open_window()

    def _end_unless_open(self) -> None:
        closing = self.sender()
        if closing is self._window:
            self._window = None
            self.end()

    def _saved(self) -> str:
        """Return until when everything is in the books."""
        if self._session is None:
            return ""
        desk = self._session.desk
        with desk.store.read() as books:
            last = books.journal.last_at(desk.store.desk)
        return f"{datetime.fromisoformat(last):%H.%M.%S}" if last else ""


def run(data: Path, lang: str) -> int:
    """Run the program until its last window is closed; return the exit code."""
    app = make_application(sys.argv[:1], looks.load(data, lang))
    app.setQuitOnLastWindowClosed(False)
    place = Place(data, SystemDrives(), ThisMachine(), SystemClock, attached)
    program = Program(app, place)
    catch_bugs(program.crash.tell)
    program.start()
    return app.exec()


def attached() -> Attached:
    """Tell which printers and screens there are."""
    return Attached(tuple(QPrinterInfo.availablePrinterNames()), len(QApplication.screens()))
