"""The recap's end: signatures and what is next; copies, sticks and reopening on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.desk.sticks import SticksPage
from kpps_desktop.ui.ppk.rekap.pages import CopiesPage, ReopenPage, SignPage, say
from kpps_desktop.ui.ppk.rekap.pictures import Phase, RekapPicture

if TYPE_CHECKING:
    from kpps_desktop.ui.widgets.task import Task


class RekapScreen(QWidget):
    """Shows a picture of the recap's end; the page in hand is the officer's own choice."""

    shows = Changed.STAGE | Changed.RECAP | Changed.SIGNATURES | Changed.PAPERS | Changed.PEOPLE

    sticks_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rekap")
        self.setAccessibleName(say("title.final"))
        self.picture: RekapPicture | None = None
        self.signing, self.copies = SignPage(), CopiesPage()
        self.sticks, self.reopen = SticksPage("rekap_sticks", say), ReopenPage()
        self.sticks.set_detail(say("detail.sticks"))
        self._stack = QStackedWidget()
        for page in (self.signing, self.copies, self.sticks, self.reopen):
            self._stack.addWidget(page)
            page.stepped_back.connect(self.back)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)
        self.signing.copies_asked.connect(lambda: self._turn(self.copies))
        self.signing.stick_asked.connect(self._open_sticks)
        self.signing.reopening_asked.connect(lambda: self._turn(self.reopen))
        self._turn(self.signing)

    def show_picture(self, picture: object) -> None:
        """Show what the books hold, on every page."""
        if not isinstance(picture, RekapPicture):
            return
        before, self.picture = self.picture, picture
        self.signing.show_page(picture)
        self.copies.show_page(picture)
        self.reopen.show_page(picture)
        if before is not None and before.phase is not picture.phase:
            self.back()
        if picture.phase is not Phase.FINAL and self._stack.currentWidget() is self.copies:
            self.back()

    def back(self) -> None:
        """Go back to the signatures, and to what is next."""
        self._turn(self.signing)

    def _open_sticks(self) -> None:
        self._turn(self.sticks)
        self.sticks_opened.emit()

    def _turn(self, page: Task) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
