"""What is asked before a saksi is taken back or a mandate is taken later: whom, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.people.intents import MandateEntry, SaksiRemoval
from kpps_desktop.ui.kpps.people.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.checks import Choice
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.people.pictures import SaksiPicture

MOST_REASON = 200
_NAME = 216
"""Width, at 100 %, that a name may take beside its sign and its digit."""
MANDATE, REMOVE = "mandate", "remove"


class ChangeForm(QWidget):
    """One saksi of the pair, by digit, and the reason where one is due."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.act = ""
        self._choices: dict[str, Choice] = {}
        self._text = Words("", "body")
        self._whom = QWidget()
        whom = QVBoxLayout(self._whom)
        whom.setContentsMargins(0, 0, 0, 0)
        whom.setSpacing(0)
        self.reason = TextField(f"{name}_reason", say("change.reason"), most=MOST_REASON)
        self._told = Words("", "caption")
        self._told.setObjectName(f"{name}_told")
        self._told.set_tone("peringatan")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        for part in (self._text, self._whom, self.reason, self._told):
            lines.addWidget(part)

    def begin(self, act: str, saksi: tuple[SaksiPicture, ...], *, late: bool) -> None:
        """Ask about one of the saksi; the reason is due for a removal and for what is late."""
        self.act = act
        self._text.setText(
            say(f"change.{act}_late" if late and act == MANDATE else f"change.{act}")
        )
        self._make(saksi)
        self.reason.input.clear()
        self.reason.setVisible(late or act == REMOVE)
        self._tell("")
        if len(saksi) == 1 and not self.reason.isHidden():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._choices:
            next(iter(self._choices.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> MandateEntry | SaksiRemoval | None:
        """Return what was asked for; say what is missing and go there, where something is."""
        chosen = next((code for code, one in self._choices.items() if one.isChecked()), "")
        if not chosen:
            self._tell(say("change.whom_needed"))
            next(iter(self._choices.values())).setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        reason = "" if self.reason.isHidden() else self.reason.text
        if not reason and not self.reason.isHidden():
            was_there = self.reason.input.hasFocus()
            self._tell(say("change.reason_needed") if was_there else "")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return MandateEntry(chosen, reason) if self.act == MANDATE else SaksiRemoval(chosen, reason)

    def fill(self, code: str, reason: str) -> None:
        """Put back what was asked for and refused."""
        if code in self._choices:
            self._choices[code].setChecked(True)
        self.reason.input.setText(reason)

    def _make(self, saksi: tuple[SaksiPicture, ...]) -> None:
        clear(self._whom)
        self._choices = {}
        layout = self._whom.layout()
        for at, one in enumerate(saksi, start=1):
            wide, cut = px(_NAME), Qt.TextElideMode.ElideRight
            words = self.fontMetrics().elidedText(one.name, cut, wide)
            key = str(at) if len(saksi) > 1 else ""  # of one alone, the reason is asked at once
            made = Choice(f"{self.objectName()}_{at}", words, key)
            made.setAccessibleName(one.name)
            made.setToolTip("" if words == one.name else one.name)
            made.setChecked(len(saksi) == 1)
            made.clicked.connect(self._go_on)
            self._choices[one.code] = made
            if layout is not None:
                layout.addWidget(made)
            made.show()  # at once, or it could not take the focus yet

    def _go_on(self) -> None:
        """Lead from the saksi to the reason."""
        if not self.reason.isHidden():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
