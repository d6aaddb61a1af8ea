"""Penyerahan: the list of its tasks, and each task on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.penyerahan.boxes import BoxesPage
from kpps_desktop.ui.kpps.penyerahan.copies import CopiesPage
from kpps_desktop.ui.kpps.penyerahan.finishing import FinishPage
from kpps_desktop.ui.kpps.penyerahan.pictures import HandTask, PenyerahanPicture, Phase
from kpps_desktop.ui.kpps.penyerahan.qr_page import QrPage
from kpps_desktop.ui.kpps.penyerahan.sticks import SticksPage
from kpps_desktop.ui.kpps.penyerahan.tasks import PapersPage, ReopenPage, TasksPage
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.widgets.hub import Hub

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.widgets.task import Task

_AFTER_PAPERS = (HandTask.COPIES, HandTask.STICK, HandTask.QR)
"""Tasks that have nothing to show before papers are made."""


class PenyerahanScreen(Hub):
    """Shows a picture of penyerahan; the page in hand is the officer's own choice."""

    shows = Changed.STAGE | Changed.PAPERS | Changed.HANDOVER | Changed.PEOPLE

    papers_wanted = Signal()
    copy_handed = Signal(str, str)
    """Contest, recipient."""
    reprint_wanted = Signal(str, str, int)
    """Contest, recipient, number."""
    stick_taken = Signal(str)
    """Folder of the stick."""
    box_sealed = Signal(str, str, tuple)
    """Contest, number of the box, numbers of the seals."""
    paper_asked = Signal(str)
    """Code: tanda-terima-salinan, surat-pengantar, ba-serah-terima-kotak."""
    finish_wanted = Signal(str)
    """Who received boxes and envelope."""
    reopening_wanted = Signal(str)
    """The second officer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("penyerahan", say("title.open"), parent)
        self._picture: PenyerahanPicture | None = None
        self.tasks, self.papers, self.copies = TasksPage(), PapersPage(), CopiesPage()
        self.sticks, self.qr, self.boxes = SticksPage(), QrPage(), BoxesPage()
        self.finish, self.reopen = FinishPage(), ReopenPage()
        self._pages: dict[str, Task] = {
            HandTask.PAPERS: self.papers,
            HandTask.COPIES: self.copies,
            HandTask.STICK: self.sticks,
            HandTask.QR: self.qr,
            HandTask.BOXES: self.boxes,
            HandTask.FINISH: self.finish,
        }
        self.add_pages(self.tasks, (*self._pages.values(), self.reopen))
        self._hear()

    def show_picture(self, picture: object) -> None:
        """Show what the books hold, on every page."""
        if not isinstance(picture, PenyerahanPicture):
            return
        before, self._picture = self._picture, picture
        for page in (
            *(self.tasks, self.papers, self.copies, self.sticks, self.qr, self.boxes),
            *(self.finish, self.reopen),
        ):
            page.show_page(picture)
        if before is not None and before.phase is not picture.phase:
            self.back()
        elif before is not None and before.papers.missing and not picture.papers.missing:
            self._leave(self.papers)

    def open_task(self, code: str) -> None:
        """Go to a task; to what must be made before it, where that is not made."""
        picture = self._picture
        if picture is None or picture.phase is Phase.UNSEALED:
            return
        if picture.papers.missing and code in _AFTER_PAPERS:
            code = HandTask.PAPERS
        self.tasks.leave()
        page = self._pages[code]
        self.turn_to(page)
        for begins in (self.copies, self.qr, self.boxes):
            if page is begins:
                begins.begin()

    def _leave(self, page: Task) -> None:
        if self.page is page:
            self.back()

    def _hear(self) -> None:
        self.tasks.task_taken.connect(self.open_task)
        self.tasks.reopen_asked.connect(lambda: self.turn_to(self.reopen))
        self.papers.papers_wanted.connect(self.papers_wanted)
        self.copies.copy_handed.connect(self.copy_handed)
        self.copies.reprint_wanted.connect(self.reprint_wanted)
        self.copies.receipt_asked.connect(lambda: self.paper_asked.emit("tanda-terima-salinan"))
        self.sticks.stick_taken.connect(self.stick_taken)
        self.boxes.box_sealed.connect(self.box_sealed)
        self.boxes.paper_asked.connect(self.paper_asked)
        self.finish.finish_wanted.connect(self.finish_wanted)
        self.reopen.reopening_wanted.connect(self.reopening_wanted)
