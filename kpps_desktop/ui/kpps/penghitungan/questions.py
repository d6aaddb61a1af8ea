"""Asks over the screen of the count, one question at a time, and announces the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kpps_desktop.ui.kpps.penghitungan import asking
from kpps_desktop.ui.widgets.question import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.kpps.penghitungan.pictures import PenghitunganPicture, TallyPicture
    from kpps_desktop.ui.pictures import QuestionPicture


class Questions(QObject):
    """What needs a PIN stays open until the answer was taken; the rest goes at once."""

    ballot_cancelled = Signal(str, int, str)
    """Contest, place of the ballot, reason."""
    count_finished = Signal(str)
    recount_begun = Signal(str, str, str)
    """Contest, reason, the ketua's PIN."""
    tally_handed = Signal(str, str, str)
    """Contest, officer, PIN."""
    ended = Signal()
    """The question is gone, answered or not."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._open: Question | None = None

    def close(self) -> None:
        """Take away what was asked, for the answer was taken."""
        if self._open is not None:
            self._open.accept()

    def tell(self, words: str) -> None:
        """Say what was wrong with the answer."""
        if self._open is not None:
            self._open.tell(words)

    def ask_cancel(self, tally: TallyPicture, place: int, choice: int) -> None:
        """Ask why a ballot is taken back."""

        def take(answer: Answer) -> None:
            self.close()
            reason = asking.reason_of(answer, "cancel")
            self.ballot_cancelled.emit(tally.contest, place, reason)

        self._ask(asking.why_cancelled(tally, place, choice), take)

    def ask_finish(self, tally: TallyPicture) -> None:
        """Ask whether the count is done."""

        def take(_answer: Answer) -> None:
            self.close()
            self.count_finished.emit(tally.contest)

        self._ask(asking.whether_finished(tally), take)

    def ask_recount(self, picture: PenghitunganPicture, contest: str) -> None:
        """Ask the ketua why a contest is counted again."""
        count = picture.count(contest)

        def take(answer: Answer) -> None:
            reason = asking.reason_of(answer, "recount")
            self.recount_begun.emit(contest, reason, answer.pins[0])

        if count is not None:
            self._ask(asking.why_recounted(picture, count), take)

    def ask_hand(self, picture: PenghitunganPicture, contest: str) -> None:
        """Ask who goes on, then this officer's PIN."""

        def prove(officer: str) -> None:
            self._ask(
                asking.proof_of(picture, officer),
                lambda answer: self.tally_handed.emit(contest, officer, answer.pins[0]),
            )

        def take(answer: Answer) -> None:
            self.close()
            prove(answer.choice)

        self._ask(asking.who_goes_on(picture), take)

    def _ask(self, picture: QuestionPicture, answered: Callable[[Answer], object]) -> None:
        self._open = Question(picture, self._over.window())
        self._open.answered.connect(answered)
        self._open.finished.connect(self._end)
        self._open.open()

    def _end(self) -> None:
        self._open = None
        self.ended.emit()
