"""Penetapan: the list of its tasks, and each task on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.penetapan.acts import Acts
from kpps_desktop.ui.kpps.penetapan.correction_page import CorrectionPage
from kpps_desktop.ui.kpps.penetapan.findings_page import FindingsPage
from kpps_desktop.ui.kpps.penetapan.pictures import Phase, SettleTask
from kpps_desktop.ui.kpps.penetapan.prompts import Prompts
from kpps_desktop.ui.kpps.penetapan.reader_page import ReaderPage
from kpps_desktop.ui.kpps.penetapan.record_page import ObjectionPage, RecordTask
from kpps_desktop.ui.kpps.penetapan.sealing_page import SealingPage
from kpps_desktop.ui.kpps.penetapan.sheet_page import SheetPage
from kpps_desktop.ui.kpps.penetapan.signing_page import SigningPage
from kpps_desktop.ui.kpps.penetapan.typing_page import TypingPage
from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.hub import Hub, TaskList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.kpps.penetapan.pictures import PenetapanPicture
    from kpps_desktop.ui.widgets.task import Task


class PenetapanScreen(Hub):
    """Shows a picture of penetapan; the page in hand is the officer's own choice.

    `acts` announces what was answered with a reason or a PIN.
    """

    shows = (
        Changed.STAGE
        | Changed.TALLY
        | Changed.FIGURES
        | Changed.INCIDENTS
        | Changed.SIGNATURES
        | Changed.PEOPLE
    )

    figure_read = Signal(str, str, object)
    """Contest, cell; int, or None where the paper is blank."""
    incident_asked = Signal()
    objection_raised = Signal(str, str, str)
    """Who, contest (or nothing), text."""
    paper_asked = Signal(str)
    """Contest whose SALINAN is looked at; nothing for C.KEJADIAN KHUSUS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("penetapan", say("title"), parent)
        self._picture: PenetapanPicture | None = None
        self.readers: dict[str, str] = {}
        """Who was identified to type the paper of a contest."""
        self._cell = ""
        self.acts = Acts(self)
        self.prompts = Prompts(self.acts)
        take = ("settle_taken", say("take"))
        self.tasks = TaskList("settle_tasks", ("settle_list", say("title")), take)
        self.reader, self.typing = ReaderPage(), TypingPage()
        self.sheet, self.correction, self.findings = SheetPage(), CorrectionPage(), FindingsPage()
        self.record, self.objection = RecordTask(), ObjectionPage()
        self.signing, self.sealing = SigningPage(), SealingPage()
        self._pages: dict[str, Task] = {
            SettleTask.FINDINGS: self.findings,
            SettleTask.RECORD: self.record,
            SettleTask.SIGNING: self.signing,
            SettleTask.SEALING: self.sealing,
        }
        papers = (self.reader, self.typing, self.sheet)
        beyond = (self.correction, self.objection)
        self.add_pages(self.tasks, (*papers, *self._pages.values()), beyond)
        self._hear_papers()
        self._hear()

    def show_picture(self, picture: PenetapanPicture) -> None:
        """Show what the books hold, on every page."""
        self._picture = picture
        self.prompts.show_picture(picture)
        self.tasks.set_title(say("title"), say("detail" if picture.open else "closed"))
        self.tasks.show_tasks(picture.tasks, picture.next)
        self.findings.show_page(picture.findings)
        self.record.show_page(picture.record)
        self.signing.show_page(picture)
        self.sealing.show_page(picture)
        for page in (self.typing, self.sheet):
            if page.contest:
                page.show_page(picture.plano(page.contest))
        if self.page is self.typing and not self.typing.left:
            self._open_paper(self.typing.contest)

    def open_task(self, code: str) -> None:
        """Go to a task: one of SettleTask, or `plano:` and a contest."""
        self.tasks.leave()
        kind, _, contest = code.partition(":")
        if contest:
            self._open_paper(contest)
        else:
            self.turn_to(self._pages[kind])

    def take_reader(self, contest: str, officer: str) -> None:
        """Let an officer who was identified type a contest's paper."""
        self.readers[contest] = officer
        self._type(contest, self._cell)

    def keep_reader(self, officer: str) -> None:
        """Forget whoever typed before: another officer has the keyboard."""
        self.readers = {one: who for one, who in self.readers.items() if who == officer}

    def reach_cell(self, contest: str, cell: str) -> None:
        """Go to a cell of a contest's form."""
        self._open_paper(contest)
        self.sheet.reach(cell)
        self.typing.reach(cell)

    def close_objection(self) -> None:
        """Go back to the record: the objection is on it."""
        self.turn_to(self.record)

    def close_correction(self) -> None:
        """Go back to the sheet: the figure is corrected."""
        self.turn_to(self.sheet)

    def _open_paper(self, contest: str) -> None:
        """Go on with a contest's paper where it stands; typing again needs no second PIN."""
        if self._picture is None:
            return
        paper = self._picture.plano(contest)
        if paper.phase is Phase.SETTLING:
            self.sheet.show_page(paper)
            self.turn_to(self.sheet)
        else:
            self._type(contest)

    def _type(self, contest: str, cell: str = "") -> None:
        """Type a paper, or one cell of it anew; first say who does."""
        if self._picture is None:
            return
        self._cell = cell
        paper = self._picture.plano(contest)
        if contest in self.readers:
            self.turn_to(self.typing)
            self.typing.begin(paper, cell)
        else:
            self.reader.begin(paper)
            self.turn_to(self.reader)

    def _correct(self, contest: str, cell: str) -> None:
        paper = self._picture.plano(contest) if self._picture else None
        found = paper.cell(cell) if paper else None
        if paper is not None and found is not None:
            self.correction.begin(paper, found, self.readers.get(contest, ""))
            self.turn_to(self.correction)

    def _hear_papers(self) -> None:
        self.reader.reader_chosen.connect(self.prompts.ask_reader)
        self.typing.figure_read.connect(self.figure_read)
        self.sheet.correction_asked.connect(self._correct)
        self.sheet.standing_asked.connect(self.prompts.ask_stand)
        self.sheet.retyping_asked.connect(self._type)
        self.correction.figure_corrected.connect(self.prompts.ask_pins)
        self.correction.stepped_back.connect(self.close_correction)

    def _hear(self) -> None:
        self.tasks.task_taken.connect(self.open_task)
        self.findings.reason_asked.connect(self.acts.explain)
        self.findings.cell_wanted.connect(self.reach_cell)
        self.record.incident_asked.connect(self.incident_asked)
        self.record.objection_asked.connect(self._open_objection)
        self.record.paper_asked.connect(lambda: self.paper_asked.emit(""))
        self.record.answer_asked.connect(self.acts.answer)
        self.objection.stepped_back.connect(self.close_objection)
        self.objection.objection_raised.connect(self.objection_raised)
        self.signing.signature_asked.connect(self.prompts.ask_sign)
        self.signing.refusal_asked.connect(self.prompts.ask_decline)
        self.sealing.paper_asked.connect(self.paper_asked)
        self.sealing.seal_asked.connect(self.prompts.ask_seal)

    def _open_objection(self) -> None:
        if self._picture is not None:
            self.objection.begin(self._picture.record)
            self.turn_to(self.objection)
