"""The board wired to the services: boxes, the table of states, and the way to other screens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton

from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.services.ppk import typists
from kpps_desktop.services.ppk.doing import next_work
from kpps_desktop.services.ppk.papers import STATUS, d_hasil
from kpps_desktop.services.ppk.tabling import save_table, status_table
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.desk.printing.press import of_this_machine
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import NoticePicture, QuestionPicture, Tone
from kpps_desktop.ui.ppk.papan.present import ALL, KEYS, found, keys_of, present, say
from kpps_desktop.ui.ppk.papan.present_story import GONE, WHOLE, box_question, story
from kpps_desktop.ui.ppk.papan.screen import PapanScreen
from kpps_desktop.ui.theme import look
from kpps_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.tabling import StatusTable
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.ppk.papan.pictures import PapanPicture
    from kpps_desktop.ui.ppk.session import Session
    from kpps_desktop.ui.widgets.question import Answer

CODE = "papan"


def part(session: Session) -> Part:
    """Make the part of the board."""
    walk = Board(session)
    screen = walk.screen
    return Part(CODE, screen, screen, walk.look, keys_of(look().lang), search=screen.start_search)


class Board(QObject):
    """Carries what the screen announces to the services.

    Which state alone is seen is kept by the session: a window made anew shows the same.
    """

    def __init__(self, session: Session) -> None:
        self.screen = PapanScreen()
        super().__init__(self.screen)
        self._session = session
        self._seen: tuple[RecapView, Place | None] | None = None
        screen = self.screen
        screen.kind_wanted.connect(self._filter)
        screen.cell_reached.connect(self._tell)
        screen.work_wanted.connect(lambda to, *place: session.take_up(to, place))
        screen.box_wanted.connect(self._ask_box)
        screen.sought.connect(self._find)
        screen.paper_wanted.connect(self._show_paper)
        screen.table_wanted.connect(self._ask_where)
        session.station_wanted.connect(self._come)

    def look(self, view: RecapView) -> PapanPicture:
        """Make the screen's picture, on the books' worker."""
        view = replace(view, sought=self._session.sought)
        work = next_work(self._session.desk, view, self._session.officer)
        comes = work[1] if work else None
        self._seen = view, comes
        return self._picture(view, comes)

    def _show_paper(self) -> None:
        """Show how far the recap is; of a KPU's there is its D.HASIL alone."""
        view = self._seen[0] if self._seen is not None else None
        if view is None or view.of_stations:
            self._session.show_paper(STATUS)
        else:
            self._session.show_paper(d_hasil(self._session.desk), view.contests[0].code)

    def _filter(self, key: str) -> None:
        chosen = KEYS.get(key)
        again = chosen is self._session.kept.get(CODE)
        self._session.kept[CODE] = None if again or key == ALL else chosen
        if self._seen is not None:  # what is seen was seen: only the choice of it is another
            self.screen.show_picture(self._picture(*self._seen))

    def _picture(self, view: RecapView, comes: Place | None) -> PapanPicture:
        kept = self._session.kept.get(CODE)
        only = kept if isinstance(kept, Stand) else None
        return present(view, only, comes, look().lang)

    def _tell(self, tps: str, contest: str) -> None:
        if self._seen is not None:
            view, comes = self._seen
            officer = self._session.officer
            self.screen.show_story(story(view, (tps, contest), officer, comes, look().lang))

    def _find(self, typed: str) -> None:
        if self._seen is not None:
            self.screen.show_found(typed, found(self._seen[0], typed))

    def _come(self, screen: str, tps: str, contest: str) -> None:
        if screen == CODE:
            self.screen.reach((tps, contest))

    # Boxes

    def _ask_box(self, tps: str) -> None:
        if self._seen is None or not self._seen[0].of_stations:
            return
        session, desk, officer = self._session, self._session.desk, self._session.officer

        def note(question: _Open, answer: Answer) -> None:
            arrived, whole = answer.choice != GONE, answer.choice == WHOLE
            session.do(
                lambda: typists.note_box(
                    desk, tps, officer, arrived=arrived, whole=whole, note=answer.words
                ),
                question.accept,
                refused=question.refuse,
            )

        self._ask(box_question(self._seen[0], tps, look().lang), note)

    # The table

    def _ask_where(self) -> None:
        session, lang = self._session, look().lang
        sticks, folder = session.drives.sticks(), of_this_machine(session.drives).folder
        where = [(one.folder, say("save.stick", lang, name=one.name)) for one in sticks]
        where.append((folder, say("save.folder", lang, name=folder.name)))
        picture = QuestionPicture(
            say("save.title", lang),
            say("save.text", lang),
            say("save.answer", lang),
            tuple((str(at), words) for at, (_, words) in enumerate(where)),
        )
        self._ask(picture, lambda question, said: self._save(question, where[int(said.choice)][0]))

    def _save(self, question: _Open, folder: Path) -> None:
        session, desk, drives = self._session, self._session.desk, self._session.drives
        refused = question.refuse

        def saved(path: Path) -> None:
            lang = look().lang
            told = say("save.done", lang, file=path.name), say("save.where", lang, folder=folder)
            question.accept()
            session.noticed.emit(NoticePicture(Tone.OK, *told))

        def write(table: StatusTable) -> None:
            session.jobs.papers(
                lambda: save_table(table, drives, folder), saved, refused=refused, words=making
            )

        making = say("save.making", look().lang)
        session.jobs.books(lambda: status_table(desk), write, refused=refused, words=making)

    def _ask(self, picture: QuestionPicture, answered: Callable[[_Open, Answer], object]) -> None:
        question = Question(picture, self.screen.window())
        there = _Open(question)
        question.finished.connect(lambda _: there.close())
        for first in question.findChildren(QAbstractButton, f"reason_{picture.choices[0][0]}"):
            first.setChecked(True)
        question.answered.connect(lambda answer: answered(there, answer))
        question.open()


class _Open:
    """A question while it is open: what comes after it was left is said to nobody."""

    def __init__(self, question: Question) -> None:
        self._question: Question | None = question

    def close(self) -> None:
        self._question = None

    def accept(self) -> None:
        if self._question is not None:
            self._question.accept()

    def refuse(self, news: Told) -> None:
        told = notice_of(news, look().lang)
        if self._question is not None:
            self._question.tell(f"{told.title}. {told.remedy}")
