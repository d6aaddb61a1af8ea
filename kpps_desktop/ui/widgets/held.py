"""A key that is held: Enter acts once, however long it stays down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from kpps_desktop.ui.widgets.keys import is_enter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AT_ONCE_MS = 5
"""X11 repeats a held key as releases and presses of the same moment, and Qt does not know all of
them again when it is busy. A finger that lets go and presses anew takes ten times as long."""


class HeldEnter(QObject):
    """Lets a window hear Enter once for each time it is pressed: what it does is for good."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._let_go = 0
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what is no press of its own from the window."""
        if isinstance(event, QKeyEvent) and is_enter(event):
            if event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._let_go = event.timestamp()
            elif event.type() == QEvent.Type.KeyPress:
                return event.isAutoRepeat() or self._goes_on(event.timestamp())
        return super().eventFilter(watched, event)

    def _goes_on(self, at: int) -> bool:
        return bool(self._let_go) and 0 <= at - self._let_go <= _AT_ONCE_MS
