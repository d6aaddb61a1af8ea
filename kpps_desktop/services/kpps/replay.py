"""Runs a scripted day: timed intents, one JSON object a line, through the services."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson

from kpps_desktop.devices.clock import ScriptedClock, zone
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.kpps.intents import perform, structured
from kpps_desktop.services.kpps.starting import read_tps_pack, set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.trust.keyring import Cost

SET_UP = "set_up"
"""The intent of the first line: `pins` by officer."""


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line of a script."""

    number: int
    at: datetime
    by: OfficerId
    do: str
    given: dict[str, object]


class LineRefused(Refused):
    """A line of the script was refused (fact `line`); those before it are done and kept."""


def read_script(text: bytes) -> list[ScriptLine]:
    """Read a script; LineRefused S.533 names the first line that is none, nothing is run."""
    return [
        _line(number, raw)
        for number, raw in enumerate(text.splitlines(), start=1)
        if raw.strip() and not raw.lstrip().startswith(b"//")
    ]


def replay(
    folder: Path,
    pack: bytes,
    code: str,
    script: Iterable[ScriptLine],
    progress: Callable[[ScriptLine], None] = lambda _: None,
    cost: Cost | None = None,
) -> Desk:
    """Run a script against a new desk in a folder; `progress` is called after each line done.

    Times are told in the zone of the election, whatever offset a line writes. `cost` is what a
    try of a PIN costs. LineRefused names the line that was refused; the desk stays as the line
    before left it. Refused S.522 where the pack is none, S.534 where the script is empty.
    """
    here = zone(read_tps_pack(pack).election.zone)
    lines = iter(script)
    first = next(lines, None)
    if first is None:
        raise Refused("S.534")
    clock = ScriptedClock(first.at.astimezone(here))
    with _naming(first):
        desk = set_up(folder, pack, code, _pins(first), clock, cost)
    try:
        progress(first)
        for line in lines:
            clock.set(line.at.astimezone(here))
            with _naming(line):
                perform(desk, line.do, line.by, line.given)
            progress(line)
    except BaseException:
        desk.store.close()
        raise
    return desk


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


def _line(number: int, raw: bytes) -> ScriptLine:
    try:
        said = orjson.loads(raw)
        at = datetime.fromisoformat(said.pop("at"))
        by, do = said.pop("by"), said.pop("do")
        at.astimezone(UTC)  # the first and last days of the calendar have no other zone
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise LineRefused("S.533", line=number) from error
    if at.tzinfo is None or not isinstance(by, str) or not isinstance(do, str):
        raise LineRefused("S.533", line=number)
    return ScriptLine(number, at, OfficerId(by), do, said)
