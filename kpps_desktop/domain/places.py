"""Places and their codes: provinsi 2 digits, kab/kota 4, kecamatan 6, desa 10, TPS 13."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NewType

KodeWilayah = NewType("KodeWilayah", str)
"""Code of a region: 2, 4, 6 or 10 digits, by level."""
KodeTps = NewType("KodeTps", str)
"""Code of a polling station: its desa's ten digits and three of its own."""


class Level(IntEnum):
    """The level of a code, as its number of digits."""

    PROVINSI = 2
    KABKO = 4
    KECAMATAN = 6
    DESA = 10
    TPS = 13


def level(kode: str) -> Level | None:
    """Return the level a code has by its length, or None where it is no code."""
    if not (kode.isascii() and kode.isdigit()) or len(kode) not in set(Level):
        return None
    return Level(len(kode))


def is_tps(kode: str) -> bool:
    """Tell whether a text is a 13-digit TPS code with a number above 000."""
    return level(kode) is Level.TPS and kode[Level.DESA :] != "000"


def up(kode: str, to: Level) -> KodeWilayah:
    """Return the code of the region of a level that holds a place (a prefix of its code)."""
    return KodeWilayah(kode[:to])


def tps_number(kode: KodeTps) -> int:
    """Return the number of a TPS within its desa, as painted on its sign."""
    return int(kode[Level.DESA :])


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region and its name."""

    kode: KodeWilayah
    nama: str


@dataclass(frozen=True, slots=True)
class Tps:
    """A polling station and the size of its voters' lists (persons)."""

    kode: KodeTps
    alamat: str
    dpt_l: int
    dpt_p: int
    dpph_l: int | None = None
    dpph_p: int | None = None

    @property
    def dpt(self) -> int:
        """Voters of the DPT, both sexes."""
        return self.dpt_l + self.dpt_p

    @property
    def number(self) -> int:
        """Number within its desa."""
        return tps_number(self.kode)
