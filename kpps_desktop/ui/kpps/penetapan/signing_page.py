"""Tanda tangan: the roster; each officer signs by PIN, a saksi on paper, the ketua last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penetapan.pictures import PenetapanPicture, SignerPicture


class SigningPage(Task):
    """One PIN signs every sheet that is chosen: all contests, or one of them (L)."""

    signature_asked = Signal(object, tuple)
    """SignerPicture; contests."""
    refusal_asked = Signal(object, tuple)

    def __init__(self) -> None:
        super().__init__("settle_signing")
        self._picture: PenetapanPicture | None = None
        self._chosen = ""
        self._table = RecordTable("roster", say("signing.title"))
        self._table.record_chosen.connect(lambda _: self._finish())
        self._table.record_reached.connect(lambda _: self._tell())
        self._said = Words("", "strong")
        self._said.setObjectName("signing_said")
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._said)
        self._sheet = QuietButton("signing_sheet", say("signing.sheet_all"), "L")
        self._sheet.clicked.connect(self._turn)
        self._no = QuietButton("signing_declined", say("signing.decline"), "D")
        self._no.clicked.connect(lambda: self._ask(self.refusal_asked))
        self.add_quiet(self._sheet)
        self.add_quiet(self._no)
        self._done = PrimaryButton("signing_signed", say("signing.sign"))
        self._done.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PenetapanPicture) -> None:
        """Show the roster; once somebody signed, come to the next."""
        before = self._picture.signing.next if self._picture else None
        self._picture = picture
        self.set_title(say("signing.title"), say("signing.detail"))
        roster = picture.signing
        self._table.show_picture(roster.table)
        if (roster.next and before != roster.next) or not self._table.chosen:
            self._table.reach(roster.next or roster.signers[0].code)
        self._sheet.setVisible(len(picture.contests) > 1)
        self._show_sheet()
        self._tell()

    def _signer(self) -> SignerPicture | None:
        signers = self._picture.signing.signers if self._picture else ()
        return next((one for one in signers if one.code == self._table.chosen), None)

    def _contests(self, signer: SignerPicture) -> tuple[str, ...]:
        return tuple(one for one in signer.open if self._chosen in ("", one))

    def _tell(self) -> None:
        signer = self._signer()
        waits = bool(signer and self._contests(signer))
        officer = signer is not None and signer.officer
        key = ("signing.sign" if officer else "signing.saksi") if waits else "done"
        self._done.set_words(say(key))
        self._no.setEnabled(waits)
        self._said.setText(self._picture.signing.said if self._picture else "")

    def _turn(self) -> None:
        """Let the acts be for all sheets, then for each alone."""
        codes = ["", *(code for code, _ in (self._picture.contests if self._picture else ()))]
        self._chosen = codes[(codes.index(self._chosen) + 1) % len(codes)]
        self._show_sheet()
        self._tell()

    def _show_sheet(self) -> None:
        names = dict(self._picture.contests) if self._picture else {}
        words = say("signing.sheet_all")
        if self._chosen:
            words = say("signing.sheet", contest=names[self._chosen])
        self._sheet.set_words(words)

    def _finish(self) -> None:
        signer = self._signer()
        if signer is not None and self._contests(signer):
            self._ask(self.signature_asked)
        else:
            self.stepped_back.emit()

    def _ask(self, signal: object) -> None:
        signer = self._signer()
        if signer is not None and self._contests(signer):
            signal.emit(signer, self._contests(signer))  # type: ignore[attr-defined]
