"""The main job end to end on a sample: source, packs, TPS days, bundles, recap, every paper."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import orjson

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import ScriptedClock, zone
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.intake.source import read_source
from kpps_desktop.services.kpps.delivering import deliver
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.services.kpu.packing import build_packs
from kpps_desktop.services.kpu.slips import write_slips
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.receiving import Outcome, receive, to_receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.sample.day import SampleDay, Trouble, write_day
from kpps_desktop.services.sample.source import DAY, KECAMATAN, SampleVoter, write_source
from kpps_desktop.services.sample.typing import type_twice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kpps_desktop.services.kpu.press import Packed
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.reporting import Reported

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the work under way, how many parts are done, and of how many."""

_TROUBLES = {
    1: Trouble.MISSING_BALLOT,
    3: Trouble.OBJECTION,
    4: Trouble.DECLINED,
    6: Trouble.LOST_STICK,
    8: Trouble.NO_LAPTOP,
    9: Trouble.LATE,
    10: Trouble.RECOUNT,
}
"""Which TPS of the sample, counted from 0, has which trouble; the others have none."""


class TpsTold(NamedTuple):
    """A TPS of the sample in the summary: voters, ballots and how its result came (`by`)."""

    tps: str
    trouble: str
    attended: int
    valid: int
    invalid: int
    by: str
    same: bool


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo did; `same` tells whether the recap equals the simulated truth."""

    stations: tuple[TpsTold, ...]
    reported: Reported
    folder: Path

    @property
    def same(self) -> bool:
        """Whether every figure of every TPS is what was simulated."""
        return all(one.same for one in self.stations)


class _Task(NamedTuple):
    folder: Path
    pack: Path
    code: str
    script: bytes


def run_demo(folder: Path, count: int, seed: int, progress: Progress) -> Demo:
    """Run an election day of a kecamatan with `count` TPS; everything made lies in `folder`.

    Refused S.540 where the folder holds something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused("S.540", folder=str(folder))
    voters = write_source(folder / "sumber", count, seed)
    packs = _pack(folder, progress)
    days = [_day(pack, at, voters, seed) for at, pack in enumerate(_of_tps(packs))]
    stick = _hold(folder, packs, days, progress)
    clock = ScriptedClock(_noon() + timedelta(days=1))
    ppk = next(pack for pack in packs if pack.place == KECAMATAN)
    content = files.read(folder / "paket" / ppk.name)
    desk = open_recap(content, str(folder / "ppk" / "rekap.db"), ppk.code, clock)
    try:
        _receive(desk, content, stick, progress)
        for day in days:
            if day.trouble is Trouble.NO_LAPTOP:
                type_twice(desk, KodeTps(day.tps), day.truth)
        progress("report", 0, 1)
        reported = report(desk, folder / "rekap")
        progress("report", 1, 1)
        return Demo(tuple(_told(desk, day) for day in days), reported, folder)
    finally:
        desk.store.close()


def _noon() -> datetime:
    return datetime.fromisoformat(DAY).replace(hour=12, tzinfo=zone("WIB"))


def _pack(folder: Path, progress: Progress) -> list[Packed]:
    source, findings = read_source(folder / "sumber")
    if source is None:
        raise Refused("S.541", count=len(findings))
    packs = []
    total = len(source.election.stations) + 1
    for made in build_packs(source, folder / "paket", _noon() - timedelta(days=7)):
        packs.append(made)
        progress("pack", len(packs), total)
    write_slips(folder / "paket", source.election, packs)
    return packs


def _of_tps(packs: list[Packed]) -> list[Packed]:
    return [pack for pack in packs if pack.place != KECAMATAN]


def _day(pack: Packed, at: int, voters: tuple[SampleVoter, ...], seed: int) -> SampleDay:
    return write_day(pack.place, voters, seed, _TROUBLES.get(at, Trouble.NONE))


def _hold(folder: Path, packs: list[Packed], days: list[SampleDay], progress: Progress) -> Path:
    """Hold the day at every TPS that has a laptop; return the stick that reaches the PPK."""
    stick = folder / "stik"
    with_laptop = [day for day in days if day.trouble is not Trouble.NO_LAPTOP]
    by_place = {pack.place: pack for pack in packs}
    tasks = [_task(folder, by_place[day.tps], day) for day in with_laptop]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), fresh) as pool:
        for done, (day, made) in enumerate(
            zip(with_laptop, pool.map(_run, tasks), strict=True), start=1
        ):
            for path in _carried(day, made):
                files.write(stick / path.name, files.read(path))
            progress("day", done, len(tasks))
    return stick


def _task(folder: Path, pack: Packed, day: SampleDay) -> _Task:
    script = b"".join(orjson.dumps(line) + b"\n" for line in day.lines)
    files.write(folder / "skrip" / f"{day.tps}.jsonl", script)
    return _Task(folder / "tps" / day.tps, folder / "paket" / pack.name, pack.code, script)


def _run(task: _Task) -> list[Path]:
    """Hold one TPS's day, in a process of its own."""
    desk = replay(task.folder / "meja", files.read(task.pack), task.code, read_script(task.script))
    try:
        return list(deliver(desk, task.folder))
    finally:
        desk.store.close()


def _carried(day: SampleDay, made: list[Path]) -> Iterator[Path]:
    """Tell what of a TPS reaches the PPK: its bundle, or only the text of its printed QR."""
    lost = day.trouble is Trouble.LOST_STICK
    return (path for path in made if path.suffix == (".txt" if lost else ".asice"))


def _receive(desk: RecapDesk, pack: bytes, stick: Path, progress: Progress) -> None:
    found = to_receive([stick])
    for done, reception in enumerate(receive(desk, pack, found), start=1):
        if reception.outcome is Outcome.REFUSED:
            raise Refused("S.542", file=reception.path.name)
        progress("receive", done, len(found))


def _told(desk: RecapDesk, day: SampleDay) -> TpsTold:
    """Hold a TPS of the recap beside the truth."""
    recap = desk.recap()
    columns = {contest: recap.column(day.tps, contest) for contest in day.truth}
    standing = next(iter(columns.values())).standing
    figures = next(iter(day.truth.values()))
    return TpsTold(
        day.tps,
        day.trouble.value,
        figures["IB4_J"],
        figures["VA"],
        figures["VB"],
        standing.by if standing else "entri",
        all(columns[contest].figures == truth for contest, truth in day.truth.items()),
    )
