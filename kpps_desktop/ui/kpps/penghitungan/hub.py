"""Between the counts: every box and how it stands; and the page of a count that rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.kpps.penghitungan.pictures import Phase
from kpps_desktop.ui.kpps.penghitungan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.tally_bars import TallyBars
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penghitungan.pictures import (
        CountPicture,
        PenghitunganPicture,
        RestPicture,
    )

_LINE, _HEAD = 41, 44


class HubPage(Task):
    """The boxes in lawful order; Enter goes on with the one reached."""

    count_taken = Signal(str)
    """Contest to go on with."""
    recount_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("boxes")
        self._picture: PenghitunganPicture | None = None
        self.table = RecordTable("box_list", say("title"))
        self.table.record_chosen.connect(self._take)
        self.table.record_reached.connect(lambda _: self._show_reached())
        self._bars, self._card = TallyBars("box_bars"), Card("box_result")
        self._card.body.addWidget(self._bars)
        self.body.addWidget(self.table)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        self._again = QuietButton("recount", say("act.recount"), "U")
        self._again.clicked.connect(lambda: self.recount_asked.emit(self.table.chosen))
        self._on = PrimaryButton("count_taken", say("act.on"))
        self._on.clicked.connect(lambda: self._take(self.table.chosen))
        self.add_quiet(self._again)
        self.set_primary(self._on)
        self.setFocusProxy(self.table)

    def show_page(self, picture: PenghitunganPicture) -> None:
        """Show every contest's state."""
        self._picture = picture
        self.set_title(picture.title, picture.detail)
        self.table.show_picture(picture.table)
        self.table.setFixedHeight(px(_HEAD + _LINE * len(picture.counts)))
        self.table.follow(picture.next or picture.counts[0].contest)
        self._show_reached()

    def _show_reached(self) -> None:
        one = self._picture.count(self.table.chosen) if self._picture else None
        if one is None or self._picture is None:
            return
        counted = one.phase is Phase.COUNTED
        told = [count for count in (*self._picture.counts, one) if count.bars.bars]
        self._card.setVisible(bool(told))
        if told:
            # The result that was counted last stays in sight while the next box is opened.
            self._card.set_title(say("result", name=told[-1].name, told=told[-1].told))
            self._bars.show_picture(told[-1].bars)
        self._again.setEnabled(counted and self._picture.recount)
        self._on.setEnabled(not counted)

    def _take(self, contest: str) -> None:
        """Go on with a box; one that is counted can only be counted anew."""
        one = self._picture.count(contest) if self._picture else None
        if one is not None and one.phase is not Phase.COUNTED:
            self.count_taken.emit(contest)


class RestPage(Task):
    """The count rests: since when, and who stopped it."""

    resumed = Signal()
    hand_asked = Signal()

    def __init__(self) -> None:
        super().__init__("rest")
        card, self._text = Card("rest_card"), Words("")
        self._bars = TallyBars("rest_bars")
        card.body.addWidget(self._text)
        card.body.addWidget(self._bars)
        self.body.addWidget(card)
        self.body.addStretch(1)
        hand = QuietButton("rest_hand", say("act.hand_on"), "S")
        hand.clicked.connect(self.hand_asked)
        go_on = PrimaryButton("tally_resumed", say("act.resume"))
        go_on.clicked.connect(self.resumed)
        self.add_quiet(hand)
        self.add_back()
        self.set_primary(go_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rest(self, count: CountPicture, rest: RestPicture) -> None:
        """Say who rests since when, and how far the count has come."""
        self.set_title(f"{count.name}: {rest.title}")
        self._text.setText(rest.text)
        self._bars.show_picture(count.bars)
