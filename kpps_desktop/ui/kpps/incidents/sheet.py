"""The sheet on which a kejadian khusus is written: what, of which contest, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.theme import text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.sheet import Sheet
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

MOST = 1_000
"""Letters of one field."""


class IncidentSheet(Sheet):
    """Enter keeps the incident; the sheet stays until it was taken, and then `accept()` is due."""

    incident_noted = Signal(str, str, str)
    """Text, contest (or nothing), what was done."""

    def __init__(
        self, contests: tuple[tuple[str, str], ...], parent: QWidget, contest: str = ""
    ) -> None:
        super().__init__("incident", _say("title"), parent)
        self._text = TextField("incident_text", _say("text"), most=MOST)
        self._follow = TextField("incident_follow", _say("follow"), most=MOST)
        choices = (("", _say("all")), *contests)
        self._contest = ChoiceField("incident_contest", _say("contest"), choices)
        self._contest.show_choice(contest)
        self._told = Words("", "strong")
        self._told.setObjectName("incident_told")
        self._told.set_tone("peringatan")
        self._told.hide()
        self.body.addWidget(Words(_say("detail"), "muted"))
        for part in (self._text, self._follow, self._contest, self._told):
            self.body.addWidget(part)
        no = QuietButton("incident_no", text("ui.cancel"), "Esc")
        no.clicked.connect(self.reject)
        yes = PrimaryButton("incident_yes", _say("save"))
        yes.setAutoDefault(False)
        no.setAutoDefault(False)
        yes.clicked.connect(self._finish)
        self.buttons.addWidget(no)
        self.buttons.addWidget(yes)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Enter, and save at the last field: what is typed next belongs here too."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self._text.input.hasFocus() and self._text.text:
            self._follow.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._finish()

    def tell(self, words: str) -> None:
        """Say why it was not taken; nothing typed is lost."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.fit()

    def _finish(self) -> None:
        if self._text.text:
            self.incident_noted.emit(self._text.text, self._contest.choice, self._follow.text)
        else:
            self.tell(_say("text_needed"))
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)


def _say(key: str) -> str:
    return text(f"ui_kpps_incidents.{key}")
