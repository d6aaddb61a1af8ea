"""Asks before an intent that needs a reason or a PIN, and carries it out on the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.theme import look
from kpps_desktop.ui.widgets.question import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.pictures import NoticePicture, QuestionPicture


def ask(
    session: DeskSession,
    over: QWidget,
    picture: QuestionPicture,
    act: Callable[[Answer], Changed],
    done: Callable[[], object] | None = None,
    *,
    words: str = "",
) -> None:
    """Ask, act on the answer, and close the question once that is durable.

    What is refused is told in the question, which stays; `words` name an act that lasts.
    """
    question = Question(picture, over.window())
    there = [question]
    question.finished.connect(lambda _: there.clear())

    def acted() -> None:
        for one in tuple(there):
            one.accept()
        if done is not None:
            done()

    def refused(news: Told) -> None:
        told = notice_of(news, look().lang)
        for one in there:
            one.tell(f"{told.title}. {told.remedy}")

    question.answered.connect(
        lambda answer: session.do(lambda: act(answer), acted, refused=refused, words=words)
    )
    question.open()


class Asking(QObject):
    """Opens questions over a screen, and closes each once its answer is in the books."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._question: Question | None = None

    def ask(self, picture: QuestionPicture, answered: Callable[[Answer], object]) -> None:
        """Ask; while another question is open nothing is asked."""
        if self._question is not None:
            return
        self._question = question = Question(picture, self._over)
        question.answered.connect(answered)
        question.rejected.connect(self._forget)
        question.open()

    def taken(self) -> None:
        """Close the question: its answer is in the books."""
        question, self._question = self._question, None
        if question is not None:
            question.accept()

    def tell(self, words: str) -> None:
        """Say what the answer lacks."""
        if self._question is not None:
            self._question.tell(words)

    def refuse(self, notice: NoticePicture) -> bool:
        """Say what was wrong with the answer; tell whether a question was there to say it."""
        self.tell(". ".join(part for part in (notice.title, notice.remedy) if part))
        return self._question is not None

    def _forget(self) -> None:
        self._question = None
