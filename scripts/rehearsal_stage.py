"""The stage of a rehearsal: a folder, a screen in memory, a laptop; then the facts of a bundle."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kpps_desktop.devices import files
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust import certificates
from kpps_desktop.ui import looks
from kpps_desktop.ui.theme import SCALES, THEMES, Look
from scripts import rehearsed
from scripts.rehearsal_laptop import WITNESS, Laptop, Size
from scripts.shots import screen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
_SIGNS = {True: "✓", False: "✗", None: "·"}


class Play(NamedTuple):
    """What is held at a laptop, and where its bundle and the root that vouches for it will lie."""

    hold: Callable[[Laptop], object]
    bundle: Path
    root: Path


def rehearse(story: str, out: str, prepare: Callable[[Path], Play]) -> None:
    """Prepare a play in a folder, hold it as the arguments of the command ask, verify its bundle.

    Raises `SystemExit` where a fact of the bundle fails.
    """
    asked = _asked(story, ROOT / "out" / out)
    shutil.rmtree(asked.out, ignore_errors=True)
    folder = asked.out / "dunia"
    looks.keep(folder / rehearsed.DATA, Look(asked.theme, asked.scale, asked.lang))
    play = prepare(folder)
    wide, high = map(int, asked.size.split("x"))
    began = time.monotonic()
    room = f"{wide + WITNESS[0]}x{max(high, WITNESS[1])}"
    with screen(room, lambda: _split_screen((wide, high))):
        laptop = Laptop(folder, asked.out, (wide, high))
        try:
            play.hold(laptop)
        finally:
            laptop.end()
    seconds = time.monotonic() - began
    print(f"{laptop.pressed} keys, {len(laptop.pictures)} pictures, {seconds:.0f} s")
    if not _verified(play):
        raise SystemExit(1)


def _asked(story: str, out: Path) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=story, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=list(THEMES))
    parser.add_argument("--scale", default=100, type=int, choices=SCALES)
    parser.add_argument("--lang", default="id", choices=("id", "en"))
    parser.add_argument("--out", type=Path, default=out)
    return parser.parse_args()


def _split_screen(size: Size) -> None:
    """Make two monitors of the one screen in memory: the officers', and the witnesses'."""
    (wide, high), (other_wide, other_high) = size, WITNESS
    places = (("MEJA", wide, high, 0, "screen"), ("SAKSI", other_wide, other_high, wide, "none"))
    for name, across, down, left, output in places:
        where = f"{across}/{across // 4}x{down}/{down // 4}+{left}+0"
        subprocess.run(("xrandr", "--setmonitor", name, where, output), check=True)


def _verified(play: Play) -> bool:
    """Say each fact of the bundle on the stick; tell whether none fails."""
    root = certificates.load_pem(files.read(play.root))
    verdict = verify(files.read(play.bundle), Against(roots=root))
    for fact in verdict.facts:
        print(f"  {_SIGNS[fact.holds]} {fact.name}")
    return verdict.ok
