"""The pages of the recap's end: signatures, copies, opening again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.rekap.pictures import Phase
from kpps_desktop.ui.ppk.rekap.words import say_in
from kpps_desktop.ui.theme import look
from kpps_desktop.ui.widgets.buttons import GraveButton, PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.ppk.rekap.pictures import RekapPicture


def say(key: str, **facts: object) -> str:
    """Return a text in the language that is worn."""
    return say_in(look().lang, key, **facts)


class Standing(Card):
    """Whether the recap is SEMENTARA or final, and what is left; large enough to be read across."""

    def __init__(self) -> None:
        super().__init__("rekap_standing")
        self._title, self._text, self._void = Words("", "title"), Words(""), Words("", "strong")
        self._title.setObjectName("rekap_standing_title")
        self._void.setObjectName("rekap_void")
        self._void.set_tone(Tone.GALAT.value)
        for part in (self._title, self._text, self._void):
            self.body.addWidget(part)

    def show_standing(self, picture: RekapPicture) -> None:
        """Show it; what holds no longer after a reopening stays to be read."""
        told = picture.standing
        self.set_tone(told.tone)
        self._title.setText(told.title)
        self._title.set_tone(told.tone.value)
        going = picture.meeting if picture.phase in {Phase.SEAL, Phase.FINAL} else ""
        self._text.setText(" ".join(filter(None, (told.remedy, going))))
        self._void.setText(picture.void)
        self._void.setVisible(bool(picture.void))


class SignPage(Task):
    """What is left to be done is the primary action; the signatures are always in sight."""

    primary_taken = Signal()
    seal_asked = Signal()
    """The ketua makes it final, though saksi are left who did not say anything."""
    closing_asked = Signal()
    """The meeting's day is to end."""
    draft_asked = Signal()
    signing_asked = Signal(str)
    """Line of the signatures."""
    declining_asked = Signal(str)
    copies_asked = Signal()
    stick_asked = Signal()
    reopening_asked = Signal()

    def __init__(self) -> None:
        super().__init__("rekap_signing")
        self._picture: RekapPicture | None = None
        self._standing = Standing()
        self.table = RecordTable("signatures", say("signatures"))
        self.table.record_chosen.connect(self._take)
        self.body.addWidget(self._standing)
        self.body.addWidget(self.table, 1)
        self._draft = QuietButton("draft_asked", say("draft"), "D")
        self._draft.clicked.connect(self.draft_asked)
        self._decline = QuietButton("declining_asked", say("decline"), "N")
        self._decline.clicked.connect(lambda: self.declining_asked.emit(self.table.chosen))
        self._stick = QuietButton("stick_asked", say("stick"), "S")
        self._stick.clicked.connect(self.stick_asked)
        self._reopen = GraveButton("reopening_asked", say("reopen"), "B")
        self._reopen.clicked.connect(self.reopening_asked)
        self._seal = QuietButton("seal_asked", say("primary.seal"), "F")
        self._seal.clicked.connect(self.seal_asked)
        self._close = QuietButton("closing_asked", say("close_day"), "H")
        self._close.clicked.connect(self.closing_asked)
        asides = (self._reopen, self._close, self._draft, self._seal, self._decline, self._stick)
        for button in asides:
            self.add_quiet(button)
        self._primary_button = PrimaryButton("rekap_primary", "")
        self._primary_button.clicked.connect(self._do_next)
        self.set_primary(self._primary_button)
        self.setFocusProxy(self.table)

    def show_page(self, picture: RekapPicture) -> None:
        """Show how far the end is; the line to be signed next is reached."""
        before, self._picture = self._picture, picture
        self.set_title(picture.title, picture.detail)
        self._standing.show_standing(picture)
        self.table.show_picture(picture.signatures)
        if picture.next and (before is None or before.next != picture.next):
            self.table.reach(picture.next)
        self._primary_button.set_words(picture.primary)
        sealed = picture.phase in {Phase.FINAL, Phase.MAKE}
        signing = picture.phase in {Phase.SIGN, Phase.SEAL}
        self._draft.setVisible(not sealed and picture.phase is not Phase.RATIFY)
        self._decline.setVisible(signing)
        self._seal.setVisible(picture.phase is Phase.SIGN and picture.sealable)
        self._close.setVisible(bool(picture.meeting) and picture.phase is Phase.FINAL)
        self._stick.setVisible(picture.phase is Phase.FINAL)
        self._reopen.setVisible(sealed)

    def _take(self, code: str) -> None:
        """Enter on a line signs it while there is something to sign; else does what is next."""
        picture = self._picture
        lines = {one.code: one for one in picture.signers} if picture else {}
        line = lines.get(code)
        if picture and picture.phase is Phase.SIGN and line and line.open:
            self.signing_asked.emit(code)
        else:
            self._do_next()

    def _do_next(self) -> None:
        picture = self._picture
        if picture is None:
            return
        if picture.phase is Phase.SIGN:
            line = next((one for one in picture.signers if one.code == self.table.chosen), None)
            self.signing_asked.emit(line.code if line and line.open else picture.next)
        elif picture.phase is Phase.FINAL:
            self.copies_asked.emit()
        else:
            self.primary_taken.emit()


