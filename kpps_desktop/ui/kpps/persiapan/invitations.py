"""C.Pemberitahuan: how many reached voters, and how many came back and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from kpps_desktop.ui.kpps.persiapan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.persiapan.pictures import InvitationsPicture

CAUSES = ("died", "moved", "unknown", "absent", "other")
"""Why C.Pemberitahuan come back."""


class InvitationsPage(Task):
    """Cells from top to bottom; the sum stands under them while they are typed."""

    invitations_reported = Signal(int, int, str)
    """Reached, came back, the causes in words."""

    def __init__(self) -> None:
        super().__init__("prep_invitations")
        self._wanted = 0
        self._saved = Words("", "strong")
        self._saved.setObjectName("invitations_saved")
        self._sum = Words("", "strong")
        self._sum.setObjectName("invitations_sum")
        self._delivered = NumberCell("delivered", say("invitations.delivered"))
        self._back = {
            cause: NumberCell(f"back_{cause}", say(f"invitations.{cause}")) for cause in CAUSES
        }
        card = self._card = Card("invitations")
        grid = QGridLayout()
        grid.setVerticalSpacing(px(8))
        grid.setHorizontalSpacing(px(16))
        grid.setColumnStretch(2, 1)
        self._add(grid, 0, say("invitations.delivered"), self._delivered)
        grid.addWidget(Words(say("invitations.back"), "muted"), 1, 0)
        for at, (cause, cell) in enumerate(self._back.items()):
            self._add(grid, at + 2, say(f"invitations.{cause}"), cell)
        card.body.addLayout(grid)
        card.body.addWidget(self._sum)
        self.body.addWidget(self._saved)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self._save = PrimaryButton("invitations_reported", say("invitations.save"))
        self._save.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._save)
        self.setFocusProxy(self._delivered)

    def show_page(self, picture: InvitationsPicture) -> None:
        """Show what was reported; cells are for reporting anew."""
        self._wanted = picture.wanted
        title, detail = say("invitations.title"), say("invitations.detail", wanted=picture.wanted)
        self.set_title(title, picture.closed or detail)
        reported, closed = picture.delivered is not None, bool(picture.closed)
        self._saved.setText(
            say("invitations.saved" if reported else "invitations.never", told=picture.told)
        )
        self._saved.set_tone(picture.tone.value)
        self._saved.setVisible(reported or closed)
        self._card.setVisible(not closed)
        self._save.setVisible(not closed)
        self._add_up()

    def _add(self, grid: QGridLayout, at: int, words: str, cell: NumberCell) -> None:
        caption = Words(words, "body")
        caption.setBuddy(cell)
        caption.setWordWrap(False)
        grid.addWidget(caption, at, 0)
        grid.addWidget(cell, at, 1)
        cell.textEdited.connect(self._add_up)

    def _add_up(self) -> None:
        """Say what the cells come to, against what there should be."""
        delivered = self._delivered.figure
        if delivered is None:
            self._sum.setText("")
            return
        returned = self._returned()
        total = delivered + returned
        facts = {"delivered": delivered, "returned": returned, "total": total}
        words = say("invitations.sum", wanted=self._wanted, **facts)
        left = self._wanted - total
        if left:
            key = "invitations.left" if left > 0 else "invitations.over"
            words = f"{words} {say(key, left=left, over=-left)}"
        self._sum.setText(words)
        self._sum.set_tone("peringatan" if left else "ok")

    def _returned(self) -> int:
        return sum(cell.figure or 0 for cell in self._back.values())

    def _finish(self) -> None:
        delivered = self._delivered.figure
        if delivered is None:
            self._sum.setText(say("invitations.figure_needed"))
            self._sum.set_tone("peringatan")
            self._delivered.setFocus()
            return
        causes = [
            say("invitations.reason", cause=say(f"invitations.{cause}").lower(), count=cell.figure)
            for cause, cell in self._back.items()
            if cell.figure
        ]
        self.invitations_reported.emit(delivered, self._returned(), "; ".join(causes))
