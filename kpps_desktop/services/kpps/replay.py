"""Runs a scripted day: timed intents, one JSON object a line, through the services."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import ScriptedClock, zone
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.kpps.intents import perform, structured
from kpps_desktop.services.kpps.resuming import (
    DONE,
    keep,
    kept,
    mark,
    refuse_changed,
    refuse_elsewhere,
)
from kpps_desktop.services.kpps.script import LineRefused
from kpps_desktop.services.kpps.starting import open_by_code, read_tps_pack, set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.kpps.script import ScriptLine
    from kpps_desktop.trust.keyring import Cost

SET_UP = "set_up"
"""The intent of the first line: `pins` by officer."""
_NOT_THE_LINE = frozenset({"S.520", "S.523", "T.111", "T.112", "T.201", "T.202", "T.203"})
"""What is wrong with the pack, the code or the folder: no mending of the line would help."""


def replay(
    folder: Path,
    pack: bytes,
    code: str,
    script: Sequence[ScriptLine],
    progress: Callable[[ScriptLine], None] = lambda _: None,
    cost: Cost | None = None,
) -> Desk:
    """Run a script against a desk in a folder; `progress` is called after each line done.

    The desk is a new one, or one that an earlier run of this script made: then the lines it has
    done are passed over, and it goes on after them. Times are told in the zone of the election,
    whatever offset a line writes. `cost` is what a try of a PIN costs.

    LineRefused names the line that was refused; the desk stays as the line before left it.
    Refused S.522, S.523, T.1xx or T.2xx by pack or code, S.534 where the script is empty, S.520
    or S.607 where the desk is not as a script left it, S.606 where a line that is done differs.
    """
    here = zone(read_tps_pack(pack).election.zone)
    if not script:
        raise Refused("S.534")
    clock = ScriptedClock(script[0].at.astimezone(here))
    if folder.exists():
        desk, marks = _resumed(folder, pack, code, script, clock)
    else:
        desk, marks = _new(folder, pack, code, script[0], clock, cost)
    for line in script[: len(marks)]:
        clock.set(line.at.astimezone(here))
        progress(line)
    try:
        for line in script[len(marks) :]:
            clock.set(line.at.astimezone(here))
            _perform(desk, line, folder, marks)
            marks.append(mark(line, code))
            progress(line)
    except BaseException:
        desk.store.close()
        raise
    keep(folder, desk.store.head(), marks)
    return desk


def _new(
    folder: Path, pack: bytes, code: str, first: ScriptLine, clock: ScriptedClock, cost: Cost | None
) -> tuple[Desk, list[str]]:
    try:
        with _naming(first):
            desk = set_up(folder, pack, code, _pins(first), clock, cost)
    except LineRefused as news:
        if news.code not in _NOT_THE_LINE:
            raise
        told = {name: fact for name, fact in news.facts.items() if name != "line"}
        raise Refused(news.code, **told) from news
    return desk, [mark(first, code)]


def _perform(desk: Desk, line: ScriptLine, folder: Path, marks: Sequence[str]) -> None:
    """Do a line; where it is refused, write down which lines are done."""
    try:
        with _naming(line):
            perform(desk, line.do, line.by, line.given)
    except LineRefused:
        keep(folder, desk.store.head(), marks)
        raise


def _resumed(
    folder: Path, pack: bytes, code: str, script: Sequence[ScriptLine], clock: ScriptedClock
) -> tuple[Desk, list[str]]:
    """Open the desk that an earlier run made, where it and the lines done are as they were."""
    done = kept(folder)
    desk = open_by_code(folder, code, pack, clock)
    try:
        refuse_changed(done, script, code)
        refuse_elsewhere(done, desk.store.head(), folder)
    except BaseException:
        desk.store.close()
        raise
    # While lines run nothing vouches for the file: a run that is cut off leaves none behind.
    (folder / DONE).unlink()
    return desk, list(done.marks)


@contextmanager
def _naming(line: ScriptLine) -> Iterator[None]:
    """Let a refusal name the line it came from."""
    try:
        yield
    except Refused as news:
        raise LineRefused(news.code, **{**news.facts, "line": line.number}) from news


def _pins(line: ScriptLine) -> dict[OfficerId, str]:
    if line.do != SET_UP:
        raise Refused("S.534")
    strange = sorted(set(line.given) - {"pins"})
    if strange or "pins" not in line.given:
        raise Refused("S.531", intent=SET_UP, name=(strange or ["pins"])[0])
    pins: dict[str, str] = structured(line.given["pins"], Mapping[str, str], "pins")
    return {OfficerId(who): pin for who, pin in pins.items()}
