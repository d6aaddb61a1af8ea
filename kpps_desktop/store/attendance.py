"""Who is present: one row an admission, and one more where it was undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Integer, bindparam, cast, exists, func, select

from kpps_desktop.domain.people import CategoryCode, Sex, VoterRef, category_of
from kpps_desktop.store.tables import ATTENDANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.store.transaction import AnyRow, Transaction

_UNDO = ATTENDANCE.alias("undo")
_PRESENT = (
    (ATTENDANCE.c.desk == bindparam("desk"))
    & ATTENDANCE.c.cancels.is_(None)
    & ~exists().where(
        _UNDO.c.desk == ATTENDANCE.c.desk,
        _UNDO.c.cancels == ATTENDANCE.c.line,
        _UNDO.c.cancels.is_not(None),  # so that the partial index serves
    )
)
_ALL = (
    select(
        ATTENDANCE.c.line,
        ATTENDANCE.c.at,
        ATTENDANCE.c.voter,
        ATTENDANCE.c.category,
        ATTENDANCE.c.sex,
        ATTENDANCE.c.disabled,
        ATTENDANCE.c.contests,
    )
    .where(_PRESENT)
    .order_by(ATTENDANCE.c.line)
)
_ONE = _ALL.where(ATTENDANCE.c.voter == bindparam("voter"))
_GROUP = (
    ATTENDANCE.c.category,
    ATTENDANCE.c.sex,
    ATTENDANCE.c.disabled,
    ATTENDANCE.c.contests,
)
_GROUPS = select(*_GROUP, func.count().label("voters")).where(_PRESENT).group_by(*_GROUP)
_HOUR = cast(func.substr(ATTENDANCE.c.at, 12, 2), Integer)
_HOURS = (
    select(_HOUR.label("hour"), func.count().label("voters"))
    .where(_PRESENT)
    .group_by(_HOUR)
    .order_by(_HOUR)
)


@dataclass(frozen=True, slots=True)
class Admission:
    """A voter who is present; `line` is the journal line that admitted him or her.

    `at` is ISO 8601 with offset.
    """

    line: int
    at: str
    voter: VoterRef
    category: CategoryCode
    sex: Sex
    disabled: bool
    contests: tuple[str, ...]


def _admission(row: AnyRow) -> Admission:
    return Admission(
        row.line,
        row.at,
        VoterRef(row.voter),
        CategoryCode(row.category),
        Sex(row.sex),
        bool(row.disabled),
        tuple(row.contests.split(",")) if row.contests else (),
    )


class Attendance:
    """The one attendance log of this desk, of which the three lists are parts."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def admit(
        self, voter: VoterRef, sex: Sex, contests: Iterable[str], *, disabled: bool = False
    ) -> None:
        """Write that a voter received ballots for these contests."""
        self._transaction.add(
            ATTENDANCE,
            voter=voter,
            category=category_of(voter),
            sex=sex.value,
            disabled=int(disabled),
            contests=",".join(contests),
            at=self._transaction.at,
        )

    def undo(self, admission: Admission) -> None:
        """Write that an admission was a mistake; both rows stay."""
        self._transaction.add(
            ATTENDANCE,
            voter=admission.voter,
            category=admission.category,
            sex=admission.sex.value,
            disabled=int(admission.disabled),
            contests=",".join(admission.contests),
            at=self._transaction.at,
            cancels=admission.line,
        )

    def present(self) -> tuple[Admission, ...]:
        """Return everybody present, in the order of admission."""
        rows = self._transaction.rows(_ALL, desk=self._transaction.desk)
        return tuple(_admission(row) for row in rows)

    def of(self, voter: VoterRef) -> Admission | None:
        """Return a voter's admission, or None where he or she is not present."""
        row = self._transaction.first(_ONE, desk=self._transaction.desk, voter=voter)
        return None if row is None else _admission(row)

    def counts(self, contest: str | None = None) -> Mapping[tuple[CategoryCode, Sex], int]:
        """Count those present by list and sex: rows B.1 to B.3, of one contest or of all."""
        counted: Counter[tuple[CategoryCode, Sex]] = Counter()
        for row in self._groups(contest):
            counted[CategoryCode(row.category), Sex(row.sex)] += row.voters
        return counted

    def disabled(self, contest: str | None = None) -> Mapping[Sex, int]:
        """Count disabled voters present by sex: row III, of one contest or of all."""
        counted: Counter[Sex] = Counter()
        for row in self._groups(contest):
            if row.disabled:
                counted[Sex(row.sex)] += row.voters
        return counted

    def per_hour(self) -> Mapping[int, int]:
        """Count those present by the hour (local time) in which they were admitted."""
        rows = self._transaction.rows(_HOURS, desk=self._transaction.desk)
        return {row.hour: row.voters for row in rows}

    def _groups(self, contest: str | None) -> list[AnyRow]:
        rows = self._transaction.rows(_GROUPS, desk=self._transaction.desk)
        return [row for row in rows if contest is None or contest in row.contests.split(",")]
