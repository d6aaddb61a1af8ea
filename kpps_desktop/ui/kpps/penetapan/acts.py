"""What is asked before an act, by reason or PIN, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.desk.asking import Asking
from kpps_desktop.ui.kpps.penetapan.words import recorded, say
from kpps_desktop.ui.pictures import QuestionPicture

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.matching import Correction
    from kpps_desktop.ui.kpps.penetapan.pictures import (
        EntryPicture,
        FoundPicture,
        OfficerChoice,
        SheetCell,
        SignerPicture,
    )
    from kpps_desktop.ui.pictures import PersonPicture
    from kpps_desktop.ui.widgets.question import Answer

STANDING = ("recounted", "paper_right", "log_right", "cause_unknown")
REFUSING = ("absent", "waiting", "disagrees")
ACCEPTED, REFUSED = "accepted", "refused"


class Acts(Asking):
    """The questions of penetapan, and what each answer asks of the books."""

    reader_identified = Signal(str, str, str)
    """Contest, officer, PIN."""
    difference_explained = Signal(str, str, str)
    """Contest, cell, reason."""
    figure_corrected = Signal(object, str, tuple)
    """Correction, second officer, PINs."""
    finding_explained = Signal(object, str)
    """FoundPicture, reason."""
    objection_answered = Signal(str, bool, str)
    """Objection, accepted, answer."""
    officer_signed = Signal(tuple, str, str)
    """Contests, officer, PIN."""
    saksi_signed = Signal(tuple, str)
    signature_declined = Signal(tuple, str, str)
    """Contests, who, reason."""
    result_sealed = Signal(str)
    """The ketua's PIN."""

    def identify(self, contest: str, name: str, chosen: OfficerChoice) -> None:
        """Ask for the PIN of who types a paper."""
        picture = QuestionPicture(
            say("reader.ask", name=chosen.person.name),
            say("reader.ask_text", contest=name),
            say("reader.take"),
            pins=(chosen.person,),
        )
        self.ask(
            picture,
            lambda said: self.reader_identified.emit(contest, chosen.code, said.pins[0]),
        )

    def let_stand(self, contest: str, cell: SheetCell) -> None:
        """Ask why a difference stands."""
        picture = QuestionPicture(
            say("sheet.stand_title", cell=cell.cite),
            say("sheet.stand_text", paper=cell.paper, log=cell.known),
            say("save"),
            _ready("sheet", STANDING),
            free=True,
            free_label=say("reason.words"),
        )
        self.ask(
            picture,
            lambda said: self.difference_explained.emit(contest, cell.code, _reason("sheet", said)),
        )

    def correct(
        self, said: Correction, second: str, people: tuple[PersonPicture, PersonPicture]
    ) -> None:
        """Ask both officers for their PINs."""
        picture = QuestionPicture(
            say("correction.ask"), say("correction.ask_text"), say("save"), pins=people
        )
        self.ask(picture, lambda answer: self.figure_corrected.emit(said, second, answer.pins))

    def explain(self, found: FoundPicture) -> None:
        """Ask why a finding stands; one that contradicts itself in own words."""
        picture = QuestionPicture(
            f"{found.rule}  {found.shown.title}",
            found.shown.remedy + "\n" + say("reason.galat" if found.galat else "reason.warning"),
            say("save"),
            _ready("reason", STANDING),
            free=True,
            free_label=say("reason.words"),
        )

        def answered(said: Answer) -> None:
            if found.galat and not said.words:
                self.tell(say("reason.galat"))
            else:
                self.finding_explained.emit(found, _reason("reason", said))

        self.ask(picture, answered)

    def answer(self, entry: EntryPicture) -> None:
        """Ask what an objection came to."""
        choices = tuple((one, say(f"answer.{one}")) for one in (ACCEPTED, REFUSED))
        picture = QuestionPicture(
            say("answer.title", who=entry.title),
            entry.text,
            say("save"),
            choices,
            free=True,
            free_label=say("answer.words"),
        )

        def answered(said: Answer) -> None:
            if not said.choice or not said.words:
                self.tell(say("answer.needed"))
            else:
                self.objection_answered.emit(entry.code, said.choice == ACCEPTED, said.words)

        self.ask(picture, answered)

    def sign(self, signer: SignerPicture, contests: tuple[str, ...], text: str) -> None:
        """Ask an officer for the PIN, or whether a saksi signed the paper."""
        key = "signing.ask" if signer.officer else "signing.ask_saksi"
        picture = QuestionPicture(
            say(key, name=signer.person.name),
            text,
            say("signing.yes"),
            pins=(signer.person,) if signer.officer else (),
        )

        def answered(said: Answer) -> None:
            if signer.officer:
                self.officer_signed.emit(contests, signer.code, said.pins[0])
            else:
                self.saksi_signed.emit(contests, signer.code)

        self.ask(picture, answered)

    def decline(self, signer: SignerPicture, contests: tuple[str, ...], text: str) -> None:
        """Ask why somebody does not sign."""
        picture = QuestionPicture(
            say("decline.title", name=signer.person.name),
            text,
            say("save"),
            _ready("decline", REFUSING),
            free=True,
            free_label=say("reason.words"),
        )
        self.ask(
            picture,
            lambda said: self.signature_declined.emit(
                contests, signer.code, _reason("decline", said)
            ),
        )

    def seal(self, ketua: PersonPicture, told: str) -> None:
        """Ask the ketua for the PIN that makes the result final."""
        text = "\n".join(part for part in (say("sealing.ask_text"), told) if part)
        picture = QuestionPicture(
            say("sealing.ask"), text, say("sealing.seal"), pins=(ketua,), grave=True
        )
        self.ask(picture, lambda said: self.result_sealed.emit(said.pins[0]))


def _ready(kind: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one, say(f"{kind}.{one}")) for one in codes)


def _reason(kind: str, said: Answer) -> str:
    """Join the reason chosen and own words; what goes into the record is Indonesian."""
    ready = recorded(f"{kind}.{said.choice}") if said.choice else ""
    return ": ".join(part for part in (ready, said.words) if part)
