"""How far a recap is: what is in, desa by desa, what is missing, and what to do next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.places import Level, up
from kpps_desktop.domain.recap.pending import Why, open_matters
from kpps_desktop.domain.recap.recap import ACCEPTED as OWED
from kpps_desktop.domain.recap.recap import TYPED_ONCE, State
from kpps_desktop.services.ppk.reporting import recap_result, unentered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.recap.pending import Open
    from kpps_desktop.domain.recap.results import Row, Superseded
    from kpps_desktop.domain.recap.sources import Stand
    from kpps_desktop.services.ppk.desk import RecapDesk

MISSING, SECOND, PROVISIONAL, DIFFERING, OBJECTION, ACCEPTED, UNEXPLAINED, AWAITED, REPORT = (
    "missing",
    "typed_once",
    "provisional",
    "differing",
    "objection",
    "accepted",
    "unexplained",
    "awaited",
    "report",
)
"""What is to be done next, the most pressing first; the words are found by these."""


_TOLD_APART = {TYPED_ONCE, OWED}
"""Findings that are counted by themselves."""


@dataclass(frozen=True, slots=True)
class Village:
    """A desa, or a region below: its contests of TPS, or its own, by state."""

    kode: str
    name: str
    stations: int
    states: Mapping[State, int]
    stands: Mapping[Stand, int]
    """The same as the board counts them."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A recap at one glance; `missing` to `differing` are its rows in that state.

    `kecamatan` is the code of its region, `units` the level of its columns, and `villages` are
    the desa, or further up the regions themselves.

    `findings` counts all that stands against figures, `unexplained` those that wait for a reason;
    `objections` are raised at the PPK and not answered yet; above `superseded` another stands.
    """

    kecamatan: str
    units: Level
    villages: tuple[Village, ...]
    missing: tuple[Row, ...]
    typed_once: tuple[Row, ...]
    provisional: tuple[Row, ...]
    differing: tuple[Row, ...]
    findings: int
    unexplained: int
    objections: tuple[str, ...]
    superseded: tuple[Superseded, ...]
    reports: int
    left: tuple[Open, ...] = ()
    """All that keeps the recap SEMENTARA."""
    unentered: Mapping[str, int] = field(default_factory=dict)
    """How many figures of each contest nobody ever entered, votes apart."""

    @property
    def complete(self) -> bool:
        """Whether a report would be complete."""
        return not self.left

    @property
    def todo(self) -> Mapping[str, int]:
        """What to do next, with how much of it there is; the report comes when nothing else."""
        counted = {
            MISSING: len({row.tps for row in self.missing}),
            SECOND: len({row.tps for row in self.typed_once}),
            PROVISIONAL: len({row.tps for row in self.provisional}),
            DIFFERING: len(self.differing),
            OBJECTION: len(self.objections),
            ACCEPTED: sum(one.why is Why.ACCEPTED for one in self.left),
            UNEXPLAINED: self.unexplained,
            AWAITED: sum(one.why is Why.AWAITED for one in self.left),
        }
        open_ones = {name: count for name, count in counted.items() if count}
        return open_ones or {REPORT: self.reports + 1}


def stands_of(desk: RecapDesk) -> Mapping[tuple[str, str], Stand]:
    """Return where the board has each contest of each unit now."""
    places = [
        (unit, contest.code) for unit in desk.units for contest in desk.election.contests_at(unit)
    ]
    return {place: one.stand for place, one in desk.board.look(desk.recap(), places).items()}


def overview(desk: RecapDesk) -> Overview:
    """Return how far the recap is now."""
    result, recap = recap_result(desk), desk.recap()
    told = [one for row in result.rows for one in row.findings]
    return Overview(
        kecamatan=result.region,
        units=unit_level(result.region),
        villages=tuple(_villages(desk, result.rows)),
        missing=tuple(row for row in result.rows if row.state is State.MENUNGGU),
        typed_once=tuple(row for row in result.rows if row.state is State.DIKETIK_SEKALI),
        provisional=tuple(row for row in result.rows if row.state is State.SEMENTARA),
        differing=tuple(row for row in result.rows if row.state is State.BERBEDA),
        findings=len(told),
        unexplained=sum(not one.reason for one in told if one.code not in _TOLD_APART),
        objections=tuple(key for key, (_, answer) in recap.objections.items() if answer is None),
        superseded=result.superseded,
        reports=len(recap.made),
        left=tuple(open_matters(result)),
        unentered=unentered(desk, result),
    )


def _villages(desk: RecapDesk, rows: Iterable[Row]) -> Iterable[Village]:
    ordered, stands = sorted(rows, key=lambda row: row.tps), stands_of(desk)
    # A region's own code is shorter than a desa's: each stands for itself.
    for place, listed in groupby(ordered, lambda row: up(row.tps, Level.DESA)):
        held = list(listed)
        states = Counter(row.state for row in held)
        stations = sum(desk.units[kode].stations for kode in {row.tps for row in held})
        board = Counter(stands[row.tps, row.contest] for row in held)
        yield Village(place, desk.election.name_of(place), stations, states, board)
