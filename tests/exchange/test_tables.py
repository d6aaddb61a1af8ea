"""A recap's tables say what it says, blank for blank, and the same bytes each time."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from kpps_desktop.exchange.tables import recap_csv, recap_xlsx
from kpps_desktop.formbook import result_forms
from tests.exchange.sample_recap import ELECTION, PARTIAL, THIRD, WHOLE

if TYPE_CHECKING:
    from kpps_desktop.domain.recap.results import RecapResult

FORMS = result_forms("pilkada-2024")


def rows_of(result: RecapResult) -> list[dict[str, str]]:
    text = recap_csv(result, ELECTION, FORMS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheets_of(result: RecapResult) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(recap_xlsx(result, ELECTION, FORMS)))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def test_a_row_for_every_tps_desa_and_the_kecamatan() -> None:
    rows = rows_of(WHOLE)
    assert [(row["tingkat"], row["kode"]) for row in rows if row["kontes"] == "bupati"] == [
        ("TPS", "9901012001001"),
        ("TPS", "9901012001002"),
        ("DESA", "9901012001"),
        ("TPS", "9901012002001"),
        ("DESA", "9901012002"),
        ("KECAMATAN", "990101"),
    ]
    assert {row["mode"] for row in rows} == {"simulasi"}


def test_totals_are_the_sums_of_their_rows() -> None:
    rows = [row for row in rows_of(WHOLE) if row["kontes"] == "gubernur"]
    of = {row["kode"]: row for row in rows}
    assert of["9901012001"]["IV_2"] == "110"
    assert of["990101"]["IV_2"] == "310"
    assert of["990101"]["status"] == "LENGKAP"


def test_cells_stand_in_the_order_of_the_form() -> None:
    head = list(rows_of(WHOLE)[0])
    cells = [name for name in head if name[0] in "IV"]
    assert cells == list(FORMS["gubernur"].cells((1, 2, 3)))


def test_a_blank_is_an_empty_cell_and_a_missing_tps_is_named() -> None:
    rows = {(row["kode"], row["kontes"]): row for row in rows_of(PARTIAL)}
    assert rows["9901012001001", "gubernur"]["IV_2"] == ""
    assert rows["9901012001", "gubernur"]["IV_2"] == ""
    assert rows["9901012001002", "gubernur"]["IV_3"] == "0"
    assert rows[THIRD, "gubernur"]["status"] == "menunggu"
    assert rows["9901012002", "gubernur"]["status"] == "SEMENTARA"
    assert rows["9901012002", "gubernur"]["VC"] == ""
    found = "R12 VC IB4_J: satu surat suara dibawa pulang"
    assert rows["9901012001001", "bupati"]["temuan"] == found


def test_no_text_becomes_a_formula() -> None:
    assert "'=MELATI" in {row["nama"] for row in rows_of(WHOLE)}
    sheets = sheets_of(WHOLE)
    assert "=MELATI" in {row[2] for row in sheets["bupati"]}
    assert sheets["Koreksi"][1][7:9] == ["+salah tulis", "PPK-1"]
    assert sheets["Keberatan"][2][4] == "=1+1"


def test_a_workbook_has_a_sheet_a_contest_and_the_lists() -> None:
    sheets = sheets_of(PARTIAL)
    lists = ["Temuan", "Koreksi", "Keberatan", "Kejadian TPS", "Hasil digantikan"]
    assert list(sheets) == ["gubernur", "bupati", *lists]
    gubernur = sheets["gubernur"]
    assert str(gubernur[2][0]).startswith("SIMULASI: BUKAN HASIL PEMILIHAN. SEMENTARA")
    head = gubernur[3]
    first = dict(zip(head, gubernur[5], strict=True))
    assert (first["IV_1"], first["IV_2"], first["IV_3"]) == (100.0, "", 7.0)
    assert sheets["Temuan"][1][:3] == ["9901012001001", "bupati", "R12"]
    assert (sheets["Keberatan"][1][0], sheets["Keberatan"][1][6]) == ("K-1", "tidak")


@pytest.mark.parametrize("made", [recap_csv, recap_xlsx])
def test_the_same_recap_gives_the_same_bytes(made: type) -> None:
    assert made(PARTIAL, ELECTION, FORMS) == made(PARTIAL, ELECTION, FORMS)
