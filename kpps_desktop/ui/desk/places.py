"""What places are called in the windows: the desk of a recap, and each of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level, level, up
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Election

_ACEH = "11"
"""Here the KPU is called KIP (Komisi Independen Pemilihan)."""
_DIGITS = 2
_FIRST_KOTA = 71
"""From this number on, the codes within a provinsi are of cities."""
_SAID = ("KOTA ", "KABUPATEN ", "KAB. ")


def desk_name(election: Election, region: str, lang: str) -> str:
    """Return what the desk of a region's recap is called: `PPK Kecamatan X`, `KPU Kabupaten X`."""
    kpu = "KIP" if region.startswith(_ACEH) else "KPU"
    said = label(f"ui_places.desk.{_key(election, region)}", lang)
    return said.format(kpu=kpu, name=_name(election, region))


def unit_name(election: Election, unit: str, lang: str) -> str:
    """Return what a column is called: `TPS 007`, `Kec. X`, `Kab. X`."""
    said = label(f"ui_places.unit.{_key(election, unit)}", lang)
    return said.format(number=unit[Level.DESA :], name=_name(election, unit))


def unit_within(election: Election, unit: str, lang: str) -> str:
    """Return what a column is called, a TPS with its desa: `TPS 007 · MELATI`."""
    named = unit_name(election, unit, lang)
    if level(unit) is not Level.TPS:
        return named
    return f"{named} · {election.name_of(up(unit, Level.DESA))}"


def unit_mark(unit: str) -> str:
    """Return the shortest that tells a column from its neighbours: `007`, or a region's `07`."""
    return unit[Level.DESA :] or unit[-_DIGITS:]


def _key(election: Election, kode: str) -> str:
    of = level(kode)
    if of is not Level.KABKO:
        return {Level.TPS: "tps", Level.KECAMATAN: "kecamatan"}.get(of or Level.TPS, "provinsi")
    return "named" if election.name_of(kode).startswith(_SAID) else _kind(kode)


def _kind(kode: str) -> str:
    return "kota" if int(kode[Level.PROVINSI :]) >= _FIRST_KOTA else "kabupaten"


def _name(election: Election, kode: str) -> str:
    name = election.name_of(kode)
    return name.removeprefix("PROVINSI ") if level(kode) is Level.PROVINSI else name
