"""The field that a keyboard-wedge scanner types into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.keys import is_enter

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_MOST = 4500
"""Letters: the largest QR code there is holds 4,296."""


class ScanField(QLineEdit):
    """Announces what was scanned at Enter or Tab, whichever the scanner ends with."""

    scanned = Signal(str)
    stepped = Signal(int)
    """The arrows go through what lies below."""

    def __init__(self, name: str, said: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setPlaceholderText(hint)
        self.setMaxLength(_MOST)
        self.setMinimumHeight(px(40))

    def type_on(self, letters: str) -> None:
        """Take letters that came while something else had the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the text at Enter; an empty field leaves Enter, Esc and the arrows to the task."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if steps:
            self.stepped.emit(steps)
        elif is_enter(event) and self.text():
            self._announce()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802, FBT001 - Qt's
        """Take the text at Tab too, and keep the keyboard for the next scan."""
        if not self.text():
            return super().focusNextPrevChild(on)
        self._announce()
        return True

    def _announce(self) -> None:
        scanned = self.text()
        self.clear()
        self.scanned.emit(scanned)
