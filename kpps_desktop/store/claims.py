"""Claims of several desks at one server: its advisory locks, numbered by what is claimed.

A file has one desk, so there is nothing to claim: each of these says yes.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import text

from kpps_desktop.domain.journal import DeskId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from kpps_desktop.store.transaction import Transaction

_PATIENCE = 5_000
"""Milliseconds that the end of another desk's session may take."""
_SET = (
    "SELECT set_config('application_name', :desk, false), "
    "set_config('idle_session_timeout', :silence, false)"
)
_TAKE = "SELECT pg_try_advisory_lock(CAST(:place AS bigint))"
_HOLD = "SELECT pg_try_advisory_xact_lock(CAST(:place AS bigint))"
_FREE = "SELECT pg_advisory_unlock(CAST(:place AS bigint))"
_FREE_ALL = text("SELECT pg_advisory_unlock_all()")
_HELD = text(
    "SELECT CAST(held.place AS text) AS place, desk FROM ("
    "  SELECT (CAST(locks.classid AS bigint) << 32) | CAST(locks.objid AS bigint) AS place,"
    "    sessions.application_name AS desk"
    "  FROM pg_locks locks JOIN pg_stat_activity sessions ON sessions.pid = locks.pid"
    "  WHERE locks.locktype = 'advisory' AND locks.granted AND locks.objsubid = 1"
    "    AND sessions.datname = current_database()"
    ") held WHERE held.place BETWEEN 4294967296 AND 9999999999999 ORDER BY held.place"
)
"""Numbers are of 13 digits: the writers' own lock is smaller, and the seats of desks are larger."""
_END = (
    "SELECT CASE WHEN pg_has_role(sessions.usesysid, 'MEMBER') "
    "THEN pg_terminate_backend(locks.pid, CAST(:patience AS bigint)) END AS ended "
    "FROM pg_locks locks JOIN pg_stat_activity sessions ON sessions.pid = locks.pid "
    "WHERE locks.locktype = 'advisory' AND locks.granted AND locks.objsubid = 1"
    "  AND sessions.datname = current_database() AND locks.pid <> pg_backend_pid()"
    "  AND ((CAST(locks.classid AS bigint) << 32) | CAST(locks.objid AS bigint))"
    "    = CAST(:place AS bigint)"
)
"""Ends the session that has a place, and comes back once it is gone and its locks with it."""
_DIGITS = 13
_FOLLOWED = {4: "0" * 9, 6: "0" * 7}
"""What is put after the code of a region: no kecamatan is 00, and no desa or TPS is all zeros."""


def seat_of(desk: DeskId) -> str:
    """Return the number by which a desk's own name is taken: one more digit than any place has."""
    return f"1{int.from_bytes(sha256(desk.encode()).digest()[:6]):015}"


def take(transaction: Transaction, place: str, silence: float) -> bool:
    """Lock a place for this session, and name the session; tell whether it was free."""
    if not transaction.shared:
        return True
    milliseconds = str(round(silence * 1000))
    transaction.run(_SET, {"desk": transaction.desk, "silence": milliseconds})
    return _said(transaction, _TAKE, place)


def wrest(transaction: Transaction, place: str, silence: float) -> bool:
    """Lock a place that another session has, by ending that session; tell whether it was ended.

    Every step of any desk holds the writers' lock, which this transaction has: so the other desk
    is between two steps, and loses no more than its session, which it has again by its next one.
    """
    _said(transaction, _END, place, patience=str(_PATIENCE))
    return take(transaction, place, silence)


def give_back(transaction: Transaction, place: str) -> None:
    """Unlock a place of this session."""
    if transaction.shared:
        _said(transaction, _FREE, place)


def give_all_back(connection: Connection) -> None:
    """Unlock all that a session has."""
    connection.execute(_FREE_ALL)


def holder(transaction: Transaction, place: str) -> DeskId:
    """Return the desk that has a place; empty where it was let go this moment."""
    return all_of(transaction).get(place, DeskId(""))


def all_of(transaction: Transaction) -> Mapping[str, DeskId]:
    """Return every place that is claimed, and by which desk."""
    if not transaction.shared:
        return {}
    return {_code(row.place): DeskId(row.desk) for row in transaction.rows(_HELD)}


def _said(transaction: Transaction, sql: str, place: str, **more: str) -> bool:
    row = transaction.run(sql, {"place": place.ljust(_DIGITS, "0"), **more})
    return bool(row and row[0])


def _code(number: str) -> str:
    """Return the code whose number a lock has."""
    told = number.zfill(_DIGITS)
    digits = (size for size, rest in _FOLLOWED.items() if told.endswith(rest))
    return told[: next(digits, _DIGITS)]


class Claims:
    """What desks have claimed, as a transaction sees it."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def all(self) -> Mapping[str, DeskId]:
        """Return every place that is claimed, and by which desk."""
        return all_of(self._transaction)

    def hold(self, place: str) -> DeskId | None:
        """Hold a place until this transaction ends; return the desk that has it, or None."""
        if not self._transaction.shared or _said(self._transaction, _HOLD, place):
            return None
        return holder(self._transaction, place)
