"""A keyboard: keys go to whatever has the focus, as an officer's do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def strokes(text: str) -> Iterator[tuple[str, Qt.KeyboardModifier]]:
    """Part a text into its strokes; ⌥ is Alt, held for the sign after it."""
    held = PLAIN
    for sign in text:
        if sign == "⌥":
            held = ALT
        else:
            yield sign, held
            held = PLAIN


@dataclass(frozen=True)
class Keyboard:
    """Types into the window that is active."""

    qtbot: QtBot

    def show(self, window: QWidget, wide: int = 1366, high: int = 768) -> None:
        """Open a window at a size, and wait until it has the keyboard."""
        self.qtbot.addWidget(window)
        window.resize(wide, high)
        window.show()
        self.qtbot.waitActive(window)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key."""
        self.qtbot.keyClick(self._focus(), key, modifier)

    def enter(self) -> None:
        """Press Enter."""
        self.press(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Type a text; each letter to what has the focus by then."""
        for sign in text:
            self.qtbot.keyClicks(self._focus(), sign)

    @staticmethod
    def _focus() -> QWidget:
        focus = QApplication.focusWidget() or QApplication.activeWindow()
        assert focus, "no window has the keyboard"
        return focus
