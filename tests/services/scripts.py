"""Scripts for a replay, run on the tiny election's TPS A."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.services.sample.day import SampleDay, Trouble, write_day
from tests.services import tiny
from tests.services.tiny import KETUA, LIGHT, PINS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk

Said = dict[str, Any]


def said(hour: int, minute: int, do: str, by: str = KETUA, **given: object) -> Said:
    """Return a line of a script."""
    return {"at": tiny.at(hour, minute).isoformat(), "by": by, "do": do, **given}


SET_UP = said(5, 30, "set_up", pins=dict(PINS))
BEGUN: tuple[Said, ...] = (
    SET_UP,
    said(6, 0, "note_presence", person="PTPS"),
    said(6, 20, "begin_opening"),
    said(6, 30, "take_step", step="oath_kpps"),
)


def text(lines: Iterable[Said]) -> bytes:
    """Write a script."""
    return b"".join(orjson.dumps(line) + b"\n" for line in lines)


def run(folder: Path, lines: Iterable[Said]) -> Desk:
    """Replay lines into a new desk."""
    pack = tiny.tps_pack()
    return replay(folder, pack.content, pack.code, read_script(text(lines)), cost=LIGHT)


def sample_day(seed: int, trouble: Trouble = Trouble.NONE) -> SampleDay:
    """Write a sample day for TPS A."""
    return write_day(tiny.A, tiny.sample_voters(), seed, trouble)
