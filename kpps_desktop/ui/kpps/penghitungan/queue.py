"""Keys on their way to the books: one after another, in order, none lost."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.counting import INVALID, Tallying
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.kpps import counting
from kpps_desktop.services.kpps.viewing import glance

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.session import Session

_QUEUE = "penghitungan.queue"


@dataclass(frozen=True, slots=True)
class Announced:
    """A ballot as it was announced, by the officer who had the keyboard then."""

    contest: str
    choice: int
    reason: str
    by: OfficerId

    def write(self, desk: Desk) -> None:
        """Tally it."""
        counting.count_ballot(desk, self.contest, self.choice, self.by, self.reason)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The ballot at a place is taken back, with the reason."""

    contest: str
    place: int
    reason: str
    by: OfficerId

    def write(self, desk: Desk) -> None:
        """Cancel it."""
        counting.cancel_ballot(desk, self.contest, self.reason, self.by, place=self.place)


class Queue(QObject):
    """Writes one act at a time, so that after a failure of the disk nothing overtakes it.

    What is refused is told and left out; what failed stays first in line until it is tried again.
    """

    waiting = Signal(tuple, bool)
    """Choices announced and not yet in the books; whether the disk failed and somebody must act."""
    taken_back = Signal(str, int, int)
    """Contest, place and choice of a ballot that is taken back in the books."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._acts: deque[Announced | TakenBack] = deque()
        self._seen: View | None = None
        self._busy = self._failed = self._told = False

    @property
    def idle(self) -> bool:
        """Whether everything that was typed is in the books, or was refused."""
        return not self._acts

    def tell(self) -> None:
        """Tell what waits, to a window made anew too."""
        choices = tuple(one.choice for one in self._acts if isinstance(one, Announced))
        self.waiting.emit(choices, self._failed)

    def see(self, view: View) -> None:
        """Remember what was seen last: ballots change only the day."""
        self._seen = view

    def put(self, act: Announced | TakenBack) -> None:
        """Let an act follow those that wait."""
        if self._told:
            self._told = False
            self._session.noticed.emit(None)
        self._acts.append(act)
        self._next()

    def retry(self) -> None:
        """Try again what the disk did not take."""
        self._failed = False
        self._session.noticed.emit(None)
        self._next()

    def _next(self) -> None:
        if self._acts and not self._busy and not self._failed:
            act, desk, seen = self._acts[0], self._session.desk, self._seen
            self._busy = True
            self._session.jobs.books(
                lambda: _written(desk, act, seen), self._taken, refused=self._refuse
            )
        self.tell()

    def _taken(self, view: View | None) -> None:
        act, before = self._acts.popleft(), self._seen
        self._busy = False
        if view is not None:
            self._seen = view
            self._session.counted.emit(view)
        if isinstance(act, TakenBack) and before is not None:
            self._told = True  # until the next ballot
            self.taken_back.emit(act.contest, act.place, _choice(before, act))
        self._next()

    def _refuse(self, news: Told) -> None:
        self._busy = False
        self._told = True
        self._failed = not isinstance(news, Refused)
        if not self._failed:
            self._acts.popleft()
        QApplication.beep()  # eyes are on the ballots, not on the screen
        self._session.tell(news)
        self._next()


def queue_of(session: Session) -> Queue:
    """Return the one queue of a session: a window made anew takes up what waits in it."""
    kept = session.kept.get(_QUEUE)
    queue = kept if isinstance(kept, Queue) else Queue(session)
    session.kept[_QUEUE] = queue
    return queue


def _written(desk: Desk, act: Announced | TakenBack, seen: View | None) -> View | None:
    act.write(desk)
    return glance(desk, seen) if seen else None


def _choice(before: View, act: TakenBack) -> int:
    """Return what was announced at a place."""
    count = before.day.counts[act.contest]
    return count.votes[act.place - 1] if isinstance(count, Tallying) else INVALID
