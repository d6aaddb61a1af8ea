"""The recap of a region as it is signed and sent: the content of `recap.json`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ContestCode, ResultKind
from kpps_desktop.domain.figures import Cell, Figures, Sheet, total
from kpps_desktop.domain.levels import above
from kpps_desktop.domain.places import KodeTps, KodeWilayah, up
from kpps_desktop.domain.recap.pending import open_matters
from kpps_desktop.domain.recap.recap import UNSETTLED, State
from kpps_desktop.domain.recap.told import SUPERSEDES
from kpps_desktop.domain.results import Explanation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kpps_desktop.domain.elections import Election, Mode
    from kpps_desktop.domain.journal import Head
    from kpps_desktop.domain.levels import Unit
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.recap.events import (
        RecapObjectionAnswered,
        RecapObjectionRaised,
    )
    from kpps_desktop.domain.recap.recap import Column, Recap
    from kpps_desktop.domain.recap.told import Arrival, Correction


NO_REASONS: Mapping[tuple[str, str, str, tuple[str, ...]], str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One contest of one unit as it stands: where it came from, and what was found in it.

    `tps` is the unit's code: of a TPS in a kecamatan's recap, of a region below further up.

    `source` is `bundle`, `qr` or `entri` (typed), or empty while nothing came; `kind` and
    `sequence` are of the signed result, if one stands. Typed of a later vote it has its `kind`
    and no number (0).
    """

    tps: KodeTps
    contest: ContestCode
    state: State
    source: str
    kind: ResultKind | None
    sequence: int
    figures: Figures
    findings: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """The figures of a desa or of the region itself, summed over the units that are in."""

    place: KodeWilayah
    contest: ContestCode
    figures: Figures


@dataclass(frozen=True, slots=True)
class Received:
    """A signed result that arrived, as its bytes are remembered (SHA-256, hex)."""

    tps: KodeTps
    kind: ResultKind
    sequence: int
    sha256: str
    by: str


class NotedKind(StrEnum):
    """What a TPS noted of its own day."""

    KEJADIAN = "kejadian khusus"
    KEBERATAN = "keberatan"
    GANGGUAN = "gangguan"


class NotedStatus(StrEnum):
    """How far it was dealt with at the TPS."""

    TERCATAT = "tercatat"
    MENUNGGU = "belum dijawab"
    DITERIMA = "diterima"
    DITOLAK = "ditolak"


