"""Rehearses the days of a PPK in a real window: real keys, a real stick folder, screenshots.

    python -m scripts.rehearsal_ppk [--size 1366x768] [--theme light] [--scale 100] [--lang id]
                                    [--out out/gladi-ppk]

A day of four TPS is held as `make demo` holds it. Two days later a PPK sets up its desk: three
results come on a stick, the fourth is typed twice, the pleno is held in the open. The days end
with the bundle of the kecamatan on the stick, and with each fact of it verified.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import KodeWilayah
from kpps_desktop.exchange import names
from kpps_desktop.services.sample.demo import run_demo
from kpps_desktop.services.sample.source import DAY, KECAMATAN, stations
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust import certificates
from kpps_desktop.ui import looks
from kpps_desktop.ui.theme import SCALES, THEMES, Look
from scripts import rehearsed
from scripts.rehearsal import split_screen
from scripts.rehearsal_laptop import WITNESS, Laptop
from scripts.rehearsal_pleno import TYPED, Paper, Recapitulation
from scripts.shots import screen

ROOT = Path(__file__).parents[1]
_TPS, _SEED = 4, 2024
_SIGNS = {True: "✓", False: "✗", None: "·"}


class World(NamedTuple):
    """What is there before the PPK begins: a folder with the stick, and the code on the slip."""

    folder: Path
    code: str

    @property
    def stick(self) -> Path:
        """The folder that stands for the stick."""
        return self.folder / rehearsed.STICK


def make_world(folder: Path, look: Look) -> World:
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
    looks.keep(folder / rehearsed.DATA, look)
    morning = datetime.fromisoformat(DAY).replace(hour=9, tzinfo=zone("WIB")) + timedelta(days=2)
    (folder / rehearsed.CLOCK).write_text(morning.isoformat(), "utf-8")
    return World(folder, codes[pack].replace("-", ""))


def verified(world: World) -> bool:
    """Say each fact of the bundle on the stick; tell whether none fails."""
    name = names.recap_bundle(KodeWilayah(KECAMATAN), 1, Mode.SIMULASI, ResultKind.REGULER)
    root = certificates.load_pem(files.read(world.folder / "hari" / "paket" / "root.pem"))
    verdict = verify(files.read(world.stick / name), Against(roots=root))
    for fact in verdict.facts:
        print(f"  {_SIGNS[fact.holds]} {fact.name}")
    return verdict.ok


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=list(THEMES))
    parser.add_argument("--scale", default=100, type=int, choices=SCALES)
    parser.add_argument("--lang", default="id", choices=("id", "en"))
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "gladi-ppk")
    return parser.parse_args()


def main() -> None:
    """Rehearse the days."""
    asked = _asked()
    shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True)
    world = make_world(asked.out / "dunia", Look(asked.theme, asked.scale, asked.lang))
    wide, high = map(int, asked.size.split("x"))
    began = time.monotonic()
    room = f"{wide + WITNESS[0]}x{max(high, WITNESS[1])}"
    with screen(room, lambda: split_screen((wide, high))):
        laptop = Laptop(world.folder, asked.out, (wide, high))
        try:
            Recapitulation(laptop, world.code, Paper(_TPS, _SEED)).hold()
        finally:
            laptop.end()
    seconds = time.monotonic() - began
    print(f"{laptop.pressed} keys, {len(laptop.pictures)} pictures, {seconds:.0f} s")
    if not verified(world):
        raise SystemExit(1)


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
