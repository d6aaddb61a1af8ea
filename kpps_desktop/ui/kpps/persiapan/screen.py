"""Persiapan: the list of its tasks, and each task on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

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
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.people.intents import SaksiIntent


class TasksPage(Task):
    """The tasks; Enter opens the one reached, its digit reaches it."""

    task_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("prep_tasks")
        self.follows = True
        self.table = RecordTable("prep_list", say("title"))
        self.table.record_chosen.connect(self.task_taken)
        self.body.addWidget(self.table, 1)
        take = PrimaryButton("task_taken", say("take"))
        take.clicked.connect(lambda: self.task_taken.emit(self.table.chosen))
        self.set_primary(take)
        self.setFocusProxy(self.table)

    def show_page(self, picture: PersiapanPicture) -> None:
        """Show what is done and what is left."""
        self.set_title(say("title"), say("detail" if picture.open else "closed"))
        self.table.show_picture(picture.tasks)
        if self.follows or not self.table.chosen:
            self.table.follow(picture.next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open a task by its digit."""
        tasks, digit = list(PrepTask), event.text()
        if digit.isdigit() and 0 < int(digit) <= len(tasks):
            self.task_taken.emit(tasks[int(digit) - 1])
        else:
            super().keyPressEvent(event)


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


class PersiapanScreen(QWidget):
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
        super().__init__(parent)
        self.setObjectName("persiapan")
        self.setAccessibleName(say("title"))
        self._picture: PersiapanPicture | None = None
        self.tasks, self.logistics, self.invitations = (
            TasksPage(),
            LogisticsPage(),
            InvitationsPage(),
        )
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
        self._stack = QStackedWidget()
        for page in (self.tasks, *self._pages.values(), self.officer):
            self._stack.addWidget(page)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)
        self._hear()
        self._turn(self.tasks)

    def show_picture(self, picture: PersiapanPicture) -> None:
        """Show what the books hold, on every page."""
        self._picture = picture
        self.tasks.show_page(picture)
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
        self.tasks.follows = False
        if code == PrepTask.LOGISTICS:
            self.logistics.begin()
        self._turn(self._pages[code])

    def give_back_supply(self, code: str, received: int, damaged: int, reason: str) -> None:
        """Put back an item that could not be written; `code` is the item's, with its contest."""
        self.open_task(PrepTask.LOGISTICS)
        self.logistics.give_back(code, received, damaged, reason)

    def give_back_duties(self) -> None:
        """Show again the duties that could not be written, as they were ticked."""
        self._turn(self.officer)

    def give_back_saksi(self, said: SaksiIntent) -> None:
        """Put back what could not be written of a saksi."""
        self.open_task(PrepTask.SAKSI)
        self.saksi.give_back(said)

    def _turn(self, page: Task) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_tasks(self) -> None:
        """Go back to the tasks, to the one that is next by then."""
        self.tasks.follows = True
        if self._picture is not None:
            self.tasks.show_page(self._picture)
            self.tasks.table.reach(self._picture.next)
        self._turn(self.tasks)

    def _hear(self) -> None:
        self.tasks.task_taken.connect(self.open_task)
        for page in self._pages.values():
            page.stepped_back.connect(self.to_tasks)
        self.officer.stepped_back.connect(lambda: self._turn(self.duties))
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
        self.to_tasks()

    def _open_officer(self, code: str) -> None:
        officers = self._picture.duties.officers if self._picture else ()
        for one in officers:
            if one.code == code:
                self.officer.show_page(one)
                self._turn(self.officer)

    def _assign(self, officer: str, duties: tuple[str, ...]) -> None:
        self.duties_assigned.emit(officer, duties)
        self._turn(self.duties)
