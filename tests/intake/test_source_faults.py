"""Every fault of a source folder is told with its place, and nothing is built."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.intake.source import read_source
from kpps_desktop.intake.source_faults import SUBJECTS, counted
from tests.intake.source_folder import TERMS, TPS, Folder

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Finding


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


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
    ("tps", 3, ("9801012009001", "X", 1, 1), "I.228", "tps.csv:4:kode_tps"),
    ("tps", 2, ("9901012001002", "X", "", 0), "I.221", "tps.csv:3:dpt_l"),
    ("tps", 2, ("9901012001002", "X", -1, 0), "I.222", "tps.csv:3:dpt_l"),
    ("tps", 2, ("9901012001002", "X", "1.5", 0), "I.222", "tps.csv:3:dpt_l"),
    ("tps", 2, ("9901012001002", "X", "²", 0), "I.222", "tps.csv:3:dpt_l"),
    ("dpt", 5, (9901012001003, 1, "E", "L"), "I.241", "dpt.csv:6:kode_tps"),
    ("dpt", 5, ("9,90101E+12", 1, "E", "L"), "I.224", "dpt.csv:6:kode_tps"),
    ("dpt", 5, (9901012001002, 1, "E", "L"), "I.242", "dpt.csv:6:nomor"),
    ("dpt", 4, (9901012001002, 2, "E", "L"), "I.243", "dpt.csv:5:nomor"),
    ("dpt", 4, (9901012001002, 1, "E", "X"), "I.244", "dpt.csv:5:jenis_kelamin"),
    ("dpt", 4, (9901012001002, 1, "E", "P"), "I.245", "tps.csv:3:dpt_l"),
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


@pytest.mark.parametrize(
    ("row", "code", "where"),
    [
        (("9902", 1, "X"), "I.254", "kpu.csv:2:kode"),
        (("9901", 8, "X"), "I.251", "kpu.csv:2:jabatan"),
        (("990101", 1, "X"), "I.254", "kpu.csv:2:kode"),
    ],
)
def test_a_fault_of_the_officers_of_kpu_is_told(
    folder: Folder, row: tuple[object, ...], code: str, where: str
) -> None:
    folder.sheets["kpu"] = [("kode", "jabatan", "nama"), row]
    assert (code, where) in folder.told()


def test_a_kpu_over_which_every_contest_ends_has_nothing_to_recap(folder: Folder) -> None:
    folder.terms = TERMS.partition("[[kontes]]")[0] + (
        '[[kontes]]\nkode = "bupati"\nnama = "BUPATI"\nwilayah = "9901"\n'
    )
    folder.sheets["paslon"] = [
        row for row in folder.sheets["paslon"] if row[0] in {"kontes", "bupati"}
    ]
    folder.sheets["kpu"] = [("kode", "jabatan", "nama"), ("9901", 1, "X"), ("99", 1, "Y")]
    assert ("I.166", "kpu.csv") in folder.told()


TERM_FAULTS = [
    ("zona = ", "zone = ", "I.211", "pemilihan.toml:zone"),
    ("zona = ", "zone = ", "I.212", "pemilihan.toml:zona"),
    ('"WIB"', '"GMT"', "I.213", "pemilihan.toml:zona"),
    ('"simulasi"', '"latihan"', "I.213", "pemilihan.toml:mode"),
    ("2024-11-27", "2024-11-27T07:00:00", "I.213", "pemilihan.toml:tanggal"),
    ("2024-11-27", '"27/11/2024"', "I.213", "pemilihan.toml:tanggal"),
    ('"PEMILIHAN CONTOH"', '" "', "I.213", "pemilihan.toml:nama"),
    ("nama = ", "nama := ", "I.210", "pemilihan.toml:1"),
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


def test_every_fault_is_told_at_once(folder: Folder) -> None:
    for sheet, at, row, _, _ in FAULTS[3:5] + FAULTS[12:14] + FAULTS[22:23] + FAULTS[33:34]:
        folder.put(sheet, at, *row)
    folder.terms = TERMS.replace('"WIB"', '"GMT"')
    told = {code for code, _ in folder.told()}
    assert told >= {"I.221", "I.213", "I.225", "I.244"}


def test_what_follows_from_a_faulty_code_of_a_tps_is_not_told(folder: Folder) -> None:
    folder.put("tps", 1, "99010120010", *folder.sheets["tps"][1][1:])
    told = {code for code, _ in folder.told()}
    assert "I.227" in told
    assert not told & {"I.241", "I.254"}


def test_missing_files_are_told(tmp_path: Path) -> None:
    source, findings = read_source(tmp_path)
    assert source is None
    assert [(one.code, one.where) for one in findings] == [
        ("I.278", "pemilihan.toml"),
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
    assert findings[0].code == "I.278"


def flooded(folder: Folder, rows: list[tuple[object, ...]], **asked: bool) -> list[Finding]:
    folder.sheets["dpt"] += rows
    return read_source(folder.write(), **asked)[1]


def test_a_wrong_code_is_told_once_for_all_its_voters(folder: Folder) -> None:
    first, rest = flooded(folder, [(1, n, "X", "L") for n in range(1, 1501)])
    assert (first.code, first.where) == ("I.241", "dpt.csv:6:kode_tps")
    assert (rest.code, rest.where) == ("I.274", "dpt.csv")
    assert (rest.facts["more"], rest.facts["rows"]) == (1499, "7-1505")
    assert counted([first, rest], Kind.GALAT) == 1500


def test_of_many_faults_the_first_are_named_and_the_rest_counted(folder: Folder) -> None:
    told = flooded(folder, [(TPS, n, "X", "?") for n in range(4, 104)])
    sexes = [one for one in told if one.code == "I.244"]
    assert [one.where for one in sexes] == [f"dpt.csv:{n}:jenis_kelamin" for n in (6, 7, 8)]
    (rest,) = [one for one in told if one.code == "I.275"]
    assert rest.facts == {
        "file": "dpt.csv", "code": "I.244", "more": 97, "rows": "9-105"
    }  # fmt: skip
    assert counted(told, Kind.GALAT) == 100


def test_a_flood_of_one_sort_hides_no_other(folder: Folder) -> None:
    strange = [(f"99010120090{n % 30:02}", n, "X", "L") for n in range(1, 1501)]
    told = flooded(folder, [*strange, (TPS, 4, "X", "?"), (TPS, 5, "", "L")])
    codes = Counter(one.code for one in told)
    assert codes["I.241"] == SUBJECTS
    assert {"I.244", "I.221", "I.275"} <= codes.keys()
    assert len(told) < 60


def test_every_fault_is_told_by_itself_where_that_is_asked_for(folder: Folder) -> None:
    told = flooded(folder, [(1, n, "X", "L") for n in range(1, 101)], every=True)
    assert [one.where for one in told] == [f"dpt.csv:{n}:kode_tps" for n in range(6, 106)]


def test_a_missing_desa_is_told_once_for_all_its_tps(folder: Folder) -> None:
    del folder.sheets["wilayah"][4]
    told = folder.told()
    assert told == [("I.226", "tps.csv:2:kode_tps"), ("I.274", "tps.csv")]


@pytest.mark.parametrize("date", ["2024-02-30", '"27 Nov 2024"', "nanti"])
def test_a_bad_date_hides_no_fault_of_another_file(folder: Folder, date: str) -> None:
    folder.terms = TERMS.replace("2024-11-27", date)
    folder.put("paslon", 3, "bupati", "satu", "E", "F", 0).put("tps", 1, TPS, "SD", "dua", 1)
    folder.put("dpt", 4, 9901012001002, 1, "E", "?").put("kpps", 4, 9901012001009, 1, "X")
    files = {where.partition(":")[0] for _, where in folder.told()}
    assert files == {"pemilihan.toml", "paslon.csv", "tps.csv", "dpt.csv", "kpps.csv"}


def test_a_faulty_contest_does_not_blame_its_pairs(folder: Folder) -> None:
    folder.terms = TERMS.replace('wilayah = "9901"', 'wilayah = "sini"')
    assert folder.told() == [("I.213", "pemilihan.toml:kontes[1].wilayah")]
    folder.terms = TERMS.replace('kode = "bupati"', "kode = 1")
    assert folder.told() == [("I.213", "pemilihan.toml:kontes[1].kode")]


@pytest.mark.parametrize("missing", ["pemilihan.toml", "wilayah.csv", "paslon.csv", "tps.csv"])
def test_a_missing_file_is_told_once_and_the_others_are_read(folder: Folder, missing: str) -> None:
    folder.put("dpt", 4, 9901012001002, 1, "E", "?").write().joinpath(missing).unlink()
    told = [one.where for one in read_source(folder.path)[1]]
    assert told == [missing, "dpt.csv:5:jenis_kelamin"]


def test_a_fault_of_a_row_is_not_told_again_by_its_sums(folder: Folder) -> None:
    assert folder.put("tps", 1, TPS, "SD", "dua", 1).told() == [("I.222", "tps.csv:2:dpt_l")]


def test_a_tps_without_voters_is_told_by_its_row(folder: Folder) -> None:
    del folder.sheets["dpt"][4]
    assert folder.told() == [("I.277", "tps.csv:3:kode_tps")]


def test_blanks_in_a_head_stand_for_lines(folder: Folder) -> None:
    assert folder.put("tps", 0, "Kode TPS", "ALAMAT", "dpt L", "DPT_P").told() == []


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


@pytest.mark.parametrize(
    ("sheet", "rows", "told"),
    [
        # Each a mistake that somebody makes: what it causes elsewhere is not told beside it.
        ("tps", [("9.90101E+12",), ("9.90101E+12",)], {"I.224"}),
        ("dpt", [(TPS, 1, "BUDI", "L"), (TPS, 1, "ANI", "P")], {"I.242"}),
        ("dpt", [(TPS, "", "BUDI", "L"), (TPS, 1, "ANI", "P")], {"I.221"}),
        ("kpps", [(TPS, "Anggota KPPS"), (TPS, "Ketua KPPS")], set()),
        ("paslon", [("Gubernur", 2, "C", "D", 0)], set()),
    ],
)
def test_one_mistake_is_told_once(
    folder: Folder, sheet: str, rows: list[tuple[object, ...]], told: set[str]
) -> None:
    for at, row in enumerate(rows, start=1):
        folder.put(sheet, at, *row, *folder.sheets[sheet][at][len(row) :])
    assert {code for code, _ in folder.told() if code != "I.253"} == told


def test_a_file_saved_in_other_letters_is_told_once(folder: Folder) -> None:
    folder.write().joinpath("dpt.csv").write_bytes("kode_tps,nama\n1,É".encode("cp1252"))
    assert [one.code for one in read_source(folder.path)[1]] == ["I.103"]


def test_names_of_files_are_known_however_they_are_cased(folder: Folder) -> None:
    folder.write().joinpath("tps.csv").rename(folder.path / "TPS.CSV")
    assert read_source(folder.path)[1] == []


def test_a_file_that_is_not_read_is_told(folder: Folder) -> None:
    folder.write().joinpath("dpt.csv").rename(folder.path / "dpt (1).csv")
    folder.path.joinpath(".tps.csv").write_bytes(b"hidden")
    source, (odd,) = read_source(folder.path)
    assert source
    assert (odd.code, odd.kind, odd.where) == ("I.280", Kind.PERINGATAN, "dpt (1).csv")
    folder.path.joinpath("tps.csv").rename(folder.path / "tps.xls")
    assert {"I.107", "I.202"} <= {one.code for one in read_source(folder.path)[1]}


def test_a_sheet_that_is_not_read_is_told(folder: Folder) -> None:
    folder.sheets["DPT 2024"] = folder.sheets.pop("dpt")
    _, (odd,) = read_source(folder.write_workbook())
    assert (odd.code, odd.where) == ("I.280", "sumber.xlsx [DPT 2024]")


@pytest.mark.parametrize(
    ("terms", "code", "row"),
    [
        (TERMS.replace("2024-11-27", "27-11-2024"), "I.210", 2),
        (TERMS + "[[kontes", "I.210", 15),
        (TERMS + 'x = """', "I.210", 15),
    ],
)
def test_where_the_terms_break_off_is_told(folder: Folder, terms: str, code: str, row: int) -> None:
    folder.terms = terms
    assert folder.told() == [(code, f"pemilihan.toml:{row}")]


def test_terms_in_other_letters_are_told(folder: Folder) -> None:
    folder.write().joinpath("pemilihan.toml").write_bytes("nama = 'É'".encode("cp1252"))
    assert [one.code for one in read_source(folder.path)[1]] == ["I.279"]
