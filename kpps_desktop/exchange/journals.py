"""`journal.jsonl`: a desk's whole journal, one line of canonical JSON per event."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from kpps_desktop.domain.journal import DeskId, Line, broken_at, canonical
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.exchange.shapes import MOST_TOLD, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.exchange.shapes import Foreign

_MOST_LINE = 256 << 10
_KEYS = {field.name for field in fields(Line)}
_TEXTS = ("at", "desk", "event", "officer")
_HASHES = ("hash", "prev", "rows")
_HASH = re.compile(r"[0-9a-f]{64}")


def dump_lines(lines: Iterable[Line]) -> bytes:
    """Write lines, in the order given, each ended by a line feed."""
    return b"".join(_dumped(line) + b"\n" for line in lines)


def _dumped(line: Line) -> bytes:
    return canonical({key: getattr(line, key) for key in _KEYS})


def load_lines(content: bytes, file: str) -> tuple[tuple[Line, ...] | None, list[Finding]]:
    """Read lines; None and the faults where any of them is not as `dump_lines` writes it."""
    findings: list[Finding] = []
    lines: list[Line] = []
    *written, rest = content.split(b"\n")
    for at, raw in enumerate(written, start=1):
        line, faults = _line(raw, f"{file}:{at}")
        findings += faults
        if line is not None:
            lines.append(line)
        if len(findings) >= MOST_TOLD:
            break
    if rest:
        findings.append(Finding("X.140", where=file, facts={"line": len(written) + 1}))
    return (None, findings) if findings else (tuple(lines), [])


def _line(raw: bytes, where: str) -> tuple[Line | None, list[Finding]]:
    value, faults = parsed(raw, where, _MOST_LINE)
    if faults:
        return None, faults
    if not _is_line(value):
        return None, [Finding("X.140", where=where, facts={"line": where.rpartition(":")[2]})]
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
    ), []


def _is_line(value: Foreign) -> bool:
    return (
        type(value) is dict
        and value.keys() == _KEYS
        and type(value["seq"]) is int
        and type(value["facts"]) is dict
        and all(type(value[key]) is str for key in _TEXTS + _HASHES)
        and all(_HASH.fullmatch(value[key]) for key in _HASHES)
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
