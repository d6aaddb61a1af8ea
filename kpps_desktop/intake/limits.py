"""How much a table from unknown hands may hold before it is refused unread."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a table may hold: bytes, bytes once unpacked, rows, columns."""

    size: int = 16 * MEGABYTE
    unpacked: int = 64 * MEGABYTE
    rows: int = 20_000
    columns: int = 100
