"""A recap as lines of a table: TPS by TPS, then its desa, then the kecamatan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, Level, tps_number, up
from kpps_desktop.domain.recap import UNSETTLED
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.recap_results import RecapResult, Row

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
    """Return `SEMENTARA` while anything is missing, typed once or differing, else `LENGKAP`."""
    return COMPLETE if result.complete else PROVISIONAL


def source_of(row: Row) -> str:
    """Name where a row came from, as every table does; nothing while nothing came."""
    return label(f"source.{row.source}", LANGUAGE) if row.source else ""


def lines_of(result: RecapResult, election: Election, contest: str) -> Iterator[Line]:
    """Walk one contest of a recap: the TPS of each desa and its total, then the kecamatan's."""
    by_desa: dict[str, list[Row]] = defaultdict(list)
    noted: dict[str, list[str]] = defaultdict(list)
    for one in result.noted:
        if one.contest in {"", contest}:
            told = f"{one.number} {one.kind.value}, {one.status.value}: {one.text}"
            noted[one.tps].append(told.strip())
    for row in result.rows:
        if row.contest == contest:
            by_desa[up(row.tps, Level.DESA)].append(row)
    for desa in sorted(by_desa):
        for row in sorted(by_desa[desa], key=lambda one: one.tps):
            yield _tps_line(row, tuple(noted[row.tps]))
        yield _total_line(result, election, "DESA", desa, contest, by_desa[desa])
    if by_desa:
        rows = [row for listed in by_desa.values() for row in listed]
        yield _total_line(result, election, "KECAMATAN", result.kecamatan, contest, rows)


def _tps_line(row: Row, noted: tuple[str, ...]) -> Line:
    return Line(
        "TPS",
        row.tps,
        f"TPS {tps_number(KodeTps(row.tps)):03d}",
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
    level: str,
    kode: str,
    contest: str,
    rows: list[Row],
) -> Line:
    unsettled = any(row.state in UNSETTLED for row in rows)
    total = result.total(kode, contest)
    return Line(
        level,
        kode,
        election.name_of(kode),
        contest,
        PROVISIONAL if unsettled else COMPLETE,
        "",
        "",
        None,
        total.figures if total else {},
    )
