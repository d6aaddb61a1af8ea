"""Penghitungan in the window: the screen, and the services that its acts come to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kpps_desktop.domain.counting import Paused
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import KETUA_KPPS, OfficerId
from kpps_desktop.services.kpps import counting, explaining, settling
from kpps_desktop.services.kpps.weighing import weigh_box
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.kpps.penghitungan import present
from kpps_desktop.ui.kpps.penghitungan.queue import Announced, TakenBack, queue_of
from kpps_desktop.ui.kpps.penghitungan.screen import PenghitunganScreen
from kpps_desktop.ui.kpps.penghitungan.tally import NOTHING_TYPED, Typed
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penghitungan.pictures import PenghitunganPicture
    from kpps_desktop.ui.kpps.session import Session

_TYPED = "penghitungan.typed"
_CALM_MS = 1000
"""The frame around (saved at …) follows this much later than the ballots."""


def part(session: Session) -> Part:
    """Make the part of penghitungan."""
    wiring = Wiring(session)
    keys = present.keys_of(look().lang)
    return Part(Stage.PENGHITUNGAN, wiring.screen, wiring.screen, wiring.look, keys)


class Wiring(QObject):
    """Carries what the screen announces to the services, and what they come to back to it."""

    def __init__(self, session: Session) -> None:
        self.screen = PenghitunganScreen()
        super().__init__(self.screen)  # the session outlives a window that is made anew
        self._session = session
        self._queue = queue_of(session)
        self._seen: View | None = None
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(session.look)
        self._queue.waiting.connect(self.screen.show_waiting)
        self._queue.taken_back.connect(self._tell_taken_back)
        session.counted.connect(self._show_ballot)
        self._hear()
        self._take_up()

    def look(self, seen: View) -> PenghitunganPicture:
        """Make the screen's picture, on the books' worker."""
        self._seen = seen
        self._queue.see(seen)
        return present.present(seen, look().lang)

    def _hear(self) -> None:
        screen = self.screen
        screen.left.connect(self._session.look)
        screen.box_opened.connect(self._open_box)
        screen.figure_typed.connect(self._compare)
        screen.box_counted.connect(self._count_box)
        screen.ballot_announced.connect(self._announce)
        screen.ballot_cancelled.connect(self._cancel)
        screen.tally_paused.connect(self._pause)
        screen.tally_resumed.connect(self._resume)
        screen.tally_handed.connect(self._hand)
        screen.count_finished.connect(self._finish)
        screen.recount_begun.connect(self._recount)
        screen.retried.connect(self._queue.retry)

    def _take_up(self) -> None:
        """Show what was under way in the window before this one."""
        typed = self._session.kept.get(_TYPED)
        self.screen.tally.take_up(typed if isinstance(typed, Typed) else NOTHING_TYPED)
        self.screen.tally.typed.connect(partial(self._session.kept.__setitem__, _TYPED))
        self._queue.tell()

    def _show_ballot(self, seen: View) -> None:
        self._seen = seen
        for contest in seen.day.contests:
            tally = present.tally_picture(seen, contest, look().lang)
            if tally is not None:
                self.screen.show_tally(tally)
        if not self._calm.isActive():
            self._calm.start()

    def _announce(self, contest: str, choice: int, code: str) -> None:
        reason = present.reason_text(code)
        self._queue.put(Announced(contest, choice, reason, self._session.officer))

    def _cancel(self, contest: str, place: int, reason: str) -> None:
        self._queue.put(TakenBack(contest, place, reason, self._session.officer))

    def _tell_taken_back(self, contest: str, place: int, choice: int) -> None:
        if self._seen is not None:
            notice = present.taken_back(self._seen, contest, place, choice, look().lang)
            self._session.noticed.emit(notice)

    def _open_box(self, contest: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._session.do(lambda: counting.open_box(desk, contest, by))

    def _compare(self, contest: str, ballots: int | None) -> None:
        if self._seen is not None and contest:
            self.screen.show_comparison(present.compare(self._seen, contest, ballots, look().lang))

    def _count_box(self, contest: str, ballots: int, unsigned: int, reason: str) -> None:
        desk, by, seen = self._session.desk, self._session.officer, self._seen
        texts = present.incidents(seen, contest, ballots, unsigned, reason) if seen else ()
        found = weigh_box(seen, contest, ballots) if seen and reason else ()

        def write() -> Changed:
            done = counting.count_box(desk, contest, ballots, by, unsigned=unsigned)
            for text in texts:
                done |= settling.note_incident(desk, text, by, contest=contest)
            return done | explaining.explain_differences(desk, found, reason, by)

        self._session.do(write, self.screen.box_written)

    def _pause(self, contest: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._session.do(lambda: counting.pause_tally(desk, contest, by))

    def _resume(self, contest: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._session.do(lambda: counting.resume_tally(desk, contest, by))

    def _hand(self, contest: str, officer: str, pin: str) -> None:
        desk, by, to = self._session.desk, self._session.officer, OfficerId(officer)

        def write() -> Changed:
            desk.identify(to, pin)
            if isinstance(desk.day().counts[contest], Paused):
                return counting.resume_tally(desk, contest, to)
            return counting.hand_tally(desk, contest, to, by)

        def handed() -> None:
            self.screen.questions.close()
            self._session.hand_to(to)

        self._session.do(write, handed, refused=self._tell_question)

    def _finish(self, contest: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._session.do(lambda: counting.finish_count(desk, contest, by))

    def _recount(self, contest: str, reason: str, pin: str) -> None:
        desk = self._session.desk

        def write() -> Changed:
            desk.identify(KETUA_KPPS, pin)
            return counting.recount(desk, contest, reason, KETUA_KPPS)

        self._session.do(write, self.screen.questions.close, refused=self._tell_question)

    def _tell_question(self, news: Told) -> None:
        notice = notice_of(news, look().lang)
        self.screen.questions.tell(f"{notice.title}. {notice.remedy}")
