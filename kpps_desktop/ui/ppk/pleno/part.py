"""Wires the pleno to the services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from kpps_desktop.services.ppk import meeting
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.ppk.pleno import intents
from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.present import present, side_of
from kpps_desktop.ui.ppk.pleno.questions import Questions
from kpps_desktop.ui.ppk.pleno.scene import before_the_meeting, looked_at
from kpps_desktop.ui.ppk.pleno.screen import PlenoScreen
from kpps_desktop.ui.ppk.pleno.sirekap import take_table
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.desk.part import Shows
    from kpps_desktop.ui.pictures import FindingPicture, NoticePicture
    from kpps_desktop.ui.ppk.pleno.intents import Intent
    from kpps_desktop.ui.ppk.pleno.pictures import PlenoPicture
    from kpps_desktop.ui.ppk.session import Session

CODE, TYPING = "pleno", "ketik"


def part(session: Session) -> Part:
    """Make the pleno's part of the window."""
    screen = PlenoScreen()
    _Wires(session, screen)

    def seen(view: RecapView) -> PlenoPicture:
        place = before_the_meeting(view, session.before)
        return present(looked_at(session.desk, view, place, session.officer, look().lang))

    def found(picture: object) -> tuple[FindingPicture, ...]:
        return side_of(cast("PlenoPicture", picture))

    return Part(
        CODE,
        screen,
        cast("Shows", screen),
        seen,
        to_cell=screen.reach_cell,
        search=screen.search,
        findings=found,
    )


class _Wires(QObject):
    """Carries what the screen announces to the services, by the officer at the keyboard."""

    def __init__(self, session: Session, screen: PlenoScreen) -> None:
        super().__init__(screen)
        self._session, self._screen = session, screen
        self._questions = questions = Questions(screen, self._do)
        questions.taken_over.connect(session.have)
        session.station_wanted.connect(self._come)
        screen.place_shown.connect(self._put_before)
        screen.asked.connect(self._ask)
        screen.station.place_wanted.connect(self._go)
        screen.station.cell_pointed.connect(session.point_at)
        screen.meeting.turn_asked.connect(lambda code: self._ask(code, ""))
        screen.meeting.guest_came.connect(self._accredit)
        screen.meeting.guest_turned.connect(questions.turn_guest)
        screen.correction.figure_corrected.connect(questions.correct)
        screen.reopening.station_reopened.connect(questions.reopen)
        screen.raising.objection_raised.connect(self._object)
        screen.answering.objection_answered.connect(self._answer)
        screen.paper.incident_written.connect(self._read_from_paper)
        screen.copying.copy_shown.connect(self._show_copy)

    def _come(self, code: str, tps: str, contest: str) -> None:
        """Put before the meeting what another screen leads to."""
        if code == CODE:
            self._screen.back()
            self._session.put_before((tps, contest))

    def _go(self, place: Place) -> None:
        self._session.put_before(place)
        self._session.look()

    def _put_before(self, place: Place) -> None:
        if self._session.before != place:
            self._session.put_before(place)

    def _ask(self, what: str, code: str) -> None:
        """Do what needs no question; put the question of what does."""
        asks = self._questions.asks
        if what in asks:
            asks[what](code)
        elif what == "sirekap":
            self._choose_table()
        elif what == Step.TYPE:
            self._session.take_up(TYPING, self._questions.place)
        elif what == Step.RESUME:
            self._do(meeting.resume)
        else:
            self._do(intents.step(what, self._questions.place))

    def _choose_table(self) -> None:
        window = QFileDialog(self._screen, say("sirekap.title"))
        window.setObjectName("sirekap_file")
        window.setNameFilter(say("sirekap.filter"))
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.fileSelected.connect(self._take_table)
        window.open()

    def _take_table(self, path: str) -> None:
        desk, by, jobs = self._session.desk, self._session.officer, self._session.jobs
        told: list[NoticePicture] = []
        lang = look().lang

        def taken() -> Any:  # noqa: ANN401 - Changed
            changed, notice = take_table(desk, Path(path), by, lang, jobs.step)
            told.append(notice)
            return changed

        def done() -> None:
            self._session.noticed.emit(told[0])

        self._session.do(taken, done, words=say("sirekap.words"))

    def _accredit(self, contest: str, number: int, name: str, mandate: bool) -> None:  # noqa: FBT001 - of a signal
        guest = intents.accredit(contest, number, name, mandate=mandate)
        self._do(guest, done=self._screen.meeting.taken)

    def _object(self, who: str, text: str) -> None:
        self._file(intents.raise_objection(self._questions.place, who, text))

    def _answer(self, code: str, accepted: bool, words: str, opinion: str) -> None:  # noqa: FBT001 - of a signal
        self._file(intents.answer(code, words, opinion, accepted=accepted))

    def _read_from_paper(self, text: str, settled: bool, note: str) -> None:  # noqa: FBT001 - of a signal
        tps = self._questions.place[0]
        self._file(intents.read_from_paper(tps, text, note, settled=settled))

    def _show_copy(self, guest: str, figures: dict[str, int | None]) -> None:
        self._file(intents.show_copy(self._questions.place, guest, figures))

    def _file(self, intent: Intent) -> None:
        """Do what was typed on a page about what is before the meeting, and go back to it."""
        self._do(intent, done=self._screen.back)

    def _do(self, intent: Intent, done: Callable[[], object] | None = None) -> None:
        """Carry an intent out; a question stays open where it was refused."""
        desk, by = self._session.desk, self._session.officer
        self._session.do(
            lambda: intent(desk, by),
            done or self._questions.asking.taken,
            refused=self._refused,
        )

    def _refused(self, news: Told) -> None:
        self._screen.station.let_go()
        if not self._questions.asking.refuse(notice_of(news, look().lang)):
            self._session.tell(news)
        self._session.look()
