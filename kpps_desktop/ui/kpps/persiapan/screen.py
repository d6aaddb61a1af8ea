"""Persiapan: the list of its tasks, and each task on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.people.page import PeoplePage
from kpps_desktop.ui.kpps.people.saksi_page import SaksiPage
from kpps_desktop.ui.kpps.persiapan.duties import DutiesPage, ListsPage, OfficerPage
from kpps_desktop.ui.kpps.persiapan.invitations import InvitationsPage
from kpps_desktop.ui.kpps.persiapan.logistics import LogisticsPage
from kpps_desktop.ui.kpps.persiapan.pictures import PersiapanPicture, PrepTask
from kpps_desktop.ui.kpps.persiapan.plan import PlanPage
from kpps_desktop.ui.kpps.persiapan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.hub import Hub, TaskList
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.kpps.people.intents import SaksiIntent


class MeetingPage(Task):
    """What beginning the meeting means; Enter begins it."""

    meeting_begun = Signal()

    def __init__(self) -> None:
        super().__init__("prep_meeting")
        card = Card("meeting")
        self._left = Words("", "strong")
        self._left.setObjectName("prep_left")
        card.body.addWidget(Words(say("meeting.text")))
        card.body.addWidget(self._left)
        card.setMaximumWidth(px(760))
        self.body.addWidget(card)
        self.body.addStretch(1)
        self._begin = PrimaryButton("meeting_begun", say("meeting.begin"))
        self._begin.clicked.connect(self.meeting_begun)
        self.add_back()
        self.set_primary(self._begin)

    def show_page(self, picture: PersiapanPicture) -> None:
        """Say what is left."""
        self.set_title(say("meeting.title"))
        self._left.setText(picture.left)
        self._begin.setEnabled(picture.open)


class PersiapanScreen(Hub):
    """Shows a picture of persiapan; the page in hand is the officer's own choice."""

    shows = Changed.STAGE | Changed.CHECKLIST | Changed.PEOPLE

    supply_counted = Signal(str, str, int, int, str)
    """Item, contest (or nothing), received, damaged, reason."""
    invitations_reported = Signal(int, int, str)
    """Reached, came back, the causes in words."""
    list_posted = Signal(str, bool)
    duties_assigned = Signal(str, tuple)
    """Officer; codes of duties."""
    seat_ticked = Signal(str, bool)
    presence_noted = Signal(str, bool)
    """Person; there, or gone."""
    saksi_said = Signal(object)
    """SaksiIntent: a saksi to be written, a mandate to be taken, a saksi to be taken back."""
    saksi_seated = Signal(str)
    meeting_begun = Signal()
    paper_asked = Signal(str)
    """Code of the form: laporan-logistik, daftar-petugas, denah-tps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("persiapan", say("title"), parent)
        self._picture: PersiapanPicture | None = None
        self.tasks = TaskList(
            "prep_tasks", ("prep_list", say("title")), ("task_taken", say("take"))
        )
        self.logistics, self.invitations = LogisticsPage(), InvitationsPage()
        self.lists, self.duties, self.officer = ListsPage(), DutiesPage(), OfficerPage()
        back = say("back")
        self.people, self.saksi = PeoplePage(back), SaksiPage(back)
        self.plan, self.meeting = PlanPage(), MeetingPage()
        self._pages: dict[str, Task] = {
            PrepTask.LOGISTICS: self.logistics,
            PrepTask.INVITATIONS: self.invitations,
            PrepTask.LISTS: self.lists,
            PrepTask.DUTIES: self.duties,
            PrepTask.PLAN: self.plan,
            PrepTask.PEOPLE: self.people,
            PrepTask.SAKSI: self.saksi,
            PrepTask.MEETING: self.meeting,
        }
        self.add_pages(self.tasks, self._pages.values(), (self.officer,))
        self._hear()

    def show_picture(self, picture: PersiapanPicture) -> None:
        """Show what the books hold, on every page."""
        self._picture = picture
        self.tasks.set_title(say("title"), say("detail" if picture.open else "closed"))
        self.tasks.show_tasks(picture.tasks, picture.next)
        self.logistics.show_page(picture.logistics)
        self.invitations.show_page(picture.invitations)
        self.lists.show_page(picture.lists, picture.closed)
        self.duties.show_page(picture.duties)
        self.plan.show_page(picture.plan)
        self.people.show_page(picture.people)
        self.saksi.show_page(picture.pairs)
        self.meeting.show_page(picture)

    def open_task(self, code: str) -> None:
        """Go to a task."""
        self.tasks.leave()
        if code == PrepTask.LOGISTICS:
            self.logistics.begin()
        self.turn_to(self._pages[code])

    def give_back_supply(self, code: str, received: int, damaged: int, reason: str) -> None:
        """Put back an item that could not be written; `code` is the item's, with its contest."""
        self.open_task(PrepTask.LOGISTICS)
        self.logistics.give_back(code, received, damaged, reason)

    def give_back_duties(self) -> None:
        """Show again the duties that could not be written, as they were ticked."""
        self.turn_to(self.officer)

    def give_back_saksi(self, said: SaksiIntent) -> None:
        """Put back what could not be written of a saksi."""
        self.open_task(PrepTask.SAKSI)
        self.saksi.give_back(said)

    def _hear(self) -> None:
        self.tasks.task_taken.connect(self.open_task)
        self.officer.stepped_back.connect(lambda: self.turn_to(self.duties))
        self.logistics.supply_counted.connect(self.supply_counted)
        self.logistics.report_asked.connect(lambda: self.paper_asked.emit("laporan-logistik"))
        self.invitations.invitations_reported.connect(self._report)
        self.lists.list_posted.connect(self.list_posted)
        self.duties.officer_taken.connect(self._open_officer)
        self.duties.paper_asked.connect(lambda: self.paper_asked.emit("daftar-petugas"))
        self.officer.duties_assigned.connect(self._assign)
        self.plan.seat_ticked.connect(self.seat_ticked)
        self.plan.paper_asked.connect(lambda: self.paper_asked.emit("denah-tps"))
        self.people.presence_noted.connect(self.presence_noted)
        self.saksi.saksi_said.connect(self.saksi_said)
        self.saksi.saksi_seated.connect(self.saksi_seated)
        self.meeting.meeting_begun.connect(self.meeting_begun)

    def _report(self, delivered: int, returned: int, reason: str) -> None:
        self.invitations_reported.emit(delivered, returned, reason)
        self.back()

    def _open_officer(self, code: str) -> None:
        officers = self._picture.duties.officers if self._picture else ()
        for one in officers:
            if one.code == code:
                self.officer.show_page(one)
                self.turn_to(self.officer)

    def _assign(self, officer: str, duties: tuple[str, ...]) -> None:
        self.duties_assigned.emit(officer, duties)
        self.turn_to(self.duties)
