"""An officer at the window of a real recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.ui.ppk.parts import parts
from kpps_desktop.ui.ppk.session import Session
from kpps_desktop.ui.ppk.window import RecapWindow
from tests.ui.sitting import Sitting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs


class AtTheTable(Sitting):
    """Types into the window of a PPK. `session` is of the recap."""

    session: Session

    def __init__(
        self,
        desk: RecapDesk,
        jobs: Jobs,
        qtbot: QtBot,
        officer: OfficerId = KETUA_PPK,
        kept: dict[str, object] | None = None,
        drives: Drives | None = None,
    ) -> None:
        """Sit down; `kept` is what a window before this one kept."""
        session = Session(desk, jobs, officer, drives)
        session.kept.update(kept or {})
        self._sit(session, jobs, qtbot)

    def again(self) -> AtTheTable:
        """Sit down at a window made anew for the same session."""
        anew = object.__new__(type(self))
        anew._sit(self.session, self.jobs, self.qtbot)
        return anew

    def _sit(self, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
        self.desk = session.desk
        super().__init__(session, RecapWindow(session, parts(session)), jobs, qtbot)

    @property
    def recap(self) -> Recap:
        """The recap as the books have it."""
        return self.desk.recap()
