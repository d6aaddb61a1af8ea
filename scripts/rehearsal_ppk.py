"""Rehearses the days of a PPK in a real window: real keys, a real stick folder, screenshots.

    python -m scripts.rehearsal_ppk [--size 1366x768] [--theme light] [--scale 100] [--lang id]
                                    [--out out/gladi-ppk]

A day of four TPS is held as `make demo` holds it. Two days later a PPK sets up its desk: three
results come on a stick, the fourth is typed twice, the pleno is held in the open. The days end
with the bundle of the kecamatan on the stick, and with each fact of it verified.
"""

from __future__ import annotations

import csv
import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import KodeWilayah
from kpps_desktop.exchange import names
from kpps_desktop.services.sample.demo import run_demo
from kpps_desktop.services.sample.source import DAY, KECAMATAN, stations
from scripts import rehearsed
from scripts.rehearsal_pleno import TYPED, Paper, Recapitulation
from scripts.rehearsal_stage import ROOT, Play, rehearse

if TYPE_CHECKING:
    from pathlib import Path

_TPS, _SEED = 4, 2024


def prepared(folder: Path) -> Play:
    """Hold the day of every TPS; put the pack and all results but one on the stick."""
    day = folder / "hari"
    run_demo(day, _TPS, _SEED, lambda _work, _done, _of: None)
    with (day / "paket" / "aktivasi.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["paket"]: row["kode_aktivasi"] for row in csv.DictReader(file)}
    (pack,) = (name for name in codes if f"ppk-{KECAMATAN}" in name)
    stick = folder / rehearsed.STICK
    files.write(stick / pack, files.read(day / "paket" / pack))
    typed = stations(_TPS)[TYPED]
    for path in sorted((day / "stik").iterdir()):
        if typed not in path.name:
            files.write(stick / path.name, files.read(path))
    morning = datetime.fromisoformat(DAY).replace(hour=9, tzinfo=zone("WIB")) + timedelta(days=2)
    (folder / rehearsed.CLOCK).write_text(morning.isoformat(), "utf-8")
    code = codes[pack].replace("-", "")
    return Play(
        lambda laptop: Recapitulation(laptop, code, Paper(_TPS, _SEED)).hold(),
        stick / names.recap_bundle(KodeWilayah(KECAMATAN), 1, Mode.SIMULASI, ResultKind.REGULER),
        day / "paket" / "root.pem",
    )


if __name__ == "__main__":
    os.chdir(ROOT)
    rehearse(__doc__, "gladi-ppk", prepared)