@dataclass(frozen=True, slots=True)
class Noted:
    """What a TPS noted, as the bundle that stands tells it; the pleno reads each one out.

    `contest` is empty where it is of the whole TPS; `number` (`KK-1`, `KB-1`) where it has one;
    `by` is who objected; `answer` is what was done or answered; `at` is ISO 8601.
    """

    tps: KodeTps
    kind: NotedKind
    number: str
    contest: str
    at: str
    by: str
    text: str
    status: NotedStatus
    answer: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A result above which another one stands (`above`, `above_sequence`); 0 is of typed paper."""

    tps: KodeTps
    contest: ContestCode
    kind: ResultKind
    sequence: int
    above: ResultKind
    above_sequence: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class RecapResult:
    """A whole region at one moment; `kecamatan` is its code, of whatever level it is.

    `sequence` counts from 1; `previous` is the SHA-256 (hex) of the bundle before, or empty;
    `journal` holds the head of each desk's chain; `at` is ISO 8601 with offset. `awaited` tells
    that a pleno was opened, and has not made the recap final yet.
    """

    election: str
    kecamatan: KodeWilayah
    mode: Mode
    sequence: int
    previous: str
    journal: tuple[Head, ...]
    at: str
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    corrections: tuple[Correction, ...] = ()
    objections: tuple[tuple[RecapObjectionRaised, RecapObjectionAnswered | None], ...] = ()
    noted: tuple[Noted, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    awaited: bool = False

    @property
    def region(self) -> KodeWilayah:
        """The code of the region that this is the recap of."""
        return self.kecamatan

    @property
    def kind(self) -> ResultKind:
        """The highest kind among its results: what a re-vote changed stands above what was."""
        kinds = (row.kind for row in self.rows if row.kind)
        return max(kinds, key=SUPERSEDES.index, default=ResultKind.REGULER)

    @property
    def missing(self) -> tuple[tuple[KodeTps, ContestCode], ...]:
        """What has not come yet."""
        return tuple((row.tps, row.contest) for row in self.rows if row.state is State.MENUNGGU)

    @property
    def unsettled(self) -> tuple[tuple[KodeTps, ContestCode], ...]:
        """What has not come, was typed once, differs by source, or is not final below."""
        return tuple((row.tps, row.contest) for row in self.rows if row.state in UNSETTLED)

    @property
    def complete(self) -> bool:
        """Whether all is in and decided, every contradiction has a reason, and no pleno waits."""
        return next(open_matters(self), None) is None

    def total(self, place: str, contest: str) -> Total | None:
        """Return the total of a place and contest."""
        wanted = (place, contest)
        return next((one for one in self.totals if (one.place, one.contest) == wanted), None)


@dataclass(frozen=True, slots=True)
class Share:
    """What a desk of a PPK hands the others: all that was written in its books.

    `desk` began those books; `journal` holds the head of each chain in them; `sequence` counts
    from 1; `at` is ISO 8601 with offset.
    """

    election: str
    kecamatan: KodeWilayah
    mode: Mode
    desk: str
    sequence: int
    journal: tuple[Head, ...]
    at: str


def rows_of(
    recap: Recap,
    election: Election,
    found: Callable[[Sheet], Iterable[Finding]],
    told: Mapping[tuple[str, str, str, tuple[str, ...]], str] = NO_REASONS,
    units: Iterable[Unit] | None = None,
) -> tuple[Row, ...]:
    """Return every contest of every unit of the pack, in the order of the forms.

    `units` are the election's TPS where they are not told; `found` are the rules' findings of a
    sheet; the reasons come from the recap, or else from what the TPS `told` (by TPS, contest,
    code and cells).
    """
    places = sorted(str(one.kode) for one in (election.stations if units is None else units))
    return tuple(
        _row(KodeTps(place), contest.code, recap.column(place, contest.code), found, told)
        for contest in election.contests
        for place in places
        if place.startswith(contest.wilayah)
    )


def _row(
    tps: KodeTps,
    contest: ContestCode,
    column: Column,
    found: Callable[[Sheet], Iterable[Finding]],
    told: Mapping[tuple[str, str, str, tuple[str, ...]], str],
) -> Row:
    held = column.figures
    if held is None:
        return Row(tps, contest, State.MENUNGGU, "", None, 0, {})
    figures = {Cell(cell): figure for cell, figure in held.items()}
    findings = tuple(
        Explanation(
            contest,
            one.code,
            one.cells,
            column.explained.get((one.code, one.cells))
            or told.get((tps, contest, one.code, one.cells), ""),
        )
        for one in found(Sheet(tps, contest, figures))
    )
    standing = column.standing
    if standing is None:
        return Row(tps, contest, column.state, "entri", column.kind, 0, figures, findings)
    return Row(
        tps,
        contest,
        column.state,
        _way(column.arrivals, standing),
        standing.kind,
        standing.sequence,
        figures,
        findings,
    )


def _way(arrivals: Iterable[Arrival], standing: Arrival) -> str:
    """Return how the result that stands came: a bundle says more than its QR text."""
    ways = {one.by for one in arrivals if one.rank == standing.rank}
    return "bundle" if "bundle" in ways else standing.by


def superseded_of(recap: Recap) -> tuple[Superseded, ...]:
    """Return every result above which another one stands: what was typed, then what was signed."""
    return tuple(
        Superseded(
            KodeTps(tps),
            ContestCode(contest),
            kind,
            sequence,
            above,
            column.standing.sequence if column.standing else 0,
            {Cell(cell): figure for cell, figure in figures.items()},
        )
        for (tps, contest), column in sorted(recap.columns.items())
        if (above := column.kind) is not None
        for kind, sequence, figures in _below(column)
    )


def _below(column: Column) -> Iterator[tuple[ResultKind, int, Mapping[str, int | None]]]:
    yield from ((one.kind, 0, one.figures) for one in column.aside)
    yield from ((one.kind, one.sequence, one.figures) for one in column.superseded)


def totals_of(rows: Iterable[Row]) -> tuple[Total, ...]:
    """Sum rows per desa and for the region they make; what is not yet in is left out.

    A blank among the figures that are in leaves the sum of its cell blank: blank is not zero.
    """
    gathered: dict[tuple[ContestCode, KodeWilayah], list[Row]] = {}
    for row in rows:
        if row.state is not State.MENUNGGU:
            for level in above(row.tps):
                gathered.setdefault((row.contest, up(row.tps, level)), []).append(row)
    return tuple(
        Total(place, contest, _summed(group)) for (contest, place), group in gathered.items()
    )


def _summed(rows: list[Row]) -> Figures:
    cells = dict.fromkeys(cell for row in rows for cell in row.figures)
    return {cell: total(row.figures.get(cell) for row in rows) for cell in cells}


def received_of(recap: Recap) -> tuple[Received, ...]:
    """Return every signed result that ever arrived, superseded ones too."""
    return tuple(
        dict.fromkeys(
            Received(KodeTps(tps), one.kind, one.sequence, one.sha256, one.by)
            for (tps, _), column in sorted(recap.columns.items())
            for one in column.arrivals
        )
    )
