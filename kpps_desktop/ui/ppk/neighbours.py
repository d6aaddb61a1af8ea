"""What several desks at one server are to a window: it looks again when one of them did something.

A column that was read out here is claimed until it is ratified or left, so that no other desk
decides on it meanwhile. Who only looks at one claims nothing. What the ketua takes over at another
desk is let go of here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kpps_desktop.services.ppk import claiming
from kpps_desktop.ui.desk.ears import Ears
from kpps_desktop.ui.ppk.present import gone, yielded
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.ui.ppk.session import Session

_BEAT_MS = 20_000
"""Well within the silence after which a claim is anybody's."""
_GATHER_MS = 150
"""A neighbour that receives a stick commits line after line: they are looked at together."""


class Neighbours(QObject):
    """Listens while the window is open; of books in a file there are none."""

    changed = Signal()
    """Other desks changed something: look at everything again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._taken = ""
        """What another desk had when this one wanted it; asked for again once something changed."""
        self._stopped = False
        self.gone = False
        """Whether the server cannot be reached."""
        self._ears = Ears(session.desk.store.watch(), session.desk.store.desk, self)
        self._ears.heard.connect(self._hear)
        self._ears.taken.connect(self._yield)
        self._ears.lost.connect(self._lose)
        self._ears.found.connect(self._find)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.changed)
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self.beat)
        if session.desk.store.shared:
            self._ears.start()
            self._beat.start()

    def stop(self) -> None:
        """Let go of what is claimed, and listen no more."""
        self._stopped = True
        self._beat.stop()
        self._gather.stop()
        self.leave()
        self._ears.stop()
        self.deleteLater()

    def beat(self) -> None:
        """Keep this desk's name, and what is claimed."""
        self._ask(self._session.desk.store.beat)

    def hold(self, unit: str) -> None:
        """Have a column in hand, and let go of the one before; of none, let go alone."""
        if not self._session.desk.store.shared or unit == self._session.claimed:
            return
        if unit and unit == self._taken:
            return
        self.leave()
        if unit:
            self._session.claimed = unit
            self._ask(partial(claiming.claim, self._session.desk, unit), partial(self._miss, unit))

    def leave(self) -> None:
        """Let another desk take up what was claimed."""
        claimed, self._session.claimed = self._session.claimed, ""
        if claimed:
            self._ask(partial(claiming.release, self._session.desk, claimed))

    def _yield(self, unit: str, desk: str) -> None:
        """Have nothing more of what the ketua took over at another desk, and say so plainly."""
        if self._stopped or self._session.claimed != unit:
            return
        self._session.claimed, self._taken = "", unit
        # Its session ended with its claims: they must not be claimed again by its next step.
        self._ask(partial(claiming.release, self._session.desk, unit))
        said = yielded(self._session.desk.election, unit, desk, look().lang)
        self._session.noticed.emit(said)

    def _miss(self, unit: str, _news: Told) -> None:
        """Have nothing where another desk was faster; whose it is the screen says."""
        if self._stopped:
            return
        self._taken = unit
        if self._session.claimed == unit:
            self._session.claimed = ""
        self.changed.emit()

    def _hear(self) -> None:
        self._taken = ""
        if not self._gather.isActive():
            self._gather.start()

    def _lose(self) -> None:
        self.gone = True
        self._session.noticed.emit(gone(look().lang))

    def _find(self) -> None:
        self.gone = False
        self._session.noticed.emit(None)
        self.changed.emit()

    def _ask(
        self, work: Callable[[], object], refused: Callable[[Told], object] | None = None
    ) -> None:
        """Have the books' worker do it; that the server is gone is heard by other ways."""
        self._session.jobs.books(work, refused=refused or _pass)


def _pass(_news: Told) -> None:
    """Say nothing."""
