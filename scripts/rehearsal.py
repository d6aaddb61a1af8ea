"""Rehearses a whole day at a TPS in a real window: real keys, a real stick folder, screenshots.

    python -m scripts.rehearsal [--size 1366x768] [--theme light] [--scale 100] [--lang id]
                                [--out out/gladi]

A pack is made as KPU makes it, the program runs in a process of its own on a screen in memory
with a window manager, and every key comes from that screen. The day ends with the bundle on the
stick, and with each fact of it verified against KPU's root.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.exchange import names
from kpps_desktop.intake.source import read_source
from kpps_desktop.services.kpu.packing import build_packs
from kpps_desktop.services.sample.source import DAY, SampleVoter, stations, write_source
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust import certificates
from kpps_desktop.ui import looks
from kpps_desktop.ui.theme import SCALES, THEMES, Look
from scripts import rehearsed
from scripts.rehearsal_crowd import Comers
from scripts.rehearsal_day import Rehearsal
from scripts.rehearsal_laptop import WITNESS, Laptop, Size
from scripts.shots import screen

if TYPE_CHECKING:
    from kpps_desktop.intake.source import Source

ROOT = Path(__file__).parents[1]
TPS = KodeTps(stations(1)[0])
_SEED = 2024
_SIGNS = {True: "✓", False: "✗", None: "·"}


@dataclass(frozen=True, slots=True)
class World:
    """What is there before the day: a stick with the pack, the code on the slip, the voters."""

    folder: Path
    code: str
    voters: tuple[SampleVoter, ...]

    @property
    def stick(self) -> Path:
        """The folder that stands for the stick."""
        return self.folder / rehearsed.STICK


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=list(THEMES))
    parser.add_argument("--scale", default=100, type=int, choices=SCALES)
    parser.add_argument("--lang", default="id", choices=("id", "en"))
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "gladi")
    return parser.parse_args()


def make_world(folder: Path, look: Look) -> World:
    """Make the source, the packs and the stick, a week before the day."""
    voters = write_source(folder / "sumber", 1, _SEED)
    noon = datetime.fromisoformat(DAY).replace(hour=12, tzinfo=zone("WIB"))
    packs = list(build_packs(_source(folder), folder / "paket", noon - timedelta(days=7)))
    pack = next(one for one in packs if one.place == TPS)
    stick = folder / rehearsed.STICK
    files.write(stick / pack.name, files.read(folder / "paket" / pack.name))
    looks.keep(folder / rehearsed.DATA, look)
    (folder / rehearsed.CLOCK).write_text(noon.replace(hour=5).isoformat(), "utf-8")
    return World(folder, pack.code, voters)


def verified(world: World) -> bool:
    """Say each fact of the bundle on the stick; tell whether none fails."""
    name = names.tps_bundle(TPS, 1, Mode.SIMULASI, ResultKind.REGULER)
    root = certificates.load_pem(files.read(world.folder / "paket" / "root.pem"))
    verdict = verify(files.read(world.stick / name), Against(roots=root))
    for fact in verdict.facts:
        print(f"  {_SIGNS[fact.holds]} {fact.name}")
    return verdict.ok


def _source(folder: Path) -> Source:
    source, findings = read_source(folder / "sumber")
    if source is None:
        raise SystemExit(f"the sample's source is faulty: {findings}")
    return source


def split_screen(size: Size) -> None:
    """Make two monitors of the one screen in memory: the officers', and the witnesses'."""
    (wide, high), (other_wide, other_high) = size, WITNESS
    places = (("KPPS", wide, high, 0, "screen"), ("SAKSI", other_wide, other_high, wide, "none"))
    for name, across, down, left, output in places:
        where = f"{across}/{across // 4}x{down}/{down // 4}+{left}+0"
        subprocess.run(("xrandr", "--setmonitor", name, where, output), check=True)


def main() -> None:
    """Rehearse the day."""
    asked = _asked()
    shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True)
    look = Look(asked.theme, asked.scale, asked.lang)
    world = make_world(asked.out / "dunia", look)
    wide, high = map(int, asked.size.split("x"))
    began = time.monotonic()
    room = f"{wide + WITNESS[0]}x{max(high, WITNESS[1])}"
    with screen(room, lambda: split_screen((wide, high))):
        laptop = Laptop(world.folder, asked.out, (wide, high))
        try:
            Rehearsal(laptop, world.code, Comers(world.voters)).hold()
        finally:
            laptop.end()
    seconds = time.monotonic() - began
    print(f"{laptop.pressed} keys, {len(laptop.pictures)} pictures, {seconds:.0f} s")
    if not verified(world):
        raise SystemExit(1)


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
