"""Copies of C.HASIL: a line for each recipient; Enter hands over, and goes on when all have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture, Phase
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penyerahan.pictures import CopyPicture


class CopiesPage(Task):
    """Goes on to the next who has none; a line that has one is reprinted, with a reason."""

    copy_handed = Signal(str, str)
    """Contest, recipient."""
    reprint_wanted = Signal(str, str, int)
    """Contest, recipient, number."""
    receipt_asked = Signal()

    def __init__(self) -> None:
        super().__init__("hand_copies")
        self._picture: PenyerahanPicture | None = None
        self._table = RecordTable("copies_list", say("copies.name"))
        self._table.record_chosen.connect(self._take)
        self._table.record_reached.connect(lambda _: self._say())
        self.body.addWidget(self._table, 1)
        receipt = QuietButton("receipt_asked", say("copies.receipt"), "F5")
        receipt.clicked.connect(self.receipt_asked)
        self._again = QuietButton("copy_reprinted", say("copies.again"), "U")
        self._again.clicked.connect(self._reprint)
        self._hand = PrimaryButton("copy_taken", say("copies.hand"))
        self._hand.clicked.connect(lambda: self._take(self._table.chosen))
        self.add_quiet(receipt)
        self.add_quiet(self._again)
        self.add_back(say("back"))
        self.set_primary(self._hand)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show who has which; from a line that has just been served, go on to the next."""
        served = self._served(picture)
        self._picture = picture
        self.set_title(say("copies.title"), say("copies.detail"))
        self._table.show_picture(picture.copies.table)
        if served or not self._table.chosen:
            self._table.reach(self._following(picture))
        self._say()

    def begin(self) -> None:
        """Come to the first line that something can be done to."""
        if self._picture is not None:
            self._table.reach(self._first(self._picture))

    def _served(self, picture: PenyerahanPicture) -> bool:
        before = self._copy(self._picture)
        after = next((x for x in picture.copies.copies if before and x.code == before.code), None)
        return bool(before and after and before.number is None and after.number is not None)

    def _following(self, picture: PenyerahanPicture) -> str:
        """Return the next line after this one that has no copy, or the first such line."""
        codes = [one.code for one in picture.copies.copies]
        at = codes.index(self._table.chosen) if self._table.chosen in codes else -1
        after = [one.code for one in picture.copies.copies[at + 1 :] if one.number is None]
        return after[0] if after else self._first(picture)

    @staticmethod
    def _first(picture: PenyerahanPicture) -> str:
        """Return the first who has no copy; once the day is over, the first who has one."""
        over = picture.phase is Phase.FINISHED
        wanted = [x.code for x in picture.copies.copies if (x.number is None) is not over]
        return next(iter(wanted), picture.copies.copies[0].code if picture.copies.copies else "")

    def _copy(self, picture: PenyerahanPicture | None) -> CopyPicture | None:
        copies = picture.copies.copies if picture else ()
        return next((one for one in copies if one.code == self._table.chosen), None)

    def _say(self) -> None:
        """Say on the button what Enter does to the line that is reached."""
        copy = self._copy(self._picture)
        self._again.setEnabled(copy is not None and copy.number is not None)
        if copy is not None and copy.number is None and not self._over:
            self._hand.set_words(say("copies.hand"))
        else:
            self._hand.set_words(say("copies.next" if self._open else "copies.done"))

    def _take(self, _code: str) -> None:
        copy = self._copy(self._picture)
        if copy is not None and copy.number is None and not self._over:
            self.copy_handed.emit(copy.contest, copy.recipient)
        elif self._open and self._picture is not None:
            self._table.reach(self._following(self._picture))
        else:
            self.stepped_back.emit()

    def _reprint(self) -> None:
        copy = self._copy(self._picture)
        if copy is not None and copy.number is not None:
            self.reprint_wanted.emit(copy.contest, copy.recipient, copy.number)

    @property
    def _over(self) -> bool:
        """Whether no copy is recorded any more."""
        return self._picture is not None and self._picture.phase is Phase.FINISHED

    @property
    def _open(self) -> bool:
        """Whether somebody has no copy, and may still get it."""
        copies = self._picture.copies.copies if self._picture else ()
        return not self._over and any(one.number is None for one in copies)
