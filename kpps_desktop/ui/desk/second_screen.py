"""The screen that everybody sees: opened, closed, and handed from window to window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.desk.hall import HallScreen


class SecondScreen(QObject):
    """Has at most one screen open beside a desk's window; it outlives that window's look."""

    def __init__(self, officers: QWidget, made: Callable[[], HallScreen]) -> None:
        super().__init__(officers)
        self._officers, self._made = officers, made
        self._screen: HallScreen | None = None

    def turn(self) -> None:
        """Open the screen that everybody sees, or close it."""
        if self._screen is not None:
            self._screen.close()
            return
        self._follow(self._made())
        if self._screen is not None:
            self._screen.open_beside(self._officers)

    def hand_on(self) -> HallScreen | None:
        """Let go of it: it stays, and another window takes it on."""
        screen, self._screen = self._screen, None
        if screen is not None:
            screen.closed.disconnect(self._forget)
        return screen

    def take_on(self, screen: HallScreen | None) -> None:
        """Take on what a window before this one let go."""
        if screen is not None:
            self._follow(screen)
            screen.wear_anew()

    def close(self) -> None:
        """Close it with the window."""
        if self._screen is not None:
            self._screen.close()

    def _follow(self, screen: HallScreen) -> None:
        self._screen = screen
        screen.closed.connect(self._forget)

    def _forget(self) -> None:
        if self._screen is not None:
            self._screen.deleteLater()
            self._screen = None
