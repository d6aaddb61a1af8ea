"""Writes the sample's source folder, as KPU would hand it to `pack build`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from kpps_desktop.services.sample import people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DAY = "2024-11-27"
PROFILE = "pilkada-2024"
KECAMATAN = "990101"
KABUPATEN = "9901"
PROVINSI = "99"
DESA = (("9901012001", "MELATI"), ("9901012002", "KENANGA"), ("9901012003", "FLAMBOYAN"))
GUBERNUR = "gubernur"
BUPATI = "bupati"
CHOICES = {GUBERNUR: (1, 2, 3), BUPATI: (1, 2)}

_TERMS = f"""nama = "PEMILIHAN SERENTAK CONTOH TAHUN 2024 (SIMULASI)"
tanggal = "{DAY}"
zona = "WIB"
profil = "{PROFILE}"
mode = "simulasi"

[[kontes]]
kode = "gubernur"
nama = "GUBERNUR DAN WAKIL GUBERNUR"
wilayah = "{PROVINSI}"

[[kontes]]
kode = "bupati"
nama = "BUPATI DAN WAKIL BUPATI"
wilayah = "{KABUPATEN}"
"""
_PLACES = (
    (PROVINSI, "NUSA CONTOH"),
    (KABUPATEN, "CONTOH UTARA"),
    (KECAMATAN, "TAMAN SIMULASI"),
    *DESA,
)
_PAIRS = (
    (GUBERNUR, 1, "SURYA KENCANA (SIMULASI)", "BULAN PURNAMA (SIMULASI)", 0),
    (GUBERNUR, 2, "RAJAWALI NUSA (SIMULASI)", "CEMARA LAUT (SIMULASI)", 0),
    (GUBERNUR, 3, "GUNUNG BIRU (SIMULASI)", "SUNGAI JERNIH (SIMULASI)", 0),
    (BUPATI, 1, "PADI MENGUNING (SIMULASI)", "JAGUNG MUDA (SIMULASI)", 0),
    (BUPATI, 2, "KOLOM KOSONG", "", 1),
)
_DISABILITIES = ("", "tuna_daksa", "tuna_netra", "tuna_rungu", "lainnya")


@dataclass(frozen=True, slots=True)
class SampleVoter:
    """A line of the sample's DPT."""

    tps: str
    number: int
    name: str
    sex: str
    disability: str


def stations(count: int) -> tuple[str, ...]:
    """Return the codes of `count` TPS, spread over the three desa."""
    of_desa = [-(-(count - place) // len(DESA)) for place in range(len(DESA))]
    return tuple(
        f"{desa}{number:03d}"
        for (desa, _), many in zip(DESA, of_desa, strict=True)
        for number in range(1, many + 1)
    )


def write_source(folder: Path, count: int, seed: int) -> tuple[SampleVoter, ...]:
    """Write the source folder of a kecamatan with `count` TPS; return its voters."""
    chance = Random(f"source-{seed}")  # noqa: S311 - a reproducible sample, not a secret
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("pemilihan.toml").write_text(_TERMS, encoding="utf-8")
    codes = stations(count)
    voters = tuple(voter for tps in codes for voter in _voters(chance, tps))
    _write(folder / "wilayah.csv", ("kode", "nama"), _PLACES)
    _write(folder / "paslon.csv", ("kontes", "nomor", "nama_calon", "nama_wakil", "kosong"), _PAIRS)
    _write(folder / "tps.csv", _TPS_COLUMNS, (_tps_row(chance, tps, voters) for tps in codes))
    _write(folder / "dpt.csv", _DPT_COLUMNS, (_dpt_row(chance, voter) for voter in voters))
    _write(
        folder / "kpps.csv",
        ("kode_tps", "jabatan", "nama"),
        ((tps, n, people.name(chance, chance.choice("LP"))) for tps in codes for n in range(1, 8)),
    )
    _write(
        folder / "ppk.csv",
        ("kode_kecamatan", "jabatan", "nama"),
        ((KECAMATAN, n, people.name(chance, chance.choice("LP"))) for n in range(1, 6)),
    )
    return voters


_TPS_COLUMNS = ("kode_tps", "alamat", "dpt_l", "dpt_p")
_DPT_COLUMNS = (
    "kode_tps",
    "nomor",
    "nama",
    "jenis_kelamin",
    "usia",
    "alamat",
    "rt",
    "rw",
    "disabilitas",
    "nik",
)


def _voters(chance: Random, tps: str) -> list[SampleVoter]:
    many = chance.randint(150, 300)
    voters = []
    for number in range(1, many + 1):
        sex = chance.choice("LP")
        disability = chance.choice(_DISABILITIES) if chance.random() < 0.02 else ""  # noqa: PLR2004
        voters.append(SampleVoter(tps, number, people.name(chance, sex), sex, disability))
    return voters


def _tps_row(chance: Random, tps: str, voters: tuple[SampleVoter, ...]) -> tuple[object, ...]:
    sexes = [voter.sex for voter in voters if voter.tps == tps]
    return tps, people.address(chance), sexes.count("L"), sexes.count("P")


def _dpt_row(chance: Random, voter: SampleVoter) -> tuple[object, ...]:
    masked = f"************{chance.randint(0, 9999):04d}"
    rt, rw = f"{chance.randint(1, 9):03d}", f"{chance.randint(1, 4):03d}"
    age, address = chance.randint(17, 88), people.address(chance)
    return (
        voter.tps,
        voter.number,
        voter.name,
        voter.sex,
        age,
        address,
        rt,
        rw,
        voter.disability,
        masked,
    )


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
