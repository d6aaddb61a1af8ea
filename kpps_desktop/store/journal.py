"""The journal as it is stored: lines in the order in which they were committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from sqlalchemy import bindparam, select

from kpps_desktop.domain.journal import DeskId, Head, Line, canonical
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.store.tables import JOURNAL
from kpps_desktop.store.transaction import insertion

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import AnyRow, Transaction

_LINE = (
    JOURNAL.c.desk,
    JOURNAL.c.seq,
    JOURNAL.c.at,
    JOURNAL.c.officer,
    JOURNAL.c.event,
    JOURNAL.c.facts,
    JOURNAL.c.rows,
    JOURNAL.c.prev,
    JOURNAL.c.hash,
)
IN_ORDER = select(JOURNAL.c.id, *_LINE).order_by(JOURNAL.c.id)
"""All lines, in commit order."""
FIRST = select(JOURNAL.c.desk).order_by(JOURNAL.c.id).limit(1)
"""The desk that began."""
_AFTER = IN_ORDER.where(JOURNAL.c.id > bindparam("after"))
_OF = (
    select(JOURNAL.c.id, *_LINE).where(JOURNAL.c.desk == bindparam("desk")).order_by(JOURNAL.c.seq)
)
_HEAD = "SELECT seq, hash FROM journal WHERE desk = :desk ORDER BY seq DESC LIMIT 1"
_HASH = "SELECT hash FROM journal WHERE desk = :desk AND seq = :seq"
_APPEND = insertion(JOURNAL)
_LAST_AT = (
    select(JOURNAL.c.at)
    .where(JOURNAL.c.desk == bindparam("desk"))
    .order_by(JOURNAL.c.seq.desc())
    .limit(1)
)
_LAST_OF = (
    select(JOURNAL.c.id, *_LINE)
    .where(JOURNAL.c.desk == bindparam("desk"), JOURNAL.c.event == bindparam("event"))
    .order_by(JOURNAL.c.seq.desc())
    .limit(1)
)
_DESKS = select(JOURNAL.c.desk).group_by(JOURNAL.c.desk).order_by(JOURNAL.c.desk)


def line_of(row: AnyRow) -> Line:
    """Make a line of its row; Trouble B.104 where its facts are no JSON."""
    _, desk, seq, at, officer, event, facts, rows, prev, own = row
    try:
        told = orjson.loads(facts)
    except orjson.JSONDecodeError as error:
        raise Trouble("B.104") from error
    return Line(desk, seq, at, officer, event, told, rows, prev, own)


class Journal:
    """All desks' lines."""

    __slots__ = ("_transaction", "following")

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.following: tuple[Line, ...] = ()
        """Lines of other desks that are written right behind the one being written."""

    def lines(self, after: int = 0) -> tuple[tuple[int, Line], ...]:
        """Return the lines of all desks after a place, each with its place in commit order."""
        return tuple((row[0], line_of(row)) for row in self._transaction.rows(_AFTER, after=after))

    def of(self, desk: DeskId) -> tuple[Line, ...]:
        """Return a desk's own chain."""
        return tuple(line_of(row) for row in self._transaction.rows(_OF, desk=desk))

    def head(self, desk: DeskId) -> Head:
        """Return where a desk's chain stands."""
        row = self._transaction.run(_HEAD, {"desk": desk})
        return Head(desk) if row is None else Head(desk, *row)

    def has(self, line: Line) -> bool:
        """Tell whether this very line is written."""
        row = self._transaction.run(_HASH, {"desk": line.desk, "seq": line.seq})
        return row is not None and row[0] == line.digest()

    def last_at(self, desk: DeskId) -> str | None:
        """Return when a desk last wrote (ISO 8601), or None before its first line."""
        row = self._transaction.first(_LAST_AT, desk=desk)
        return None if row is None else str(row.at)

    def last_of(self, desk: DeskId, event: str) -> Line | None:
        """Return a desk's last line of an event, by its name, or None."""
        row = self._transaction.first(_LAST_OF, desk=desk, event=event)
        return None if row is None else line_of(row)

    def append(self, line: Line) -> None:
        """Write the next line of a chain."""
        self._transaction.run(
            _APPEND,
            {
                "desk": line.desk,
                "seq": line.seq,
                "at": line.at,
                "officer": line.officer,
                "event": line.event,
                "facts": canonical(line.facts).decode(),
                "rows": line.rows,
                "prev": line.prev,
                "hash": line.digest(),
            },
        )

    def desks(self) -> tuple[DeskId, ...]:
        """Return the desks that have written."""
        return tuple(DeskId(row.desk) for row in self._transaction.rows(_DESKS))
