"""The screen of penghitungan: the boxes, a box, its tally, its rest; it holds no truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.penghitungan.box import BoxPage, OpenPage
from kpps_desktop.ui.kpps.penghitungan.hub import HubPage, RestPage
from kpps_desktop.ui.kpps.penghitungan.pictures import PenghitunganPicture, Phase
from kpps_desktop.ui.kpps.penghitungan.questions import Questions
from kpps_desktop.ui.kpps.penghitungan.tally import TallyPage
from kpps_desktop.ui.kpps.penghitungan.words import say

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penghitungan.pictures import (
        ComparisonPicture,
        CountPicture,
        TallyPicture,
    )
    from kpps_desktop.ui.widgets.task import Task


class PenghitunganScreen(QWidget):
    """Shows pictures and announces what was done; the box looked at is the officer's choice."""

    shows = Changed.TALLY | Changed.STAGE | Changed.ROLL

    box_opened = Signal(str)
    figure_typed = Signal(str, object)
    """Contest; int or None: ballots taken out, as far as they are typed."""
    box_counted = Signal(str, int, int, str)
    """Contest, ballots, those unsigned, why they differ from the attendance."""
    ballot_announced = Signal(str, int, str)
    """Contest, choice (0: tidak sah), code of the reason or nothing."""
    ballot_cancelled = Signal(str, int, str)
    """Contest, place of the ballot, reason."""
    tally_paused = Signal(str)
    tally_resumed = Signal(str)
    tally_handed = Signal(str, str, str)
    """Contest, officer, PIN."""
    count_finished = Signal(str)
    recount_begun = Signal(str, str, str)
    """Contest, reason, the ketua's PIN."""
    retried = Signal()
    left = Signal()
    """Somebody went back to the boxes, which have not followed each ballot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("penghitungan")
        self.setAccessibleName(say("title"))
        self._picture: PenghitunganPicture | None = None
        self._contest = ""
        self._boxing = False
        self.questions = Questions(self)
        self.hub, self.open, self.box = HubPage(), OpenPage(), BoxPage()
        self.tally, self.rest = TallyPage(), RestPage()
        self._stack = QStackedWidget()
        for page in (self.hub, self.open, self.box, self.tally, self.rest):
            self._stack.addWidget(page)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)
        self._hear()
        self.setFocusProxy(self.hub)

    def show_picture(self, picture: PenghitunganPicture) -> None:
        """Show what the books hold; a box that is open comes first."""
        before = self._count
        first, self._picture = self._picture is None, picture
        if first and self._phase_of(picture.next) not in {Phase.SEALED, None}:
            self._contest = picture.next
        now = self._count
        if before is not None and now is not None and before.phase is not now.phase:
            self._boxing = False
            if now.phase is Phase.COUNTED:
                self._contest = ""
        self._show()

    def show_tally(self, picture: TallyPicture) -> None:
        """Show one more ballot, or one less; nothing else has changed."""
        if picture.contest == self._contest and self._stack.currentWidget() is self.tally:
            self.tally.show_tally(picture)

    def show_waiting(self, choices: tuple[int, ...], failed: bool) -> None:  # noqa: FBT001 - Qt's
        """Take note of what is on its way to the books."""
        self.tally.show_waiting(choices, failed=failed)

    def show_comparison(self, picture: ComparisonPicture) -> None:
        """Show whether the ballots of the box agree with the attendance."""
        self.box.show_comparison(picture)

    def box_written(self) -> None:
        """Go on to the tally once the box's figures are in the books."""
        self._boxing = False
        self.box.forget()

    @property
    def _count(self) -> CountPicture | None:
        return self._picture.count(self._contest) if self._picture else None

    def _phase_of(self, contest: str) -> Phase | None:
        one = self._picture.count(contest) if self._picture else None
        return one.phase if one else None

    def _show(self) -> None:
        """Show the page that fits where the count of the box in hand stands."""
        picture, one = self._picture, self._count
        if picture is None:
            return
        self.hub.show_page(picture)
        if one is None or one.phase is Phase.COUNTED:
            self._turn(self.hub)
        elif one.phase is Phase.SEALED:
            self.open.show_count(one)
            self._turn(self.open)
        elif one.phase is Phase.OPENED or self._boxing:
            self.box.show_box(one.box)
            self._turn(self.box)
        elif one.rest is not None:
            self.rest.show_rest(one, one.rest)
            self._turn(self.rest)
        elif one.tally is not None:
            self.tally.show_tally(one.tally)
            self._turn(self.tally)

    def _turn(self, page: Task) -> None:
        if self._stack.currentWidget() is page:
            return
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if page is self.box:
            self.box.begin()

    def _take(self, contest: str) -> None:
        self._contest = contest
        self._show()

    def _leave(self) -> None:
        """Go back: from a box counted again to its tally, from anything else to the boxes."""
        self.box.forget()
        if not self._boxing:
            self._contest = ""
            self.left.emit()
        self._boxing = False
        self._show()

    def _count_box(self) -> None:
        self._boxing = True
        self._show()

    def _hear(self) -> None:
        self.questions.ended.connect(self.setFocus)
        self.questions.ballot_cancelled.connect(self.ballot_cancelled)
        self.questions.count_finished.connect(self.count_finished)
        self.questions.tally_handed.connect(self.tally_handed)
        self.questions.recount_begun.connect(self._begin_recount)
        self.hub.count_taken.connect(self._take)
        self.hub.recount_asked.connect(self._ask_recount)
        for page in (self.open, self.box, self.tally, self.rest):
            page.stepped_back.connect(self._leave)
        self.open.box_opened.connect(lambda: self.box_opened.emit(self._contest))
        self.box.figure_typed.connect(lambda one: self.figure_typed.emit(self._contest, one))
        self.box.box_counted.connect(lambda *said: self.box_counted.emit(self._contest, *said))
        self.tally.ballot_announced.connect(
            lambda *said: self.ballot_announced.emit(self._contest, *said)
        )
        self.tally.cancel_asked.connect(self._ask_cancel)
        self.tally.rest_taken.connect(lambda: self.tally_paused.emit(self._contest))
        self.tally.hand_asked.connect(self._ask_hand)
        self.tally.box_asked.connect(self._count_box)
        self.tally.finish_asked.connect(self._ask_finish)
        self.tally.retried.connect(self.retried)
        self.rest.resumed.connect(lambda: self.tally_resumed.emit(self._contest))
        self.rest.hand_asked.connect(self._ask_hand)

    def _ask_cancel(self, place: int, choice: int) -> None:
        if self.tally.shown is not None and place:
            self.questions.ask_cancel(self.tally.shown, place, choice)

    def _ask_finish(self) -> None:
        if self.tally.shown is not None:
            self.questions.ask_finish(self.tally.shown)

    def _ask_recount(self, contest: str) -> None:
        if self._picture is not None:
            self.questions.ask_recount(self._picture, contest)

    def _begin_recount(self, contest: str, reason: str, pin: str) -> None:
        self._contest = contest
        self.recount_begun.emit(contest, reason, pin)

    def _ask_hand(self) -> None:
        if self._picture is not None:
            self.questions.ask_hand(self._picture, self._contest)
