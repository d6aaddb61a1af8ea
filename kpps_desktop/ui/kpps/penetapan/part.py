"""Wires penetapan to the services."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import KETUA_KPPS, OfficerId
from kpps_desktop.rules.reasons import standing
from kpps_desktop.services.kpps import explaining, handing, matching, settling
from kpps_desktop.services.kpps.examining import findings
from kpps_desktop.services.kpps.writing import KEJADIAN, SALINAN
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.kpps.penetapan.present import keys_of, present
from kpps_desktop.ui.kpps.penetapan.scene import Scene
from kpps_desktop.ui.kpps.penetapan.screen import PenetapanScreen
from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.services.kpps.matching import Correction
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.desk.part import Shows
    from kpps_desktop.ui.kpps.penetapan.pictures import FoundPicture, PenetapanPicture
    from kpps_desktop.ui.kpps.session import Session

_PAPERS = 2
"""Steps after the seal: the papers, and the bundle of them."""


def part(session: Session) -> Part:
    """Make the stage's part of the window."""
    screen = PenetapanScreen()
    _Wires(session, screen)

    def seen(view: View) -> PenetapanPicture:
        desk = session.desk
        found = tuple(findings(desk))
        told = standing(view.day, found)
        matched = matching.matches(view, desk.readings(), told)
        return present(Scene(view, matched, found, told, look().lang))

    return Part(
        Stage.PENETAPAN,
        screen,
        cast("Shows", screen),
        seen,
        keys_of(look().lang),
        to_cell=screen.reach_cell,
    )


class _Wires(QObject):
    """Carries what the screen announces to the services, by the officer at the keyboard."""

    def __init__(self, session: Session, screen: PenetapanScreen) -> None:
        super().__init__(screen)
        self._session, self._screen = session, screen
        session.officer_changed.connect(screen.keep_reader)
        acts = screen.acts
        screen.figure_read.connect(self._read)
        screen.incident_asked.connect(session.note_incident)
        screen.objection_raised.connect(self._object)
        screen.paper_asked.connect(self._show_paper)
        acts.reader_identified.connect(self._identify)
        acts.difference_explained.connect(self._let_stand)
        acts.figure_corrected.connect(self._correct)
        acts.finding_explained.connect(self._explain)
        acts.objection_answered.connect(self._answer)
        acts.officer_signed.connect(self._sign)
        acts.saksi_signed.connect(self._sign_saksi)
        acts.signature_declined.connect(self._decline)
        acts.result_sealed.connect(self._seal)

    def _show_paper(self, contest: str) -> None:
        self._session.show_paper(SALINAN if contest else KEJADIAN, contest)

    def _read(self, contest: str, cell: str, figure: int | None) -> None:
        desk, by = self._session.desk, OfficerId(self._screen.readers[contest])

        def refused(news: Told) -> None:
            self._screen.typing.forget()
            self._session.tell(news)

        self._session.do(
            lambda: settling.read_plano(desk, contest, {cell: figure}, by), refused=refused
        )

    def _identify(self, contest: str, officer: str, pin: str) -> None:
        desk, reader = self._session.desk, OfficerId(officer)

        def done() -> None:
            self._screen.acts.taken()
            self._session.hand_to(reader)
            self._screen.take_reader(contest, officer)

        self._do(lambda: matching.identify_reader(desk, contest, reader, pin), done)

    def _let_stand(self, contest: str, cell: str, reason: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._do(lambda: matching.let_stand(desk, contest, cell, reason, by))

    def _correct(self, said: Correction, second: str, pins: tuple[str, str]) -> None:
        desk = self._session.desk

        def done() -> None:
            self._screen.acts.taken()
            self._screen.close_correction()

        self._do(
            lambda: matching.correct_together(desk, said, OfficerId(second), pins, KETUA_KPPS),
            done,
        )

    def _explain(self, found: FoundPicture, reason: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._do(
            lambda: explaining.explain(
                desk, found.contest, found.rule, reason, by, cells=found.cells
            )
        )

    def _object(self, who: str, contest: str, text: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._session.do(
            lambda: settling.raise_objection(desk, who, text, by, contest=contest),
            self._screen.close_objection,
        )

    def _answer(self, objection: str, accepted: bool, answer: str) -> None:  # noqa: FBT001
        desk, by = self._session.desk, self._session.officer
        self._do(lambda: settling.answer_objection(desk, objection, answer, by, accepted=accepted))

    def _sign(self, contests: tuple[str, ...], officer: str, pin: str) -> None:
        desk, signer = self._session.desk, OfficerId(officer)
        self._each(contests, lambda contest: settling.sign(desk, contest, signer, pin))

    def _sign_saksi(self, contests: tuple[str, ...], saksi: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._each(contests, lambda contest: settling.sign_as_saksi(desk, contest, saksi, by))

    def _decline(self, contests: tuple[str, ...], who: str, reason: str) -> None:
        desk, by = self._session.desk, self._session.officer
        self._each(contests, lambda contest: settling.decline(desk, contest, who, reason, by))

    def _each(self, contests: tuple[str, ...], act: Callable[[str], Changed]) -> None:
        """Act on every sheet; what went well before a refusal stays, and is looked at."""

        def all_of_them() -> Changed:
            changed = Changed.NOTHING
            for contest in contests:
                changed |= act(contest)
            return changed

        self._do(all_of_them)

    def _seal(self, pin: str) -> None:
        desk = self._session.desk

        def done() -> None:
            self._screen.acts.taken()
            self._screen.back()  # whoever opens the result again begins with the tasks
            self._make_papers(pin)

        self._do(lambda: matching.seal_by_pin(desk, pin, KETUA_KPPS), done)

    def _make_papers(self, pin: str) -> None:
        """Make papers and bundle; where that fails, Penyerahan offers it again."""
        desk, jobs = self._session.desk, self._session.jobs

        def make() -> Changed:
            jobs.step(0, _PAPERS)
            changed = handing.make_papers(desk, pin, KETUA_KPPS)
            jobs.step(1, _PAPERS)
            return changed | handing.make_bundle(desk, pin, KETUA_KPPS)

        jobs.books(make, self._session.changed.emit, words=say("sealing.making"))

    def _do(self, intent: Callable[[], Changed], done: Callable[[], object] | None = None) -> None:
        """Carry an answer out; the question stays open where it was refused."""
        self._session.do(intent, done or self._screen.acts.taken, refused=self._refused)

    def _refused(self, news: Told) -> None:
        if not self._screen.acts.refuse(notice_of(news, look().lang)):
            self._session.tell(news)
        self._session.look()
