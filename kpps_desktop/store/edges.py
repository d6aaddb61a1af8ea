"""Where the database fails: its errors as news in words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from kpps_desktop.domain.outcomes import Refused, Told, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in their lowest byte."""


def _locked(_: str) -> Told:
    return Trouble("B.101")


def _full(_: str) -> Told:
    return Trouble("B.102")


def _unreachable(_: str) -> Told:
    return Trouble("B.103")


def _damaged(_: str) -> Told:
    return Trouble("B.104")


def _failing(_: str) -> Told:
    return Trouble("B.105")


def _server(said: str) -> Told:
    return Trouble("B.106", said=said)


def _wrong_key(_: str) -> Told:
    return Refused("B.002")


_SQLITE: dict[int, Callable[[str], Told]] = {
    3: _unreachable,  # SQLITE_PERM
    5: _locked,  # SQLITE_BUSY
    6: _locked,  # SQLITE_LOCKED
    8: _unreachable,  # SQLITE_READONLY
    10: _failing,  # SQLITE_IOERR
    11: _damaged,  # SQLITE_CORRUPT
    13: _full,  # SQLITE_FULL
    14: _unreachable,  # SQLITE_CANTOPEN
    26: _wrong_key,  # SQLITE_NOTADB
}
_POSTGRES: dict[str, Callable[[str], Told]] = {
    "08": _server,  # connection
    "28": _server,  # who we are
    "3D": _server,  # no such database
    "53": _full,  # resources
    "55": _locked,  # object in use: the lock was not had in time
    "57": _server,  # operator intervention
    "58": _failing,  # system error
    "XX": _damaged,
}


def told(error: DBAPIError) -> Told | None:
    """Return the news a driver's error is, or None where it is a bug of ours."""
    said = str(error.orig).strip().partition("\n")[0]
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int):
        known = _SQLITE.get(code & _PRIMARY)
        return known(said) if known else None
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(state, str):
        known = _POSTGRES.get(state[:2])
        return known(said) if known else None
    if said.startswith("Could not decode"):
        return _damaged(said)
    # libpq gives no state when it never reached a server.
    return _server(said) if type(error.orig).__module__.startswith("psycopg") else None


@contextmanager
def edges() -> Iterator[None]:
    """Raise Refused or Trouble in place of the driver's errors that have words."""
    try:
        yield
    except DBAPIError as error:
        news = told(error)
        if news is None:
            raise
        raise news from error
