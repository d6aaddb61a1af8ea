"""Papers as they were made once: a reprint is these bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.store.tables import PAPERS, in_order

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import AnyRow, Transaction

_ALL = in_order(
    PAPERS,
    PAPERS.c.paper,
    PAPERS.c.contest,
    PAPERS.c.sequence,
    PAPERS.c.copy,
    PAPERS.c.sha256,
)
_BYTES = select(PAPERS.c.bytes).where(PAPERS.c.sha256 == bindparam("sha256")).limit(1)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper made: which one, of which contest and result sequence, which copy."""

    paper: str
    contest: str
    sequence: int
    copy: int
    sha256: str


def _paper(row: AnyRow) -> Paper:
    return Paper(row.paper, row.contest, row.sequence, row.copy, row.sha256)


class Papers:
    """Papers of all desks of these books."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(
        self, paper: str, contest: str, content: bytes, *, sequence: int = 0, copy: int = 0
    ) -> str:
        """Keep a paper; return its SHA-256 (hex)."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._transaction.add(
            PAPERS,
            paper=paper,
            contest=contest,
            sequence=sequence,
            copy=copy,
            sha256=sha256,
            bytes=content,
        )
        return sha256

    def all(self) -> tuple[Paper, ...]:
        """Return every paper made, in order, without the bytes."""
        return tuple(_paper(row) for row in self._transaction.rows(_ALL))

    def last(self, paper: str, contest: str = "") -> Paper | None:
        """Return the newest of a kind of paper."""
        made = [one for one in self.all() if (one.paper, one.contest) == (paper, contest)]
        return made[-1] if made else None

    def content(self, sha256: str) -> bytes | None:
        """Return a paper's bytes."""
        row = self._transaction.first(_BYTES, sha256=sha256)
        return None if row is None else bytes(row.bytes)
