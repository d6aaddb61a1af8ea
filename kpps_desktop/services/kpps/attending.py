"""Who may be searched for at the entrance, and which officer wrote each admission."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.domain.event_names import event_of
from kpps_desktop.domain.events import VoterAdmitted
from kpps_desktop.domain.people import DPT, OfficerId, category_of
from kpps_desktop.services.kpps.searching import Index, make_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.people import VoterRef
    from kpps_desktop.services.kpps.desk import Desk


@dataclass(frozen=True, slots=True)
class Register:
    """The names of the lists, ready to be searched, and who wrote each voter in.

    `seen` is how far the journal was read for it.
    """

    index: Index
    writers: Mapping[str, OfficerId] = field(default_factory=dict)
    seen: int = 0


def register(desk: Desk, known: Register | None = None) -> Register:
    """Look names and writers up; from a register that is known only what is new is read."""
    writers = dict(known.writers) if known else {}
    seen, guests = known.seen if known else 0, known is None
    with desk.store.read() as books:
        for place, line in books.journal.lines(seen):
            event, seen = event_of(line.event, line.facts), place
            if isinstance(event, VoterAdmitted):
                ref: VoterRef = event.voter  # type: ignore[assignment]
                writers[ref] = OfficerId(line.officer)
                guests = guests or category_of(ref) != DPT
        index = known.index if known and not guests else make_index(books.voters.all())
    return Register(index, writers, seen)
