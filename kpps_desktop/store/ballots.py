"""The count: one row a ballot announced, and one more where it was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, exists, func, select

from kpps_desktop.store.tables import BALLOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Executable

    from kpps_desktop.store.transaction import AnyRow, Transaction

_UNDO = BALLOTS.alias("undo")
_STANDS = (
    (BALLOTS.c.desk == bindparam("desk"))
    & (BALLOTS.c.contest == bindparam("contest"))
    & (BALLOTS.c.round == bindparam("round_no"))
    & BALLOTS.c.cancels.is_(None)
    & ~exists().where(
        _UNDO.c.desk == BALLOTS.c.desk,
        _UNDO.c.cancels == BALLOTS.c.line,
        _UNDO.c.cancels.is_not(None),  # so that the partial index serves
    )
)
_ALL = (
    select(BALLOTS.c.line, BALLOTS.c.contest, BALLOTS.c.round, BALLOTS.c.choice, BALLOTS.c.reason)
    .where(_STANDS)
    .order_by(BALLOTS.c.line)
)
_LAST = _ALL.order_by(None).order_by(BALLOTS.c.line.desc()).limit(1)
_TALLY = (
    select(BALLOTS.c.choice, func.count().label("ballots"))
    .where(_STANDS)
    .group_by(BALLOTS.c.choice)
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot as announced; `line` is the journal line that counted it.

    `choice` is the number of a choice, or 0 for *tidak sah* with its reason.
    """

    line: int
    contest: str
    round: int
    choice: int
    reason: str


def _ballot(row: AnyRow) -> Ballot:
    return Ballot(row.line, row.contest, row.round, row.choice, row.reason)


class Ballots:
    """Ballots counted at this desk, by contest and round (1, more after *hitung ulang*)."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def count(self, contest: str, round_no: int, choice: int, reason: str = "") -> None:
        """Write a ballot announced."""
        self._transaction.add(
            BALLOTS, contest=contest, round=round_no, choice=choice, reason=reason
        )

    def cancel(self, ballot: Ballot, reason: str) -> None:
        """Write that a ballot was taken back; both rows stay."""
        self._transaction.add(
            BALLOTS,
            contest=ballot.contest,
            round=ballot.round,
            choice=ballot.choice,
            reason=reason,
            cancels=ballot.line,
        )

    def tally(self, contest: str, round_no: int) -> Mapping[int, int]:
        """Count the ballots that stand, by choice; a choice nobody made is absent."""
        return {row.choice: row.ballots for row in self._rows(_TALLY, contest, round_no)}

    def of(self, contest: str, round_no: int) -> tuple[Ballot, ...]:
        """Return the ballots that stand, in the order of announcement."""
        return tuple(_ballot(row) for row in self._rows(_ALL, contest, round_no))

    def last(self, contest: str, round_no: int) -> Ballot | None:
        """Return the ballot announced last, or None."""
        return next((_ballot(row) for row in self._rows(_LAST, contest, round_no)), None)

    def _rows(self, statement: Executable, contest: str, round_no: int) -> list[AnyRow]:
        return list(
            self._transaction.rows(
                statement, desk=self._transaction.desk, contest=contest, round_no=round_no
            )
        )
