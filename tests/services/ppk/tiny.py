"""Two tiny kecamatan: their source, their packs, and every figure they must come to.

Twelve voters a TPS, ten of whom come, and one guest who votes for governor only.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kpps_desktop.cli.main import program

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from click.testing import Result

Figures = dict[str, int]

HERE, THERE = "990101", "990102"
"""The kecamatan of the tests, and its neighbour."""
FIRST, SECOND, THIRD, FOURTH = (
    f"990101{desa}{number:03}" for desa in (2001, 2002) for number in (1, 2)
)
"""The TPS of the tests; the fourth has no laptop."""
FOREIGN = "9901022001001"
GUBERNUR, BUPATI = "gubernur", "bupati"
NUMBERS = {GUBERNUR: (1, 2, 3), BUPATI: (1, 2)}
DPT, RECEIVED, CAME = 12, 13, 10
PINS = {"KPPS-1": "602816", "KPPS-2": "917503"}
KETUA, ANGGOTA = PINS

VOTES: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    FIRST: {GUBERNUR: (1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 0), BUPATI: (1, 1, 1, 1, 1, 1, 2, 2, 2, 0)},
    SECOND: {GUBERNUR: (1, 2, 2, 2, 2, 2, 2, 2, 3, 0, 0), BUPATI: (1, 1, 2, 2, 2, 2, 2, 2, 2, 2)},
    THIRD: {GUBERNUR: (3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1), BUPATI: (2, 2, 2, 2, 2, 2, 1, 1, 0, 0)},
    FOURTH: {GUBERNUR: (1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0), BUPATI: (1, 1, 1, 1, 1, 1, 1, 1, 1, 2)},
    FOREIGN: {GUBERNUR: (1,) * 11, BUPATI: (1,) * 10},
}
"""Ballots as they come out of the box; 0 is *tidak sah*."""

TERMS = """nama = "PEMILIHAN CONTOH"
tanggal = "2024-11-27"
zona = "WIB"
profil = "pilkada-2024"
mode = "{mode}"

[[kontes]]
kode = "gubernur"
nama = "GUBERNUR DAN WAKIL GUBERNUR"
wilayah = "99"

[[kontes]]
kode = "bupati"
nama = "BUPATI DAN WAKIL BUPATI"
wilayah = "9901"
"""
PLACES = (
    ("99", "NUSA CONTOH"),
    ("9901", "CONTOH UTARA"),
    (HERE, "TAMAN SIMULASI"),
    (THERE, "TAMAN SEBELAH"),
    ("9901012001", "MELATI"),
    ("9901012002", "KENANGA"),
    ("9901022001", "ANGGREK"),
)
PAIRS = (
    (GUBERNUR, 1, "SURYA", "BULAN", 0),
    (GUBERNUR, 2, "RAJAWALI", "CEMARA", 0),
    (GUBERNUR, 3, "GUNUNG", "SUNGAI", 0),
    (BUPATI, 1, "PADI", "JAGUNG", 0),
    (BUPATI, 2, "KOLOM KOSONG", "", 1),
)
SHEETS: Mapping[str, tuple[tuple[object, ...], ...]] = {
    "wilayah": (("kode", "nama"), *PLACES),
    "paslon": (("kontes", "nomor", "nama_calon", "nama_wakil", "kosong"), *PAIRS),
    "tps": (("kode_tps", "alamat", "dpt_l", "dpt_p"), *((tps, "SD 1", 6, 6) for tps in VOTES)),
    "dpt": (
        ("kode_tps", "nomor", "nama", "jenis_kelamin"),
        *((tps, n, f"PEMILIH {n}", "PL"[n % 2]) for tps in VOTES for n in range(1, DPT + 1)),
    ),
    "ppk": (
        ("kode_kecamatan", "jabatan", "nama"),
        (HERE, "ketua", "SEKAR PERTAMA"),
        (HERE, "anggota", "BAGAS KEDUA"),
        (HERE, "operator", "RATNA PENGETIK"),
    ),
}
"""The sheets of the source, head first."""


@dataclass(frozen=True, slots=True)
class Packs:
    """A folder of packs, and the activation codes by file name."""

    folder: Path
    codes: Mapping[str, str]

    def path(self, place: str) -> Path:
        """Return the pack of a TPS or kecamatan."""
        named = (f"*paket-*{place}.asice", f"*paket-*{place}-[USL].asice")
        return next(path for name in named for path in self.folder.glob(name))

    def code(self, place: str) -> str:
        """Return what opens the pack of a place."""
        return self.codes[self.path(place).name]

    @property
    def root(self) -> Path:
        """The election's root of trust."""
        return self.folder / "root.pem"


def run(*arguments: object, lang: str = "id", env: Mapping[str, str] | None = None) -> Result:
    """Run the program; whatever is no exit is an error of the test."""
    asked = ["--lang", lang, *map(str, arguments)]
    return CliRunner().invoke(program, asked, env=env, catch_exceptions=False)


def write_table(path: Path, rows: Iterable[Iterable[object]]) -> Path:
    """Write rows, head first, as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV by its heads, as anybody's program would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_source(folder: Path, mode: str = "simulasi") -> Path:
    """Write the source of both kecamatan."""
    folder.mkdir(parents=True)
    (folder / "pemilihan.toml").write_text(TERMS.format(mode=mode), encoding="utf-8")
    for name, rows in SHEETS.items():
        write_table(folder / f"{name}.csv", rows)
    return folder


def build(folder: Path, mode: str = "simulasi") -> None:
    """Build the packs of a source into `folder/paket`."""
    source = write_source(folder / "sumber", mode)
    done = run("pack", "build", source, "--out", folder / "paket")
    assert done.exit_code == 0, done.output


def packs_in(folder: Path) -> Packs:
    """Read the codes that lie beside packs."""
    rows = read_table(folder / "aktivasi.csv")
    return Packs(folder, {row["paket"]: row["kode_aktivasi"] for row in rows})


def figures(tps: str, contest: str) -> Figures:
    """Return every figure of a contest as it must come out, counted by hand."""
    return counted(contest, VOTES[tps][contest])


def counted(contest: str, ballots: tuple[int, ...]) -> Figures:
    """Return every figure of a contest in whose box these ballots lay."""
    guests = 1 if contest == GUBERNUR else 0
    votes = Counter(ballots)
    came, invalid = CAME + guests, votes.pop(0, 0)
    told = {**_row("IA", 6, 6), **_row("IB1", 5, 5), **_row("IB2", 0, guests), **_row("IB3", 0, 0)}
    told |= {**_row("IB4", 5, 5 + guests), **_row("III", 0, 0)}
    told |= {"II1": RECEIVED, "II2": came, "II3": 0, "II4": RECEIVED - came}
    told |= {f"IV_{number}": votes[number] for number in NUMBERS[contest]}
    return told | {"VA": came - invalid, "VB": invalid, "VC": came}


def _row(code: str, men: int, women: int) -> Figures:
    return {f"{code}_L": men, f"{code}_P": women, f"{code}_J": men + women}
