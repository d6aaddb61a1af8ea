"""An officer at the desk of a recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.desk.session import DeskSession

if TYPE_CHECKING:
    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs


class Session(DeskSession):
    """What the wiring of a recap's screens works through."""

    station_wanted = Signal(str, str, str)
    """A contest of a TPS is to be taken up on a screen: the screen's code, TPS, contest."""
    read_out = Signal(object)
    """Place (TPS, contest) that the meeting has before it; the hall's screen shows it."""

    pointed = Signal(str)
    """Cell of it that is being read; the hall's screen shows its part of the form."""

    def __init__(
        self, desk: RecapDesk, jobs: Jobs, officer: OfficerId, drives: Drives | None = None
    ) -> None:
        super().__init__(jobs, officer, drives)
        self.desk: RecapDesk = desk
        self.claimed = ""
        """The column that this desk has in hand, so that no other one decides on it."""
        self.sought: frozenset[str] = frozenset()
        """The TPS that somebody came to receive, and looked at a stick for: not of the books."""
        self.before: Place | None = None
        """The contest of a TPS that the meeting has before it now."""
        self.cell = ""
        """The cell of it that is being read, or nothing."""

    def take_up(self, screen: str, place: Place) -> None:
        """Go to a screen with a contest of a TPS, as from the board to the typing desk."""
        self.station_wanted.emit(screen, *place)
        self.stage_wanted.emit(screen)

    def have(self, unit: str) -> None:
        """Have a column in hand that was claimed already."""
        self.claimed = unit

    def put_before(self, place: Place | None) -> None:
        """Put a contest of a TPS before the meeting: what the hall's screen shows."""
        self.before, self.cell = place, ""
        self.read_out.emit(place)

    def point_at(self, cell: str) -> None:
        """Point at a cell of what is before the meeting."""
        if cell != self.cell:
            self.cell = cell
            self.pointed.emit(cell)
