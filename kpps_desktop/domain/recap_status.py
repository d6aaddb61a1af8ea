"""How far a recap is: each contest of each TPS with what stands against it, then each desa."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level, up
from kpps_desktop.domain.recap import State
from kpps_desktop.domain.recap_results import NotedKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.elections import ResultKind
    from kpps_desktop.domain.places import KodeTps, KodeWilayah
    from kpps_desktop.domain.recap_results import RecapResult, Row


@dataclass(frozen=True, slots=True)
class Status:
    """One contest of one TPS; `unexplained` are its findings without a reason.

    `objections` were raised at the TPS or at the pleno; one of all contests counts for each.
    """

    tps: KodeTps
    contest: str
    state: State
    source: str
    kind: ResultKind | None
    sequence: int
    findings: int
    unexplained: int
    objections: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Several of one contest together: how many are in each state, what stands against them."""

    states: Mapping[State, int]
    findings: int
    unexplained: int
    objections: int

    @property
    def stations(self) -> int:
        """How many there are."""
        return sum(self.states.values())

    @property
    def arrived(self) -> int:
        """How many are in."""
        return self.stations - self.states.get(State.MENUNGGU, 0)


def statuses(result: RecapResult) -> tuple[Status, ...]:
    """Return every contest of every TPS, by TPS, the contests in the order of the recap."""
    raised = Counter((one.tps, one.contest) for one, _ in result.objections)
    raised.update((one.tps, one.contest) for one in result.noted if one.kind is NotedKind.KEBERATAN)
    return tuple(_status(row, raised) for row in sorted(result.rows, key=lambda one: one.tps))


def _status(row: Row, raised: Counter[tuple[str, str]]) -> Status:
    return Status(
        tps=row.tps,
        contest=row.contest,
        state=row.state,
        source=row.source,
        kind=row.kind,
        sequence=row.sequence,
        findings=len(row.findings),
        unexplained=sum(not one.reason for one in row.findings),
        objections=raised[row.tps, row.contest] + raised[row.tps, ""],
    )


def standing_of(listed: Iterable[Status], contest: str) -> Standing:
    """Return how some stand in one contest."""
    ours = [one for one in listed if one.contest == contest]
    return Standing(
        states=Counter(one.state for one in ours),
        findings=sum(one.findings for one in ours),
        unexplained=sum(one.unexplained for one in ours),
        objections=sum(one.objections for one in ours),
    )


def by_desa(listed: Iterable[Status]) -> Mapping[KodeWilayah, tuple[Status, ...]]:
    """Part what is in the order of its TPS by desa."""
    return {
        desa: tuple(group) for desa, group in groupby(listed, lambda one: up(one.tps, Level.DESA))
    }
