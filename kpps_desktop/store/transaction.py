"""One transaction: what the nouns of the books read through and write into."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy.exc import DBAPIError

from kpps_desktop.domain.journal import canonical
from kpps_desktop.store.tables import BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection, Executable, Row, Table

    from kpps_desktop.domain.journal import DeskId

Entry: TypeAlias = tuple[str, int, dict[str, object]]
"""A row in the digest of its line: table, place, and what it holds."""
AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
"""A row of a query, of as many columns as it has."""


def entry(table: str, values: Mapping[str, object]) -> Entry:
    """Make what stands for a row in the digest of its line.

    Bytes stand by their SHA-256. A null is left out, so that a column added by a later
    version, null in older rows, leaves their digests as they were.
    """
    told = {
        name: hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
        for name, value in values.items()
        if value is not None and name not in {"desk", "line"}
    }
    nth = values.get("nth", 0)
    return table, nth if isinstance(nth, int) else 0, told


def rows_digest(entries: Iterable[Entry]) -> str:
    """Return the SHA-256 (hex) of a line's rows: canonical JSON, by table and place."""
    ordered = sorted(entries, key=lambda one: one[:2])
    return hashlib.sha256(canonical([[table, told] for table, _, told in ordered])).hexdigest()


def insertion(table: Table) -> str:
    """Return the statement that appends a row to a table, for `Transaction.run`."""
    names = [column.name for column in table.c if column.name != "id"]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table.name} ({columns}) VALUES ({values})"  # noqa: S608 - our own names


_INSERTIONS = {
    table.name: (insertion(table), {column.name: None for column in table.c if column.nullable})
    for table in BESIDE
}


@cache
def _spelled(sql: str, dialect: str) -> str:
    return sql if dialect == "sqlite" else re.sub(r":(\w+)", r"%(\1)s", sql)


class Transaction:
    """A begun transaction of a desk: it reads, and writes rows once a line is begun.

    `line` is the number of the line being written, `at` its time.
    """

    __slots__ = ("_connection", "_entries", "at", "desk", "line")

    def __init__(self, connection: Connection, desk: DeskId) -> None:
        self._connection: Connection | None = connection
        self._entries: list[Entry] = []
        self.desk = desk
        self.line: int | None = None
        self.at = ""

    @property
    def shared(self) -> bool:
        """Whether several desks may be at these books: a server's."""
        return self._open.dialect.name == "postgresql"

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the transaction of these books is over")
        return self._connection

    def begin_line(self, line: int, at: str) -> None:
        """Let rows be added to a line."""
        self.line, self.at = line, at

    def rows(self, statement: Executable, **values: object) -> Sequence[AnyRow]:
        """Return all rows of a query."""
        return self._open.execute(statement, values).all()

    def first(self, statement: Executable, **values: object) -> AnyRow | None:
        """Return the first row of a query, or None."""
        found = self.rows(statement, **values)
        return found[0] if found else None

    def run(self, sql: str, values: Mapping[str, object]) -> Sequence[Any] | None:
        """Run a statement with `:name` parameters; return the first row of a query.

        Every ballot counted comes this way three times: straight to the driver it takes a
        quarter of the time that SQLAlchemy takes for it.
        """
        dialect = self._open.dialect
        cursor = self._open.connection.cursor()
        try:
            cursor.execute(_spelled(sql, dialect.name), values)
            return cursor.fetchone() if cursor.description else None
        except dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                sql, None, error, dialect.loaded_dbapi.Error, dialect=dialect
            ) from error
        finally:
            cursor.close()

    def add(self, table: Table, **values: object) -> Mapping[str, object]:
        """Append a row to the line being written; return what stands for it in the digest."""
        if self.line is None:
            raise RuntimeError("rows are added only while a line is being written")
        sql, blanks = _INSERTIONS[table.name]
        if "nth" in table.c:
            values["nth"] = len(self._entries)
        made = entry(table.name, values)
        self._entries.append(made)
        self.run(sql, {"desk": self.desk, "line": self.line, **blanks, **values})
        return made[-1]

    def digest(self) -> str:
        """Return the digest of the rows added so far."""
        return rows_digest(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let nothing be read or written through these books any more."""
        self._connection = None
