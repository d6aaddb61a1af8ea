"""The table of figures, as people make it: CSV, workbooks, slips of the hand."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.places import Level
from kpps_desktop.intake.figures import MOST_FAULTS, read_figures
from kpps_desktop.words import LANGUAGES, wording_of

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Finding

TPS = "3101011001001"
NEXT = "3101011001002"
HEAD = "kode_tps,kontes,VC,VA,VB,IV_1,IV_2\n"


def read(text: str) -> tuple[list[Sheet], list[Finding]]:
    sheets, findings = read_figures(text.encode(), "angka.csv")
    for finding in findings:
        assert all(wording_of(finding, lang).remedy for lang in LANGUAGES)
    return sheets, findings


def codes(text: str) -> list[str]:
    return [finding.code for finding in read(text)[1]]


def workbook(*sheets: list[list[object]], **options: object) -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, **options}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return kept.getvalue()


def test_a_row_is_a_sheet() -> None:
    sheets, findings = read(HEAD + f"{TPS},gubernur,10,9,1,4,5\n")
    assert sheets == [Sheet(TPS, "gubernur", {"VC": 10, "VA": 9, "VB": 1, "IV_1": 4, "IV_2": 5})]
    assert findings == []


def test_a_blank_cell_is_blank_and_an_absent_column_is_absent() -> None:
    ((sheet,), findings) = read(HEAD + f"{TPS},gubernur,,0, ,4,5\n")
    assert findings == []
    assert sheet.figures[Cell("VC")] is None
    assert sheet.figures[Cell("VB")] is None
    assert sheet.figures[Cell("VA")] == 0
    assert Cell("IB4_J") not in sheet.figures


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\N{BOM}"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_tables_come_in_every_dialect(delimiter: str, mark: str, newline: str) -> None:
    text = mark + HEAD + f'{TPS},"gubernur",10,9,1,4,5\n\n'
    ((sheet,), findings) = read(text.replace(",", delimiter).replace("\n", newline))
    assert findings == []
    assert sheet.figures[Cell("IV_2")] == 5


@pytest.mark.parametrize("figure", ["-1", "1000", "999999"])
def test_a_whole_number_is_taken_as_it_is(figure: str) -> None:
    # Whether it fits its boxes is for rule R20 to say, which is told with the cell.
    ((sheet,), findings) = read(HEAD + f"{TPS},gubernur,{figure},9,1,4,5\n")
    assert (sheet.figures[Cell("VC")], findings) == (int(figure), [])


def test_a_whole_number_that_no_form_holds_is_told_as_too_large() -> None:
    ((sheet,), (finding,)) = read(HEAD + f"{TPS},gubernur,10,1234567,1,4,5\n")
    assert sheet.figures[Cell("VA")] is None
    assert (finding.code, finding.cells, finding.facts["value"]) == ("F.561", ("VA",), "1234567")


def test_where_the_places_are_known_a_figure_beyond_their_boxes_is_told() -> None:
    data = (HEAD + f"{TPS},gubernur,10,1000,-1,4,5\n").encode()
    ((sheet,), faults) = read_figures(data, "angka.csv", stations={TPS: 1})
    assert [(one.code, one.cells) for one in faults] == [("F.560", ("VA",)), ("F.560", ("VB",))]
    assert sheet.figures[Cell("VA")] is None
    assert read_figures(data, "angka.csv", stations={TPS: 2})[0][0].figures[Cell("VA")] == 1000


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "1.5",
        "1.000",
        "12O",
        "0x1",
        "1e3",
        "\N{ARABIC-INDIC DIGIT ONE}",
        "NIHIL",
        "=1",
    ],
)
def test_what_is_no_figure_is_told_and_leaves_a_blank(text: str) -> None:
    ((sheet,), (finding,)) = read(HEAD + f"{TPS},gubernur,10,{text},1,4,5\n")
    assert sheet.figures[Cell("VA")] is None
    assert (finding.code, finding.cells, finding.where) == ("I.124", ("VA",), "angka.csv")
    assert finding.facts == {
        "column": "VA",
        "value": text,
        "row": 2,
        "tps": TPS,
        "contest": "gubernur",
    }


def test_a_row_without_a_place_of_its_own_is_left_out() -> None:
    rows = (
        f"{TPS},gubernur,10,9,1,4,5\n"
        "117101,gubernur,10,9,1,4,5\n"
        "1.17101E+12,gubernur,10,9,1,4,5\n"
        f"{NEXT},presiden,10,9,1,4,5\n"
        f"{TPS},gubernur,11,9,1,4,5\n"
        f"{NEXT},,10,9,1,4,5\n"
    )
    sheets, findings = read(HEAD + rows)
    assert [(one.tps, one.figures[Cell("VC")]) for one in sheets] == [(TPS, 10)]
    assert [(one.code, one.facts["row"]) for one in findings] == [
        ("I.121", 3),
        ("I.121", 4),
        ("I.122", 5),
        ("I.123", 6),
        ("I.122", 7),
    ]
    assert findings[3].facts["first"] == 2


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("kontes,VC", "gubernur,1", ["I.109"]),
        ("kode_tps,VC", f"{TPS},1", ["I.109"]),
        ("Kode TPS,kontes,VC", f"{TPS},gubernur,1", ["I.110", "I.109"]),
        ("kode_tps,kontes,VD", f"{TPS},gubernur,1", ["I.110"]),
        ("kode_tps,kontes,IB4_X", f"{TPS},gubernur,1", ["I.110"]),
        ("kode_tps,kontes,IV_0", f"{TPS},gubernur,1", ["I.110"]),
        ("kode_tps,kontes,IV_01", f"{TPS},gubernur,1", ["I.110"]),
        ("kode_tps,kontes,VC,VC", f"{TPS},gubernur,1,1", ["I.111"]),
        ("kode_tps,kontes,VC", f"{TPS},gubernur,1,1", ["I.112"]),
        ("kode_tps,kontes,,VC", f"{TPS},gubernur,1,1", ["I.112"]),
        ("kode_tps,kontes,,VC,", f"{TPS},gubernur,,1,,", []),
        ("kode_tps,kontes,VC", "", ["I.113"]),
    ],
)
def test_columns_that_are_wrong_are_told(head: str, row: str, expected: list[str]) -> None:
    assert codes(f"{head}\n{row}\n") == expected


def test_an_unknown_column_leaves_the_others_readable() -> None:
    ((sheet,), (finding,)) = read(f"kode_tps,kontes,desa,VC\n{TPS},gubernur,KELAPA,7\n")
    assert (finding.code, finding.facts["column"]) == ("I.110", "desa")
    assert sheet.figures == {"VC": 7}


def test_all_faults_are_told_at_once() -> None:
    assert codes(f"kode_tps,kontes,VX,VC,VA\n{TPS},gubernur,1,x,y\n1,gubernur,1,1,1\n") == [
        "I.110",
        "I.124",
        "I.124",
        "I.121",
    ]


def test_a_flood_of_faults_is_cut_off() -> None:
    found = codes(HEAD + "x,gubernur,1,1,1,1,1\n" * (MOST_FAULTS + 5))
    assert found == ["I.121"] * MOST_FAULTS + ["I.114"]


def test_contests_of_one_table_may_have_fewer_choices() -> None:
    head = "kode_tps,kontes,IV_1,IV_2,IV_3,IV_4\n"
    rows = f"{TPS},gubernur,1,,3,\n{TPS},bupati,1,2,,\n{NEXT},bupati,1,,,\n{NEXT},gubernur,,,,\n"
    sheets, (note,) = read(head + rows)
    assert (note.code, note.kind, note.facts) == (
        *("I.125", Kind.KABAR),
        {"contest": "bupati", "first": 3},
    )
    assert [sorted(sheet.figures) for sheet in sheets] == [
        ["IV_1", "IV_2", "IV_3", "IV_4"],
        ["IV_1", "IV_2", "IV_4"],
        ["IV_1", "IV_2", "IV_4"],
        ["IV_1", "IV_2", "IV_3", "IV_4"],
    ]


def test_a_column_that_one_contest_alone_leaves_blank_is_blank() -> None:
    ((sheet,), findings) = read(f"kode_tps,kontes,IV_1,IV_2\n{TPS},gubernur,1,\n")
    assert findings == []
    assert sheet.figures == {"IV_1": 1, "IV_2": None}


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    head = ["kode_tps", "kontes", "VC", "IV_1"]
    data = workbook(
        [head, [TPS, "gubernur", "10", 4]],
        [],
        [[*head, "IV_2"], [int(TPS), "bupati", 10.0, None, 5]],
    )
    sheets, findings = read_figures(data, "angka.xlsx")
    assert findings == []
    assert [(one.tps, one.contest, dict(one.figures)) for one in sheets] == [
        (TPS, "gubernur", {"VC": 10, "IV_1": 4}),
        (TPS, "bupati", {"VC": 10, "IV_1": None, "IV_2": 5}),
    ]


def test_rows_of_a_workbook_keep_the_numbers_one_sees() -> None:
    rows: list[list[object]] = [
        *([], [], ["kode_tps", "kontes", "VC"], []),
        [TPS, "gubernur", dt.date(2024, 11, 27)],
        [NEXT, "gubernur", 1.5],
        [1.0e300, "gubernur", True],
    ]
    sheets, findings = read_figures(workbook(rows, default_date_format="dd/mm/yyyy"), "a.xlsx")
    assert [one.figures for one in sheets] == [{"VC": None}, {"VC": None}]
    assert [(one.code, one.where, one.facts["row"]) for one in findings] == [
        ("I.124", "a.xlsx [Sheet1]", 5),
        ("I.124", "a.xlsx [Sheet1]", 6),
        ("I.121", "a.xlsx [Sheet1]", 7),
    ]


@given(
    st.dictionaries(
        st.sampled_from(["VC", "VA", "II1", "IA_L", "IV_1"]),
        st.integers(0, 999) | st.none(),
        min_size=1,
    ),
    st.sampled_from(",;"),
)
def test_what_was_written_is_read(figures: dict[str, int | None], delimiter: str) -> None:
    head = delimiter.join(["kode_tps", "kontes", *figures])
    row = delimiter.join([TPS, "bupati", *("" if f is None else str(f) for f in figures.values())])
    rows: list[list[object]] = [
        ["kode_tps", "kontes", *figures],
        [TPS, "bupati", *figures.values()],
    ]
    for data in (f"{head}\n{row}\n".encode(), workbook(rows)):
        assert read_figures(data, "x") == ([Sheet(TPS, "bupati", figures)], [])


@pytest.mark.parametrize("column", ["kode_wilayah", "kode_kecamatan", "KODE_KECAMATAN"])
def test_figures_of_regions_name_them_by_their_code(column: str) -> None:
    table = f"{column},kontes,VC\n990101,gubernur,1234567\n9901012001001,gubernur,3\n".encode()
    sheets, faults = read_figures(table, "angka.csv", units=Level.KECAMATAN)
    assert [(one.tps, one.figures[Cell("VC")]) for one in sheets] == [("990101", 1_234_567)]
    assert [(one.code, one.facts["value"]) for one in faults] == [("I.167", "9901012001001")]


def test_a_table_of_tps_is_none_of_regions() -> None:
    table = b"kode_tps,kontes,VC\n9901012001001,gubernur,3\n"
    sheets, faults = read_figures(table, "angka.csv", units=Level.KABKO)
    assert sheets == []
    assert [one.code for one in faults] == ["I.167"]
    _, faults = read_figures(b"kontes,VC\ngubernur,3\n", "angka.csv", units=Level.KABKO)
    assert [(one.code, one.facts["column"]) for one in faults] == [("I.109", "kode_wilayah")]
