"""Runs a scripted day: timed intents, one JSON object a line, through the services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import orjson

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.intents import perform, structured
from kpps_desktop.services.starting import set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kpps_desktop.services.desk import Desk

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
) -> Desk:
    """Run a script against a new desk in a folder.

    LineRefused names the line that was refused; the desk stays as the line before left it.
    """
    desk: Desk | None = None
    clock: ScriptedClock | None = None
    for line in script:
        try:
            if clock is None:
                clock = ScriptedClock(line.at)
                desk = _set_up(folder, pack, code, line, clock)
            else:
                clock.set(line.at)
                perform(desk, line.do, line.by, line.given)  # type: ignore[arg-type]
        except Refused as news:
            if desk is not None:
                desk.store.close()
            raise LineRefused(news.code, **{**news.facts, "line": line.number}) from news
        progress(line)
    if desk is None:
        raise Refused("S.534")
    return desk


def _set_up(folder: Path, pack: bytes, code: str, line: ScriptLine, clock: ScriptedClock) -> Desk:
    if line.do != SET_UP:
        raise Refused("S.534")
    pins = line.given.get("pins")
    if not isinstance(pins, dict):
        raise Refused("S.531", intent=SET_UP, name="pins")
    chosen = {OfficerId(who): structured(pin, str, "pins") for who, pin in pins.items()}
    return set_up(folder, pack, code, chosen, clock)


def _line(number: int, raw: bytes) -> ScriptLine:
    try:
        said = orjson.loads(raw)
        at = datetime.fromisoformat(said.pop("at"))
        by, do = said.pop("by"), said.pop("do")
    except (orjson.JSONDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise LineRefused("S.533", line=number) from error
    if at.tzinfo is None or not isinstance(by, str) or not isinstance(do, str):
        raise LineRefused("S.533", line=number)
    return ScriptLine(number, at, OfficerId(by), do, said)
