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
from kpps_desktop.store.journal import FIRST
from kpps_desktop.store.tables import HEAD
from kpps_desktop.store.transaction import Transaction
from kpps_desktop.store.watching import tell, watching
from kpps_desktop.store.writer import SILENCE, Unanswered, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Engine

    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.domain.journal import DeskId, Head
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.store.watching import Watch


def open_store(
    url: str,
    desk: DeskId,
    key: bytes | None = None,
    *,
    patience: float = PATIENCE,
    silence: float = SILENCE,
) -> Store:
    """Open a desk's books; make them where there are none, upgrade them where they are old.

    `url` is `sqlite:///…` (`file_url`) or `postgresql+psycopg://…`; `key` (32 bytes) keeps a
    file encrypted, a server keeps its own; `patience` is how long a writer waits for another
    one, `silence` how long a desk says nothing before its claims fall (both in seconds). Refused
    B.001 to B.005 where the books are not for this version, key or program; Trouble B.101 to
    B.107 where disk or server fail.
    """
    with edges():
        engine = make_engine(url, key, patience)
        try:
            if _revision(engine) != HEAD:
                # Alembic takes as long to import as SQLAlchemy; most days never need it.
                from kpps_desktop.store.upgrade import bring_up

                bring_up(engine)
            return Store(engine, desk, silence)
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


def begun_by(url: str, key: bytes | None = None) -> DeskId | None:
    """Return the desk that wrote the first line of all; None where there is none."""
    with edges():
        engine = make_engine(url, key)
        try:
            if _revision(engine) is None:
                return None
            with readers(engine).connect() as connection:
                return connection.scalar(FIRST)
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

    def __init__(self, engine: Engine, desk: DeskId, silence: float = SILENCE) -> None:
        self.desk = desk
        self._engine = engine
        self._readers = readers(engine)
        self._writer = Writer(engine, desk, silence)
        self._writing = False
        self._doubted: Line | None = None

    @property
    def shared(self) -> bool:
        """Whether other desks write to the same books: at a server, never in a file."""
        return self._engine.dialect.name == "postgresql"

    @contextmanager
    def write(self, event: AnyEvent, officer: OfficerId, at: datetime) -> Iterator[Books]:
        """Commit what the block writes together with the event's journal line, or neither.

        Refused J.001 where the line could never be read back as this event. Trouble S.280 where
        the server went away while it committed: whether it did is looked up before the next
        step, which is then Trouble S.281, once, if the one before it was written after all.
        """
        if self._writing:
            raise RuntimeError("a write is under way: writes do not nest")
        if at.tzinfo is None:
            raise ValueError("the journal's time needs its offset")
        name, time = name_of(event), at.isoformat()
        facts = orjson.loads(canonical(facts_of(event)))
        event_of(name, facts)
        if self._doubted is not None and self._is_written(self._doubted):
            raise Trouble("S.281")
        self._writing = True
        try:
            with edges(), self._writer.begun() as transaction:
                books = Books(transaction)
                head = books.journal.head(self.desk)
                transaction.begin_line(head.seq + 1, time)
                yield books
                rows = transaction.digest()
                line = Line(self.desk, head.seq + 1, time, officer, name, facts, rows, head.hash)
                books.journal.append(line)
                for taken in books.journal.following:
                    books.journal.append(taken)
                tell(transaction, line)
        except Unanswered as loss:
            if not self._is_written(line):
                with edges():
                    raise loss.error from loss
        finally:
            self._writing = False

    def _is_written(self, line: Line) -> bool:
        """Tell whether a line was committed, whose commit the server never answered.

        The transaction that was cut off holds the writers' lock until it is over, so whoever has
        the lock sees what came of it. Trouble S.280 while the server cannot be asked.
        """
        self._doubted = line
        try:
            with edges(), self._writer.begun() as transaction:
                written = Books(transaction).journal.has(line)
        except (Trouble, Unanswered) as loss:
            raise Trouble("S.280") from loss
        self._doubted = None
        return written

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

    def claim(self, place: str) -> DeskId | None:
        """Claim a place by its code; return the desk that has it already, or None.

        It stays claimed until it is released, the store is closed, or its desk is silent; a file
        has one desk, which has every claim. In the writing thread, as `release` and `beat`.
        """
        with edges():
            return self._writer.claim(place)

    def take_over(self, place: str) -> DeskId | None:
        """Claim a place whoever has it; return the desk that has it still, or None.

        The server ends the other desk's session, and so its claims; that desk hears of it
        (`Heard.taken`), and has the others again by its next step. None lets go where the two
        work by different accounts of the server, or its session does not end in time.
        """
        with edges():
            return self._writer.take_over(place)

    def release(self, place: str) -> None:
        """Let another desk claim a place."""
        with edges():
            self._writer.release(place)

    def sit(self) -> bool:
        """Take this desk's name at a server; tell whether no other living desk has it.

        It is kept as claims are. A file has one desk, which has its name.
        """
        if not self.shared:
            return True
        with edges():
            return self._writer.sit()

    def stand(self) -> None:
        """Let another desk have the name."""
        if self.shared:
            with edges():
                self._writer.stand()

    def beat(self) -> None:
        """Keep the name and claims of a desk at which nothing is written; well within `SILENCE`."""
        with edges():
            self._writer.beat()

    def claims(self) -> Mapping[str, DeskId]:
        """Return every place that is claimed, and by which desk."""
        with self.read() as books:
            return books.claims.all()

    def watch(self) -> Watch:
        """Return what hears of all that desks commit; for a thread of its own."""
        return watching(self._engine)

    def close(self) -> None:
        """Let go of the file or server."""
        self._writer.close()
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
