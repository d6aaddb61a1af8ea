"""The keys that can be seen to act, for the sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import KeyPicture
from kpps_desktop.ui.widgets.buttons import KeyedButton
from kpps_desktop.ui.widgets.checks import Choice, Tick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


def keys_here(page: QWidget, group: str = "") -> Iterator[KeyPicture]:
    """Yield the keys of the buttons and ticks of a page that are seen, as they lie on it."""
    seen: tuple[KeyedButton | Tick | Choice, ...] = (
        *page.findChildren(KeyedButton),
        *page.findChildren(Tick),
        *page.findChildren(Choice),
    )
    for one in seen:
        if one.isVisible() and one.isEnabled() and one.key:
            yield KeyPicture(one.key, one.text() or one.accessibleName(), group)
