"""The levels of a recap: what its columns are, and which places it has totals of."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.places import KodeWilayah, Level, level, up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.places import KodeTps, Tps

TOTALLED = MappingProxyType(
    {
        Level.TPS: (Level.DESA, Level.KECAMATAN),
        Level.KECAMATAN: (Level.KABKO,),
        Level.KABKO: (Level.PROVINSI,),
    }
)
"""Of columns of a level, the levels that they are summed to; the last is the recap's own."""

UNITS = MappingProxyType({totals[-1]: units for units, totals in TOTALLED.items()})
"""Of a recap of a level, the level of its columns."""


_DIGITS = MappingProxyType({Level.TPS: 3, Level.KECAMATAN: 6, Level.KABKO: 7})
"""Of columns of a level, the digits of their figures; a kab/kota has up to four million voters."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a column of a recap is of: a TPS, or a region below; its TPS and the voters of its DPT.

    `kode` has 13 digits for a TPS, else 6 or 4.
    """

    kode: KodeTps | KodeWilayah
    stations: int
    dpt_l: int
    dpt_p: int


def level_of(region: str) -> Level:
    """Return the level of the region that a recap is of (KeyError where none is made of it)."""
    found = level(region)
    if found is None or found not in UNITS:
        raise KeyError(region)
    return found


def side_of(region: str) -> str:
    """Return what the officers of a region's recap are called by: PPK or KPU."""
    return "KPU" if level(region) in {Level.KABKO, Level.PROVINSI} else "PPK"


def digits_of(region: str) -> int:
    """Return how many digits a figure in a region's columns may have."""
    return _DIGITS[unit_level(region)]


def spoken_at(region: str) -> str:
    """Return the level at which a region's desk speaks: a PPK's words are the plain ones."""
    found = level_of(region)
    return "" if found is Level.KECAMATAN else found.name.lower()


def ketua_of(region: str) -> OfficerId:
    """Return who leads a region's recap."""
    return OfficerId(f"{side_of(region)}-1")


def unit_level(region: str) -> Level:
    """Return the level of a region's columns."""
    return UNITS[level_of(region)]


def above(unit: str) -> tuple[Level, ...]:
    """Return the levels to which a column is summed."""
    found = level(unit)
    return TOTALLED.get(found, ()) if found else ()


def units_of(stations: Iterable[Tps], region: str) -> tuple[Unit, ...]:
    """Return the columns of a region's recap, by code, as its polling stations tell."""
    to = unit_level(region)
    held: dict[str, tuple[int, int, int]] = {}
    for tps in stations:
        if tps.kode.startswith(region):
            kode = up(tps.kode, to)
            count, men, women = held.get(kode, (0, 0, 0))
            held[kode] = count + 1, men + tps.dpt_l, women + tps.dpt_p
    return tuple(Unit(KodeWilayah(kode), *held[kode]) for kode in sorted(held))
