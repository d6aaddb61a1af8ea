"""Asks before an intent that needs a reason or a PIN, and carries it out on the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.theme import look
from kpps_desktop.ui.widgets.question import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.pictures import QuestionPicture


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
