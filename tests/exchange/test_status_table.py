"""The status of a recap as sheets: every TPS and contest, every desa, and the kecamatan."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from kpps_desktop.exchange.status_table import status_xlsx
from tests.exchange.sample_recap import ELECTION, PARTIAL, THIRD, WHOLE

if TYPE_CHECKING:
    from kpps_desktop.domain.recap.results import RecapResult


def sheet_of(result: RecapResult, name: str) -> list[dict[str, object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(status_xlsx(result, ELECTION)))
    head, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_every_contest_of_every_tps_has_a_line() -> None:
    lines = sheet_of(PARTIAL, "Status")
    assert {(one["kode_tps"], one["kontes"]) for one in lines} == {
        (row.tps, row.contest) for row in PARTIAL.rows
    }
    waiting = [one for one in lines if one["status"] == "belum"]
    assert THIRD in {one["kode_tps"] for one in waiting}
    assert {(one["kode_tps"], one["kontes"]) for one in waiting} == set(PARTIAL.missing)
    assert {one["sumber"] for one in waiting} == {""}
    assert {one["mode"] for one in lines} == {"simulasi"}


def test_every_desa_has_a_line_and_the_kecamatan_the_last() -> None:
    lines = [one for one in sheet_of(PARTIAL, "Desa") if one["kontes"] == "gubernur"]
    assert [(one["kode_desa"], one["tps"], one["belum"]) for one in lines] == [
        ("9901012001", 2, 0),
        ("9901012002", 1, 1),
        ("990101", 3, 1),
    ]
    assert lines[0]["desa"] == "=MELATI"


def test_the_same_recap_gives_the_same_bytes() -> None:
    assert status_xlsx(WHOLE, ELECTION) == status_xlsx(WHOLE, ELECTION)
