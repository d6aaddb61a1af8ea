"""Penyerahan in the window: its screen wired to the services, the sticks and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import KETUA_KPPS, OfficerId
from kpps_desktop.services.kpps import exporting, handing, settling
from kpps_desktop.services.kpps.handed import hand_next_copy, handed
from kpps_desktop.services.kpps.writing import SALINAN
from kpps_desktop.ui.desk.asking import ask
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.kpps.penyerahan import asking
from kpps_desktop.ui.kpps.penyerahan.present import present
from kpps_desktop.ui.kpps.penyerahan.screen import PenyerahanScreen
from kpps_desktop.ui.kpps.penyerahan.stick_state import NOTHING_PLUGGED
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.pictures import KeyPicture
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.services.kpps.exporting import Outgoing
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture
    from kpps_desktop.ui.kpps.penyerahan.stick_state import StickState
    from kpps_desktop.ui.kpps.session import Session
    from kpps_desktop.ui.pictures import QuestionPicture
    from kpps_desktop.ui.widgets.question import Answer

WATCH_MS = 1500
"""How often the sticks are looked at, while their page can be seen."""
_WHERE_TO = "pps"
"""Boxes leave the TPS through the PPS."""


def part(session: Session) -> Part:
    """Make the part of penyerahan."""
    walk = Handover(session)
    return Part(Stage.PENYERAHAN, walk.screen, walk.screen, walk.look, keys_of())


def keys_of() -> tuple[KeyPicture, ...]:
    """Return the keys of this stage for the sheet of keys."""
    keys = (("1", "digit"), ("↑ ↓", "arrows"), ("F5", "receipt"), ("F6", "record"))
    more = (("U", "reprint"), ("← →", "turn"), ("B", "reopen"))
    return tuple(
        KeyPicture(key, say(f"key.{code}"), say("title.open")) for key, code in keys + more
    )


class Handover(QObject):
    """Carries what the screen announces to the services."""

    def __init__(self, session: Session) -> None:
        self.screen = PenyerahanScreen()
        super().__init__(self.screen)
        self._session = session
        self._state: StickState = NOTHING_PLUGGED
        self._picture: PenyerahanPicture | None = None
        self._names: Mapping[OfficerId, str] = {}
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look_at_sticks)
        self._watch.start()
        self._hear()

    def look(self, view: View) -> PenyerahanPicture:
        """Make the screen's picture, on the books' worker."""
        self._names = view.officers
        self._picture = present(view, handed(self._session.desk), self._state, look().lang)
        return self._picture

    def look_at_sticks(self) -> None:
        """See which sticks are plugged in, while their page can be seen."""
        if self._state.writing or not self.screen.sticks.isVisible():
            return
        state = self._state.look(self._session.drives.sticks())
        if state != self._state:
            self._go(state)

    def _hear(self) -> None:
        screen, session = self.screen, self._session
        screen.papers_wanted.connect(self._make_papers)
        screen.copy_handed.connect(self._hand_copy)
        screen.reprint_wanted.connect(self._reprint)
        screen.stick_taken.connect(self._write)
        screen.box_sealed.connect(self._seal_box)
        screen.paper_asked.connect(lambda paper: session.show_paper(paper, "", _about(paper)))
        screen.finish_wanted.connect(self._finish)
        screen.reopening_wanted.connect(self._reopen)
        screen.sticks.sticks_wanted.connect(self.look_at_sticks)
        screen.tasks.task_taken.connect(lambda _: self.look_at_sticks())

    def _go(self, state: StickState) -> None:
        self._state = state
        self._session.look()

    # Papers, copies, boxes

    def _make_papers(self) -> None:
        desk = self._session.desk
        self._ask(
            asking.ask_papers(self._names),
            lambda answer: handing.make_missing(desk, answer.pins[0], KETUA_KPPS),
            words=say("papers.making"),
        )

    def _hand_copy(self, contest: str, recipient: str) -> None:
        session, officer = self._session, self._session.officer
        session.do(
            lambda: hand_next_copy(session.desk, contest, recipient, officer),
            lambda: session.show_paper(SALINAN, contest, recipient),
        )

    def _reprint(self, contest: str, recipient: str, number: int) -> None:
        session, officer = self._session, self._session.officer

        def reprinted(answer: Answer) -> Changed:
            reason = answer.words or say(f"reason.{answer.choice}")
            return handing.reprint(session.desk, SALINAN, contest, reason, officer)

        self._ask(
            asking.ask_reprint(number),
            reprinted,
            lambda: session.show_paper(SALINAN, contest, recipient),
        )

    def _seal_box(self, contest: str, box: str, seals: tuple[str, ...]) -> None:
        session, officer = self._session, self._session.officer
        session.do(lambda: handing.seal_box(session.desk, contest, seals, officer, box=box))

    # Sticks

    def _write(self, folder: str) -> None:
        """Take from the books, write, and remember: each on its own worker."""
        found = [one for one in self._session.drives.sticks() if str(one.folder) == folder]
        stick = next(iter(found or self._gone(folder)), None)
        if stick is None or self._state.writing:
            return
        self._go(self._state.begin(stick))
        desk, jobs = self._session.desk, self._session.jobs
        jobs.books(
            lambda: exporting.outgoing(desk),
            lambda sent: self._write_out(sent, stick),
            refused=lambda news: self._fail(stick, news),
        )

    def _gone(self, folder: str) -> list[Stick]:
        """Return a stick that was pulled out meanwhile: writing to it tells so in words."""
        return [one for one in self._state.sticks if str(one.folder) == folder]

    def _write_out(self, sent: Outgoing, stick: Stick) -> None:
        jobs, drives = self._session.jobs, self._session.drives
        jobs.papers(
            lambda: exporting.write_out(sent, drives, stick, jobs.step),
            lambda _: self._note(sent, stick),
            refused=lambda news: self._fail(stick, news),
            words=say("stick.writing", stick=stick.name),
        )

    def _note(self, sent: Outgoing, stick: Stick) -> None:
        session, officer = self._session, self._session.officer
        session.do(
            lambda: exporting.note_export(session.desk, sent, stick.name, officer),
            lambda: self._go(self._state.finish(stick, dict(sent.files))),
            refused=lambda news: self._fail(stick, news),
        )

    def _fail(self, stick: Stick, news: Told) -> None:
        self._go(self._state.fail(stick, news).look(self._session.drives.sticks()))

    # The end of the day, and back

    def _finish(self, recipient: str) -> None:
        desk = self._session.desk
        missing = tuple(words for _, words in self._picture.finish.missing) if self._picture else ()

        def finished(answer: Answer) -> Changed:
            desk.identify(KETUA_KPPS, answer.pins[0])
            return handing.finish(desk, recipient, KETUA_KPPS)

        self._ask(asking.ask_finish(self._names, recipient, missing), finished)

    def _reopen(self, second: str) -> None:
        desk, officer = self._session.desk, OfficerId(second)

        def reopened(answer: Answer) -> Changed:
            desk.identify(KETUA_KPPS, answer.pins[0])
            return settling.reopen(desk, answer.words, officer, answer.pins[1], KETUA_KPPS)

        self._ask(asking.ask_reopening(self._names, officer), reopened, self.screen.back)

    def _ask(
        self,
        picture: QuestionPicture,
        act: Callable[[Answer], Changed],
        done: Callable[[], object] | None = None,
        *,
        words: str = "",
    ) -> None:
        ask(self._session, self.screen, picture, act, done, words=words)


def _about(paper: str) -> str:
    return "" if paper == "tanda-terima-salinan" else _WHERE_TO
