"""The recap's end in the window: its screen wired to the services, sticks and questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.ppk import ending, papers, reporting
from kpps_desktop.services.ppk.desk import Together
from kpps_desktop.ui.desk.asking import ask
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.pictures import KeyPicture, PersonPicture, QuestionPicture
from kpps_desktop.ui.ppk.rekap.pages import say
from kpps_desktop.ui.ppk.rekap.pictures import Phase
from kpps_desktop.ui.ppk.rekap.present import present
from kpps_desktop.ui.ppk.rekap.screen import RekapScreen
from kpps_desktop.ui.ppk.rekap.sticks_page import SticksState
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.ppk.rekap.pictures import RekapPicture, SignerPicture
    from kpps_desktop.ui.ppk.session import Session
    from kpps_desktop.ui.widgets.question import Answer

CODE = "rekap"
WATCH_MS = 1500


def part(session: Session) -> Part:
    """Make the part of the recap's end."""
    walk = RecapEnd(session)
    return Part(CODE, walk.screen, walk.screen, walk.look, keys_of())


def keys_of() -> tuple[KeyPicture, ...]:
    """Return the keys of this screen for the sheet of keys."""
    keys = (("D", "draft"), ("N", "decline"), ("S", "stick"), ("B", "reopen"), ("F5", "receipt"))
    return tuple(KeyPicture(key, say(code), say("title.final")) for key, code in keys)


