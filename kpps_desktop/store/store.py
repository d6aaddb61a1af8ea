"""The store of a desk: the one place where books are opened, written and read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import orjson
from sqlalchemy import inspect, text

from kpps_desktop.domain.event_names import event_of, facts_of, name_of
from kpps_desktop.domain.journal import Line, canonical
from kpps_desktop.domain.outcomes import Finding, Refused, Trouble
from kpps_desktop.store.audit import examine
from kpps_desktop.store.books import Books
from kpps_desktop.store.edges import edges
from kpps_desktop.store.engine import PATIENCE, make_engine, readers
from kpps_desktop.store.tables import HEAD
from kpps_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection, Engine

    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.domain.journal import DeskId, Head
    from kpps_desktop.domain.people import OfficerId


def open_store(
    url: str, desk: DeskId, key: bytes | None = None, *, patience: float = PATIENCE
) -> Store:
    """Open a desk's books; make them where there are none, upgrade them where they are old.

    `url` is `sqlite:///…` (`file_url`) or `postgresql+psycopg://…`; `key` (32 bytes) keeps a
    file encrypted, a server keeps its own; `patience` is how long a writer waits for another
    one (seconds). Refused B.001 to B.005 where the books are not for
    this version, key or program; Trouble B.101 to B.107 where disk or server fail.
    """
    with edges():
        engine = make_engine(url, key, patience)
        try:
            if _revision(engine) != HEAD:
                # Alembic takes as long to import as SQLAlchemy; most days never need it.
                from kpps_desktop.store.upgrade import bring_up

                bring_up(engine)
            return Store(engine, desk)
        except BaseException:
            engine.dispose()
            raise


def has_books(url: str, key: bytes | None = None) -> bool:
    """Tell whether books were ever made at an address; nothing is made there.

    Refused and troubled as `open_store` is.
    """
    with edges():
        engine = make_engine(url, key)
        try:
            return _revision(engine) is not None
        finally:
            engine.dispose()


def _revision(engine: Engine) -> str | None:
    """Return the revision of the books, or None where there are none yet."""
    with readers(engine).connect() as connection:
        tables = inspect(connection).get_table_names()
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise Refused("B.003")
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if not found:
        raise Refused("B.003")
    revision = str(found)
    if revision.isdigit() and revision > HEAD:
        raise Refused("B.001", revision=revision, newest=HEAD)
    return revision


class Store:
    """A desk's open books. One thread writes; the connection it writes through stays open."""

    def __init__(self, engine: Engine, desk: DeskId) -> None:
        self.desk = desk
        self._engine = engine
        self._readers = readers(engine)
        self._writer: Connection | None = None
        self._writing = False

    @contextmanager
    def write(self, event: AnyEvent, officer: OfficerId, at: datetime) -> Iterator[Books]:
        """Commit what the block writes together with the event's journal line, or neither.

        Refused J.001 where the line could never be read back as this event.
        """
        if self._writing:
            raise RuntimeError("a write is under way: writes do not nest")
        if at.tzinfo is None:
            raise ValueError("the journal's time needs its offset")
        name, time = name_of(event), at.isoformat()
        facts = orjson.loads(canonical(facts_of(event)))
        event_of(name, facts)
        self._writing = True
        try:
            with edges(), self._begun() as transaction:
                books = Books(transaction)
                head = books.journal.head(self.desk)
                transaction.begin_line(head.seq + 1, time)
                yield books
                rows = transaction.digest()
                books.journal.append(
                    Line(
                        self.desk,
                        head.seq + 1,
                        time,
                        officer,
                        name,
                        facts,
                        rows,
                        head.hash,
                    )
                )
        finally:
            self._writing = False

    @contextmanager
    def read(self) -> Iterator[Books]:
        """Give the books as they stand at one moment; nothing can be written through them."""
        with (
            edges(),
            self._readers.connect() as connection,
            connection.begin(),
            Transaction(connection, self.desk) as transaction,
        ):
            yield Books(transaction)

    def lines(self, after: int = 0) -> tuple[tuple[int, Line], ...]:
        """Return all desks' lines after a place, each with its place in commit order."""
        with self.read() as books:
            return books.journal.lines(after)

    def head(self) -> Head:
        """Return where this desk's chain stands."""
        with self.read() as books:
            return books.journal.head(self.desk)

    def audit(self) -> list[Finding]:
        """Examine all lines and rows of all desks; every fault is a finding."""
        try:
            with edges(), self._readers.connect() as connection, connection.begin():
                return examine(connection)
        except Trouble as trouble:
            if trouble.code != "B.104":
                raise
            return [Finding("B.104")]  # so damaged that it cannot be read to the end

    def close(self) -> None:
        """Let go of the file or server."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _begun(self) -> Iterator[Transaction]:
        if self._writer is None:
            self._writer = self._engine.connect()
        with self._writer.begin(), Transaction(self._writer, self.desk) as transaction:
            yield transaction
