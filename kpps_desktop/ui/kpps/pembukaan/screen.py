"""Pembukaan: the meeting, and beside it people, saksi, ballots and the opening of the voting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.pembukaan.ballots import BallotsPage
from kpps_desktop.ui.kpps.pembukaan.meeting import MeetingPage
from kpps_desktop.ui.kpps.pembukaan.opening import OpeningPage
from kpps_desktop.ui.kpps.pembukaan.words import say
from kpps_desktop.ui.kpps.people.page import PeoplePage
from kpps_desktop.ui.kpps.people.saksi_page import SaksiPage

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pembukaan.pictures import PembukaanPicture
    from kpps_desktop.ui.kpps.people.intents import SaksiIntent
    from kpps_desktop.ui.widgets.task import Task


class PembukaanScreen(QWidget):
    """Shows a picture of pembukaan; Esc leads back to the meeting."""

    shows = Changed.STAGE | Changed.CHECKLIST | Changed.PEOPLE | Changed.BALLOTS

    presence_noted = Signal(str, bool)
    """Person (KPPS-1 …, TIBUM-1, TIBUM-2, PTPS); there, or gone."""
    saksi_said = Signal(object)
    """SaksiIntent: a saksi to be written, a mandate to be taken, a saksi to be taken back."""
    saksi_seated = Signal(str)
    """The saksi who sits inside now, in place of the other of the pair."""
    meeting_begun = Signal()
    step_taken = Signal(str)
    ballots_counted = Signal(str, int, str)
    """Contest, ballots, the reason of a difference."""
    voting_opened = Signal(str)
    """The reason, where it is late or a step was left out."""
    hour_came = Signal()
    """Look at the books again: the hour of opening has come, or the countdown is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pembukaan")
        self.setAccessibleName(say("title"))
        back = say("back")
        self.meeting, self.people, self.saksi = MeetingPage(), PeoplePage(back), SaksiPage(back)
        self.ballots, self.opening = BallotsPage(), OpeningPage()
        self._pages: dict[str, Task] = {
            "meeting": self.meeting,
            "people": self.people,
            "saksi": self.saksi,
            "ballots": self.ballots,
            "opening": self.opening,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)
        self._hear()
        self.open_page("meeting")

    def show_picture(self, picture: PembukaanPicture) -> None:
        """Show what the books hold, on every page."""
        self.meeting.show_page(picture.meeting)
        self.people.show_page(picture.people)
        self.saksi.show_page(picture.pairs)
        self.ballots.show_page(picture.ballots)
        self.opening.show_page(picture.opening)

    def open_page(self, code: str) -> None:
        """Go to a page: meeting, people, saksi, ballots, opening."""
        page = self._pages[code]
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if page is self.ballots:
            self.ballots.begin()

    def give_back_saksi(self, said: SaksiIntent) -> None:
        """Put back what could not be written of a saksi."""
        self.open_page("saksi")
        self.saksi.give_back(said)

    def give_back_ballots(self, contest: str, ballots: int, reason: str) -> None:
        """Put back a figure that could not be written."""
        self.open_page("ballots")
        self.ballots.give_back(contest, ballots, reason)

    def _hear(self) -> None:
        for page in self._pages.values():
            if page is not self.meeting:
                page.stepped_back.connect(lambda: self.open_page("meeting"))
        self.meeting.page_asked.connect(self.open_page)
        self.meeting.meeting_begun.connect(self.meeting_begun)
        self.meeting.step_taken.connect(self.step_taken)
        self.people.presence_noted.connect(self.presence_noted)
        self.saksi.saksi_said.connect(self.saksi_said)
        self.saksi.saksi_seated.connect(self.saksi_seated)
        self.ballots.ballots_counted.connect(self.ballots_counted)
        self.opening.voting_opened.connect(self.voting_opened)
        self.opening.hour_came.connect(self.hour_came)
