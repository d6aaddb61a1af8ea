"""The window of a KPPS desk: the stages of the day, the witnesses' screen, incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import OfficerId, in_order
from kpps_desktop.services.kpps.matching import judged
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.desk.window import DeskWindow as AnyDeskWindow
from kpps_desktop.ui.kpps.incidents.noting import open_incident
from kpps_desktop.ui.kpps.layar.window import WitnessWindow
from kpps_desktop.ui.kpps.papers import TpsPapers
from kpps_desktop.ui.kpps.present import frame, resumed
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.desk.part import Part
    from kpps_desktop.ui.desk.printing.press import Outlets
    from kpps_desktop.ui.kpps.session import Session
    from kpps_desktop.ui.pictures import KeyPicture, ShellPicture


class DeskWindow(AnyDeskWindow):
    """Shows the stage at hand; whoever chooses an earlier one sees it as it was left."""

    _session: Session

    def __init__(
        self, session: Session, parts: tuple[Part, ...], outlets: Outlets | None = None
    ) -> None:
        super().__init__(session, parts, TpsPapers(session.desk), outlets)
        session.incident_wanted.connect(lambda contest: open_incident(session, self, contest))

    def seen(self) -> View:
        """Look at the day."""
        return view(self._session.desk)

    def stands_at(self, view: View) -> str:
        """Return the stage of the day; the last one at its end."""
        stage = view.day.stage
        return Stage.PENYERAHAN if stage is Stage.SELESAI else stage

    def around(self, view: View, shown: str, keys: tuple[KeyPicture, ...]) -> ShellPicture:
        """Return everything around the screen of a stage."""
        # Before Penetapan no sheet was typed; afterwards what stands has its reasons.
        found = judged(self._session.desk) if shown == Stage.PENETAPAN else None
        return frame(view, self._session.officer, Stage(shown), found, look().lang, keys)

    def officers(self) -> Mapping[OfficerId, str]:
        """Return the officers that were set up with a PIN."""
        seen = view(self._session.desk)
        held = seen.day.setup.officers
        return {one: seen.officers.get(one, "") for one in in_order(map(OfficerId, held))}

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Add what a TPS has: the witnesses' screen, and kejadian khusus."""
        return {
            **super().commands(),
            "witness": self.second_screen.turn,
            "incident": self._session.note_incident,
        }

    def second(self) -> WitnessWindow:
        """Make the witnesses' screen."""
        return WitnessWindow(self._session)

    def say_resumed(self) -> None:
        """Say up to when everything is there, once a desk was opened again."""
        self._session.ask(lambda: resumed(self.seen(), look().lang), self.shell.show_notice)
