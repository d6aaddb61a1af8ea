"""A source folder is read whole, or every fault of it is told and nothing is built."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.people import Sex
from kpps_desktop.domain.places import KodeTps, KodeWilayah
from kpps_desktop.intake.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Finding

TERMS = """nama = "PEMILIHAN CONTOH"
tanggal = 2024-11-27
zona = "WIB"
profil = "pilkada-2024"
mode = "simulasi"

[[kontes]]
kode = "bupati"
nama = "BUPATI DAN WAKIL BUPATI"
wilayah = "9901"

[[kontes]]
kode = "gubernur"
nama = "GUBERNUR DAN WAKIL GUBERNUR"
wilayah = "99"
"""
SHEETS: dict[str, list[tuple[object, ...]]] = {
    "wilayah": [
        ("kode", "nama"),
        ("99", "PROVINSI"),
        ("9901", "KABUPATEN"),
        ("990101", "KECAMATAN"),
        ("9901012001", "MELATI"),
    ],
    "paslon": [
        ("kontes", "nomor", "nama_calon", "nama_wakil", "kosong"),
        ("gubernur", 2, "C", "D", 0),
        ("gubernur", 1, "A", "B", 0),
        ("bupati", 1, "E", "F", 0),
        ("bupati", 2, "KOLOM KOSONG", "", 1),
    ],
    "tps": [
        ("kode_tps", "alamat", "dpt_l", "dpt_p"),
        (9901012001001, "SD 1", 2, 1),
        (9901012001002, "SD 2", 1, 0),
    ],
    "dpt": [
        ("kode_tps", "nomor", "nama", "jenis_kelamin", "usia", "rt", "disabilitas", "nik"),
        (9901012001001, 2, "BUDI", "L", 40, "001", "", "3101010101010002"),
        (9901012001001, 1, "ANI", "P", 17, "", "tuna_netra", "************0001"),
        (9901012001001, 3, "CICO", "L", "", "", "", "310101**********"),
        (9901012001002, 1, "DODI", "L", 99, "", "", ""),
    ],
    "kpps": [
        ("kode_tps", "jabatan", "nama"),
        (9901012001001, "anggota", "SARI"),
        (9901012001001, "ketua", "TONO"),
        (9901012001001, 3, "UMAR"),
    ],
    "ppk": [
        ("kode_kecamatan", "jabatan", "nama"),
        ("990101", 1, "VERA"),
        ("990101", "operator", "WATI"),
    ],
}
TPS = KodeTps("9901012001001")


class Folder:
    """A sound source folder whose sheets a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.terms = TERMS
        self.sheets = {name: list(rows) for name, rows in SHEETS.items()}

    def put(self, sheet: str, at: int, *values: object) -> Folder:
        """Put a row in place of another (or behind the last)."""
        self.sheets[sheet][at : at + 1] = [values]
        return self

    def write(self) -> Path:
        self.path.joinpath("pemilihan.toml").write_text(self.terms, encoding="utf-8")
        for name, rows in self.sheets.items():
            with self.path.joinpath(f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        return self.path

    def write_workbook(self) -> Path:
        self.path.joinpath("pemilihan.toml").write_text(self.terms, encoding="utf-8")
        with xlsxwriter.Workbook(self.path / "sumber.xlsx") as book:
            for name, rows in self.sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
        return self.path

    def told(self) -> list[tuple[str, str]]:
        """Return code and place of every finding; a faulty source gives nothing else."""
        source, findings = read_source(self.write())
        assert (source is None) == any(one.kind is Kind.GALAT for one in findings)
        return [(one.code, one.where) for one in findings]


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


FAULTS = [
    ("wilayah", 5, ("99010", "X"), "I.223", "wilayah.csv:6:kode"),
    ("wilayah", 5, ("9901", "X"), "I.225", "wilayah.csv:6:kode"),
    ("wilayah", 5, ("9902012001", "X"), "I.226", "wilayah.csv:6:kode"),
    ("wilayah", 5, ("9.90101E+05", "X"), "I.224", "wilayah.csv:6:kode"),
    ("wilayah", 5, ("990102", ""), "I.221", "wilayah.csv:6:nama"),
    ("wilayah", 5, ("990102", "X" * 201), "I.231", "wilayah.csv:6:nama"),
    ("wilayah", 5, ("990102", "X", "Y"), "I.112", "wilayah.csv:6"),
    ("wilayah", 0, ("kode", "name"), "I.109", "wilayah.csv:1:nama"),
    ("wilayah", 0, ("kode", "nama", "nama"), "I.111", "wilayah.csv:1:nama"),
    ("paslon", 5, ("walikota", 1, "A", "B", 0), "I.232", "paslon.csv:6:kontes"),
    ("paslon", 5, ("gubernur", 1, "A", "B", 0), "I.233", "paslon.csv:6:nomor"),
    ("paslon", 5, ("gubernur", 4, "A", "B", 0), "I.234", "paslon.csv"),
    ("paslon", 5, ("gubernur", "satu", "A", "B", 0), "I.222", "paslon.csv:6:nomor"),
    ("paslon", 5, ("gubernur", 3, "", "B", 0), "I.221", "paslon.csv:6:nama_calon"),
    ("paslon", 5, ("gubernur", 3, "A", "", 0), "I.221", "paslon.csv:6:nama_wakil"),
    ("paslon", 5, ("gubernur", 3, "A", "B", "ya"), "I.240", "paslon.csv:6:kosong"),
    ("paslon", 5, ("gubernur", 3, "", "", 1), "I.236", "paslon.csv:6"),
    ("paslon", 5, ("bupati", 3, "", "", 1), "I.237", "paslon.csv:6:kosong"),
    ("paslon", 4, ("gubernur", 3, "A", "B", 0), "I.238", "paslon.csv:4"),
    ("tps", 3, ("990101200100", "X", 1, 1), "I.227", "tps.csv:4:kode_tps"),
    ("tps", 3, ("9901012001000", "X", 1, 1), "I.227", "tps.csv:4:kode_tps"),
    ("tps", 3, ("9.90101E+12", "X", 1, 1), "I.224", "tps.csv:4:kode_tps"),
    ("tps", 3, ("9901012001001", "X", 1, 1), "I.225", "tps.csv:4:kode_tps"),
    ("tps", 3, ("9901012009001", "X", 1, 1), "I.226", "tps.csv:4:kode_tps"),
    ("tps", 3, ("9801012009001", "X", 1, 1), "I.228", "tps.csv"),
    ("tps", 2, ("9901012001002", "X", "", 0), "I.221", "tps.csv:3:dpt_l"),
    ("tps", 2, ("9901012001002", "X", -1, 0), "I.222", "tps.csv:3:dpt_l"),
    ("tps", 2, ("9901012001002", "X", "1.5", 0), "I.222", "tps.csv:3:dpt_l"),
    ("tps", 2, ("9901012001002", "X", "²", 0), "I.222", "tps.csv:3:dpt_l"),
    ("dpt", 5, (9901012001003, 1, "E", "L"), "I.241", "dpt.csv:6:kode_tps"),
    ("dpt", 5, ("9,90101E+12", 1, "E", "L"), "I.224", "dpt.csv:6:kode_tps"),
    ("dpt", 5, (9901012001002, 1, "E", "L"), "I.242", "dpt.csv:6:nomor"),
    ("dpt", 4, (9901012001002, 2, "E", "L"), "I.243", "dpt.csv:nomor"),
    ("dpt", 4, (9901012001002, 1, "E", "X"), "I.244", "dpt.csv:5:jenis_kelamin"),
    ("dpt", 4, (9901012001002, 1, "E", "P"), "I.245", "dpt.csv"),
    ("dpt", 4, (9901012001002, 1, "", "L"), "I.221", "dpt.csv:5:nama"),
    ("dpt", 4, (9901012001002, 1, "E", "L", 151), "I.222", "dpt.csv:5:usia"),
    ("dpt", 4, (9901012001002, 1, "E", "L", "", "", "", "123"), "I.247", "dpt.csv:5:nik"),
    ("dpt", 4, (9901012001002, 1, "E", "L", "", "", "", "1" * 17), "I.247", "dpt.csv:5:nik"),
    ("kpps", 4, (9901012001009, 1, "X"), "I.254", "kpps.csv:5:kode_tps"),
    ("kpps", 4, (9901012001001, 8, "X"), "I.251", "kpps.csv:5:jabatan"),
    ("kpps", 4, (9901012001001, "operator", "X"), "I.251", "kpps.csv:5:jabatan"),
    ("kpps", 4, (9901012001001, 3, "X"), "I.252", "kpps.csv:5:jabatan"),
    ("kpps", 4, (9901012001001, 4, ""), "I.221", "kpps.csv:5:nama"),
    ("ppk", 3, ("990102", 1, "X"), "I.254", "ppk.csv:4:kode_kecamatan"),
    ("ppk", 3, ("990101", 6, "X"), "I.251", "ppk.csv:4:jabatan"),
]


@pytest.mark.parametrize(("sheet", "at", "row", "code", "where"), FAULTS)
def test_a_fault_is_told_with_its_place(
    folder: Folder, sheet: str, at: int, row: tuple[object, ...], code: str, where: str
) -> None:
    assert (code, where) in folder.put(sheet, at, *row).told()


TERM_FAULTS = [
    ("zona = ", "zone = ", "I.211", "pemilihan.toml:zone"),
    ("zona = ", "zone = ", "I.212", "pemilihan.toml:zona"),
    ('"WIB"', '"GMT"', "I.213", "pemilihan.toml:zona"),
    ('"simulasi"', '"latihan"', "I.213", "pemilihan.toml:mode"),
    ("2024-11-27", "2024-11-27T07:00:00", "I.213", "pemilihan.toml:tanggal"),
    ("2024-11-27", '"27/11/2024"', "I.213", "pemilihan.toml:tanggal"),
    ('"PEMILIHAN CONTOH"', '" "', "I.213", "pemilihan.toml:nama"),
    ("nama = ", "nama := ", "I.210", "pemilihan.toml"),
    ("pilkada-2024", "pilkada-1999", "I.214", "pemilihan.toml:profil"),
    ("pilkada-2024", "../x", "I.214", "pemilihan.toml:profil"),
    ('kode = "bupati"', 'kode = "camat"', "I.215", "pemilihan.toml:kontes[1]"),
    ('kode = "bupati"', 'kode = "gubernur"', "I.216", "pemilihan.toml:kontes[2]"),
    ('"9901"', '"99"', "I.217", "pemilihan.toml:kontes[1]"),
    ('"9901"', '"9902"', "I.218", "pemilihan.toml:kontes[1]"),
    ('"9901"', '"9902"', "I.220", "pemilihan.toml"),
    ('"9901"', '"99-01"', "I.213", "pemilihan.toml:kontes[1].wilayah"),
    ('"9901"', '"9901"\nnomor_kosong = 1', "I.239", "paslon.csv:5:nomor"),
    ('"99"\n', '"99"\nnomor_kosong = 3', "I.236", "paslon.csv"),
    ('"simulasi"', '"simulasi"\njenis = "U"', "I.219", "pemilihan.toml:id"),
    ('"simulasi"', '"simulasi"\nid = "a/b"', "I.213", "pemilihan.toml:id"),
]


@pytest.mark.parametrize(("was", "now", "code", "where"), TERM_FAULTS)
def test_a_fault_of_the_terms_is_told(
    folder: Folder, was: str, now: str, code: str, where: str
) -> None:
    folder.terms = TERMS.replace(was, now, 1)
    assert (code, where) in folder.told()


def test_the_terms_may_name_the_election_and_the_kind_of_result(folder: Folder) -> None:
    folder.terms = TERMS.replace(
        '"simulasi"', '"simulasi"\njenis = "U"\nid = "20241127-9901-simulasi"'
    )
    source, findings = read_source(folder.write())
    assert findings == []
    assert source is not None
    assert source.election.kind is ResultKind.ULANG


def test_every_fault_is_told_at_once(folder: Folder) -> None:
    for sheet, at, row, _, _ in FAULTS[3:5] + FAULTS[12:14] + FAULTS[22:23] + FAULTS[33:34]:
        folder.put(sheet, at, *row)
    folder.terms = TERMS.replace('"WIB"', '"GMT"')
    told = {code for code, _ in folder.told()}
    assert told >= {"I.221", "I.213", "I.225", "I.244"}


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


def test_missing_files_are_told(tmp_path: Path) -> None:
    source, findings = read_source(tmp_path)
    assert source is None
    assert [(one.code, one.where) for one in findings] == [
        ("I.202", "pemilihan.toml"),
        ("I.202", "wilayah.csv"),
        ("I.202", "paslon.csv"),
        ("I.202", "tps.csv"),
    ]
    assert [one.code for one in read_source(tmp_path / "none")[1]] == ["I.201"]


def test_a_sheet_told_twice_is_a_fault(folder: Folder) -> None:
    folder.write_workbook()
    assert ("I.204", "tps.csv") in folder.told()
    folder.path.joinpath("lain.xlsx").write_bytes(b"x")
    assert "I.205" in [code for code, _ in folder.told()]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "I.101"),
        (b"\n\n", "I.101"),
        (b"kode,nama\n", "I.113"),
        (b"\xff\xfe\x00", "I.103"),
        (b'kode,nama\n99,"X', "I.104"),
        (b"kode,nama\n" + b"9" * 200_000 + b",X", "I.104"),
        (b"PK\x03\x04garbage", "I.103"),
    ],
)
def test_a_broken_csv_is_told(folder: Folder, data: bytes, code: str) -> None:
    folder.write().joinpath("wilayah.csv").write_bytes(data)
    source, findings = read_source(folder.path)
    assert source is None
    assert code in [one.code for one in findings]