class RecapEnd(QObject):
    """Carries what the screen announces to the services."""

    def __init__(self, session: Session) -> None:
        self.screen = RekapScreen()
        super().__init__(self.screen)
        self._session = session
        self._state = SticksState()
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look_at_sticks)
        self._watch.start()
        self._hear()

    def look(self, view: RecapView) -> RekapPicture:
        """Make the screen's picture, on the books' worker."""
        made = view.ending.sealed and reporting.is_made(self._session.desk)
        return present(view, look().lang, made=made)

    def look_at_sticks(self) -> None:
        """See which sticks are plugged in, while their page can be seen."""
        if self.screen.sticks.isVisible() and not self._state.writing:
            self._go(self._state.look(self._session.drives.sticks()))

    def _hear(self) -> None:
        screen, session = self.screen, self._session
        screen.signing.primary_taken.connect(self._do_next)
        screen.signing.draft_asked.connect(self._draft)
        screen.signing.signing_asked.connect(self._sign)
        screen.signing.declining_asked.connect(self._decline)
        screen.copies.copy_handed.connect(self._hand)
        screen.copies.receipt_asked.connect(lambda: session.show_paper(papers.D_TERIMA))
        screen.reopen.second_chosen.connect(self._reopen)
        screen.sticks.stick_taken.connect(self._write)
        screen.sticks_opened.connect(lambda: self._go(self._state.look(session.drives.sticks())))

    def _do_next(self) -> None:
        picture = self.screen.picture
        if picture is None:
            return
        if picture.phase is Phase.RATIFY:
            self._draft()
        elif picture.phase is Phase.SEAL:
            self._seal(picture)
        elif picture.phase is Phase.MAKE:
            self._make(picture)

    def _draft(self) -> None:
        picture = self.screen.picture
        if picture is not None:
            self._session.show_paper(papers.d_hasil(self._session.desk), picture.draft_contest)

    # Signatures

    def _signer(self, code: str) -> SignerPicture | None:
        picture = self.screen.picture
        return next((one for one in picture.signers if one.code == code), None) if picture else None

    def _sign(self, code: str) -> None:
        line, desk, by = self._signer(code), self._session.desk, self._session.officer
        if line is None:
            return
        if line.member:
            signer = OfficerId(line.signer)
            self._ask(
                QuestionPicture(
                    say("sign.title"),
                    say("sign.text", name=line.name, contest=say(f"of.{line.contest}")),
                    say("sign.yes"),
                    pins=(PersonPicture(line.name, line.signer),),
                ),
                lambda answer: ending.sign(desk, line.contest, signer, answer.pins[0]),
            )
            return
        self._ask(
            QuestionPicture(
                say("sign.saksi_title", name=line.name),
                say("sign.saksi_text", contest=say(f"of.{line.contest}")),
                say("sign.saksi_yes"),
            ),
            lambda _: ending.sign_as_saksi(desk, line.contest, line.signer, by),
        )

    def _decline(self, code: str) -> None:
        line, desk, by = self._signer(code), self._session.desk, self._session.officer
        if line is None:
            return
        self._ask(
            QuestionPicture(
                say("declining.title", name=line.name),
                say("declining.text", contest=say(f"of.{line.contest}")),
                say("declining.yes"),
                free=True,
                free_label=say("declining.reason"),
            ),
            lambda answer: ending.decline(desk, line.contest, line.signer, answer.words, by),
        )

    # The final

    def _seal(self, picture: RekapPicture) -> None:
        desk, by = self._session.desk, self._session.officer

        def sealed(answer: Answer) -> Changed:
            ending.seal_recap(desk, answer.pins[0], by)
            return Changed.STAGE | reporting.make(desk.unlocked(answer.pins[0]))

        asked = QuestionPicture(
            say("seal.title"), say("seal.text"), say("seal.yes"), pins=(picture.ketua,)
        )
        self._ask(asked, sealed, say("seal.making"))

    def _make(self, picture: RekapPicture) -> None:
        desk = self._session.desk
        asked = QuestionPicture(
            say("make.title"), say("make.text"), say("seal.yes"), pins=(picture.ketua,)
        )
        self._ask(
            asked,
            lambda answer: reporting.make(desk.unlocked(answer.pins[0])),
            say("seal.making"),
        )

    def _reopen(self, second: str) -> None:
        picture, desk = self.screen.picture, self._session.desk
        if picture is None:
            return
        named = next((one.texts[1] for one in picture.seconds.records if one.code == second), "")

        def reopened(answer: Answer) -> Changed:
            together = Together(answer.pins[0], OfficerId(second), answer.pins[1])
            return ending.reopen_recap(desk, answer.words, together)

        asked = QuestionPicture(
            say("reopening.title"),
            say("reopening.text"),
            say("reopening.yes"),
            free=True,
            free_label=say("reopening.reason"),
            pins=(picture.ketua, PersonPicture(named, second)),
            grave=True,
        )
        self._ask(asked, reopened)

    # Copies and sticks

    def _hand(self, code: str) -> None:
        session = self._session
        desk, by = session.desk, session.officer
        contest, _, recipient = code.partition("|")

        def handed() -> Changed:
            ending.hand_copy(desk, contest, recipient, by)
            return Changed.PAPERS

        session.do(handed, lambda: session.show_paper(papers.d_hasil(desk), contest))

    def _go(self, state: SticksState) -> None:
        self._state = state
        self.screen.sticks.show_state(state)

    def _write(self, folder: str) -> None:
        """Take the papers and the bundle from the books, then write and read them back."""
        stick = next((one for one in self._state.sticks if str(one.folder) == folder), None)
        if stick is None or self._state.writing:
            return
        self._go(self._state.begin(stick))
        desk, jobs = self._session.desk, self._session.jobs
        jobs.books(lambda: reporting.made(desk), partial(self._write_out, stick=stick))

    def _write_out(self, files: dict[str, bytes], *, stick: Stick) -> None:
        jobs, drives = self._session.jobs, self._session.drives

        def written() -> None:
            for done, (name, content) in enumerate(files.items()):
                jobs.step(done, len(files))
                drives.write(stick, name, content)

        jobs.papers(
            written,
            lambda _: self._go(self._state.finish(stick)),
            refused=lambda news: self._go(self._state.fail(news)),
            words=say("writing.writing", stick=stick.name),
        )

    def _ask(
        self, picture: QuestionPicture, act: Callable[[Answer], Changed], words: str = ""
    ) -> None:
        ask(self._session, self.screen, picture, act, words=words)
