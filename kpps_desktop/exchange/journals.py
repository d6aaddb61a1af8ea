"""`journal.jsonl`: a desk's whole journal, one line of canonical JSON per event."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import orjson

from kpps_desktop.domain.journal import DeskId, Line, broken_at, canonical
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.exchange.shapes import MOST_TOLD, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.exchange.shapes import Foreign

_MOST_LINE = 256 << 10
_MOST_JOURNAL = 64 << 20
_MOST_LINES = 500_000
_KEYS = {field.name for field in fields(Line)}
_LINE = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_HEX = 64
_HASHES = re.compile(r"[0-9a-f]{192}")
"""Three SHA-256 in hex, one behind the other."""


def dump_lines(lines: Iterable[Line]) -> bytes:
    """Write lines, in the order given, each ended by a line feed."""
    return b"".join(canonical({key: getattr(line, key) for key in _KEYS}) + b"\n" for line in lines)


def load_lines(content: bytes, file: str) -> tuple[tuple[Line, ...] | None, list[Finding]]:
    """Read lines; None and the faults where any of them is not as `dump_lines` writes it."""
    if len(content) > _MOST_JOURNAL or content.count(b"\n") > _MOST_LINES:
        return None, [Finding("X.105", where=file, facts={"name": file, "most": _MOST_JOURNAL})]
    *written, rest = content.split(b"\n")
    values = _all_at_once(content, written)
    if values is not None and all(map(_is_line, values)):
        return tuple(map(_made, values)), []
    return None, _faults(written, rest, file)


def _all_at_once(content: bytes, written: list[bytes]) -> list[Foreign] | None:
    """Parse all lines as one array: a journal has thousands, and a PPK reads hundreds of those."""
    if max(map(len, written), default=0) > _MOST_LINE:
        return None
    try:
        values: list[Foreign] = orjson.loads(b"[%b]" % b",".join(written))
        # Line by line again: what is no value by itself could make one with its neighbour.
        again = b"".join([orjson.dumps(value, option=_LINE) for value in values])
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None
    return values if again == content else None


def _faults(written: list[bytes], rest: bytes, file: str) -> list[Finding]:
    """Look at each line by itself, and name those at fault."""
    findings: list[Finding] = []
    for at, raw in enumerate(written, start=1):
        value, faults = parsed(raw, f"{file}:{at}", _MOST_LINE)
        if not faults and not _is_line(value):
            faults = [Finding("X.140", where=f"{file}:{at}", facts={"line": at})]
        findings += faults
        if len(findings) >= MOST_TOLD:
            break
    if rest or not findings:
        findings.append(Finding("X.140", where=file, facts={"line": len(written) + 1}))
    return findings


def _made(value: Foreign) -> Line:
    return Line(
        DeskId(value["desk"]),
        value["seq"],
        value["at"],
        OfficerId(value["officer"]),
        value["event"],
        value["facts"],
        value["rows"],
        value["prev"],
        value["hash"],
    )


def _is_line(value: Foreign) -> bool:
    return (
        type(value) is dict
        and value.keys() == _KEYS
        and type(value["seq"]) is int
        and type(value["facts"]) is dict
        and type(value["at"]) is type(value["desk"]) is str
        and type(value["event"]) is type(value["officer"]) is str
        and type(value["hash"]) is type(value["prev"]) is type(value["rows"]) is str
        and len(value["hash"]) == len(value["prev"]) == _HEX
        and _HASHES.fullmatch(value["hash"] + value["prev"] + value["rows"]) is not None
    )


def chain_faults(lines: Iterable[Line], file: str) -> list[Finding]:
    """Say of each desk's chain where it first breaks."""
    by_desk: dict[str, list[Line]] = {}
    for line in lines:
        by_desk.setdefault(line.desk, []).append(line)
    breaks = {desk: broken_at(chain) for desk, chain in by_desk.items()}
    return [
        Finding("X.141", where=f"{file}:{seq}", facts={"desk": desk, "line": seq})
        for desk, seq in breaks.items()
        if seq is not None
    ]
