"""Correcting the paper: struck, written anew, initialled, by ketua and a second officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.services.kpps.matching import Correction
from kpps_desktop.ui.kpps.penetapan.words import recorded, say
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.penetapan.pictures import PlanoPicture, SheetCell

REASONS = ("slip", "sum", "row", "tally", "other")
"""Reasons that are ready to be taken."""


class CorrectionPage(Task):
    """From top to bottom; the last Enter asks for the two PINs."""

    figure_corrected = Signal(object, str)
    """Correction; the second officer."""

    def __init__(self) -> None:
        super().__init__("settle_correction")
        self._contest, self._cell = "", ""
        self._ticks: dict[str, Tick] = {}
        self._old, self._told = Words("", "strong"), Words("", "strong")
        self._old.setObjectName("correction_old")
        self._told.setObjectName("correction_told")
        self._told.set_tone("peringatan")
        self._figure = NumberCell("correction_figure", say("correction.figure"))
        reasons = tuple((one, say(f"correction.{one}")) for one in REASONS)
        self._reason = ChoiceField("correction_reason", say("correction.reason"), reasons)
        self._words = TextField("correction_words", say("correction.words"))
        self._initials = QWidget()
        initials = QVBoxLayout(self._initials)
        initials.setContentsMargins(0, 0, 0, 0)
        initials.setSpacing(0)
        self._second = ChoiceField("correction_second", say("correction.second"))
        card = Card("correction_card")
        caption = Words(say("correction.figure"), "caption")
        caption.setBuddy(self._figure)
        marks = Words(say("correction.initials"), "caption")
        parts = (self._old, caption, self._figure, self._reason, self._words)
        for part in (*parts, marks, self._initials, self._second, self._told):
            card.body.addWidget(part)
        card.setMaximumWidth(px(760))
        self.body.addWidget(card)
        self.body.addStretch(1)
        back = QuietButton("correction_back", say("cancel"), "Esc")
        back.clicked.connect(self.stepped_back)
        save = PrimaryButton("correction_save", say("correction.save"))
        save.clicked.connect(self._finish)
        self.add_quiet(back)
        self.set_primary(save)
        self.setFocusProxy(self._figure)

    def begin(self, picture: PlanoPicture, cell: SheetCell, second: str) -> None:
        """Correct a cell; `second` is the officer at the keyboard, if it is not the ketua."""
        self._contest, self._cell = picture.contest, cell.code
        self.set_title(say("correction.title", cell=cell.cite), say("correction.detail"))
        paper = text("fact.blank") if cell.paper is None else str(cell.paper)
        self._old.setText(say("correction.old", name=cell.name, paper=paper, log=cell.known))
        self._figure.clear()
        self._reason.show_choice(REASONS[0])
        self._words.input.clear()
        codes = [code for code, _ in picture.seconds]
        self._second.show_choices(picture.seconds, second if second in codes else codes[0])
        self._show_initials(picture.saksi)
        self._told.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on to the next field with Enter; after the last one it asks for the PINs."""
        fields = (
            *(self._figure, self._reason.input, self._words.input),
            *(*self._ticks.values(), self._second.input),
        )
        here = [at for at, one in enumerate(fields[:-1]) if one.hasFocus()]
        if is_enter(event) and here:
            fields[here[0] + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_initials(self, saksi: tuple[tuple[str, str], ...]) -> None:
        clear(self._initials)
        self._ticks = {
            code: Tick(f"initial_{code}", words, f"Ctrl+{at}")
            for at, (code, words) in enumerate(saksi, start=1)
        }
        layout = self._initials.layout()
        for tick in self._ticks.values():
            if layout is not None:
                layout.addWidget(tick)

    def _finish(self) -> None:
        figure, reason = self._figure.figure, self._reason_words()
        if figure is None:
            self._tell(say("correction.figure_needed"))
            self._figure.setFocus()
        elif not reason:
            self._tell(say("correction.reason_needed"))
            self._words.setFocus()
        else:
            self._told.hide()
            initials = tuple(code for code, tick in self._ticks.items() if tick.isChecked())
            said = Correction(self._contest, self._cell, figure, reason, initials)
            self.figure_corrected.emit(said, self._second.choice)

    def _reason_words(self) -> str:
        """Return the reason chosen with what was added to it; "other" asks for own words."""
        chosen = self._reason.choice
        ready = "" if chosen == "other" else recorded(f"correction.{chosen}")
        return ": ".join(part for part in (ready, self._words.text) if part)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()
