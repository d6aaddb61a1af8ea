"""Bundles that this desk made, as signed: local bytes first, a stick is only a copy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.store.tables import BUNDLES, in_order

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import Transaction

_ALL = in_order(BUNDLES, BUNDLES.c.sequence, BUNDLES.c.sha256, BUNDLES.c.target)
_BYTES = select(BUNDLES.c.bytes).where(BUNDLES.c.sha256 == bindparam("sha256")).limit(1)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle made: its sequence number, and the file name it goes out under."""

    sequence: int
    sha256: str
    target: str


class Bundles:
    """Bundles of all desks of these books."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, sequence: int, content: bytes, target: str) -> str:
        """Keep a bundle; return its SHA-256 (hex)."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._transaction.add(
            BUNDLES, sequence=sequence, sha256=sha256, target=target, bytes=content
        )
        return sha256

    def all(self) -> tuple[Bundle, ...]:
        """Return every bundle made, in order, without the bytes."""
        rows = self._transaction.rows(_ALL)
        return tuple(Bundle(row.sequence, row.sha256, row.target) for row in rows)

    def last(self) -> Bundle | None:
        """Return the newest bundle."""
        made = self.all()
        return made[-1] if made else None

    def content(self, sha256: str) -> bytes | None:
        """Return a bundle's bytes."""
        row = self._transaction.first(_BYTES, sha256=sha256)
        return None if row is None else bytes(row.bytes)
