"""The window before there is a desk: desks that are there, or a pack to set one up from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from kpps_desktop.services import finding
from kpps_desktop.ui.setup.keys_here import bind_keys
from kpps_desktop.ui.setup.open_walk import OpenWalk
from kpps_desktop.ui.setup.pages import say
from kpps_desktop.ui.setup.walk import SetupWalk

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from kpps_desktop.services.finding import FoundDesk
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.setup.walk import Place


class Entrance(QStackedWidget):
    """Ends with an open desk; whoever made it closes it."""

    desk_opened = Signal(object, str)
    """Desk, and the officer who has the keyboard."""
    closed = Signal()

    def __init__(self, place: Place, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("entrance")
        self.setWindowTitle(say("window"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place, self._jobs = place, jobs
        self._desks: tuple[FoundDesk, ...] = ()
        self.setup, self.open = SetupWalk(place, jobs, self), OpenWalk(place, jobs, self)
        bind_keys(self)
        self.addWidget(self.setup.screen)
        self.addWidget(self.open.screen)
        self.setup.desk_made.connect(self.desk_opened)
        self.setup.desks_asked.connect(lambda: self._offer(self._desks))
        self.open.desk_opened.connect(self.desk_opened)
        self.open.new_asked.connect(self._set_up)

    def start(self) -> None:
        """Look for desks; where there is none, for packs."""
        self._jobs.books(lambda: finding.find_desks(self._place.data), self._offer)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Look no more."""
        self.setup.stop()
        self.open.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _offer(self, desks: tuple[FoundDesk, ...]) -> None:
        self._desks = desks
        self.setup.screen.offer_desks(there=bool(desks))
        if not desks:
            self._set_up()
            return
        self.setup.stop()
        self.setCurrentWidget(self.open.screen)
        self.open.start(desks)

    def _set_up(self) -> None:
        self.setCurrentWidget(self.setup.screen)
        self.setup.start()
