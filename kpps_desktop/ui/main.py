"""The program with windows: from the entrance to the window of a desk, and back out.

A window stands before anything else is loaded: what a desk needs (database, keys, papers) takes
twenty times as long to import as Qt takes to draw. The workers load what the entrance needs, and
the rest while the officer reads that.
"""

from __future__ import annotations

import importlib
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kpps_desktop.ui import looks
from kpps_desktop.ui.application import catch_bugs, dress, make_application
from kpps_desktop.ui.crash import Crash
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.theme import look, px, text
from kpps_desktop.ui.top import TopWindow
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kpps_desktop.services.desks import AnyDesk
    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.setup.walk import Place

_ENTRANCE_GROUND = (
    "kpps_desktop.services.finding",
    "kpps_desktop.services.desks",
    "kpps_desktop.services.readiness",
    "kpps_desktop.devices.drives",
    "kpps_desktop.devices.machine",
)
_GROUND = (
    "babel.dates",
    "kpps_desktop.store",
    "kpps_desktop.services.kpps.starting",
    *(
        f"kpps_desktop.services.kpps.{one}"
        for one in ("viewing", "matching", "searching", "papers", "handed", "exporting")
    ),
    "kpps_desktop.papers.preview",
    *(f"kpps_desktop.services.ppk.{one}" for one in ("starting", "arrivals", "papers")),
)
"""What the windows of a desk stand on, and what takes long to load. It knows no Qt: classes of Qt
are made in the window's own thread alone."""
_ROOMS, _DESK_ROOMS = "kpps_desktop.ui.rooms", "kpps_desktop.ui.desk_rooms"
_FURNITURE = (
    "kpps_desktop.ui.desk.window",
    "kpps_desktop.ui.kpps.desk_window",
    "kpps_desktop.ui.kpps.persiapan.part",
    "kpps_desktop.ui.kpps.pemungutan.part",
    "kpps_desktop.ui.kpps.penutupan.part",
    "kpps_desktop.ui.kpps.penghitungan.part",
    "kpps_desktop.ui.kpps.penetapan.part",
    "kpps_desktop.ui.kpps.penyerahan.part",
    "kpps_desktop.ui.ppk.parts",
    _DESK_ROOMS,
)
"""What the window of a desk is put together from, a turn of the window's thread each."""


