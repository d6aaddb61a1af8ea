"""The packs that desks were set up from, as bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.store.tables import PACKS, in_order

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import Transaction

_OWN = (
    select(PACKS.c.bytes)
    .where(PACKS.c.desk == bindparam("desk"))
    .order_by(PACKS.c.line.desc(), PACKS.c.nth.desc())
    .limit(1)
)
_ALL = in_order(PACKS, PACKS.c.sha256)


class Packs:
    """Packs of all desks: desks of one recap must have the same."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, content: bytes) -> str:
        """Keep a pack; return its SHA-256 (hex)."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._transaction.add(PACKS, sha256=sha256, bytes=content)
        return sha256

    def own(self) -> bytes | None:
        """Return the pack this desk was last set up from."""
        row = self._transaction.first(_OWN, desk=self._transaction.desk)
        return None if row is None else bytes(row.bytes)

    def digests(self) -> tuple[str, ...]:
        """Return the different packs' SHA-256 (hex) in the order in which they came."""
        return tuple(dict.fromkeys(row.sha256 for row in self._transaction.rows(_ALL)))
