"""An officer at the window of a real TPS desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.parts import parts
from kpps_desktop.ui.kpps.session import Session
from tests.services.tiny import KETUA
from tests.ui.sitting import Sitting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play


class AtTheDesk(Sitting):
    """Types into the window of a TPS."""

    def __init__(self, play: Play, jobs: Jobs, qtbot: QtBot, officer: OfficerId = KETUA) -> None:
        self.play = play
        session = Session(play.desk, jobs, officer)
        super().__init__(session, DeskWindow(session, parts(session)), jobs, qtbot)

    def clock(self, hour: int, minute: int = 0) -> None:
        """Let it be a time of the day, and look again."""
        self.play.by(hour, minute)
        self.session.look()
        self.settle()

    @property
    def day(self) -> Day:
        """The day as the books have it."""
        return self.play.desk.day()
