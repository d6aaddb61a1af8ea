"""The window of a recap's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import OfficerId, in_order
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.desk.window import DeskWindow
from kpps_desktop.ui.ppk.neighbours import Neighbours
from kpps_desktop.ui.ppk.papers import RecapPapers
from kpps_desktop.ui.ppk.pleno.hall.window import HallWindow
from kpps_desktop.ui.ppk.present import PAPAN, frame, in_hand, resumed
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent

    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.desk.part import Part
    from kpps_desktop.ui.desk.printing.press import Outlets
    from kpps_desktop.ui.pictures import KeyPicture, ShellPicture
    from kpps_desktop.ui.ppk.session import Session


class RecapWindow(DeskWindow):
    """Shows the board first; every other screen is chosen, and stays."""

    _session: Session
    _neighbours: Neighbours | None = None

    def __init__(
        self, session: Session, parts: tuple[Part, ...], outlets: Outlets | None = None
    ) -> None:
        super().__init__(session, parts, RecapPapers(session.desk), outlets)
        self._held = ""
        """What is in hand as of the last look."""
        self._neighbours = Neighbours(session)
        self._neighbours.changed.connect(self.look_anew)

    def seen(self) -> RecapView:
        """Look at the recap; it holds no figure."""
        return recap_view(self._session.desk)

    def stands_at(self, _view: RecapView) -> str:
        """Return the board: where a recap stands is seen there."""
        return PAPAN

    def around(self, view: RecapView, shown: str, keys: tuple[KeyPicture, ...]) -> ShellPicture:
        """Return everything around a screen."""
        session = self._session
        self._held = in_hand(view, session.officer, shown, session.before)
        return frame(view, self._session.officer, shown, look().lang, keys)

    def _show(self, seen: tuple[str, ShellPicture, object]) -> None:
        super()._show(seen)
        if self._neighbours is not None:
            self._neighbours.hold(self._held)

    def look_anew(self) -> None:
        """Look at the books, unless their server is gone; once it is back, look again."""
        if self._neighbours is None or not self._neighbours.gone:
            super().look_anew()

    def officers(self) -> Mapping[OfficerId, str]:
        """Return who has a PIN, as at opening."""
        seen = self.seen()
        return {one: seen.officers.get(one, "") for one in in_order(map(OfficerId, seen.with_pin))}

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Add the screen of the hall."""
        return {**super().commands(), "hall": self.second_screen.turn}

    def second(self) -> HallWindow:
        """Make the screen of the hall."""
        return HallWindow(self._session)

    def say_resumed(self) -> None:
        """Say up to when everything is there, once a desk was opened again."""
        self._session.ask(lambda: resumed(self.seen(), look().lang), self.shell.show_notice)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let other desks take up what was in hand here."""
        if self._neighbours is not None:
            self._neighbours.stop()
            self._neighbours = None
        super().closeEvent(event)
