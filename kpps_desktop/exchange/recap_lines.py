"""A recap as lines of a table: unit by unit, TPS with the sum of their desa, then the region."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import TOTALLED, unit_level
from kpps_desktop.domain.places import Level, is_tps, level, tps_number, up
from kpps_desktop.domain.recap.pending import open_places
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.recap.results import RecapResult, Row

PROVISIONAL, COMPLETE = "SEMENTARA", "LENGKAP"
LANGUAGE = "id"
"""Tables speak as papers do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place of a contest; `findings` are told as `R12 VC IB4_J: why`.

    `noted` are told as `KB-1 keberatan, ditolak: what`.
    """

    level: str
    kode: str
    name: str
    contest: str
    state: str
    source: str
    kind: str
    sequence: int | None
    figures: Figures
    findings: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


def standing(result: RecapResult) -> str:
    """Return `SEMENTARA` while anything keeps the recap from being complete, else `LENGKAP`."""
    return COMPLETE if result.complete else PROVISIONAL


def source_of(row: Row) -> str:
    """Name where a row came from, as every table does; nothing while nothing came."""
    return label(f"source.{row.source}", LANGUAGE) if row.source else ""


def lines_of(result: RecapResult, election: Election, contest: str) -> Iterator[Line]:
    """Walk one contest of a recap: its units, the sum of each desa, then that of the region."""
    noted: dict[str, list[str]] = defaultdict(list)
    for one in result.noted:
        if one.contest in {"", contest}:
            told = f"{one.number} {one.kind.value}, {one.status.value}: {one.text}"
            noted[one.tps].append(told.strip())
    rows = sorted((row for row in result.rows if row.contest == contest), key=lambda row: row.tps)
    left = open_places(result)
    *between, own = TOTALLED[unit_level(result.region)]
    for place, listed in groupby(rows, lambda row: up(row.tps, between[0] if between else own)):
        of = list(listed)
        yield from (_unit_line(row, election, tuple(noted[row.tps])) for row in of)
        if between:
            unsettled = any((row.tps, contest) in left for row in of)
            yield _total_line(result, election, between[0], place, contest, unsettled=unsettled)
    if rows:
        unsettled = any((row.tps, contest) in left for row in rows)
        yield _total_line(result, election, own, result.region, contest, unsettled=unsettled)


def _unit_line(row: Row, election: Election, noted: tuple[str, ...]) -> Line:
    name = f"TPS {tps_number(row.tps):03d}" if is_tps(row.tps) else election.name_of(row.tps)
    return Line(
        (level(row.tps) or Level.TPS).name,
        row.tps,
        name,
        row.contest,
        row.state.value,
        source_of(row),
        row.kind.value if row.kind else "",
        row.sequence or None,
        row.figures,
        tuple(
            " ".join((one.code, *one.cells)) + (f": {one.reason}" if one.reason else "")
            for one in row.findings
        ),
        noted,
    )


def _total_line(
    result: RecapResult,
    election: Election,
    of: Level,
    kode: str,
    contest: str,
    *,
    unsettled: bool,
) -> Line:
    total = result.total(kode, contest)
    return Line(
        of.name,
        kode,
        election.name_of(kode),
        contest,
        PROVISIONAL if unsettled else COMPLETE,
        "",
        "",
        None,
        total.figures if total else {},
    )
