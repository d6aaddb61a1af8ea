"""The pleno: the TPS before the meeting, and the pages of all that is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.ppk.pleno import present_lists
from kpps_desktop.ui.ppk.pleno.copy_page import CopyPage
from kpps_desktop.ui.ppk.pleno.correction_page import CorrectionPage, ReopenPage
from kpps_desktop.ui.ppk.pleno.list_page import ListPage
from kpps_desktop.ui.ppk.pleno.meeting_page import MeetingPage
from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.record_pages import AnswerPage, PaperPage, RaisePage
from kpps_desktop.ui.ppk.pleno.seek_sheet import SeekSheet
from kpps_desktop.ui.ppk.pleno.station_page import StationPage
from kpps_desktop.ui.ppk.pleno.words import say

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.pleno.pictures import PlenoPicture
    from kpps_desktop.ui.widgets.task import Task


class PlenoScreen(QWidget):
    """Shows a picture of the pleno; which page is in hand is the officer's own choice."""

    shows = Changed.RECAP | Changed.PEOPLE | Changed.INCIDENTS | Changed.SIGNATURES | Changed.STAGE

    place_shown = Signal(tuple)
    """TPS and contest that are before the meeting now."""
    asked = Signal(str, str)
    """A question is to be put: what about, and the code it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pleno")
        self.setAccessibleName(say("screen"))
        self.picture: PlenoPicture | None = None
        self.station, self.meeting = StationPage(), MeetingPage()
        self.correction, self.reopening = CorrectionPage(), ReopenPage()
        self.raising, self.answering, self.paper = RaisePage(), AnswerPage(), PaperPage()
        self.copying = CopyPage()
        self.incidents = ListPage("incidents", say("incidents.paper"), "P")
        self.objections = ListPage("objections", say("objections.new"), "N")
        self.findings = ListPage("findings", say("findings.cell"), "S")
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        for page in self._pages():
            self._stack.addWidget(page)
            if page is not self.station:
                page.stepped_back.connect(self.back)
        self._hear()
        self._turn(self.station)

    def show_picture(self, picture: PlenoPicture) -> None:
        """Show what the books hold, on the page in hand and the lists behind it."""
        self.picture = picture
        self.place_shown.emit(picture.station.place)
        self.station.show_page(picture.station)
        self.meeting.show_page(picture.meeting)
        self.incidents.show_page(present_lists.incidents(picture.station, say))
        self.objections.show_page(present_lists.objections(picture.station, say))
        self.findings.show_page(present_lists.findings(picture.station, say))

    def back(self) -> None:
        """Go back to the TPS."""
        self._turn(self.station)

    def reach_cell(self, _contest: str, cell: str) -> None:
        """Go to a cell of what is before the meeting."""
        self.back()
        self.station.reach(cell)

    def search(self) -> None:
        """Ask which TPS is to be put before the meeting."""
        if self.picture is None:
            return
        sheet = SeekSheet(self.picture.stations, self)
        sheet.place_found.connect(self._take_place)
        sheet.open()

    def _pages(self) -> tuple[Task, ...]:
        forms = (self.correction, self.reopening, self.raising, self.answering, self.paper)
        lists = (self.incidents, self.objections, self.findings)
        return (self.station, self.meeting, *forms, self.copying, *lists)

    def _turn(self, page: Task) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_place(self, place: tuple[str, str]) -> None:
        self.back()
        self.station.place_wanted.emit(place)

    def _hear(self) -> None:
        self.station.step_taken.connect(self._step)
        self.station.act_asked.connect(self._act)
        self.incidents.act_asked.connect(lambda code: self.asked.emit("incident", code))
        self.incidents.beside_asked.connect(lambda _: self._write_incident())
        self.objections.act_asked.connect(self._answer)
        self.objections.beside_asked.connect(lambda _: self._object())
        self.findings.act_asked.connect(lambda code: self.asked.emit("explain", code))
        self.findings.beside_asked.connect(self._lead)

    def _step(self, step: str) -> None:
        """Do what comes next, or go to where it is done; the rest is asked by the wiring."""
        if step == Step.OBJECTION:
            self._answer("")
        elif step in {Step.DIFFERING, Step.AMEND}:
            self._correct()
        elif step == Step.REASON:
            self.asked.emit("explain", "")
        elif step == Step.REOPEN:
            self._reopen()
        elif step == Step.OPEN:
            self._turn(self.meeting)
            self.asked.emit("open", "")
        else:
            self.asked.emit(step, "")

    def _act(self, code: str) -> None:
        acts = {
            "copy": self._copy,
            "incidents": lambda: self._turn(self.incidents),
            "findings": lambda: self._turn(self.findings),
            "meeting": lambda: self._turn(self.meeting),
            "object": self._objected,
            "correct": self._correct,
            "reopen": self._reopen,
        }
        if code in acts:
            acts[code]()
        else:
            self.asked.emit(code, "")

    def _objected(self) -> None:
        """Go to the objections; where there are none, to a new one."""
        if self.picture and not self.picture.station.objections and self.picture.station.decides:
            self._object()
        else:
            self._turn(self.objections)

    def _copy(self) -> None:
        if self.picture is not None:
            self._turn(self.copying)
            self.copying.begin(self.picture.station, self.picture.people, self.station.cell)

    def _correct(self) -> None:
        cell = self.picture.station.cell(self.station.cell) if self.picture else None
        if self.picture is not None and cell is not None:
            self.correction.begin(cell, self.picture.station.named, self.picture.people)
            self._turn(self.correction)

    def _reopen(self) -> None:
        if self.picture is not None:
            self.reopening.begin(self.picture.station.named, self.picture.people)
            self._turn(self.reopening)

    def _object(self) -> None:
        if self.picture is not None:
            self.raising.begin(self.picture.station.named, self.picture.people)
            self._turn(self.raising)

    def _answer(self, code: str) -> None:
        """Answer an objection, or the first that waits."""
        listed = self.picture.station.objections if self.picture else ()
        found = next((one for one in listed if one.open and code in {"", one.code}), None)
        if found is not None and self.picture is not None:
            self.answering.begin(found, self.picture.station.named)
            self._turn(self.answering)

    def _write_incident(self) -> None:
        if self.picture is not None:
            self.paper.begin(self.picture.station.title)
            self._turn(self.paper)

    def _lead(self, code: str) -> None:
        found = self.picture.station.found if self.picture else ()
        cell = next((one.shown.cell for one in found if one.code == code), "")
        if cell:
            self.reach_cell("", cell)
