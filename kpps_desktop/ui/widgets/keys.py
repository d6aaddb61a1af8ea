"""Keys: how one is written on a button, and what it is to Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kpps_desktop.ui.theme import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

ENTER = "Enter"
ESCAPE = "Esc"
BACK = "Backspace"
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
_SIGNS = {ENTER: "⏎", BACK: "⌫", "PgDown": "PgDn", **_ARROWS}
_QT = {ENTER: ("Return", "Enter"), BACK: ("Backspace",)}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_LETTERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def shown(key: str) -> str:
    """Return how a key is written on a button."""
    return "+".join(_SIGNS.get(part, part) for part in key.split("+"))


def spoken(key: str) -> str:
    """Return how a key is said to a screen reader."""
    return text("ui.key.spoken", key=key) if key else ""


def sequences(key: str) -> list[QKeySequence]:
    """Return Qt's keys for one of ours.

    A letter works with Alt too, for a field that has the focus takes the plain letter as text.
    """
    names = list(_QT.get(key, (key,)))
    if len(key) == 1:
        names.append(f"Alt+{key}")
    return [QKeySequence(name) for name in names]


def bind(key: str, home: QWidget, act: Callable[[], object]) -> QShortcut:
    """Let a key act wherever in the window the focus is, while `home` is seen."""
    shortcut = QShortcut(home)
    shortcut.setKeys(sequences(key))
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.setAutoRepeat(len(key) > 1)  # a letter that is held is one act
    shortcut.activated.connect(act)
    return shortcut


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter, on either side of the keyboard."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _ENTERS and not plain


def typed_into(field: QLineEdit, event: QKeyEvent) -> bool:
    """Let a letter that nothing took begin a text; tell whether it was one and the text is seen."""
    held = event.modifiers() & ~_WITH_LETTERS
    if held or not event.text().strip() or not event.text().isprintable():
        return False
    if not (field.isVisible() and field.isEnabled()):
        return False
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    return QCoreApplication.sendEvent(field, event)


def scrolled(area: QAbstractScrollArea, event: QKeyEvent) -> bool:
    """Scroll by the keys for it, where there is something to scroll; tell whether that was done."""
    bar = area.verticalScrollBar()
    page = max(bar.pageStep() * 3 // 4, 1)
    by = {Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}.get(Qt.Key(event.key()), 0)
    if by and bar.maximum():
        bar.setValue(bar.value() + by)
    return bool(by and bar.maximum())
