"""Rehearses a whole day at a TPS in a real window: real keys, a real stick folder, screenshots.

    python -m scripts.rehearsal [--size 1366x768] [--theme light] [--scale 100] [--lang id]
                                [--out out/gladi]

A pack is made as KPU makes it, the program runs in a process of its own on a screen in memory
with a window manager, and every key comes from that screen. The day ends with the bundle on the
stick, and with each fact of it verified against KPU's root.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.exchange import names
from kpps_desktop.intake.source import read_source
from kpps_desktop.services.kpu.packing import build_packs
from kpps_desktop.services.sample.source import DAY, stations, write_source
from scripts import rehearsed
from scripts.rehearsal_crowd import Comers
from scripts.rehearsal_day import Rehearsal
from scripts.rehearsal_stage import ROOT, Play, rehearse

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.intake.source import Source

TPS = KodeTps(stations(1)[0])
_SEED = 2024


def prepared(folder: Path) -> Play:
    """Make the source, the packs and the stick, a week before the day."""
    voters = write_source(folder / "sumber", 1, _SEED)
    noon = datetime.fromisoformat(DAY).replace(hour=12, tzinfo=zone("WIB"))
    packs = list(build_packs(_source(folder), folder / "paket", noon - timedelta(days=7)))
    pack = next(one for one in packs if one.place == TPS)
    stick = folder / rehearsed.STICK
    files.write(stick / pack.name, files.read(folder / "paket" / pack.name))
    (folder / rehearsed.CLOCK).write_text(noon.replace(hour=5).isoformat(), "utf-8")
    return Play(
        lambda laptop: Rehearsal(laptop, pack.code, Comers(voters)).hold(),
        stick / names.tps_bundle(TPS, 1, Mode.SIMULASI, ResultKind.REGULER),
        folder / "paket" / "root.pem",
    )


def _source(folder: Path) -> Source:
    source, findings = read_source(folder / "sumber")
    if source is None:
        raise SystemExit(f"the sample's source is faulty: {findings}")
    return source


if __name__ == "__main__":
    os.chdir(ROOT)
    rehearse(__doc__, "gladi", prepared)
