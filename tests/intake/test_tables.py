"""Files from unknown hands: whatever they hold, there are findings and no tracebacks."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.intake.limits import Limits
from kpps_desktop.intake.tables import read_tables
from kpps_desktop.words import wording_of

ROWS = [["kode_tps", "kontes", "VC"], ["3101011001001", "gubernur", 10]]
SMALL = Limits(size=100_000, unpacked=200_000, rows=50, columns=10)


def workbook() -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook())) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(entries: dict[str, bytes]) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in entries.items():
            book.writestr(name, content)
    return kept.getvalue()


def sheet_xml(cells: str) -> bytes:
    """Make a workbook whose sheet holds what is given."""
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats'
        f'.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'
    )
    return packed({**parts(), "xl/worksheets/sheet1.xml": xml.encode()})


def codes(data: bytes, limits: Limits = SMALL) -> list[str]:
    tables, findings = read_tables(data, "tabel", limits)
    assert bool(tables) != bool(findings)
    assert all(wording_of(one, "id").cause for one in findings)
    return [one.code for one in findings]


def lying(data: bytes, size: int) -> bytes:
    """Claim that every entry of a ZIP unpacks to a few bytes."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        entries = book.infolist()
    forged = bytearray(data)
    for entry in entries:
        at = data.index(b"PK\x01\x02", book.start_dir)
        while data[at + 46 : at + 46 + len(entry.filename)] != entry.filename.encode():
            at = data.index(b"PK\x01\x02", at + 1)
        forged[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(forged)


def test_a_sound_workbook_is_read() -> None:
    (table,), findings = read_tables(workbook(), "tabel.xlsx", SMALL)
    assert findings == []
    assert table.columns == ("kode_tps", "kontes", "VC")
    assert table.lines[0].texts["VC"] == "10"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "I.101"),
        (b"x" * 100_001, "I.102"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "I.103"),
        (b"kode_tps,kontes\n\xff\xfe", "I.103"),
        ("kode_tps,kontes".encode("utf-16"), "I.103"),
        (b"a,b\nc\0d,e\n", "I.103"),
        (b'a,b\n"c,d\n', "I.104"),
        (b'a,b\n"c"d,e\n', "I.104"),
        (b"a,b\n" + b"1,2\n" * 51, "I.108"),
        (b"a," * 11, "I.108"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "I.107"),
        (b"PK\x03\x04", "I.105"),
        (b"PK\x03\x04" + b"\0" * 500, "I.105"),
        (b"\n\n  \n", "I.113"),
        (b",,\n,,\n", "I.113"),
    ],
)
def test_hostile_bytes_are_findings(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_a_long_text_is_no_table() -> None:
    assert codes(b"a,b\n" + b"x" * 140_000 + b",1\n", Limits()) == ["I.104"]


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed({**parts(), "xl/worksheets/sheet1.xml": b"<c/>" * 10_000_000})
    assert len(bomb) < SMALL.size
    assert codes(bomb) == ["I.106"]


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    bomb = packed({**parts(), "xl/worksheets/sheet1.xml": b"<c/>" * 10_000_000})
    assert codes(lying(bomb, 10)) == ["I.105"]


def test_many_entries_or_the_same_twice_are_refused() -> None:
    assert codes(packed({f"xl/{n}.xml": b"" for n in range(1_001)}), Limits()) == ["I.106"]
    kept = BytesIO(workbook())
    with zipfile.ZipFile(kept, "a") as book, pytest.warns(UserWarning, match="Duplicate"):
        book.writestr("xl/workbook.xml", b"<x/>")
    assert codes(kept.getvalue()) == ["I.106"]


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"/></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c><c r = 'xfd1048576'><v>1</v></c></row>",
        '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>',
    ],
)
def test_cells_far_out_are_not_laid_out(cells: str) -> None:
    assert codes(sheet_xml(cells)) == ["I.108"]


def test_cells_hidden_by_another_encoding_are_not_laid_out() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16")
    assert codes(packed({**parts(), "xl/worksheets/sheet1.xml": xml})) == ["I.105"]


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1" t="s"><v>999999</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>x</v></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>',
        '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1e999</v></c></row>',
        '<row r="1"><c r="A1"><v>nan</v></c><c r="B1"><v>inf</v></c></row>',
        '<row r="1"><c r="A1"><f>A1</f></c>',
        "<row><c/></row>" * 60,
    ],
)
def test_odd_cells_are_no_traceback(cells: str) -> None:
    tables, findings = read_tables(sheet_xml(cells), "tabel.xlsx", SMALL)
    assert tables or findings


def test_workbooks_with_a_part_missing_are_findings() -> None:
    for name in parts():
        tables, findings = read_tables(
            packed({key: part for key, part in parts().items() if key != name}), "x", SMALL
        )
        assert tables or findings


@given(st.binary(max_size=400))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    for told in (data, b"PK\x03\x04" + data):
        tables, findings = read_tables(told, "tabel", SMALL)
        assert tables or findings


@given(st.text(max_size=200))
def test_no_text_makes_a_traceback(text: str) -> None:
    tables, findings = read_tables(text.encode("utf-8", "surrogatepass"), "tabel", SMALL)
    assert tables or findings


@given(st.integers(0, 2**32))
def test_no_damage_makes_a_traceback(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    whole = parts()
    name = dice.choice(sorted(whole))
    part = bytearray(whole[name])
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(part))
        if dice.random() < 0.5:
            part[at] = dice.choice(b"<>/\"'=0129 AZaz&;-.")
        else:
            del part[at : at + dice.randint(1, 30)]
            part += b" "
    read_tables(packed({**whole, name: bytes(part)}), "tabel", SMALL)


def test_a_flipped_byte_of_the_file_is_no_traceback() -> None:
    data = workbook()
    for at in range(0, len(data), 7):
        flipped = bytearray(data)
        flipped[at] ^= 0x55
        read_tables(bytes(flipped), "tabel", SMALL)
    assert zlib.crc32(data)
