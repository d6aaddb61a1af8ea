"""Officers at the pleno, by keys; a day that is opened, with guests in their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import meeting
from kpps_desktop.ui.ppk.pleno.screen import PlenoScreen
from tests.services.ppk import tiny
from tests.ui.ppk.tables import AtTheTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.ppk.pleno.pictures import StationPicture


class AtThePleno(AtTheTable):
    """Types into the pleno's screen of a window."""

    def __init__(
        self, desk: RecapDesk, jobs: Jobs, qtbot: QtBot, officer: OfficerId = KETUA_PPK
    ) -> None:
        super().__init__(desk, jobs, qtbot, officer)
        self.alt("4")

    @property
    def pleno(self) -> PlenoScreen:
        """The screen."""
        found = self.screen
        assert isinstance(found, PlenoScreen)
        return found

    @property
    def station(self) -> StationPicture:
        """What is before the meeting, as the screen shows it."""
        picture = self.pleno.picture
        assert picture
        return picture.station

    def settle(self) -> None:
        """Wait for the books, and hand the keyboard to what is on top: offscreen nobody does."""
        super().settle()
        top = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is not top:
            top.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is top)
        super().settle()


def open_day(desk: RecapDesk) -> None:
    """Open the first day, with a saksi of number 2 and Panwaslu in their seats."""
    meeting.open_pleno(desk, "Aula", KETUA_PPK)
    saksi = meeting.accredit_saksi(desk, tiny.GUBERNUR, 2, "Wira Contoh", KETUA_PPK, mandate=True)
    meeting.seat(desk, saksi, KETUA_PPK)
    panwaslu = meeting.accredit_panwaslu(desk, "Arif Contoh", KETUA_PPK)
    meeting.seat(desk, panwaslu, KETUA_PPK)
