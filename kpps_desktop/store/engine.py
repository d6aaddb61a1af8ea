"""The engine: SQLCipher for every SQLite file, psycopg for a shared PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import sqlcipher3.dbapi2
from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

KEY_BYTES = 32
PATIENCE = 5
"""Seconds a writer waits for another one before it is told."""
_LOST = {
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""How soon a cable that was pulled is noticed at this end (libpq; seconds, and milliseconds)."""
_STUCK = 20_000
"""Milliseconds after which the server ends a step that stopped halfway: others wait for it."""
_WRITERS = 0x6B707073
"""The advisory lock that makes PostgreSQL's writers serial, as SQLite's are by nature."""
_READS = "kpps_reads"


class _Driver(Protocol):
    def execute(self, statement: str, /) -> object: ...


class _Server(_Driver, Protocol):
    def commit(self) -> None: ...


def file_url(path: Path) -> str:
    """Return the address of a file of books."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def shown(url: str) -> str:
    """Return an address as it may be shown: without its password."""
    try:
        return make_url(url).render_as_string()
    except ArgumentError:
        return url


def file_of(engine: Engine) -> Path | None:
    """Return the file an engine writes to, or None where it is a server."""
    return Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None


def make_engine(url: str, key: bytes | None, patience: float = PATIENCE) -> Engine:
    """Make the engine of an address; Refused B.004 where the address is none of ours."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise Refused("B.004", url=url) from error
    if address.drivername == "sqlite" and address.database not in {None, "", ":memory:"}:
        return _of_file(address, key, patience)
    if address.drivername == "postgresql+psycopg":
        return _of_server(address, patience)
    raise Refused("B.004", url=address.render_as_string())


def readers(engine: Engine) -> Engine:
    """Return the same engine for transactions that only read one moment's state."""
    options: dict[str, object] = {_READS: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return engine.execution_options(**options)


def listeners(engine: Engine) -> Engine:
    """Return the same engine for connections that only listen."""
    return engine.execution_options(**{_READS: True, "isolation_level": "AUTOCOMMIT"})


def sync_folder(path: Path) -> None:
    """Make a new name in a folder last; Windows knows no such thing."""
    if os.name != "posix":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _of_file(address: URL, key: bytes | None, patience: float) -> Engine:
    if key is not None and len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    engine = create_engine(
        address,
        module=sqlcipher3.dbapi2,
        hide_parameters=True,  # names of voters are no matter for a traceback
        # The driver must not begin transactions by itself: we begin them, IMMEDIATE.
        connect_args={"isolation_level": None, "timeout": patience},
    )

    def set_up(driver: _Driver, _: object) -> None:
        driver.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
        if key is not None:
            driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        driver.execute("PRAGMA journal_mode = WAL")
        driver.execute("PRAGMA synchronous = FULL")
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA recursive_triggers = ON")  # or REPLACE would slip past them

    def begin(connection: Connection) -> None:
        reads = _READS in connection.get_execution_options()
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def _of_server(address: URL, patience: float) -> Engine:
    try:
        engine = create_engine(
            address,
            hide_parameters=True,
            pool_pre_ping=True,  # whoever only looks need not hear that the server was away
            connect_args={"connect_timeout": PATIENCE, **_LOST},
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise Refused("B.005") from error

    def set_up(driver: _Server, _: object) -> None:
        driver.execute(f"SET lock_timeout = {round(patience * 1000)}")
        driver.execute("SET synchronous_commit = on")
        driver.execute(f"SET idle_in_transaction_session_timeout = {_STUCK}")
        driver.commit()

    def begin(connection: Connection) -> None:
        if _READS not in connection.get_execution_options():
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine
