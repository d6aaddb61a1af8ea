"""A sound source folder is read whole, as CSV or as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.people import Sex
from kpps_desktop.domain.places import KodeTps, KodeWilayah
from kpps_desktop.intake.source import read_source
from tests.intake.source_folder import TERMS, TPS, Folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_sound_folder_is_read(folder: Folder) -> None:
    source, findings = read_source(folder.write())
    assert findings == []
    assert source is not None
    election = source.election
    assert election.id == "20241127-9901-simulasi"
    assert (election.mode, election.kind, election.zone) == (
        Mode.SIMULASI,
        ResultKind.REGULER,
        "WIB",
    )
    assert [contest.code for contest in election.contests] == ["gubernur", "bupati"]
    assert [contest.numbers for contest in election.contests] == [(1, 2), (1, 2)]
    assert [choice.empty for choice in election.contest("bupati").choices] == [False, True]
    assert [tps.kode for tps in election.stations] == [TPS, "9901012001002"]
    assert election.name_of("9901012001") == "MELATI"


def test_voters_come_in_the_order_of_the_roll_with_four_digits_of_their_nik(
    folder: Folder,
) -> None:
    source, _ = read_source(folder.write())
    assert source is not None
    ani, budi, cico = source.voters[TPS]
    assert (ani.ref, ani.name, ani.sex, ani.age) == ("DPT-1", "ANI", Sex.P, 17)
    assert [one.nik_tail for one in (ani, budi, cico)] == ["0001", "0002", ""]
    assert (budi.rt, cico.age, ani.disability) == ("001", None, "tuna_netra")
    assert "310101010101" not in repr(source)


def test_officers_take_the_place_they_are_told_or_the_next_free_one(folder: Folder) -> None:
    source, _ = read_source(folder.write())
    assert source is not None
    assert [(one.id, one.name) for one in source.kpps[TPS]] == [
        ("KPPS-1", "TONO"),
        ("KPPS-2", "SARI"),
        ("KPPS-3", "UMAR"),
    ]
    assert [one.id for one in source.ppk[KodeWilayah("990101")]] == ["PPK-1", "OP-1"]


def test_officers_of_kpu_are_read_where_there_is_a_sheet_of_them(folder: Folder) -> None:
    sound, _ = read_source(folder.write())
    assert sound is not None
    assert sound.kpu == {}
    folder.sheets["kpu"] = [
        ("kode", "jabatan", "nama"),
        ("9901", "ketua", "XENA"),
        ("9901", "operator", "YUDI"),
        ("99", 7, "ZAKI"),
    ]
    source, findings = read_source(folder.write())
    assert source is not None
    assert [one.id for one in source.kpu[KodeWilayah("9901")]] == ["KPU-1", "OP-1"]
    assert [one.id for one in source.kpu[KodeWilayah("99")]] == ["KPU-7"]
    assert [one.code for one in findings] == ["I.253"]


def test_a_workbook_says_the_same_as_csv(folder: Folder, tmp_path: Path) -> None:
    from_csv, _ = read_source(folder.write())
    other = tmp_path / "xlsx"
    other.mkdir()
    from_workbook, findings = read_source(Folder(other).write_workbook())
    assert findings == []
    assert from_workbook == from_csv


def test_a_workbook_may_be_named_instead_of_its_folder(folder: Folder) -> None:
    source, _ = read_source(folder.write_workbook())
    assert read_source(folder.path / "sumber.xlsx") == (source, [])
    del folder.sheets["tps"]
    folder.write_workbook()
    _, findings = read_source(folder.path / "sumber.xlsx")
    assert [(one.code, one.where) for one in findings] == [("I.202", "tps.csv")]


def test_what_excel_makes_of_a_csv_is_read(folder: Folder) -> None:
    source, _ = read_source(folder.write())
    for path in folder.path.glob("*.csv"):
        text = path.read_text().replace(",", ";")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\r\n", ";;\r\n").encode())
    assert read_source(folder.path) == (source, [])


def test_without_dpt_the_roll_goes_by_number_alone(folder: Folder) -> None:
    for sheet in ("dpt", "kpps", "ppk"):
        del folder.sheets[sheet]
    source, findings = read_source(folder.write())
    assert findings == []
    assert source is not None
    assert source.voters == {TPS: (), "9901012001002": ()}
    assert source.kpps == source.ppk == {}
    assert source.election.station(TPS).dpt == 3


@pytest.mark.parametrize(
    ("told", "at", "number"),
    [
        (("bupati", "", "KOLOM KOSONG", "", 1), 1, 2),
        (("bupati", "", "KOLOM KOSONG", "", 1), 2, 1),
        (("bupati", 1, "", "", 1), 2, 1),
        (None, 2, 1),
    ],
)
def test_the_kolom_kosong_has_its_number_or_the_one_left_over(
    folder: Folder, told: tuple[object, ...] | None, at: int, number: int
) -> None:
    folder.put("paslon", 3, "bupati", at, "E", "F", 0)
    if told:
        folder.put("paslon", 4, *told)
    else:
        del folder.sheets["paslon"][4]
        folder.terms = TERMS.replace('"9901"', '"9901"\nnomor_kosong = 1')
    source, findings = read_source(folder.write())
    assert findings == []
    assert source is not None
    (empty,) = [one for one in source.election.contest("bupati").choices if one.empty]
    assert empty.number == number


def test_the_terms_may_name_the_election_and_the_kind_of_result(folder: Folder) -> None:
    folder.terms = TERMS.replace(
        '"simulasi"', '"simulasi"\njenis = "U"\nid = "20241127-9901-simulasi"'
    )
    source, findings = read_source(folder.write())
    assert findings == []
    assert source is not None
    assert source.election.kind is ResultKind.ULANG


def test_warnings_do_not_stop_the_build(folder: Folder) -> None:
    del folder.sheets["dpt"]
    folder.put("tps", 1, 9901012001001, "SD", 601, 0).put("tps", 2, 9901012001002, "SD", 0, 0)
    folder.put("wilayah", 0, "kode", "nama", "catatan").put("kpps", 2, 9901012001001, 2, "X")
    source, findings = read_source(folder.write())
    assert source is not None
    assert {one.kind for one in findings} == {Kind.PERINGATAN}
    assert [one.code for one in findings] == ["I.207", "I.230", "I.229", "I.253"]


def test_a_nik_that_a_spreadsheet_shortened_is_not_believed(folder: Folder) -> None:
    folder.put("dpt", 4, 9901012001002, 1, "DODI", "L", 99, "", "", 3101010101010002)
    source, (finding,) = read_source(folder.write_workbook())
    assert (finding.code, finding.kind) == ("I.248", Kind.PERINGATAN)
    assert source is not None
    assert source.voters[KodeTps("9901012001002")][0].nik_tail == ""


def test_no_finding_holds_a_nik(folder: Folder) -> None:
    nik = "31010101010100023"
    folder.put("dpt", 4, 9901012001002, 1, "DODI", "L", 99, "", "", nik)
    _, findings = read_source(folder.write())
    assert "I.247" in [one.code for one in findings]
    assert nik not in repr(findings)
