"""A private PostgreSQL server for the tests, on loopback, in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = (
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories= "
    "-c fsync=off -c shared_buffers=16MB -c max_connections=40"
)
"""Durability is not what these tests ask of PostgreSQL; two of them share two cores."""


def programs() -> Path | None:
    """Return the folder of the newest server programs, or None where there are none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, which trusts whoever reaches it on loopback."""

    port: int

    def url(self, database: str) -> str:
        """Return a database's address as SQLAlchemy writes it."""
        return f"postgresql+psycopg://kpps@127.0.0.1:{self.port}/{database}"

    def _say(self, statement: str, database: str) -> None:
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="kpps", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(database)))

    @contextlib.contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database, yield its address, and drop it whoever is still connected."""
        name = f"t{uuid4().hex}"
        self._say("CREATE DATABASE {}", name)
        try:
            yield self.url(name)
        finally:
            self._say("DROP DATABASE {} WITH (FORCE)", name)


def _owner() -> str | None:
    """Return who runs the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def free_port() -> int:
    """Return a port of loopback that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _run(owner: str | None, *command: str | Path) -> None:
    # Into a file, for a server that keeps a pipe open would keep this waiting.
    with tempfile.TemporaryFile() as said:
        groups: list[str] | None = [] if owner else None
        done = subprocess.run(
            command,
            user=owner,
            group=pwd.getpwnam(owner).pw_gid if owner else None,
            extra_groups=groups,
            cwd="/",
            env={**os.environ, "LC_ALL": "C"},
            stdout=said,
            stderr=said,
            check=False,
        )
        if done.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))


@contextlib.contextmanager
def serving(programs: Path) -> Iterator[Server]:
    """Run a new server until the block ends, then remove all of it."""
    owner = _owner()
    # Not below pytest's folder, which the server's own user may not enter.
    home = Path(tempfile.mkdtemp(prefix="kpps-postgres-"))
    cluster = home / "cluster"
    try:
        if owner:
            shutil.chown(home, owner)
        _run(
            owner,
            programs / "initdb",
            "-D",
            cluster,
            "-U",
            "kpps",
            "-A",
            "trust",
            "-N",
            "-E",
            "UTF8",
        )
        control = (programs / "pg_ctl", "-D", cluster, "-w", "-s")
        port = free_port()
        _run(owner, *control, "-l", home / "log", "-o", f"-p {port} {_SETTINGS}", "start")
        try:
            yield Server(port)
        finally:
            _run(owner, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
