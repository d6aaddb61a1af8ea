"""The journals of several desks in one book, each played by itself, joined where one says so.

A *strand* is all that was written at one place, a file or a server, in the order in which it was
committed. Strands of other places lie behind the line of ours that took them in (`DeskMerged`),
each line once. A strand is taken in up to a line at which it was shared (`DeskShared`); what came
of it until there is a function of its lines alone. So whoever holds the same lines sees the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.domain.event_names import NAMES, event_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.course import advance_joined, advance_recap
from kpps_desktop.domain.recap.events import DeskMerged, DeskShared
from kpps_desktop.domain.recap.joining import Joining, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.domain.journal import Line
    from kpps_desktop.domain.recap.recap import Recap

OWN = ""
"""What the strand of these books is known by."""
_MERGED = NAMES[DeskMerged]


def name_of_desk(desk: str) -> str:
    """Return a desk's name as people say it: the end of what its chain is called."""
    return desk.rpartition("-")[2]


def parted(lines: Iterable[tuple[int, Line]]) -> Iterator[tuple[int, str, Line]]:
    """Yield each line with its place and its strand; what a line takes in comes before it."""
    rest = iter(lines)
    for place, line in rest:
        at = place
        if line.event == _MERGED:
            event = event_of(line.event, line.facts)
            more = event.last - event.first + 1 if isinstance(event, DeskMerged) else 0
            for _, (at, taken) in zip(range(more), rest, strict=False):
                yield at, str(line.facts["desk"]), taken
        yield at, OWN, line


@dataclass(frozen=True, slots=True)
class Shared:
    """A strand when it was shared: its recap, its last line's hash, and what it had taken in."""

    recap: Recap
    hash: str
    taken: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Strand:
    """A strand as far as it was read; `desk` began it, `taken` are the others it took in."""

    desk: str = ""
    recap: Recap | None = None
    count: int = 0
    hash: str = ""
    taken: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[int, Shared] = field(default_factory=dict)


_NONE = Strand()


class Strands:
    """All strands of some books."""

    def __init__(self, held: Mapping[str, Strand] | None = None) -> None:
        self._held = dict(held or {})

    @property
    def own(self) -> Strand:
        """What was written in these books themselves."""
        return self._held.get(OWN, _NONE)

    def of(self, desk: str) -> Strand:
        """Return a strand by the desk that began it; an empty one where nothing of it is here."""
        return self.own if desk == self.own.desk else self._held.get(desk, _NONE)

    def copy(self) -> Strands:
        """Return the same strands, to see what more lines would come to."""
        return Strands(self._held)

    def read(self, of: str, line: Line) -> None:
        """Read the next line of a strand; Refused as the course of the recap is."""
        before, event = self._held.get(of, _NONE), event_of(line.event, line.facts)
        recap = self.advance(before, event, line.at, line.officer)
        count, taken, shared = before.count + 1, before.taken, before.shared
        if isinstance(event, DeskMerged):
            taken = {**taken, event.desk: event.last}
        if isinstance(event, DeskShared):
            shared = {**shared, count: Shared(recap, line.hash, taken)}
        self._held[of] = Strand(before.desk or line.desk, recap, count, line.hash, taken, shared)

    def advance(self, strand: Strand, event: AnyEvent, at: str, officer: str) -> Recap:
        """Return what a strand comes to with one more event.

        Refused K.063 where it took in what is not here.
        """
        if not isinstance(event, DeskMerged):
            return advance_recap(strand.recap, event, at, officer)  # type: ignore[arg-type]
        other = self.of(event.desk)
        theirs = other.shared.get(event.last)
        if theirs is None or strand.recap is None:
            raise Refused("K.063", desk=name_of_desk(event.desk))
        known = (
            other.shared.get(event.first - 1),
            strand.shared.get(theirs.taken.get(strand.desk, 0)),
        )
        joining = Joining(
            tuple(one.recap for one in known if one is not None),
            name_of_desk(strand.desk),
            name_of_desk(event.desk),
            at,
        )
        return advance_joined(strand.recap, join(strand.recap, theirs.recap, joining))
