"""What is typed of a new saksi: the name, whether the mandate is here, and why only now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.people.intents import SaksiEntry
from kpps_desktop.ui.kpps.people.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.fields import TextField

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.people.pictures import PairPicture

_MOST_NAME, _MOST_REASON = 80, 200


class EntryForm(QWidget):
    """A name, a tick, and for a mandate that comes late its reason."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("saksi_entry")
        self._late = False
        self.name = TextField("saksi_name", say("saksi.name"), most=_MOST_NAME)
        self.letter = Tick("saksi_mandate", say("saksi.letter"), "Alt+M")
        self.reason = TextField("saksi_reason", say("saksi.reason"), most=_MOST_REASON)
        self.letter.toggled.connect(lambda _: self._show_reason())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        for part in (self.name, self.letter, self.reason):
            lines.addWidget(part)

    def show_late(self, *, late: bool) -> None:
        """Ask why a mandate comes late, or no longer."""
        self._late = late
        self._show_reason()

    def start(self) -> None:
        """Go to the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Be ready for another saksi."""
        self.name.input.clear()
        self.reason.input.clear()
        self.letter.setChecked(False)

    def missing(self) -> str:
        """Say what is missing and go there; nothing where all is given."""
        if not self.name.text:
            self.start()
            return say("saksi.name_needed")
        if self.reason.isHidden() or self.reason.text:
            return ""
        was_there = self.reason.input.hasFocus()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return say("saksi.reason_needed") if was_there else ""

    @property
    def whole(self) -> bool:
        """Whether all is given."""
        return bool(self.name.text) and (self.reason.isHidden() or bool(self.reason.text))

    @property
    def typing(self) -> bool:
        """Whether the keys go into one of its fields."""
        return self.name.input.hasFocus() or self.reason.input.hasFocus()

    def take(self, pair: PairPicture) -> SaksiEntry:
        """Return what was typed, and be ready for another saksi."""
        reason = "" if self.reason.isHidden() else self.reason.text
        said = SaksiEntry(
            pair.contest, pair.number, self.name.text, self.letter.isChecked(), reason
        )
        self.clear()
        return said

    def give_back(self, said: SaksiEntry) -> None:
        """Put back what could not be written, unless another is being typed."""
        if not self.name.text:
            self.name.input.setText(said.name)
            self.letter.setChecked(said.mandate)
            self.reason.input.setText(said.reason)
            self.start()

    def _show_reason(self) -> None:
        self.reason.setVisible(self._late and self.letter.isChecked())