class CopiesPage(Task):
    """Who has which copy of the final; Enter hands the next number over."""

    copy_handed = Signal(str)
    """Line of the copies."""
    receipt_asked = Signal()

    def __init__(self) -> None:
        super().__init__("rekap_copies")
        self.table = RecordTable("copies", say("copies"))
        self.table.record_chosen.connect(self._take)
        self._open: set[str] = set()
        self.body.addWidget(self.table, 1)
        self._receipt = QuietButton("receipt_asked", say("receipt"), "F5")
        self._receipt.clicked.connect(self.receipt_asked)
        back = QuietButton("copies_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self._hand = PrimaryButton("copy_taken", say("hand"))
        self._hand.clicked.connect(lambda: self._take(self.table.chosen))
        self.add_quiet(self._receipt)
        self.add_quiet(back)
        self.set_primary(self._hand)
        self.setFocusProxy(self.table)

    def show_page(self, picture: RekapPicture) -> None:
        """Show who has which; from a line that was served, go on to the next."""
        self.set_title(say("title.copies"), say("detail.copies"))
        before, self._open = (
            self._open,
            {one.code for one in picture.copy_lines if one.number is None},
        )
        self._receipt.setVisible(picture.receipt)
        self.table.show_picture(picture.copies)
        served = self.table.chosen in before - self._open
        anew = self._open > before  # of a final that was made anew nobody has a copy
        if picture.next_copy and (served or anew or not self.table.chosen):
            self.table.reach(picture.next_copy)
        self._hand.setEnabled(bool(self._open))

    def _take(self, code: str) -> None:
        if code in self._open:
            self.copy_handed.emit(code)


class ReopenPage(Task):
    """Who is the second officer; Enter asks for the reason and both PINs."""

    second_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("rekap_reopen")
        card = Card("reopen_void")
        card.set_tone(Tone.GALAT)
        card.body.addWidget(Words(say("reopen_void"), "body"))
        self.table = RecordTable("reopen_seconds", say("second"))
        self.table.record_chosen.connect(self.second_chosen)
        self.body.addWidget(card)
        self.body.addWidget(self.table, 1)
        back = QuietButton("reopen_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        choose = PrimaryButton("second_chosen", say("choose"))
        choose.clicked.connect(self._choose)
        self.add_quiet(back)
        self.set_primary(choose)
        self.setFocusProxy(self.table)

    def show_page(self, picture: RekapPicture) -> None:
        """Show the members who can be the second."""
        self.set_title(say("title.reopen"), say("detail.reopen"))
        self.table.show_picture(picture.seconds)
        if not self.table.chosen and picture.seconds.records:
            self.table.reach(picture.seconds.records[0].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hear the arrows wherever the keyboard is."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.table.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        super().keyPressEvent(event)

    def _choose(self) -> None:
        if self.table.chosen:
            self.second_chosen.emit(self.table.chosen)
