"""The keys of the page in hand before there is a desk: F1 lists those that can be seen to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import KeyPicture
from kpps_desktop.ui.setup.pages import say
from kpps_desktop.ui.theme import text
from kpps_desktop.ui.widgets.key_sheet import KeySheet
from kpps_desktop.ui.widgets.keys import bind
from kpps_desktop.ui.widgets.keys_here import keys_here
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

KEYS = "F1"
_PARTS = (
    (RecordTable, "↑ ↓", "key.arrows"),
    (PinPad, "0 … 9", "key.pin"),
)


def bind_keys(window: QWidget) -> None:
    """Let F1 list the keys wherever in the window the focus is."""
    bind(KEYS, window, lambda: KeySheet(tuple(_keys(window)), window).open())


def _keys(window: QWidget) -> Iterator[KeyPicture]:
    for kind, key, words in _PARTS:
        if any(one.isVisible() for one in window.findChildren(kind)):
            yield KeyPicture(key, say(words))
    yield from keys_here(window)
    yield KeyPicture(KEYS, text("ui.keys.title"))
