"""The roll: who received ballots, in which contests, what was replaced, who was in the queue."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import category_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain import events
    from kpps_desktop.domain.people import CategoryCode, VoterRef


@dataclass(frozen=True, slots=True)
class Admission:
    """One voter's line in an attendance list, and when it was written (ISO 8601)."""

    said: events.VoterAdmitted
    at: str
    replaced: tuple[str, ...] = ()
    companion: bool = False

    @property
    def category(self) -> CategoryCode:
        """The list the voter is on."""
        return category_of(self.voter)

    @property
    def voter(self) -> VoterRef:
        """The voter's reference."""
        return self.said.voter  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """Someone who left without voting, when and why."""

    category: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Roll:
    """Attendance of one TPS. One log serves all contests: each voter has his or her own set."""

    present: Mapping[str, Admission] = field(default_factory=dict)
    spoiled: Mapping[str, int] = field(default_factory=dict)
    """Ballots given back (*rusak* or *keliru coblos*) by contest."""
    issued: Mapping[str, int] = field(default_factory=dict)
    """Ballots handed out by contest, replacements included."""
    highest: Mapping[str, int] = field(default_factory=dict)
    """The last running number given in each list, undone admissions included."""
    turned_away: tuple[TurnedAway, ...] = ()
    waiting: int | None = None
    """People in the queue at closing time; None while it is open."""
    closed_at: str = ""

    @property
    def twice(self) -> tuple[str, ...]:
        """Voters who were admitted although their finger was inked already."""
        return tuple(voter for voter, one in self.present.items() if one.said.inked)

    def admit(self, said: events.VoterAdmitted, at: str) -> Roll:
        """Write a voter into the attendance list."""
        if said.voter in self.present:
            raise Refused("S.201", voter=said.voter, at=_hour(self.present[said.voter].at))
        category = category_of(said.voter)  # type: ignore[arg-type]
        number = int(said.voter.rpartition("-")[2])
        return replace(
            self,
            present={**self.present, said.voter: Admission(said, at)},
            issued=_added(self.issued, said.contests, 1),
            highest={**self.highest, category: max(number, self.highest.get(category, 0))},
        )

    def undo(self, voter: str) -> Roll:
        """Strike an admission that was written by mistake."""
        admission = self._admission(voter)
        if admission.replaced:
            raise Refused("S.203", voter=voter)
        return replace(
            self,
            present={ref: one for ref, one in self.present.items() if ref != voter},
            issued=_added(self.issued, admission.said.contests, -1),
        )

    def replace_ballot(self, voter: str, contest: str) -> Roll:
        """Give a voter one more ballot for a contest (once a contest)."""
        admission = self._admission(voter)
        if contest not in admission.said.contests:
            raise Refused("S.204", voter=voter, contest=contest)
        if contest in admission.replaced:
            raise Refused("S.205", voter=voter, contest=contest)
        given = replace(admission, replaced=(*admission.replaced, contest))
        return replace(
            self,
            present={**self.present, voter: given},
            spoiled=_added(self.spoiled, (contest,), 1),
            issued=_added(self.issued, (contest,), 1),
        )

    def accompany(self, voter: str) -> Roll:
        """Record that a companion helps a voter."""
        admission = replace(self._admission(voter), companion=True)
        return replace(self, present={**self.present, voter: admission})

    def turn_away(self, category: str, reason: str, at: str) -> Roll:
        """Record that somebody left without voting."""
        return replace(self, turned_away=(*self.turned_away, TurnedAway(category, reason, at)))

    def close_queue(self, waiting: int, at: str) -> Roll:
        """Count the people in the queue at closing time; each of them may vote."""
        if self.waiting is not None:
            raise Refused("S.206", at=_hour(self.closed_at))
        return replace(self, waiting=waiting, closed_at=at)

    def of(self, contest: str, category: str | None = None) -> Iterator[Admission]:
        """Yield those who received a ballot of a contest, all or of one list."""
        for admission in self.present.values():
            if contest in admission.said.contests and category in {None, admission.category}:
                yield admission

    def next_number(self, category: str) -> int:
        """Return the running number the next voter of a list gets."""
        return self.highest.get(category, 0) + 1

    def _admission(self, voter: str) -> Admission:
        admission = self.present.get(voter)
        if admission is None:
            raise Refused("S.202", voter=voter)
        return admission


def _hour(at: str) -> str:
    return at[11:16].replace(":", ".")


def _added(counts: Mapping[str, int], keys: tuple[str, ...], by: int) -> Mapping[str, int]:
    added = dict(counts)
    for key in keys:
        added[key] = added.get(key, 0) + by
    return added
