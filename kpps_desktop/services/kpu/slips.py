"""Writes the activation codes beside packs: a table, and slips to print and seal."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.places import Level, tps_number, up
from kpps_desktop.papers.slips import Slip, activation_slips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.services.kpu.press import Packed

CODES, SLIPS = "aktivasi.csv", "aktivasi.pdf"


def write_slips(folder: Path, election: Election, packs: Sequence[Packed]) -> None:
    """Write `aktivasi.csv` (`paket`, `kode_aktivasi`) and the printable slips."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("paket", "kode_aktivasi"))
    writer.writerows((pack.name, pack.code) for pack in packs)
    files.write(folder / CODES, table.getvalue().encode(), private=True)
    slips = [
        Slip(_shown(election, pack.place), pack.name, pack.code, pack.fingerprint) for pack in packs
    ]
    files.write(folder / SLIPS, activation_slips(election, slips), private=True)


def _shown(election: Election, place: str) -> str:
    if len(place) < Level.KECAMATAN:
        of = "KPU PROVINSI" if len(place) == Level.PROVINSI else "KPU"
        return f"{of} {election.name_of(place)} ({place})"
    name = election.name_of(up(place, Level.KECAMATAN))
    if len(place) != Level.TPS:
        return f"PPK {name} ({place})"
    desa = election.name_of(up(place, Level.DESA))
    return f"TPS {tps_number(place):03d} {desa}, {name} ({place})"  # type: ignore[arg-type]
