"""Hearing of what other desks commit: a server tells it, and a file has nobody to tell of."""

from __future__ import annotations

import selectors
import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import orjson
from sqlalchemy.exc import DBAPIError

from kpps_desktop.domain.journal import DeskId, Line, canonical
from kpps_desktop.store.edges import edges
from kpps_desktop.store.engine import listeners

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from kpps_desktop.store.transaction import Transaction

_CHANNEL = "kpps"
_TELL = f"SELECT pg_notify('{_CHANNEL}', :said)"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a desk did: a line it committed, or, without a number, a claim it took or gave back.

    Without a desk it says only that something may have been missed: look at everything again.
    """

    desk: DeskId
    seq: int
    event: str

    @property
    def taken(self) -> str:
        """The place that the desk took over from another one, or nothing."""
        said, _, place = self.event.partition(_OF)
        return place if said == TAKEN else ""


MISSED = Heard(DeskId(""), 0, "")
CLAIMED = "claimed"
"""What is heard where claims changed."""
TAKEN, _OF = "taken over", ": "
"""What is heard where a desk took a claim over from another one, before the place."""


class Watch(Protocol):
    """Waited on by a thread of its own; `stop` may be called from any other."""

    def wait(self, seconds: float) -> tuple[Heard, ...]:
        """Return what was heard, as soon as there is something; nothing when the time is up."""
        ...

    def stop(self) -> None:
        """End the waiting for good."""
        ...

    def close(self) -> None:
        """Let go of what it listened through; nobody waits any more."""
        ...


def tell(transaction: Transaction, line: Line) -> None:
    """Let every watch hear of a line, once it is committed."""
    _tell(transaction, line.desk, line.seq, line.event)


def tell_of_claims(transaction: Transaction) -> None:
    """Let every watch hear that claims changed."""
    _tell(transaction, transaction.desk, 0, CLAIMED)


def tell_of_taking(transaction: Transaction, place: str) -> None:
    """Let every watch hear that a place was taken over."""
    _tell(transaction, transaction.desk, 0, f"{TAKEN}{_OF}{place}")


def _tell(transaction: Transaction, *said: object) -> None:
    if transaction.shared:
        transaction.run(_TELL, {"said": canonical(said).decode()})


def watching(engine: Engine) -> Watch:
    """Return what hears of the books of an engine."""
    return _OfServer(engine) if engine.dialect.name == "postgresql" else _OfFile()


class _OfFile:
    """A file has one desk: nothing is ever heard."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def wait(self, seconds: float) -> tuple[Heard, ...]:
        self._stopped.wait(seconds)
        return ()

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        self.stop()


class _OfServer:
    """Listens through a connection of its own; after a loss through a new one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = listeners(engine)
        self._connection: Connection | None = None
        self._woken, self._waker = socket.socketpair()
        self._stopped = False

    def wait(self, seconds: float) -> tuple[Heard, ...]:
        if self._stopped:
            return ()
        with edges():
            if self._connection is None:
                self._connection = self._listening()
                return (MISSED,)
            try:
                return self._heard(self._connection, seconds)
            except DBAPIError:
                self._leave()
                raise

    def stop(self) -> None:
        self._stopped = True
        self._waker.send(b".")

    def close(self) -> None:
        self._stopped = True
        self._leave()
        self._woken.close()
        self._waker.close()

    def _listening(self) -> Connection:
        connection = self._engine.connect()
        connection.exec_driver_sql(f"LISTEN {_CHANNEL}")
        return connection

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()  # it listens: it is nobody else's to use
            self._connection.close()
            self._connection = None

    def _heard(self, connection: Connection, seconds: float) -> tuple[Heard, ...]:
        driver = connection.connection.driver_connection
        dialect = connection.dialect
        if driver is None:
            return ()
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(driver.fileno(), selectors.EVENT_READ)
                selector.register(self._woken, selectors.EVENT_READ)
                selector.select(seconds)
            said = [orjson.loads(one.payload) for one in driver.notifies(timeout=0)]
        except dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                "LISTEN", None, error, dialect.loaded_dbapi.Error, dialect=dialect
            ) from error
        return tuple(Heard(DeskId(desk), seq, event) for desk, seq, event in said)
