"""The officers of this desk, by name; the journal knows them by role and number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.store.tables import PEOPLE

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.store.transaction import Transaction

_OWN = (
    select(PEOPLE.c.person, PEOPLE.c.name, PEOPLE.c.role)
    .where(PEOPLE.c.desk == bindparam("desk"))
    .order_by(PEOPLE.c.line, PEOPLE.c.nth)
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who stands behind an officer's id."""

    person: OfficerId
    name: str
    role: str


class People:
    """People of this desk; who is written again under the same id stands in the other's place."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, person: OfficerId, name: str, role: str) -> None:
        """Write who an officer is."""
        self._transaction.add(PEOPLE, person=person, name=name, role=role)

    def all(self) -> tuple[Person, ...]:
        """Return everybody, in the order in which their ids were first written."""
        rows = self._transaction.rows(_OWN, desk=self._transaction.desk)
        return tuple({row.person: Person(row.person, row.name, row.role) for row in rows}.values())

    def one(self, person: OfficerId) -> Person | None:
        """Return who an id stands for now."""
        return next((one for one in self.all() if one.person == person), None)
