"""The recap's end in the window: its screen wired to the services, sticks and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.ppk import ending, meeting, papers, reporting
from kpps_desktop.services.ppk.desk import Together
from kpps_desktop.services.ppk.naming import PAPER_LANGUAGE
from kpps_desktop.ui.desk.asking import ask
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.desk.to_sticks import ToSticks
from kpps_desktop.ui.pictures import PersonPicture, QuestionPicture
from kpps_desktop.ui.ppk.rekap.pages import say
from kpps_desktop.ui.ppk.rekap.pictures import Phase
from kpps_desktop.ui.ppk.rekap.present import present
from kpps_desktop.ui.ppk.rekap.screen import RekapScreen
from kpps_desktop.ui.ppk.rekap.words import say_in
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.ppk.rekap.pictures import RekapPicture, SignerPicture
    from kpps_desktop.ui.ppk.session import Session
    from kpps_desktop.ui.widgets.question import Answer

CODE = "rekap"


def part(session: Session) -> Part:
    """Make the part of the recap's end."""
    walk = RecapEnd(session)
    return Part(CODE, walk.screen, walk.screen, walk.look)


class RecapEnd(QObject):
    """Carries what the screen announces to the services."""

    def __init__(self, session: Session) -> None:
        self.screen = RekapScreen()
        super().__init__(self.screen)
        self._session = session
        self._older: Mapping[str, int] = {}
        """Files made before those that hold now, by name, and the number of each."""
        self._sticks = ToSticks(session, self.screen.sticks, say, self._gather, self._told)
        self._hear()

    def look(self, view: RecapView) -> RekapPicture:
        """Make the screen's picture, on the books' worker."""
        made = view.ending.sealed and reporting.is_made(self._session.desk)
        return present(view, look().lang, made=made)

    def _hear(self) -> None:
        screen, session = self.screen, self._session
        screen.signing.primary_taken.connect(self._do_next)
        screen.signing.draft_asked.connect(self._draft)
        screen.signing.seal_asked.connect(self._seal_early)
        screen.signing.closing_asked.connect(self._close_day)
        screen.signing.signing_asked.connect(self._sign)
        screen.signing.declining_asked.connect(self._decline)
        screen.copies.copy_handed.connect(self._hand)
        screen.copies.receipt_asked.connect(lambda: session.show_paper(papers.D_TERIMA))
        screen.reopen.second_chosen.connect(self._reopen)
        screen.sticks_opened.connect(self._sticks.look)

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

    def _seal_early(self) -> None:
        """Ask for the final while saksi are left: the law records who did not sign."""
        picture = self.screen.picture
        if picture is not None and picture.sealable:
            self._seal(picture)

    def _seal(self, picture: RekapPicture) -> None:
        """Ask for the final; a meeting that goes on stops nothing, for it is signed there."""
        desk, by = self._session.desk, self._session.officer

        def sealed(answer: Answer) -> Changed:
            ending.seal_recap(desk, answer.pins[0], by)
            return Changed.STAGE | reporting.make(desk.unlocked(answer.pins[0]))

        left = ", ".join(
            f"{one.name} ({say(f'of.{one.contest}')})" for one in picture.signers if one.open
        )
        told = [
            say("seal.unsigned", names=left) if left else "",
            f"{picture.meeting} {say('seal.meeting')}" if picture.meeting else "",
            say("seal.text"),
        ]
        asked = QuestionPicture(
            say("seal.title"), "\n".join(filter(None, told)), say("seal.yes"), pins=(picture.ketua,)
        )
        self._ask(asked, sealed, say("seal.making"))

    def _close_day(self) -> None:
        """Ask whether the meeting's day ends, once the recap is final."""
        picture, desk, by = self.screen.picture, self._session.desk, self._session.officer
        if picture is None:
            return
        asked = QuestionPicture(say("closing.title"), say("closing.text"), say("closing.yes"))
        note = say_in(PAPER_LANGUAGE, "closing.note")
        self._ask(asked, lambda _: meeting.close(desk, note, by))

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
        self._ask(asked, reopened, done=self._sticks.forget)

    # Copies and sticks

    def _hand(self, code: str) -> None:
        session = self._session
        desk, by = session.desk, session.officer
        contest, _, recipient = code.partition("|")

        def handed() -> Changed:
            ending.hand_copy(desk, contest, recipient, by)
            return Changed.PAPERS

        session.do(handed, lambda: session.show_paper(papers.d_hasil(desk), contest, recipient))

    def _gather(self, _stick: Stick, then: Callable[[dict[str, bytes]], None]) -> None:
        """Take the papers and the bundle from the books, and know the names of older ones."""
        desk = self._session.desk

        def gathered() -> dict[str, bytes]:
            self._older = reporting.superseded_files(desk)
            return reporting.made(desk)

        self._session.jobs.books(gathered, then)

    def _told(self, stick: Stick, _files: Mapping[str, bytes]) -> str:
        """Tell that all is written, and which final that holds no longer lies beside it."""
        found = [at for name, at in self._older.items() if (stick.folder / name).exists()]
        if not found:
            return say("writing.done")
        return say("writing.older", number=max(found), count=len(found))

    def _ask(
        self,
        picture: QuestionPicture,
        act: Callable[[Answer], Changed],
        words: str = "",
        done: Callable[[], object] | None = None,
    ) -> None:
        ask(self._session, self.screen, picture, act, done, words=words)
