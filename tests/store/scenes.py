"""What tests of the store write, and how somebody with the key would tamper with it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import make_url
from sqlcipher3 import dbapi2 as sqlcipher

from kpps_desktop.domain.events import BallotCancelled, BallotCounted, CountingOpened
from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.people import KETUA_KPPS, OfficerId
from kpps_desktop.store.tables import METADATA

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.store import Store

DESK = DeskId("tps-3101011001001")
KEY = bytes(range(32))
WIB = timezone(timedelta(hours=7))
AT = datetime(2024, 11, 27, 14, 3, tzinfo=WIB)
TALLIER = OfficerId("KPPS-4")


def count(store: Store, choice: int, contest: str = "gubernur") -> None:
    """Announce a ballot."""
    with store.write(BallotCounted(contest, choice, ""), TALLIER, AT) as books:
        books.ballots.count(contest, 1, choice)


def take_back(store: Store, contest: str = "gubernur") -> None:
    """Take the last ballot back."""
    with store.write(BallotCancelled(contest, "keliru"), TALLIER, AT) as books:
        last = books.ballots.last(contest, 1)
        assert last
        books.ballots.cancel(last, "keliru")


def mark(store: Store) -> None:
    """Write a line that brings no rows."""
    with store.write(CountingOpened(), KETUA_KPPS, AT):
        pass


def raw_file(path: Path, key: bytes = KEY) -> sqlcipher.Connection:
    """Open a file as somebody with the key and no respect for foreign keys would."""
    driver = sqlcipher.connect(str(path), isolation_level=None)
    driver.execute("PRAGMA cipher_log_level = NONE")
    driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return driver


def raw_run(url: str, *statements: str) -> None:
    """Run statements past the store."""
    address = make_url(url)
    if address.drivername == "sqlite":
        driver = raw_file(address.database)
        for statement in statements:
            driver.execute(statement)
        driver.close()
        return
    with psycopg.connect(url.replace("+psycopg", "")) as server:
        for statement in statements:
            server.execute(statement)


def tamper(url: str, *statements: str) -> None:
    """Do what the guards refuse, and put the guards back so that nobody sees it by them."""
    server = make_url(url).drivername != "sqlite"
    if server:
        # A superuser's way past triggers and foreign keys alike.
        raw_run(url, "SET session_replication_role = replica", *statements)
        return
    driver = raw_file(make_url(url).database)
    guards = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    driver.execute("BEGIN")
    for name, _ in guards:
        driver.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        driver.execute(statement)
    for _, sql in guards:
        driver.execute(sql)
    driver.execute("COMMIT")
    driver.close()


TABLES = tuple(sorted(METADATA.tables))
