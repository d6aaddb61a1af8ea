"""A PostgreSQL server of our own on this laptop, for the desks of one PPK on a cable.

It lies in one folder: the cluster, its log, and the password that the desks type. Nobody but the
desks gets in: one account, one database, SCRAM passwords, and only from networks that this laptop
is on itself. The account owns that database and is no superuser.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Refused, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = 5433
"""Not PostgreSQL's own 5432: a server that is there already stays as it is."""
USER = DATABASE = "rekap"
_CLUSTER, _LOG, _SECRET = "klaster", "server.log", "sandi.txt"
_PACKAGED = (Path("/usr/lib/postgresql"), Path("C:/Program Files/PostgreSQL"))
"""Where packages and installers put each version."""
_OWNER = "postgres"
_LOOPBACK = "127.0.0.1"
"""Whom the packages of PostgreSQL make; PostgreSQL refuses to run as root."""
_SECRET_BYTES = 9
_NEEDED = ("initdb", "pg_ctl", "postgres")
_ACCESS = f"""\
host  {DATABASE}  {USER}  127.0.0.1/32  scram-sha-256
host  {DATABASE}  {USER}  samenet       scram-sha-256
"""
_SETTINGS = """\
password_encryption = 'scram-sha-256'
unix_socket_directories = ''
tcp_keepalives_idle = 10
tcp_keepalives_interval = 10
tcp_keepalives_count = 3
max_connections = 100
"""


@dataclass(frozen=True, slots=True)
class Serving:
    """The server in a folder, reached at an address and port."""

    folder: Path
    address: str
    port: int

    @property
    def url(self) -> str:
        """What desks give as their books' address."""
        secret = files.read(self.folder / _SECRET).decode().strip()
        return f"postgresql+psycopg://{USER}:{secret}@{self.address}:{self.port}/{DATABASE}"


def own_address() -> str:
    """Return this laptop's address on its cable or network; loopback where it is on none."""
    found = own_addresses()
    return found[0] if found else _LOOPBACK


def refuse_strange(address: str) -> None:
    """Refuse an address that is none of this laptop's (S.795): no desk could reach it there."""
    own = (*own_addresses(), _LOOPBACK)
    if address not in own:
        raise Refused("S.795", address=address, own=", ".join(own))


def own_addresses() -> list[str]:
    """Return this laptop's addresses on its cables and networks."""
    return [
        one.address
        for name, told in sorted(psutil.net_if_addrs().items())
        for one in told
        if one.family.name == "AF_INET" and name in _up() and not one.address.startswith("127.")
    ]


def serve(folder: Path, address: str, port: int = PORT) -> Serving:
    """Start the server in a folder, making it first where there is none; a repeat is harmless.

    Refused S.283 where PostgreSQL is not installed; Trouble S.284 with what it said where it does
    not start.
    """
    programs, folder = _programs(), folder.resolve()
    if not (folder / _CLUSTER).exists():
        _make(programs, folder)
    if not _runs(programs, folder):
        listen = ",".join(dict.fromkeys((address, _LOOPBACK)))
        options = f"-p {port} -c listen_addresses={listen}"
        cluster, log = folder / _CLUSTER, folder / _LOG
        _run(programs / "pg_ctl", "-D", cluster, "-w", "-s", "-l", log, "-o", options, "start")
    return Serving(folder, address, port)


def stop(folder: Path) -> bool:
    """Stop the server in a folder; tell whether it ran. What desks wrote is on disk."""
    programs, folder = _programs(), folder.resolve()
    if not _runs(programs, folder):
        return False
    _run(programs / "pg_ctl", "-D", folder / _CLUSTER, "-w", "-s", "-m", "fast", "stop")
    return True


def _make(programs: Path, folder: Path) -> None:
    """Make a cluster with its account and database, whole or not at all."""
    part = folder / f".{_CLUSTER}"
    secret = secrets.token_hex(_SECRET_BYTES)
    files.write(folder / _SECRET, secret.encode(), private=True)
    if _as_root():
        shutil.chown(folder, _OWNER)
    shutil.rmtree(part, ignore_errors=True)
    _run(programs / "initdb", "-D", part, "-U", "postgres", "-A", "reject", "-E", "UTF8")
    made = (
        f"CREATE ROLE {USER} LOGIN PASSWORD '{secret}'\nCREATE DATABASE {DATABASE} OWNER {USER}\n"
    )
    with (part / "postgresql.conf").open("a") as settings:
        settings.write(_SETTINGS)
    (part / "pg_hba.conf").write_text(_ACCESS)
    _run(programs / "postgres", "--single", "-D", part, "postgres", said=made)
    files.rename(part, folder / _CLUSTER)


def _programs() -> Path:
    """Return the folder of the newest server programs; Refused S.283 where there are none."""
    found = [path for where in _PACKAGED for path in where.glob("*/bin")]
    found += [Path(one).parent for one in filter(None, [shutil.which("initdb")])]
    whole = [one for one in found if all(shutil.which(name, path=one) for name in _NEEDED)]
    if not whole:
        raise Refused("S.283")
    return max(whole, key=lambda path: [int(part) for part in path.parts if part.isdigit()])


def _runs(programs: Path, folder: Path) -> bool:
    return not _call([programs / "pg_ctl", "-D", folder / _CLUSTER, "status"])[0]


def _run(*command: str | Path, said: str = "") -> None:
    code, told = _call(command, said)
    if code:
        raise Trouble("S.284", said=told.strip()[-300:])


def _call(command: Sequence[str | Path], said: str = "") -> tuple[int, str]:
    """Run a program to its end; return its exit code and what it printed."""
    owner = _OWNER if _as_root() else None
    # Into a file: a server that goes on running would keep a pipe open.
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(  # noqa: S603 - programs of the machine, with our own arguments
            command,
            input=said.encode(),
            stdout=told,
            stderr=told,
            check=False,
            cwd=command[0].parent if isinstance(command[0], Path) else None,
            user=owner,
            group=owner,
            extra_groups=[] if owner else None,
            env={**os.environ, "LC_ALL": "C"},
        )
        told.seek(0)
        return done.returncode, told.read().decode(errors="replace")


def _as_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _up() -> set[str]:
    return {name for name, told in psutil.net_if_stats().items() if told.isup}
