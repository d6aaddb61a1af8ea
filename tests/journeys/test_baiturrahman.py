"""A whole real kecamatan, 79 TPS, typed at the PPK: source folder, packs, entries, report."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kpps_desktop.cli.main import program
from kpps_desktop.devices.clock import SystemClock
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.places import Level
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.hinting import StandingSheets, weigh

_DATA = Path(__file__).parents[1] / "data" / "situng2019_117101_baiturrahman_79tps.csv"
_COLUMNS = {
    "IA_J": "pemilih",
    "IB4_J": "pengguna",
    "IV_1": "suara_1",
    "IV_2": "suara_2",
    "VA": "suara_sah",
    "VB": "suara_tidak_sah",
    "VC": "suara_total",
}
_TERMS = """nama = "DATA NYATA 2019, DIPAKAI UNTUK SIMULASI"
tanggal = "2024-11-27"
zona = "WIB"
profil = "pilkada-2024"
mode = "simulasi"

[[kontes]]
kode = "gubernur"
nama = "GUBERNUR DAN WAKIL GUBERNUR"
wilayah = "11"
"""


@dataclass(frozen=True)
class Reported:
    """The folder of the report, what was told at typing, and what opens the books."""

    folder: Path
    told: str
    pack: Path
    books: str
    code: str


class Kecamatan:
    """The published figures, each row with the code that its TPS gets here."""

    def __init__(self) -> None:
        with _DATA.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.desa = list(dict.fromkeys(row["kelurahan"] for row in self.rows))

    def kode_desa(self, row: dict[str, str]) -> str:
        return f"117101{2001 + self.desa.index(row['kelurahan'])}"

    def kode(self, row: dict[str, str]) -> str:
        return f"{self.kode_desa(row)}{int(row['tps'].removeprefix('TPS ')):03d}"

    def sums(self) -> dict[str, dict[str, int]]:
        """Sum every column per desa and for the kecamatan, straight from the file."""
        sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for row in self.rows:
            for cell, column in _COLUMNS.items():
                sums[self.kode_desa(row)][cell] += int(row[column])
                sums["117101"][cell] += int(row[column])
        return sums


def _write(path: Path, columns: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _source(kecamatan: Kecamatan, folder: Path) -> None:
    folder.mkdir()
    (folder / "pemilihan.toml").write_text(_TERMS, encoding="utf-8")
    regions = [["11", "ACEH"], ["1171", "KOTA BANDA ACEH"], ["117101", "BAITURRAHMAN"]]
    regions += [[f"117101{2001 + at}", name] for at, name in enumerate(kecamatan.desa)]
    _write(folder / "wilayah.csv", ["kode", "nama"], [list(one) for one in regions])
    pairs: list[list[object]] = [
        ["gubernur", number, f"CALON {number} (SIMULASI)", f"WAKIL {number} (SIMULASI)", 0]
        for number in (1, 2)
    ]
    _write(folder / "paslon.csv", ["kontes", "nomor", "nama_calon", "nama_wakil", "kosong"], pairs)
    # The published file counts voters without their sex.
    _write(
        folder / "tps.csv",
        ["kode_tps", "alamat", "dpt_l", "dpt_p"],
        [[kecamatan.kode(row), "-", row["pemilih"], 0] for row in kecamatan.rows],
    )


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def kecamatan() -> Kecamatan:
    return Kecamatan()


@pytest.fixture(scope="module")
def reported(kecamatan: Kecamatan, tmp_path_factory: pytest.TempPathFactory) -> Reported:
    """Have two officers type all 79 TPS, and report."""
    base = tmp_path_factory.mktemp("baiturrahman")
    _source(kecamatan, base / "sumber")
    officers = [["kode", "jabatan", "nama"], ["1171", "ketua", "KETUA (SIMULASI)"]]
    _write(base / "sumber" / "kpu.csv", officers[0], [list(one) for one in officers[1:]])
    packed = _run("pack", "build", base / "sumber", "--out", base / "paket")
    assert packed.exit_code == 0, packed.output
    with (base / "paket" / "aktivasi.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["paket"]: row["kode_aktivasi"] for row in csv.DictReader(file)}
    pack = next(name for name in codes if "ppk" in name)
    _write(
        base / "angka.csv",
        ["kode_tps", "kontes", *_COLUMNS],
        [
            [kecamatan.kode(row), "gubernur", *(row[column] for column in _COLUMNS.values())]
            for row in kecamatan.rows
        ],
    )
    desk = ["--db", base / "rekap.db", "--activation", codes[pack]]
    at = base / "paket" / pack
    entered = _run("recap", "enter", at, base / "angka.csv", *desk, "--officer", "OP-1")
    assert entered.exit_code == 1, entered.output
    again = _run("recap", "enter", at, base / "angka.csv", *desk, "--officer", "OP-2")
    assert again.exit_code == 1, again.output
    done = _run("recap", "report", at, *desk, "--out", base / "rekap")
    assert done.exit_code == 0, done.output
    return Reported(base / "rekap", entered.output, at, str(base / "rekap.db"), codes[pack])


def test_totals_equal_an_independent_sum(kecamatan: Kecamatan, reported: Reported) -> None:
    path = next(reported.folder.glob("*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["kode"]: row for row in csv.DictReader(file)}
    for place, sums in kecamatan.sums().items():
        assert {cell: int(rows[place][cell]) for cell in sums} == sums


def test_the_broken_tps_are_told_and_no_others(kecamatan: Kecamatan, reported: Reported) -> None:
    broken = {kecamatan.kode(row) for row in kecamatan.rows if row["salah"]}
    told = {line.split()[0] for line in reported.told.splitlines() if line[:6] == "117101"}
    assert len(broken) == 12
    assert told == broken


def test_real_totals_of_a_kecamatan_are_entered_as_figures_at_the_kab_kota(
    kecamatan: Kecamatan, reported: Reported
) -> None:
    base = reported.folder.parent
    with (base / "paket" / "aktivasi.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["paket"]: row["kode_aktivasi"] for row in csv.DictReader(file)}
    pack = next(name for name in codes if "kabko" in name)
    sums = kecamatan.sums()["117101"]
    table = base / "kecamatan.csv"
    row: list[object] = ["117101", "gubernur", *(sums[cell] for cell in _COLUMNS)]
    _write(table, ["kode_kecamatan", "kontes", *_COLUMNS], [row])
    at, desk = base / "paket" / pack, ["--db", base / "kabko.db", "--activation", codes[pack]]
    entered = _run("recap", "enter", at, table, *desk, "--officer", "OP-1")
    assert "1 baris" in entered.output or "117101" in entered.output
    once = _run("recap", "report", at, *desk, "--out", base / "sekali")
    assert once.exit_code == 1, once.output
    assert "baru diketik satu petugas" in once.output
    _run("recap", "enter", at, table, *desk, "--officer", "OP-2")
    done = _run("recap", "report", at, *desk, "--out", base / "kabko")
    assert done.exit_code == 0, done.output
    path = next((base / "kabko").glob("*rekap-1171-*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {line["kode"]: line for line in csv.DictReader(file)}
    assert {cell: int(rows["1171"][cell]) for cell in sums} == sums
    assert (rows["117101"]["tingkat"], rows["1171"]["tingkat"]) == ("KECAMATAN", "KABKO")


def test_the_table_of_the_kecamatan_itself_is_taken_at_the_kab_kota(
    kecamatan: Kecamatan, reported: Reported
) -> None:
    table = next(reported.folder.glob("*.csv"))
    sheets, told = read_figures(table.read_bytes(), table.name, units=Level.KECAMATAN)
    (sheet,) = sheets
    assert [one.code for one in told if one.kind is not Kind.KABAR] == []
    wanted = kecamatan.sums()["117101"]
    assert {str(cell): sheet.figures[cell] for cell in sheet.figures if cell in wanted} == wanted


def test_hints_point_at_broken_tps_and_at_no_others(
    kecamatan: Kecamatan, reported: Reported
) -> None:
    pack = reported.pack.read_bytes()
    desk = open_recap(pack, reported.books, reported.code, SystemClock("WIB"), begin=False)
    with desk.store:
        sheets = StandingSheets().gather(desk, KETUA_PPK)
    found = weigh(desk, sheets)
    broken = {kecamatan.kode(row) for row in kecamatan.rows if row["salah"]}
    assert len(sheets) == 79
    # The other six differ by 1 to 15: miscounts, which only a count mends. The exchanged DPT of
    # one TPS is the pack's here: more voters than ballots is what can be seen of it.
    assert Counter(one.code for one in found) == {"H.08": 2, "H.09": 2, "H.06": 1, "H.11": 1}
    assert len({one.tps for one in found}) == 6
    assert {one.tps for one in found} < broken
