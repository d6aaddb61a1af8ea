"""A sound source folder that tests change."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import xlsxwriter

from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.intake.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

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
