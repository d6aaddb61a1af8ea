"""Saksi: pair by pair, with mandate, who of them sits inside, and what was written by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.people.change_form import MANDATE, REMOVE, ChangeForm
from kpps_desktop.ui.kpps.people.entry_form import EntryForm
from kpps_desktop.ui.kpps.people.intents import MandateEntry, SaksiEntry
from kpps_desktop.ui.kpps.people.words import say
from kpps_desktop.ui.pictures import PersonPicture
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card, row
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.people.intents import SaksiIntent
    from kpps_desktop.ui.kpps.people.pictures import PairPicture, PairsPicture

_ROWS = 5
"""Rows of the list that are seen at once where it stands above the pair."""


class SaksiPage(Task):
    """The pairs at the left; at the right the saksi of the pair that is reached."""

    saksi_said = Signal(object)
    """SaksiIntent: a saksi to be written, a mandate to be taken, a saksi to be taken back."""
    saksi_seated = Signal(str)
    """The saksi who sits inside now."""

    def __init__(self, back: str) -> None:
        super().__init__("opening_saksi")
        self._picture: PairsPicture | None = None
        self._code = ""
        self._table = RecordTable("pairs", say("saksi.title"))
        self._table.setMinimumHeight(px(40 * _ROWS))
        self._table.record_chosen.connect(lambda _: self._begin())
        self._table.record_reached.connect(lambda _: self._show_pair())
        self.body.addWidget(Sides(self._table, self._card(), weights=(5, 4), narrow=680), 1)
        self._back, self._done = back, QuietButton("saksi_done", back, "Esc")
        self._done.clicked.connect(self._leave)
        self._add = PrimaryButton("saksi_add", say("saksi.add"))
        self._add.clicked.connect(self._finish)
        self.add_quiet(self._done)
        self.set_primary(self._add)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PairsPicture) -> None:
        """Show pairs and their saksi; a name that is being typed stays."""
        self.set_title(say("saksi.title"), picture.closed or say("saksi.detail"))
        self._picture = picture
        self._table.show_picture(picture.table)
        if not self._table.chosen and picture.pairs:
            self._table.reach(picture.pairs[0].code)
        self._show_pair()

    def give_back(self, said: SaksiIntent) -> None:
        """Put back what could not be written, unless something else is being typed."""
        pairs = self._picture.pairs if self._picture else ()
        if isinstance(said, SaksiEntry):
            self._table.reach(f"{said.contest}:{said.number}")
            self._entry.give_back(said)
        for pair in pairs:
            if not isinstance(said, SaksiEntry) and said.saksi in {one.code for one in pair.saksi}:
                self._table.reach(pair.code)
                self._ask(MANDATE if isinstance(said, MandateEntry) else REMOVE)
                self._change.fill(said.saksi, said.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Seat a saksi by the digit; Esc leaves a change or the name first."""
        pair, digit = self._pair(), event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif self._held_by(pair, digit) and not self._change.act and not self._closed:
            self.saksi_seated.emit(self._held_by(pair, digit))
        else:
            super().keyPressEvent(event)

    def _card(self) -> Card:
        card = Card("pair")
        self._head, self._names = Words("", "head"), Words("", "body")
        self._head.setObjectName("pair_title")
        self._held = QWidget()
        self._held.setObjectName("pair_saksi")
        held = QVBoxLayout(self._held)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(px(4))
        self._letter = QuietButton("saksi_letter", say("saksi.letter_later"), "M")
        self._remove = QuietButton("saksi_remove", say("saksi.remove"), "T")
        self._letter.clicked.connect(lambda: self._ask(MANDATE))
        self._remove.clicked.connect(lambda: self._ask(REMOVE))
        self._entry, self._change = EntryForm(), ChangeForm("saksi_change")
        self._told = Words("", "caption")
        self._told.setObjectName("saksi_told")
        for part in (self._head, self._names, self._held):
            card.body.addWidget(part)
        card.body.addLayout(row(self._letter, self._remove, stretch=2))
        for part in (self._entry, self._change, self._told):
            card.body.addWidget(part)
        card.body.addStretch(1)
        return card

    @property
    def _closed(self) -> bool:
        return bool(self._picture and self._picture.closed)

    def _pair(self) -> PairPicture | None:
        pairs = self._picture.pairs if self._picture else ()
        return next((one for one in pairs if one.code == self._table.chosen), None)

    def _held_by(self, pair: PairPicture | None, digit: str) -> str:
        """Return the saksi of a pair with a digit, or nothing."""
        held = pair.saksi if pair else ()
        return next((one.code for at, one in enumerate(held, 1) if digit == str(at)), "")

    def _show_pair(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        if pair.code != self._code:
            self._code, self._change.act = pair.code, ""
            self._entry.clear()
            self._tell("")
        self._head.setText(pair.title)
        self._names.setText(pair.names)
        self._show_held(pair)
        self._show_act(pair)

    def _show_act(self, pair: PairPicture) -> None:
        """Show what is asked for just now: a new saksi, a change, or neither."""
        act, late = self._change.act, bool(self._picture and self._picture.late)
        idle = not act and not self._closed
        self._letter.setVisible(idle and any(not one.lettered for one in pair.saksi))
        self._remove.setVisible(idle and bool(pair.saksi))
        self._entry.show_late(late=late)
        self._entry.setVisible(idle and not pair.full)
        self._held.setVisible(not act)
        self._change.setVisible(bool(act))
        self._done.set_words(text("ui.cancel") if act else self._back)
        self._add.setVisible(not self._closed)
        self._add.set_words(say(f"change.{act}_do") if act else say("saksi.add"))
        if pair.full and idle:
            self._tell(pair.full)

    def _show_held(self, pair: PairPicture) -> None:
        clear(self._held)
        layout = self._held.layout()
        for at, one in enumerate(pair.saksi, start=1):
            mandate = f"{one.mandate} · {say('saksi.seated')}" if one.sits else one.mandate
            mark = "" if one.sits or self._closed else say("saksi.seat", digit=at)
            person = PersonPicture(one.name, mandate, one.tone, mark)
            if layout is not None:
                layout.addWidget(PersonChip(person))
        if not pair.saksi and layout is not None:
            layout.addWidget(Words(say("saksi.empty"), "muted"))

    def _ask(self, act: str) -> None:
        """Ask whom of the pair a change is about."""
        pair = self._pair()
        held = pair.saksi if pair else ()
        concerned = tuple(one for one in held if act == REMOVE or not one.lettered)
        if pair is None or not concerned:
            return
        self._tell("")
        self._change.act = act
        self._show_act(pair)
        self._change.begin(act, concerned, late=bool(self._picture and self._picture.late))

    def _leave(self) -> None:
        """Go one step back: out of a change, out of the name, out of the page."""
        typing = self._entry.typing
        if not self._change.act and not typing:
            self.stepped_back.emit()
            return
        self._change.act = ""
        self._entry.clear()
        self._tell("")
        self._show_pair()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        """Go to the name of a new saksi of the pair that is reached."""
        pair = self._pair()
        if pair is not None and not pair.full and not self._change.act and not self._closed:
            self._tell("")
            self._entry.start()

    def _finish(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        said = self._change.answer() if self._change.act else self._new(pair)
        if said is not None:
            self._change.act = ""
            self._show_act(pair)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.saksi_said.emit(said)

    def _new(self, pair: PairPicture) -> SaksiEntry | None:
        if pair.full:
            return None
        self._tell(self._entry.missing())
        return self._entry.take(pair) if self._entry.whole else None

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.set_tone("peringatan")
        self._told.setVisible(bool(words))
