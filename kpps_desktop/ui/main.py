"""The program with windows: from the entrance to the window of a desk, and back out.

A window stands before anything else is loaded: what a desk needs (database, keys, papers) takes
several times as long to import as Qt takes to draw, and is loaded by the books' worker meanwhile.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kpps_desktop.ui import looks
from kpps_desktop.ui.application import catch_bugs, dress, make_application
from kpps_desktop.ui.crash import Crash
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.theme import look, px, text
from kpps_desktop.ui.top import TopWindow
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.desks import AnyDesk
    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.setup.walk import Place

_GROUND = (
    "kpps_desktop.services.desks",
    "kpps_desktop.services.finding",
    *(
        f"kpps_desktop.services.kpps.{one}"
        for one in ("viewing", "matching", "papers", "handed", "exporting")
    ),
    "kpps_desktop.services.ppk.papers",
)
"""What windows stand on, and what takes long to load. It knows no Qt: classes of Qt are made in
the window's own thread alone."""
_ROOMS = "kpps_desktop.ui.rooms"


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
        self.jobs.books(_load_ground, lambda _: self._enter(), words=text("ui.hallway.wait"))

    def end(self) -> None:
        """Close what is open, and finish what was asked of the books."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
            self.top.close()
            self.top.deleteLater()
        self.crash.hide()
        self.jobs.close()
        session, self.session = self.session, None
        if session is not None:
            session.desk.store.close()
        self._app.quit()

    def _enter(self) -> None:
        if self.window is None:
            return  # closed before all was loaded
        entrance = _rooms().entrance(self._place(), self.jobs)
        entrance.desk_opened.connect(self._open_desk)
        entrance.closed.connect(self._end_unless_open)
        self._put(entrance)
        entrance.start()

    def _open_desk(self, desk: AnyDesk, officer: str) -> None:
        self.session = _rooms().session(desk, self.jobs, officer, self._place())
        self._open_window().say_resumed()

    def _open_window(self) -> Any:  # noqa: ANN401 - its class is loaded late
        window = _rooms().desk_window(self.session)
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
        _strip(self.window)
        dress(self._app, chosen)
        self._open_window()
        self.jobs.catch_up()

    def _after_work(self, act: Callable[[], object]) -> None:
        self.jobs.settled.connect(act, Qt.ConnectionType.SingleShotConnection)

    def _end_unless_open(self) -> None:
        if self.sender() is self.window:
            self.end()

    def _saved(self) -> str:
        """Return until when everything is in the books."""
        saved: str = _rooms().saved(self.session) if self.session else ""
        return saved


def run(data: Path, lang: str, url: str = "") -> int:
    """Run the program until its last window is closed; return the exit code."""
    app = make_application(sys.argv[:1], looks.load(data, lang))
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, lambda: _rooms().this_place(data, url))
    catch_bugs(program.crash.tell)
    program.start()
    return app.exec()


def _strip(window: QWidget | None) -> None:
    """Take out what a window holds; what it shows stays in sight until something is drawn there.

    Each dressing styles every widget there is several times over: most of a second for the
    screens of a desk, of which none will be seen again.
    """
    for part in window.findChildren(QWidget) if window else ():
        if part.parent() is window:
            part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _load_ground() -> None:
    for one in _GROUND:
        importlib.import_module(one)


def _rooms() -> Any:  # noqa: ANN401 - a module
    return importlib.import_module(_ROOMS)
