"""What an eye, a hand and an ear would miss in a window; for tests of every screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kpps_desktop.ui.widgets.buttons import KeyedButton
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLACK = 2


def faults(window: QWidget) -> list[str]:
    """Tell what is cut off, has no name, or shares its key; nothing for a sound window."""
    seen = [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]
    return [*_nameless(seen), *_cut(seen), *_outside(window, seen), *_same_keys(seen)]


def _nameless(seen: list[QWidget]) -> Iterator[str]:
    for one in seen:
        if one.focusPolicy() == Qt.FocusPolicy.NoFocus or not one.isEnabled():
            continue
        if not one.objectName().startswith("qt_"):
            if not one.objectName():
                yield f"{_place(one)}: no object name"
            if not one.accessibleName() and one.focusProxy() is None:
                yield f"{_place(one)}: no accessible name"


def _cut(seen: list[QWidget]) -> Iterator[str]:
    for one in seen:
        if isinstance(one, Words) and one.text() and one.height() + _SLACK < _needs(one):
            yield f"{_place(one)}: cut below"
        if isinstance(one, QLabel | QAbstractButton) and not isinstance(one, OneLine):
            wraps = isinstance(one, QLabel) and one.wordWrap()
            if not wraps and one.width() + _SLACK < one.minimumSizeHint().width():
                yield f"{_place(one)}: cut at the side"


def _needs(words: Words) -> int:
    wrapped = words.heightForWidth(words.width()) if words.wordWrap() else -1
    return wrapped if wrapped >= 0 else words.sizeHint().height()


def _outside(window: QWidget, seen: list[QWidget]) -> Iterator[str]:
    """Find what leaves its parent; what scrolls may be longer than what is seen of it."""
    for one in seen:
        parent = one.parentWidget()
        if parent is None or parent.objectName().startswith("qt_scrollarea_viewport"):
            continue
        here = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        there = QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        if not there.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(here):
            yield f"{_place(one)}: outside {_place(parent)}"


def _same_keys(seen: list[QWidget]) -> Iterator[str]:
    keys = Counter(one.key for one in seen if isinstance(one, KeyedButton) and one.key)
    yield from (f"key {key}: {count} buttons" for key, count in keys.items() if count > 1)


def _place(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    name = widget.objectName() or type(widget).__name__
    return f"{name} {words[:30]!r}" if words else name
