"""Opens the sheet for an incident over a window, and carries it to the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.services.kpps import settling
from kpps_desktop.ui.kpps.incidents.sheet import IncidentSheet
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.theme import look, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.ui.kpps.session import Session

KEY = "Ctrl+B"
"""The key that opens the sheet at any stage."""


def open_incident(session: Session, over: QWidget, contest: str = "") -> IncidentSheet:
    """Open the sheet; what is noted goes to the books, and then the sheet goes."""
    contests = tuple((code, text(f"ui_kpps_incidents.of.{code}")) for code in session.desk.contests)
    sheet = IncidentSheet(contests, over, contest)

    def refused(news: Told) -> None:
        notice = notice_of(news, look().lang)
        sheet.tell(f"{notice.title} {notice.remedy}")

    def note(words: str, about: str, follow_up: str) -> None:
        by, desk = session.officer, session.desk
        session.do(
            lambda: settling.note_incident(desk, words, by, contest=about, follow_up=follow_up),
            sheet.accept,
            refused=refused,
        )

    sheet.incident_noted.connect(note)
    sheet.open()
    return sheet
