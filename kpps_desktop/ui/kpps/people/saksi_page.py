"""Saksi: pair by pair, with mandate, and who of them sits inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.people.words import say
from kpps_desktop.ui.pictures import PersonPicture
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.people.pictures import PairPicture, PairsPicture

_MOST_NAME = 80
_ROWS = 5
"""Rows of the list that are seen at once where it stands above the pair."""


class SaksiPage(Task):
    """The pairs at the left; at the right the saksi of the pair that is reached."""

    saksi_accredited = Signal(str, int, str, bool)
    """Contest, number of the pair, name, whether a mandate was handed over."""
    saksi_seated = Signal(str)
    """The saksi who sits inside now."""

    def __init__(self, back: str) -> None:
        super().__init__("opening_saksi")
        self._picture: PairsPicture | None = None
        self._code = ""
        self._table = RecordTable("pairs", say("saksi.title"))
        self._table.setMinimumHeight(px(40 * _ROWS))
        self._table.record_chosen.connect(lambda _: self._begin())
        self._table.record_reached.connect(self._show_pair)
        self.body.addWidget(Sides(self._table, self._entry(), weights=(5, 4), narrow=680), 1)
        leave = QuietButton("saksi_done", back, "Esc")
        leave.clicked.connect(self.stepped_back)
        add = PrimaryButton("saksi_add", say("saksi.add"))
        add.clicked.connect(self._finish)
        self.add_quiet(leave)
        self.set_primary(add)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PairsPicture) -> None:
        """Show pairs and their saksi; a name that is being typed stays."""
        self.set_title(say("saksi.title"), say("saksi.detail"))
        self._picture = picture
        self._table.show_picture(picture.table)
        if not self._table.chosen and picture.pairs:
            self._table.reach(picture.pairs[0].code)
        self._show_pair(self._table.chosen)

    def give_back(self, contest: str, number: int, name: str, *, mandate: bool) -> None:
        """Put back a saksi who could not be written, unless another is being typed."""
        self._table.reach(f"{contest}:{number}")
        if not self._name.text:
            self._name.input.setText(name)
            self._letter.setChecked(mandate)
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Seat a saksi by the digit; Esc leaves the name first."""
        pair, digit = self._pair(), event.text()
        if event.key() == Qt.Key.Key_Escape and self._name.input.hasFocus():
            self._name.input.clear()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif pair is not None and digit.isdigit() and 0 < int(digit) <= len(pair.saksi):
            self.saksi_seated.emit(pair.saksi[int(digit) - 1].code)
        else:
            super().keyPressEvent(event)

    def _entry(self) -> Card:
        card = Card("pair")
        self._head, self._names = Words("", "head"), Words("", "body")
        self._head.setObjectName("pair_title")
        self._held = QWidget()
        self._held.setObjectName("pair_saksi")
        held = QVBoxLayout(self._held)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(px(4))
        self._name = TextField("saksi_name", say("saksi.name"), most=_MOST_NAME)
        self._letter = Tick("saksi_mandate", say("saksi.letter"), "Alt+M")
        self._told = Words("", "caption")
        self._told.setObjectName("saksi_told")
        for part in (self._head, self._names, self._held, self._name, self._letter, self._told):
            card.body.addWidget(part)
        card.body.addStretch(1)
        return card

    def _pair(self) -> PairPicture | None:
        pairs = self._picture.pairs if self._picture else ()
        return next((one for one in pairs if one.code == self._table.chosen), None)

    def _show_pair(self, _code: str) -> None:
        pair = self._pair()
        if pair is None:
            return
        if pair.code != self._code:
            self._code = pair.code
            self._name.input.clear()
            self._letter.setChecked(False)
            self._tell("")
        self._head.setText(pair.title)
        self._names.setText(pair.names)
        self._show_held(pair)
        self._name.setVisible(not pair.full)
        self._letter.setVisible(not pair.full)
        if pair.full:
            self._tell(pair.full)

    def _show_held(self, pair: PairPicture) -> None:
        clear(self._held)
        layout = self._held.layout()
        for at, one in enumerate(pair.saksi, start=1):
            mandate = f"{one.mandate} · {say('saksi.seated')}" if one.sits else one.mandate
            mark = "" if one.sits else say("saksi.seat", digit=at)
            person = PersonPicture(one.name, mandate, one.tone, mark)
            if layout is not None:
                layout.addWidget(PersonChip(person))
        if not pair.saksi and layout is not None:
            layout.addWidget(Words(say("saksi.empty"), "muted"))

    def _begin(self) -> None:
        """Go to the name of a new saksi of the pair that is reached."""
        pair = self._pair()
        if pair is not None and not pair.full:
            self._tell("")
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        pair = self._pair()
        if pair is None or pair.full:
            return
        if not self._name.text:
            self._begin()
            self._tell(say("saksi.name_needed"))
            return
        name, letter = self._name.text, self._letter.isChecked()
        self._name.input.clear()
        self._letter.setChecked(False)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.saksi_accredited.emit(pair.contest, pair.number, name, letter)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.set_tone("peringatan")
        self._told.setVisible(bool(words))
