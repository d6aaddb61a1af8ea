"""What is asked before the destructive, the irreversible, and of identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from kpps_desktop.ui.theme import text
from kpps_desktop.ui.widgets.buttons import GraveButton, KeyedButton, PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.checks import Choice
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.keys import is_enter, typed_into
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.sheet import Sheet
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.pictures import QuestionPicture


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: a reason's code, own words, and PINs in the order asked."""

    choice: str = ""
    words: str = ""
    pins: tuple[str, ...] = ()


class Question(Sheet):
    """Asks for a reason, then for PINs one after another; stays until it is told to go.

    Whoever begins to type writes own words, wherever the keys are: no letter chooses a reason.

    The one who asked closes it with `accept()` when the answer was taken, or says with `tell()`
    what was wrong with it.
    """

    answered = Signal(object)
    """Answer."""

    def __init__(self, picture: QuestionPicture, parent: QWidget) -> None:
        super().__init__("question", picture.title, parent)
        self._picture = picture
        self._pins: list[str] = []
        self.body.addWidget(Words(picture.text))
        self._reasons = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(0)
        for at, (code, words) in enumerate(picture.choices):
            self._add_choice(at, code, words)
        if picture.choices:
            self.body.addLayout(self._choices)
        self._words = TextField("question_words", picture.free_label or text("ui.question.words"))
        self.body.addWidget(self._words)
        self._words.setVisible(picture.free)  # once it lies in the sheet, or it were a window
        self._chip, self._pin = PersonChip(), PinPad("question_pin", text("ui.pin.said"), pad=False)
        self._pin.pin_entered.connect(self._take_pin)
        self.body.addWidget(self._chip)
        self.body.addWidget(self._pin)
        self._told = Words("", "strong")
        self._told.setObjectName("question_told")
        self._told.set_tone("galat")
        self._told.hide()
        self.body.addWidget(self._told)
        self._add_buttons(picture)
        self._show_pin()
        self._start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the reason on to the PIN by Enter; by itself it would press a button."""
        if is_enter(event) and self._picture.pins and self._words.input.hasFocus():
            if self._has_reason():
                self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.tell(text("ui.question.reason_needed"))
        elif not typed_into(self._words.input, event):
            super().keyPressEvent(event)

    def tell(self, words: str) -> None:
        """Say what was wrong with the answer; PINs are asked anew."""
        self._pins.clear()
        self._show_pin()
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.fit()
        self._start()

    def _add_choice(self, at: int, code: str, words: str) -> None:
        button = Choice(f"reason_{code}", words, str(at + 1))
        button.setProperty("code", code)
        button.struck.connect(self._go_on_to_words)
        self._reasons.addButton(button)
        self._choices.addWidget(button)

    def _go_on_to_words(self) -> None:
        """Leave the reasons once one is taken by its key: what is typed next is of it."""
        if self._picture.free and not self._picture.pins:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self, picture: QuestionPicture) -> None:
        kind: type[KeyedButton] = GraveButton if picture.grave else PrimaryButton
        key = "Alt+Y" if picture.grave else "Enter"
        self._yes = kind("question_yes", picture.answer, key)
        self._yes.clicked.connect(self._answer)
        no = QuietButton("question_no", text("ui.cancel"), "Esc")
        no.clicked.connect(self.reject)
        self._first = no if picture.grave else self._yes
        self._first.setDefault(True)
        self.buttons.addWidget(no)
        self.buttons.addWidget(self._yes)
        self._yes.setVisible(not picture.pins or bool(picture.choices) or picture.free)

    def _show_pin(self) -> None:
        people = self._picture.pins
        asked = len(self._pins) < len(people)
        self._chip.setVisible(asked)
        self._pin.setVisible(asked)
        if asked:
            self._chip.show_person(people[len(self._pins)])
            self._pin.clear()

    def _start(self) -> None:
        """Go to what is asked first; where nothing is, to the answer that Enter gives."""
        reasons = self._reasons.buttons()
        first = reasons[0] if reasons else self._words if self._picture.free else self._pin
        if self._picture.pins and self._has_reason():
            first = self._pin
        elif self._picture.free and self._reasons.checkedButton():
            first = self._words
        asks = bool(reasons or self._picture.free or self._picture.pins)
        if not self._pins:
            (first if asks else self._first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_reason(self) -> bool:
        return bool(self._reasons.checkedButton() or self._words.text)

    def _take_pin(self, pin: str) -> None:
        self._pins.append(pin)
        self._told.hide()  # it was said of the PINs before
        self._show_pin()
        if len(self._pins) == len(self._picture.pins):
            self._answer()
        else:
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        chosen = self._reasons.checkedButton()
        choice = str(chosen.property("code")) if chosen else ""
        if (self._picture.choices or self._picture.free) and not self._has_reason():
            self.tell(text("ui.question.reason_needed"))
            return
        if len(self._pins) < len(self._picture.pins):
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(Answer(choice, self._words.text, tuple(self._pins)))
