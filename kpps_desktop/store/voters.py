"""The voters' lists of this desk: personal data, beside the journal and never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.domain.people import Sex, Voter, VoterRef
from kpps_desktop.store.tables import VOTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.store.transaction import AnyRow, Transaction

_OWN = (
    select(
        VOTERS.c.ref,
        VOTERS.c.name,
        VOTERS.c.sex,
        VOTERS.c.age,
        VOTERS.c.address,
        VOTERS.c.rt,
        VOTERS.c.rw,
        VOTERS.c.disability,
        VOTERS.c.nik_tail,
    )
    .where(VOTERS.c.desk == bindparam("desk"))
    .order_by(VOTERS.c.line, VOTERS.c.nth)
)
_ONE = _OWN.where(VOTERS.c.ref == bindparam("ref"))
_HOME = select(VOTERS.c.home).where(
    VOTERS.c.desk == bindparam("desk"), VOTERS.c.ref == bindparam("ref")
)


def _voter(row: AnyRow) -> Voter:
    ref, name, sex, *others = row
    return Voter(VoterRef(ref), name, Sex(sex), *others)


class Voters:
    """DPT from the pack; DPPh and DPTb as they are admitted."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, voters: Iterable[Voter], home: str) -> None:
        """Write voters who are registered in a region (`home`: its code)."""
        for voter in voters:
            self._transaction.add(
                VOTERS,
                ref=voter.ref,
                name=voter.name,
                sex=voter.sex.value,
                age=voter.age,
                address=voter.address,
                rt=voter.rt,
                rw=voter.rw,
                disability=voter.disability,
                nik_tail=voter.nik_tail,
                home=home,
            )

    def all(self) -> tuple[Voter, ...]:
        """Return every voter, in the order in which they were written."""
        rows = self._transaction.rows(_OWN, desk=self._transaction.desk)
        return tuple(_voter(row) for row in rows)

    def one(self, ref: VoterRef) -> Voter | None:
        """Return the voter of a reference."""
        row = self._transaction.first(_ONE, desk=self._transaction.desk, ref=ref)
        return None if row is None else _voter(row)

    def home(self, ref: VoterRef) -> str | None:
        """Return the code of the region a voter is registered in, or None where unknown."""
        row = self._transaction.first(_HOME, desk=self._transaction.desk, ref=ref)
        return None if row is None else str(row.home)
