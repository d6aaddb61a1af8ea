"""The database itself refuses to change or forget what was written."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import make_url
from sqlcipher3 import dbapi2 as sqlcipher

from kpps_desktop.store import open_store
from tests.store.scenes import DESK, KEY, TABLES, raw_run
from tests.upgrades.sample import fill

REFUSED = (sqlcipher.IntegrityError, psycopg.errors.RaiseException)


@pytest.fixture
def filled(url: str) -> str:
    """Write a row in every table."""
    with open_store(url, DESK, KEY) as store:
        fill(store)
    return url


def test_no_table_takes_an_update_or_a_deletion(filled: str) -> None:
    for table in TABLES:
        for statement in (f"UPDATE {table} SET desk = 'x'", f"DELETE FROM {table}"):  # noqa: S608
            with pytest.raises(REFUSED, match=f"{table} is append-only"):
                raw_run(filled, statement)


def test_no_row_is_replaced(filled: str) -> None:
    if make_url(filled).drivername != "sqlite":
        pytest.skip("PostgreSQL knows no REPLACE")
    with pytest.raises(REFUSED, match="journal is append-only"):
        raw_run(
            filled,
            "PRAGMA recursive_triggers = ON",  # as every connection of ours has it
            "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE id = 1",
        )


def test_no_table_is_truncated(filled: str) -> None:
    if make_url(filled).drivername == "sqlite":
        pytest.skip("SQLite knows no TRUNCATE")
    with pytest.raises(REFUSED, match="is append-only"):
        raw_run(filled, "TRUNCATE journal CASCADE")
