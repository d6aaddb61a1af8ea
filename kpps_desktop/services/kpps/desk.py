"""A TPS desk: what its services need, and how an event is recorded."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.domain.course import advance
from kpps_desktop.domain.events import DeskSetUp
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.domain.reading import follow
from kpps_desktop.services.standing import Standing
from kpps_desktop.services.texts import refuse_unfit_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.event_names import AnyEvent, Event
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.places import Tps
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.domain.reading import Readings
    from kpps_desktop.formbook import Form
    from kpps_desktop.services.keys import Keys
    from kpps_desktop.store import Books, Store
    from kpps_desktop.trust.credentials import Credential


def _advance(day: Day | None, event: AnyEvent, at: str, _officer: str) -> Day:
    return advance(day, event, at)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a service of the TPS needs; `forms` holds the result form of each contest."""

    store: Store
    clock: Clock
    keys: Keys
    election: Election
    tps: Tps
    profile: Profile
    forms: Mapping[str, Form]
    standing: Standing[Day] = field(default_factory=lambda: Standing(_advance))
    reading: Standing[Readings] = field(default_factory=lambda: Standing(follow))

    @property
    def contests(self) -> tuple[str, ...]:
        """Codes of the contests on this TPS's ballots, in the order they are counted."""
        return tuple(contest.code for contest in self.ballots)

    @property
    def ballots(self) -> tuple[Contest, ...]:
        """The contests held here."""
        return self.election.contests_at(self.tps.kode)

    def day(self) -> Day:
        """Return the day as the journal tells it."""
        with self.store.read() as books:
            self.standing.read(books.journal)
        return self.standing.known()

    def readings(self) -> Readings:
        """Return who tallied and who typed each contest, as the journal tells it."""
        with self.store.read() as books:
            return self.reading.read(books.journal) or {}

    def identify(self, officer: OfficerId, pin: str) -> None:
        """Refuse whoever does not know an officer's PIN."""
        self.keys.open(officer, pin, self.clock.now())

    def credential(self, pin: str) -> Credential:
        """Return what signs for this TPS, on the ketua's PIN."""
        return self.keys.credential(KETUA_KPPS, pin, self.clock.now())


@contextmanager
def record(desk: Desk, event: Event, by: OfficerId) -> Iterator[Books]:
    """Write an event that may follow now, and its rows, as one; Refused leaves nothing.

    Refused S.518 for somebody who is no officer of this desk, S.519 for text that a bundle
    could not carry: found out at the end of the day it would be too late.
    """
    if not isinstance(event, DeskSetUp):  # of the pack's words, read under limits of their own
        refuse_unfit_texts(event)
    at = desk.clock.now()
    with desk.store.write(event, by, at) as books:
        day = desk.standing.read(books.journal)
        if day is not None and by not in day.setup.officers:
            raise Refused("S.518", by=by)
        desk.standing.foresee(event, at.isoformat(), by)
        yield books


def refuse_unknown(desk: Desk, contest: str) -> None:
    """Refuse a contest that is named and not held here."""
    if contest:
        desk.day().known(contest)


def lead(by: OfficerId) -> None:
    """Refuse anyone but the ketua."""
    if by != KETUA_KPPS:
        raise Refused("S.501", by=by)
