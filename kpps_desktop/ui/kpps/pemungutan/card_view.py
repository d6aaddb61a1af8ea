"""A voter's card in the window; it takes the focus when it was opened, so that letters act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kpps_desktop.ui.kpps.pemungutan.ballots_line import BallotsLine
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card, row
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.pictures import CardPicture

ACTS = (
    ("disabled", "D"),
    ("companion", "P"),
    ("inked", "I"),
    ("replace", "G"),
)
"""What the card offers, in order; undoing has its button among the acts of the desk."""

_GRAVE = (Tone.GALAT, Tone.PERINGATAN)


class CardView(Card):
    """Shows a voter and announces which act was chosen (`admit` is the primary one)."""

    act_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign = Icon(size=28)
        self._number = Words("", "figure")
        self._name = Words("", "title")
        self._detail, self._marks = Words("", "body"), Words("", "strong")
        self._said = Words("", "strong")
        self._said.setObjectName(f"{name}_said")
        self._ballots = BallotsLine(f"{name}_ballots")
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._name)
        names.addWidget(self._detail)
        head.addLayout(names, 1)
        self.body.addLayout(head)
        self._buttons = {
            code: QuietButton(f"{name}_{code}", text(f"ui.pemungutan.card.{code}"), key)
            for code, key in ACTS
        }
        self._primary = PrimaryButton(f"{name}_admit", text("ui.pemungutan.card.admit"))
        self._primary.clicked.connect(lambda: self.act_chosen.emit("admit"))
        for code, button in self._buttons.items():
            button.clicked.connect(lambda _=False, code=code: self.act_chosen.emit(code))
        for each in (*self._buttons.values(), self._primary):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card itself has the keys
        for part in (self._said, self._marks):
            self.body.addWidget(part)
        self.body.addLayout(row(self._ballots, self._primary, stretch=1))
        self.body.addLayout(row(*self._buttons.values(), stretch=len(self._buttons)))

    def show_card(self, card: CardPicture) -> None:
        """Show a voter."""
        self.set_tone(card.tone)
        self._sign.show_tone(card.tone)
        self._sign.setVisible(card.tone in _GRAVE)
        self._number.setText(card.number)
        self._name.setText(card.name)
        self._detail.setText(card.detail)
        self._said.setText(card.said)
        self._said.setVisible(bool(card.said))
        self._said.set_tone(card.tone.value if card.tone in _GRAVE else Tone.KABAR.value)
        self._marks.setText("  ".join(f"☑ {one}" for one in card.marks))
        self._marks.setVisible(bool(card.marks))
        self._ballots.show_ballots(card.ballots)
        offered = {one.code for one in card.actions if one.leads is not None}
        for code, button in self._buttons.items():
            button.setVisible(code in offered)
        if card.primary is not None:
            self._primary.set_words(card.primary.words)
        self._primary.setVisible(card.primary is not None)
        said = (card.said, card.number, card.name, card.detail, *card.marks)
        self.setAccessibleName(". ".join(part for part in said if part))
