"""TPS results received at a PPK desk; every version stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.store.tables import RECEIPTS, in_order

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import AnyRow, Transaction

_ALL = in_order(
    RECEIPTS,
    RECEIPTS.c.tps,
    RECEIPTS.c.kind,
    RECEIPTS.c.sequence,
    RECEIPTS.c.sha256,
    RECEIPTS.c.by,
    RECEIPTS.c.previous,
    RECEIPTS.c.journal_hash,
    RECEIPTS.c.result,
)
_OF = _ALL.where(RECEIPTS.c.tps == bindparam("tps"))
_ONE = _ALL.where(RECEIPTS.c.sha256 == bindparam("sha256"))
_BYTES = select(RECEIPTS.c.bytes).where(RECEIPTS.c.sha256 == bindparam("sha256"))


@dataclass(frozen=True, slots=True)
class Receipt:
    """A result as it arrived, by `bundle` or `qr`.

    `sha256` is of the bytes received, `previous` of the bundle it says came before (or empty);
    `journal_hash` is the head of the TPS's journal; `result` is `result.json` as text.
    """

    tps: KodeTps
    kind: ResultKind
    sequence: int
    sha256: str
    by: str
    previous: str
    journal_hash: str
    result: str


def _receipt(row: AnyRow) -> Receipt:
    tps, kind, sequence, *others = row
    return Receipt(KodeTps(tps), ResultKind(kind), sequence, *others)


class Receipts:
    """What all desks of the recap received."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, receipt: Receipt, content: bytes) -> None:
        """Keep what was received."""
        told = self._transaction.add(
            RECEIPTS,
            tps=receipt.tps,
            kind=receipt.kind.value,
            sequence=receipt.sequence,
            sha256=receipt.sha256,
            by=receipt.by,
            previous=receipt.previous,
            journal_hash=receipt.journal_hash,
            result=receipt.result,
            bytes=content,
        )
        if told["bytes"] != receipt.sha256:
            raise ValueError("a receipt names the SHA-256 of other bytes")

    def all(self) -> tuple[Receipt, ...]:
        """Return everything received, in order, without the bytes."""
        return tuple(_receipt(row) for row in self._transaction.rows(_ALL))

    def of(self, tps: KodeTps) -> tuple[Receipt, ...]:
        """Return what came of one TPS, in order."""
        return tuple(_receipt(row) for row in self._transaction.rows(_OF, tps=tps))

    def one(self, sha256: str) -> Receipt | None:
        """Return the receipt of these very bytes, or None where they never came."""
        row = self._transaction.first(_ONE, sha256=sha256)
        return None if row is None else _receipt(row)

    def content(self, sha256: str) -> bytes | None:
        """Return the bytes received."""
        row = self._transaction.first(_BYTES, sha256=sha256)
        return None if row is None else bytes(row.bytes)
