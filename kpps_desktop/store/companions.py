"""Companions of disabled voters, who sign C.PENDAMPING-KWK."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.domain.people import VoterRef
from kpps_desktop.store.tables import COMPANIONS

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import Transaction

_OWN = (
    select(COMPANIONS.c.voter, COMPANIONS.c.name, COMPANIONS.c.relation)
    .where(COMPANIONS.c.desk == bindparam("desk"))
    .order_by(COMPANIONS.c.line, COMPANIONS.c.nth)
)


@dataclass(frozen=True, slots=True)
class Companion:
    """Who helps a voter, and how they are related."""

    voter: VoterRef
    name: str
    relation: str


class Companions:
    """Companions at this desk."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, companion: Companion) -> None:
        """Write a companion."""
        self._transaction.add(
            COMPANIONS,
            voter=companion.voter,
            name=companion.name,
            relation=companion.relation,
        )

    def all(self) -> tuple[Companion, ...]:
        """Return every companion, in the order in which they came."""
        rows = self._transaction.rows(_OWN, desk=self._transaction.desk)
        return tuple(Companion(VoterRef(row.voter), row.name, row.relation) for row in rows)
