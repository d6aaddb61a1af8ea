"""The lines of a scripted day: timed intents, one JSON object a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import OfficerId


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
