"""How far a recap is: each contest of each TPS with what stands against it, then each desa."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.places import Level, up
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import NotedKind
from kpps_desktop.domain.recap.sources import Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.elections import ResultKind
    from kpps_desktop.domain.places import KodeTps, KodeWilayah
    from kpps_desktop.domain.recap.results import RecapResult, Row


Stands: TypeAlias = "Mapping[tuple[str, str], Stand]"
"""Where the board has each TPS and contest."""
NOWHERE: Stands = MappingProxyType({})
TOLD = (*(one.value for one in reversed(Stand)), State.SEMENTARA.value)
"""All that a status can be told as, from nothing to ratified; the last is a region's alone."""
HELD_UP = tuple(
    one.value
    for one in (
        *(Stand.BELUM, Stand.KOTAK, Stand.KETIK_SATU, Stand.BERBEDA, Stand.TUNDA, Stand.KEBERATAN),
        State.SEMENTARA,
    )
)
"""What holds a recap up, as it is told."""
_BY_STATE = {
    State.MENUNGGU: Stand.BELUM,
    State.DIKETIK_SEKALI: Stand.KETIK_SATU,
    State.BERBEDA: Stand.BERBEDA,
    State.DICOCOKKAN: Stand.COCOK,
    State.DISAHKAN: Stand.SAH,
}
_BY_SOURCE = {"qr": Stand.QR, "entri": Stand.KETIK_DUA}


@dataclass(frozen=True, slots=True)
class Status:
    """One contest of one TPS; `unexplained` are its findings without a reason.

    `stand` is where the board has it.

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
    stand: Stand

    @property
    def told(self) -> str:
        """How it is told: as on the board, or that what came of a region is not final there."""
        if self.state is State.SEMENTARA and self.stand in {Stand.BERKAS, Stand.QR}:
            return State.SEMENTARA.value
        return self.stand.value


@dataclass(frozen=True, slots=True)
class Standing:
    """Several of one contest together: how many are in each state, what stands against them.

    `told` counts them as they are told.
    """

    states: Mapping[State, int]
    told: Mapping[str, int]
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


def statuses(result: RecapResult, stands: Stands = NOWHERE) -> tuple[Status, ...]:
    """Return every contest of every TPS, by TPS, the contests in the order of the recap.

    `stands` is the board; what it does not know stands where its result alone says.
    """
    raised = Counter((one.tps, one.contest) for one, _ in result.objections)
    raised.update((one.tps, one.contest) for one in result.noted if one.kind is NotedKind.KEBERATAN)
    rows = sorted(result.rows, key=lambda one: one.tps)
    return tuple(_status(row, raised, stands.get((row.tps, row.contest))) for row in rows)


def _status(row: Row, raised: Counter[tuple[str, str]], stand: Stand | None) -> Status:
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
        stand=stand or _BY_STATE.get(row.state) or _BY_SOURCE.get(row.source, Stand.BERKAS),
    )


def standing_of(listed: Iterable[Status], contest: str) -> Standing:
    """Return how some stand in one contest."""
    ours = [one for one in listed if one.contest == contest]
    return Standing(
        states=Counter(one.state for one in ours),
        told=Counter(one.told for one in ours),
        findings=sum(one.findings for one in ours),
        unexplained=sum(one.unexplained for one in ours),
        objections=sum(one.objections for one in ours),
    )


def by_desa(listed: Iterable[Status]) -> Mapping[KodeWilayah, tuple[Status, ...]]:
    """Part what is in the order of its TPS by desa."""
    return {
        desa: tuple(group) for desa, group in groupby(listed, lambda one: up(one.tps, Level.DESA))
    }
