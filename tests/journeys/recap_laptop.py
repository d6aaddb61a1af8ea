"""The laptop of a PPK: its desk is opened by a PIN, and the pleno is held at it by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk.desk import RecapDesk
from kpps_desktop.ui.ppk.pleno.screen import PlenoScreen
from kpps_desktop.ui.ppk.window import RecapWindow
from tests.journeys.laptop import Laptop
from tests.services.ppk import halls

if TYPE_CHECKING:
    from datetime import datetime

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.ui.ppk.pleno.pictures import StationPicture


class RecapLaptop(Laptop):
    """Stands on the table of the pleno; whatever ends the program, the meeting goes on."""

    @property
    def books(self) -> RecapDesk:
        """The desk of the recap, once it is open."""
        session = self.program.session
        assert session is not None
        assert isinstance(session.desk, RecapDesk)
        return session.desk

    @property
    def recap(self) -> Recap:
        """The recap as the books have it."""
        return self.books.recap()

    @property
    def station(self) -> StationPicture:
        """What is before the meeting, as the screen shows it."""
        screen = self.window.findChild(PlenoScreen)
        assert screen is not None
        assert screen.picture is not None
        return screen.picture.station

    def open(self, officer: OfficerId = KETUA_PPK) -> None:
        """Open the desk as an officer, and go to the pleno."""
        self.type("⏎" + officer[-1] + "⏎" + halls.PINS[officer])
        self.qtbot.waitUntil(lambda: isinstance(self.program.window, RecapWindow), timeout=20_000)
        self.settle()
        self.alt("4")

    def come_back(self, keys: str = "", *, power: bool = True) -> None:
        """Close the program, or lose the power amid the last of these keys; then open it again.

        Everything that was acknowledged is in the books, and at most what that key asked for.
        """
        self.type(keys[:-1] if power else keys)
        before = self.books.store.head()
        if power:
            self.lose_power(keys[-1:])
        else:
            self.close()
        self.open()
        with self.books.store.read() as books:
            lines = {line.seq: line.hash for _, line in books.journal.lines()}
        assert lines[before.seq] == before.hash
        assert len(lines) <= before.seq + power
        assert self.books.store.audit() == []
        assert "Semua yang tercatat sampai" in self.seen()

    def seek(self, words: str) -> None:
        """Put a TPS before the meeting by its name."""
        self.keys.press(Qt.Key.Key_F2)
        self.settle()
        self.type(f"{words}⏎")

    def turn_to(self, when: datetime) -> None:
        """Let it be another hour, or another day."""
        self.clock.set(when)
        self.look()
