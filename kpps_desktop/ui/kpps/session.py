"""An officer at the desk of a TPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.desk.session import DeskSession

if TYPE_CHECKING:
    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.ui.jobs import Jobs


class Session(DeskSession):
    """What the wiring of a TPS's screens works through."""

    counted = Signal(object)
    """View: a ballot was announced or taken back; what shows the count draws it at once."""
    incident_wanted = Signal(str)
    """A kejadian khusus is to be noted: the contest it is about, or nothing."""

    def __init__(
        self, desk: Desk, jobs: Jobs, officer: OfficerId, drives: Drives | None = None
    ) -> None:
        super().__init__(jobs, officer, drives)
        self.desk: Desk = desk

    def note_incident(self, contest: str = "") -> None:
        """Ask for the sheet on which a kejadian khusus is written."""
        self.incident_wanted.emit(contest)
