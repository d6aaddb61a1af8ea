"""Regions and polling stations of a source: `wilayah` and `tps`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, KodeWilayah, Level, Tps, Wilayah, is_tps, level, up
from kpps_desktop.intake.source_cells import Cells

if TYPE_CHECKING:
    from kpps_desktop.intake.source_faults import Faults
    from kpps_desktop.intake.source_sheets import Rows

_REGIONS = (Level.PROVINSI, Level.KABKO, Level.KECAMATAN, Level.DESA)


@dataclass(frozen=True, slots=True)
class Stations:
    """The polling stations of a source, and where each stands in its sheet.

    Of those that are `unsure` a figure could not be read: nothing is held against them, for that
    would tell one fault twice.
    """

    file: str
    by_code: dict[KodeTps, Tps] = field(default_factory=dict)
    rows: dict[KodeTps, int] = field(default_factory=dict)
    unsure: set[KodeTps] = field(default_factory=set)
    miswritten: set[int] = field(default_factory=set)
    """Rows whose code is faulty: a code that is missing may be one of theirs."""


def read_places(rows: Rows, faults: Faults) -> dict[KodeWilayah, Wilayah]:
    """Read the regions, each under regions that are there too."""
    cells = Cells(rows.file, faults)
    seen: dict[KodeWilayah, int] = {}
    places: dict[KodeWilayah, Wilayah] = {}
    row = 0
    for row, (code, name) in rows.rows:
        kode = KodeWilayah(cells.code(row, "kode", code))
        nama = cells.name(row, "nama", name)
        if kode and level(kode) not in _REGIONS:
            faults.blame("I.223", rows.file, row, "kode", value=kode)
        elif kode in seen:
            faults.blame("I.225", rows.file, row, "kode", value=kode, first=seen[kode])
        elif kode:
            seen[kode] = row
            places[kode] = Wilayah(kode, nama)
    if not row:
        faults.blame("I.113", rows.file)
    for kode, at in seen.items():
        _blame_parent(kode, places, rows.file, at, faults)
    return places


def _blame_parent(
    kode: str, places: dict[KodeWilayah, Wilayah], file: str, row: int, faults: Faults
) -> None:
    """Blame a region whose next higher one is not there (those above are blamed by that one)."""
    above = [one for one in _REGIONS if one < len(kode)]
    if above and up(kode, above[-1]) not in places:
        column = "kode_tps" if len(kode) == Level.TPS else "kode"
        parent = up(kode, above[-1])
        faults.blame("I.226", file, row, column, about=parent, value=kode, parent=parent)


def read_stations(
    rows: Rows, places: dict[KodeWilayah, Wilayah] | None, most: int | None, faults: Faults
) -> Stations:
    """Read the polling stations; `most` is the profile's largest DPT, above which is a warning.

    Without `places` it is not asked whether each lies in one.
    """
    cells = Cells(rows.file, faults)
    stations = Stations(rows.file)
    row = 0
    for row, (code, address, men, women, moved_men, moved_women) in rows.rows:
        kode = KodeTps(cells.code(row, "kode_tps", code))
        told = faults.total
        tps = Tps(
            kode,
            cells.prose(row, "alamat", address),
            cells.count(row, "dpt_l", men),
            cells.count(row, "dpt_p", women),
            cells.optional_count(row, "dpph_l", moved_men),
            cells.optional_count(row, "dpph_p", moved_women),
        )
        if not is_tps(kode):
            stations.miswritten.add(row)
            if kode:
                faults.blame("I.227", rows.file, row, "kode_tps", value=kode)
        elif kode in stations.rows:
            first = stations.rows[kode]
            faults.blame("I.225", rows.file, row, "kode_tps", value=kode, first=first)
        else:
            stations.rows[kode] = row
            stations.by_code[kode] = tps
            if faults.total > told:
                stations.unsure.add(kode)
            else:
                _warn_size(tps, most, rows.file, row, faults)
            if places is not None:
                _blame_parent(kode, places, rows.file, row, faults)
    if not row:
        faults.blame("I.113", rows.file)
    return stations


def _warn_size(tps: Tps, most: int | None, file: str, row: int, faults: Faults) -> None:
    if tps.dpt == 0:
        faults.warn("I.229", file, row, tps=tps.kode)
    if most is not None and tps.dpt > most:
        faults.warn("I.230", file, row, tps=tps.kode, dpt=tps.dpt, most=most)
