"""Forms of the pleno: a card from top to bottom, whose last Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.ppk.pleno.words import recorded, say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

OTHER = "other"
"""The reason that asks for own words."""
_WIDE, _MOST = 760, 1000


class FormPage(Task):
    """A card of fields; Esc goes back and nothing has happened."""

    def __init__(self, name: str, save: str) -> None:
        super().__init__(f"pleno_{name}")
        self.card = Card(f"{name}_card")
        self.card.setMaximumWidth(px(_WIDE))
        self._told = Words("", "strong")
        self._told.setObjectName(f"{name}_told")
        self._told.set_tone("peringatan")
        self._told.hide()
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        back = QuietButton(f"{name}_back", say("cancel"), "Esc")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads on, and never to what undoes
        back.clicked.connect(self.stepped_back)
        self._done = PrimaryButton(f"{name}_save", save)
        self._done.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # a click leaves the keyboard where it is
        self._done.clicked.connect(self.finish)
        self.add_quiet(back)
        self.set_primary(self._done)

    def finish(self) -> None:
        """Announce what was typed, or say what it lacks."""
        raise NotImplementedError

    def word_primary(self, words: str) -> None:
        """Say what Enter does now."""
        self._done.set_words(words)

    def add(self, *parts: QWidget) -> None:
        """Put fields into the card, and what is told of them last."""
        for part in (*parts, self._told):
            self.card.body.addWidget(part)

    def tell(self, words: str, field: QWidget | None = None) -> None:
        """Say what is lacking, and go there; nothing takes the words away."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        if field is not None:
            field.setFocus()


class ReasonFields(QWidget):
    """A reason ready to be taken, and own words."""

    def __init__(self, name: str, kind: str, reasons: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName(f"{name}_reasons")
        self._kind, self._reasons = kind, (*reasons, OTHER)
        ready = tuple((one, say(f"{kind}.{one}")) for one in self._reasons)
        self.own = TextField(f"{name}_words", say("reason.own"), most=_MOST)
        self.choice = ChoiceField(f"{name}_reason", say("reason.title"), ready, beside=self.own)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self.choice)
        line.addWidget(self.own)
        self.setFocusProxy(self.choice)

    @property
    def words(self) -> str:
        """Return the reason as it is recorded, or nothing where own words are lacking."""
        chosen = self.choice.choice
        ready = "" if chosen == OTHER else recorded(f"{self._kind}.{chosen}")
        return ": ".join(part for part in (ready, self.own.text) if part)

    def begin(self) -> None:
        """Begin anew."""
        self.choice.show_choice(self._reasons[0])
        self.own.input.clear()
