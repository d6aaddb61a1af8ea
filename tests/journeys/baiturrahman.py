"""A real kecamatan: 79 TPS as published in 2019, its packs, and what every column comes to."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from tests.services.ppk import tiny

_DATA = Path(__file__).parents[1] / "data" / "situng2019_117101_baiturrahman_79tps.csv"
HERE, GUBERNUR = "117101", "gubernur"
COLUMNS = {
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
_PLACES = (("11", "ACEH"), ("1171", "KOTA BANDA ACEH"), (HERE, "BAITURRAHMAN"))
_PPK = (
    (HERE, "ketua", "SEKAR (SIMULASI)"),
    (HERE, "anggota", "BAGAS (SIMULASI)"),
    (HERE, "operator", "RATNA (SIMULASI)"),
)


class Kecamatan:
    """The published figures, each row with the code that its TPS gets here."""

    def __init__(self) -> None:
        with _DATA.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.desa = list(dict.fromkeys(row["kelurahan"] for row in self.rows))

    def kode_desa(self, row: dict[str, str]) -> str:
        """Return the code of the desa of a row."""
        return f"117101{2001 + self.desa.index(row['kelurahan'])}"

    def kode(self, row: dict[str, str]) -> str:
        """Return the code of the TPS of a row."""
        return f"{self.kode_desa(row)}{int(row['tps'].removeprefix('TPS ')):03d}"

    def sums(self) -> dict[str, dict[str, int]]:
        """Sum every column per desa and for the kecamatan, straight from the file."""
        sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for row in self.rows:
            for cell, figure in figures(row).items():
                sums[self.kode_desa(row)][cell] += figure
                sums[HERE][cell] += figure
        return sums


def figures(row: dict[str, str]) -> dict[str, int]:
    """Return the figures of a TPS as published, by cell."""
    return {cell: int(row[column]) for cell, column in COLUMNS.items()}


def build(kecamatan: Kecamatan, folder: Path) -> tiny.Packs:
    """Build its packs in `folder/paket`, with officers for the kecamatan and the kota."""
    source = folder / "sumber"
    source.mkdir()
    (source / "pemilihan.toml").write_text(_TERMS, encoding="utf-8")
    desa = ((f"117101{2001 + at}", name) for at, name in enumerate(kecamatan.desa))
    pairs = (("gubernur", n, f"CALON {n} (SIMULASI)", f"WAKIL {n} (SIMULASI)", 0) for n in (1, 2))
    # The published file counts voters without their sex.
    stations = ((kecamatan.kode(row), "-", row["pemilih"], 0) for row in kecamatan.rows)
    sheets = {
        "wilayah": (("kode", "nama"), *_PLACES, *desa),
        "paslon": (("kontes", "nomor", "nama_calon", "nama_wakil", "kosong"), *pairs),
        "tps": (("kode_tps", "alamat", "dpt_l", "dpt_p"), *stations),
        "ppk": (("kode_kecamatan", "jabatan", "nama"), *_PPK),
        "kpu": (("kode", "jabatan", "nama"), ("1171", "ketua", "KETUA (SIMULASI)")),
    }
    for name, rows in sheets.items():
        tiny.write_table(source / f"{name}.csv", rows)
    done = tiny.run("pack", "build", source, "--out", folder / "paket")
    assert done.exit_code == 0, done.output
    return tiny.packs_in(folder / "paket")