class Hallway(QWidget):
    """What is seen while the rest is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hallway")
        self.setWindowTitle(text("ui.hallway.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(px(960), px(600))
        whole = QVBoxLayout(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        whole.addStretch(1)
        whole.addWidget(Words(text("ui.hallway.title"), "title"), 0, middle)
        whole.addWidget(Words(text("ui.hallway.wait"), "muted"), 0, middle)
        whole.addStretch(1)


class Program(QObject):
    """Holds what the one window shows: the entrance first, then the desk that was opened."""

    def __init__(self, app: QApplication, place: Callable[[], Place]) -> None:
        super().__init__(app)
        self._app, self._place = app, place
        self.jobs = Jobs(self)
        self.session: DeskSession | None = None
        self._desk: AnyDesk | None = None
        self._loaded = False
        self.window: QWidget | None = None
        """What the top window holds."""
        self.top = TopWindow()
        self.top.closed.connect(self.end)
        self.crash = Crash(self._saved)
        self.crash.quit_wanted.connect(self.end)
        self.jobs.broke.connect(self.crash.tell)

    def start(self) -> None:
        """Open a window at once, and the entrance in its place when all is loaded."""
        self._put(Hallway())
        wait = text("ui.hallway.wait")
        self.jobs.books(lambda: _load(_ENTRANCE_GROUND), lambda _: self._enter(), words=wait)

    def end(self) -> None:
        """Close what is open, and finish what was asked of the books."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
            self.top.close()
            self.top.deleteLater()
        self.crash.hide()
        self.jobs.close()
        self.session = None
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.store.close()
        self._app.quit()

    def _enter(self) -> None:
        if self.window is None:
            return  # closed before all was loaded
        entrance = _rooms().entrance(self._place(), self.jobs)
        entrance.desk_opened.connect(self._open_desk)
        entrance.closed.connect(self._end_unless_open)
        self._put(entrance)
        entrance.start()
        self._after_work(lambda: self._load_ground(*_GROUND))

    def _load_ground(self, first: str = "", *rest: str) -> None:
        if first:
            # The books are left free for what the officer asks meanwhile.
            self.jobs.papers(lambda: _load((first,)), lambda _: self._load_ground(*rest))
        else:
            self._loaded = True
            QTimer.singleShot(0, self, lambda: self._load_furniture(*_FURNITURE))

    def _load_furniture(self, first: str, *rest: str) -> None:
        if self.window is None:
            return
        _load((first,))
        if rest:
            QTimer.singleShot(0, self, lambda: self._load_furniture(*rest))

    def _open_desk(self, desk: AnyDesk, officer: str) -> None:
        """Open a desk's window, once what it stands on is loaded."""
        self._desk = desk
        if self._loaded:
            self._begin(desk, officer)
        elif self.window is not None:
            self.window.setEnabled(False)
            wait = text("ui.hallway.wait")
            begin = partial(self._begin, desk, officer)
            self.jobs.papers(lambda: _load(_GROUND), lambda _: begin(), words=wait)

    def _begin(self, desk: AnyDesk, officer: str) -> None:
        self.session = _desk_rooms().session(desk, self.jobs, officer, self._place())
        self._open_window().say_resumed()

    def _open_window(self) -> Any:  # noqa: ANN401 - its class is loaded late
        window = _desk_rooms().desk_window(self.session)
        # Later, for it takes apart the window in which the key was pressed.
        window.look_chosen.connect(self._wear, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._end_unless_open)
        self._put(window)
        return window

    def _put(self, window: QWidget) -> None:
        """Show a window in the place of the one before."""
        first, self.window = self.window is None, window
        self.top.hold(window)
        if first:
            self.top.showMaximized()

    def _wear(self, how: str) -> None:
        """Make the window anew in another look; the books know where it stood.

        What was asked before comes first: it is told in the window in which it was asked. A key
        that is pressed meanwhile waits until what it is meant for is shown again.
        """
        if not self.jobs.idle:
            self._after_work(lambda: self._wear(how))
            return
        chosen = looks.changed(look(), how)
        looks.keep(self._place().data, chosen)
        before: Any = self.window
        second = before.second_screen.hand_on() if before else None
        _strip(before)
        dress(self._app, chosen)
        self._open_window().second_screen.take_on(second)
        self.jobs.catch_up()

    def _after_work(self, act: Callable[[], object]) -> None:
        self.jobs.settled.connect(act, Qt.ConnectionType.SingleShotConnection)

    def _end_unless_open(self) -> None:
        if self.sender() is self.window:
            self.end()

    def _saved(self) -> str:
        """Return until when everything is in the books."""
        saved: str = _desk_rooms().saved(self.session) if self.session else ""
        return saved


def run(data: Path | None, lang: str, url: str = "") -> int:
    """Run the program until its last window is closed; return the exit code."""
    folder = data or usual_data()
    app = make_application(sys.argv[:1], looks.load(folder, lang))
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, lambda: _rooms().this_place(folder, url))
    catch_bugs(program.crash.tell)
    program.start()
    return app.exec()


def usual_data() -> Path:
    """Return the folder of this machine's desks where none is asked for.

    It is that of the command line, but Qt is loaded already, and `platformdirs` is not.
    """
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place), "kpps-desktop")


def _strip(window: QWidget | None) -> None:
    """Take out what a window holds; what it shows stays in sight until something is drawn there.

    Each dressing styles every widget there is several times over: most of a second for the
    screens of a desk, of which none will be seen again.
    """
    for part in window.findChildren(QWidget) if window else ():
        if part.parent() is window:
            part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _load(modules: Iterable[str]) -> None:
    for one in modules:
        importlib.import_module(one)


def _rooms() -> Any:  # noqa: ANN401 - a module
    return importlib.import_module(_ROOMS)


def _desk_rooms() -> Any:  # noqa: ANN401 - a module
    return importlib.import_module(_DESK_ROOMS)
