"""Sharing with the other desks: asks for the ketua's PIN, and writes to the stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.ppk import sharing
from kpps_desktop.ui.desk.asking import ask
from kpps_desktop.ui.desk.to_sticks import ToSticks
from kpps_desktop.ui.pictures import QuestionPicture
from kpps_desktop.ui.ppk.terima.words import say_share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.ui.ppk.session import Session
    from kpps_desktop.ui.ppk.terima.screen import TerimaScreen
    from kpps_desktop.ui.widgets.question import Answer


class Sharing(ToSticks):
    """Carries all that was done at this desk to a stick, signed by the ketua."""

    def __init__(self, session: Session, screen: TerimaScreen) -> None:
        super().__init__(session, screen.share, say_share, self._ask_pin, told)
        self._screen, self._desk = screen, session.desk
        screen.sharing_opened.connect(self.forget)

    def _ask_pin(self, stick: Stick, then: Callable[[dict[str, bytes]], None]) -> None:
        session, desk = self._session, self._desk
        picture = self._screen.picture
        gathered: dict[str, bytes] = {}

        def gather(answer: Answer) -> Changed:
            unlocked = desk.unlocked(answer.pins[0])
            gathered.update(sharing.gather(unlocked, stick.folder, session.officer))
            return Changed.RECAP

        asked = QuestionPicture(
            say_share("pin.title"),
            say_share("pin.text"),
            say_share("write"),
            pins=(picture.ketua,) if picture else (),
        )
        words = say_share("writing.gathering")
        ask(session, self._screen, asked, gather, lambda: then(gathered), words=words)


def told(_stick: Stick, files: Mapping[str, bytes]) -> str:
    """Say what lies on the stick now, and what is next at the other desk."""
    *results, own = files
    key = "writing.with" if results else "writing.alone"
    written = say_share(key, file=own, count=len(results))
    return f"{written} {say_share('writing.next')}"