def test_a_broken_workbook_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("pemilihan.toml").write_text(TERMS)
    tmp_path.joinpath("sumber.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    _, findings = read_source(tmp_path)
    assert ("I.105", "sumber.xlsx") in [(one.code, one.where) for one in findings]


def test_a_file_that_cannot_be_read_is_told(folder: Folder) -> None:
    folder.write().joinpath("pemilihan.toml").unlink()
    folder.path.joinpath("pemilihan.toml").symlink_to(folder.path / "pemilihan.toml")
    _, findings = read_source(folder.path)
    assert findings[0].code == "I.202"


def test_a_flood_of_faults_is_counted(folder: Folder) -> None:
    folder.sheets["dpt"] += [(1, 1, "X", "L")] * 1500
    told = folder.told()
    assert len(told) < 1100
    assert told[-1] == ("I.114", "dpt.csv")


def noisy(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at + chance.randint(0, 9) :]


@given(st.integers(0, 2**32))
def test_no_noise_in_a_folder_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    path = Folder(tmp_path_factory.mktemp("noise")).write()
    for file in chance.sample(sorted(path.iterdir()), 3):
        file.write_bytes(noisy(file.read_bytes(), chance))
    source, findings = read_source(path)
    assert (source is None) == any(one.kind is Kind.GALAT for one in findings)


def places_of(findings: list[Finding]) -> set[str]:
    return {one.where.partition(":")[0] for one in findings}


def test_a_fault_in_one_file_does_not_hide_those_of_another(folder: Folder) -> None:
    folder.put("wilayah", 5, "99010", "X").put("paslon", 5, "x", 1, "A", "B", 0)
    folder.put("kpps", 4, 9901012001001, 9, "X").put("dpt", 4, 9901012001002, 1, "E", "?")
    _, findings = read_source(folder.write())
    assert places_of(findings) == {"wilayah.csv", "paslon.csv", "kpps.csv", "dpt.csv"}
