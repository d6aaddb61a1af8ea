"""The screen of typing: which form comes next, or the form in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.pictures import QuestionPicture
from kpps_desktop.ui.ppk.ketik.choose_page import ChoosePage
from kpps_desktop.ui.ppk.ketik.form_page import FormPage
from kpps_desktop.ui.ppk.ketik.words import say
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.question import Question
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.ppk.ketik.pictures import KetikPicture


class KetikScreen(QWidget):
    """Shows pictures of the officer at the keyboard; those of anybody else are left aside."""

    shows = Changed.RECAP

    form_left = Signal()
    """The officer goes away from the form, and what is typed of it may go."""
    search_wanted = Signal()
    """The officer looks for another form; what is typed of this one stays."""

    def __init__(self, officer: str, place: Place | None) -> None:
        super().__init__()
        self.setObjectName("ketik")
        self.setAccessibleName(say("choose.title"))
        self._turn = (officer, place)
        self.choose, self.form = ChoosePage(), FormPage()
        self._stack = QStackedWidget()
        for page in (self.choose, self.form):
            self._stack.addWidget(page)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)
        self.form.stepped_back.connect(self._ask_leaving)
        self._cover = Card("ketik_cover", fill=True)
        self._cover.setParent(self)
        told = Words(say("covered"), "title")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cover.body.addWidget(told)
        self._cover.hide()

    def cover(self, *, covered: bool) -> None:
        """Cover the form while another officer may come to the keyboard: figures are not his."""
        covered = covered and self._stack.currentWidget() is self.form
        self._cover.setGeometry(self.rect())
        self._cover.setVisible(covered)
        self._cover.raise_()

    def turn_to(self, officer: str, place: Place | None) -> None:
        """Wait for the picture of an officer and a form; what is in sight until then goes."""
        if officer != self._turn[0]:
            self.form.drop_ahead()
        if (officer, place) != self._turn:
            self._turn = (officer, place)
            self.form.forget()

    def show_picture(self, picture: KetikPicture) -> None:
        """Show the form in hand, or which comes next."""
        if (picture.officer, picture.place) != self._turn:
            return
        before = self._stack.currentWidget()
        self.choose.show_page(picture)
        if picture.form is not None:
            self.form.show_form(picture.form)
        else:
            self.form.drop_ahead()
        page = self.choose if picture.form is None else self.form
        self._stack.setCurrentWidget(page)
        if before is not page and self.isVisible():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Go to the field that finds a TPS."""
        if self._stack.currentWidget() is self.form:
            self.search_wanted.emit()
        else:
            self.choose.search.start()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the focus on to the page in hand."""
        super().focusInEvent(event)
        page = self.form if self._stack.currentWidget() is self.form else self.choose
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_leaving(self) -> None:
        """Leave an untouched form at once; ask before typed figures go."""
        if not self.form.count:
            self.form_left.emit()
            return
        asked = QuestionPicture(
            say("leave.title"),
            say("leave.text", count=self.form.count),
            say("leave.answer"),
            grave=True,
        )
        question = Question(asked, self.window())
        question.answered.connect(lambda _: question.accept())
        question.accepted.connect(self.form_left)
        question.rejected.connect(self._return)
        question.open()

    def _return(self) -> None:
        if self._stack.currentWidget() is self.form:
            self.form.go_on()
