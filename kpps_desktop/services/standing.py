"""The state that a journal's lines add up to, kept as far as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from kpps_desktop.domain.event_names import event_of
from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.domain.journal import Line

State = TypeVar("State")


class Lines(Protocol):
    """What a standing is read from: a journal in the order of its commits."""

    def lines(self, after: int = 0) -> Iterable[tuple[int, Line]]:
        """Return each line with its place, after a place."""
        ...


class Standing(Generic[State]):
    """A fold over the journal. It holds nothing that the journal does not say.

    `following` is the state as the event being recorded will leave it; it becomes the state
    only by being read back from the journal.
    """

    def __init__(self, advance: Callable[[State | None, AnyEvent, str, str], State]) -> None:
        self._advance = advance
        self._seen = 0
        self._state: State | None = None
        self.following: State | None = None

    def read(self, journal: Lines) -> State | None:
        """Return the state after every line of the journal."""
        for place, line in journal.lines(self._seen):
            event = event_of(line.event, line.facts)
            self._state = self._advance(self._state, event, line.at, line.officer)
            self._seen = place
        return self._state

    def known(self) -> State:
        """Return the state as last read; Refused S.003 where nothing has begun."""
        if self._state is None:
            raise Refused("S.003")
        return self._state

    def foresee(self, event: AnyEvent, at: str, officer: str) -> State:
        """Refuse an event that may not follow, or return what it will come to."""
        self.following = self._advance(self._state, event, at, officer)
        return self.following
