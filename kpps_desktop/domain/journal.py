"""The journal: an append-only chain of lines, each holding the hash of the one before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.people import OfficerId

DeskId = NewType("DeskId", str)
"""Names a desk's own chain; with a line's number it is an identity nothing else has."""

BEGINNING = "0" * 64
"""What the first line of a chain holds in place of a previous hash."""


def canonical(value: object) -> bytes:
    """Write JSON as RFC 8785 does, for what we write: ASCII keys, integers, no floats."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


@dataclass(frozen=True, slots=True)
class Line:
    """One event as written: who, when, what, bound to the line before and to its rows.

    `at` is ISO 8601 with offset; `rows` is the SHA-256 (hex) of the rows that were committed
    with this line, so that an altered row shows; `prev` and `hash` are SHA-256 in hex.
    """

    desk: DeskId
    seq: int
    at: str
    officer: OfficerId
    event: str
    facts: Mapping[str, object]
    rows: str
    prev: str
    hash: str = ""

    def digest(self) -> str:
        """Return the hash this line must carry."""
        return hashlib.sha256(
            canonical(
                [
                    self.desk,
                    self.seq,
                    self.at,
                    self.officer,
                    self.event,
                    self.facts,
                    self.rows,
                    self.prev,
                ]
            )
        ).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where a desk's chain stands: its last line's number and hash."""

    desk: DeskId
    seq: int = 0
    hash: str = BEGINNING


def broken_at(lines: Iterable[Line]) -> int | None:
    """Return the number of the first line that breaks one desk's chain, or None when it holds."""
    prev = BEGINNING
    for seq, line in enumerate(lines, start=1):
        if line.seq != seq or line.prev != prev or not _holds(line):
            return seq
        prev = line.hash
    return None


def _holds(line: Line) -> bool:
    try:
        return line.hash == line.digest()
    except TypeError:  # nested too deep, or a number too large: no journal writes that
        return False
