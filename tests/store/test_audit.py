"""Whoever alters the books behind the guards is found by the examination."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.store import open_store
from tests.store.scenes import DESK, KEY, TABLES, count, mark, raw_file, raw_run, tamper
from tests.upgrades.sample import fill

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.store import Store


@pytest.fixture
def filled(url: str) -> str:
    """Write a row in every table, and three lines more."""
    with open_store(url, DESK, KEY) as store:
        fill(store)
        for choice in (1, 2, 1):
            count(store, choice)
        assert store.audit() == []
    return url


def _found(url: str) -> list[tuple[str, str]]:
    with open_store(url, DESK, KEY) as store:
        return [(one.code, one.where) for one in store.audit()]


BALLOTS = {
    "altered": "UPDATE ballots SET choice = 1 WHERE choice = 2 AND line = 12",
    "deleted": "DELETE FROM ballots WHERE line = 12",
    "cancelled": f"INSERT INTO ballots SELECT '{DESK}', 13, contest, round, choice, reason, 12 "  # noqa: S608
    "FROM ballots WHERE line = 12",
    "moved": "UPDATE ballots SET line = 110 WHERE line = 12",
}


@pytest.mark.parametrize("how", ["altered", "deleted"])
def test_a_row_tampered_with_is_found(filled: str, how: str) -> None:
    tamper(filled, BALLOTS[how])
    assert _found(filled) == [("J.104", f"{DESK} 12")]


def test_a_row_slipped_into_a_line_is_found(filled: str) -> None:
    tamper(filled, "DELETE FROM ballots WHERE line = 13", BALLOTS["cancelled"])
    assert _found(filled) == [("J.104", f"{DESK} 13")]


def test_a_row_without_a_line_is_found(filled: str) -> None:
    tamper(filled, BALLOTS["moved"])
    assert _found(filled) == [("J.104", f"{DESK} 12"), ("J.106", f"{DESK} 110")]


def test_a_row_of_every_table_is_covered(filled: str) -> None:
    for table in TABLES:
        if table == "journal":
            continue
        changed, value, old = {
            "attendance": ("disabled", "1 - disabled", "1 - disabled"),
            "ballots": ("choice", "choice + 1", "choice - 1"),
        }.get(table, ("nth", "nth + 7", "nth - 7"))
        tamper(filled, f"UPDATE {table} SET {changed} = {value}")  # noqa: S608 - our own names
        assert {code for code, _ in _found(filled)} == {"J.104"}, table
        tamper(filled, f"UPDATE {table} SET {changed} = {old}")  # noqa: S608
        assert _found(filled) == []


def test_bytes_are_covered(filled: str) -> None:
    blob = "x'00'" if make_url(filled).drivername == "sqlite" else "'\\x00'"
    files = ("packs", "papers", "bundles", "receipts")
    tamper(filled, *(f"UPDATE {table} SET bytes = {blob}" for table in files))  # noqa: S608
    assert _found(filled) == [("J.104", f"{DESK} {line}") for line in (1, 8, 9, 10)]


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE journal SET officer = 'KPPS-2' WHERE seq = 5", {"J.101"}),
        ("UPDATE journal SET at = '2024-11-27T09:00:00+07:00' WHERE seq = 5", {"J.101"}),
        ("UPDATE journal SET facts = '{}' WHERE seq = 5", {"J.101"}),
        ("UPDATE journal SET facts = facts || ' ' WHERE seq = 5", {"J.102"}),
        ("UPDATE journal SET facts = 'x' WHERE seq = 5", {"J.101", "J.102", "J.106"}),
        ("UPDATE journal SET id = 100 WHERE seq = 5", {"J.103"}),
        ("UPDATE journal SET desk = 'ppk' WHERE seq = 5", {"J.101", "J.104", "J.106"}),
        ("DELETE FROM journal WHERE seq = 5", {"J.101", "J.106"}),
    ],
)
def test_a_line_tampered_with_is_found(filled: str, statement: str, codes: set[str]) -> None:
    tamper(filled, statement)
    assert {code for code, _ in _found(filled)} == codes


def test_a_line_rewritten_with_its_own_hash_breaks_the_next(filled: str) -> None:
    with open_store(filled, DESK, KEY) as store:
        line = store.lines()[11][1]
    forged = replace(line, facts={"contest": "gubernur", "choice": 1, "reason": ""})
    facts = '{"choice":1,"contest":"gubernur","reason":""}'
    tamper(
        filled,
        "UPDATE ballots SET choice = 1 WHERE line = 12",
        f"UPDATE journal SET facts = '{facts}' WHERE seq = 12",  # noqa: S608 - our own
        f"UPDATE journal SET hash = '{forged.digest()}' WHERE seq = 12",  # noqa: S608
    )
    assert _found(filled) == [("J.101", f"{DESK} 13"), ("J.104", f"{DESK} 12")]


def test_lines_of_two_desks_do_not_disturb_each_other(url: str) -> None:
    for desk in ("ppk-a", "ppk-b", "ppk-a"):
        with open_store(url, type(DESK)(desk), KEY) as store:
            mark(store)
            count(store, 1)
    with open_store(url, DESK, KEY) as store:
        assert store.audit() == []
    tamper(url, "UPDATE ballots SET choice = 2 WHERE desk = 'ppk-b'")
    assert _found(url) == [("J.104", "ppk-b 2")]


def test_guards_that_are_gone_are_missed(filled: str) -> None:
    on = "" if make_url(filled).drivername == "sqlite" else " ON ballots"
    raw_run(filled, f"DROP TRIGGER guard_ballots_update{on}")
    with open_store(filled, DESK, KEY) as store:
        assert store.audit() == [
            Finding("J.105", where="ballots", facts={"table": "ballots"}),
        ]


def test_empty_books_are_whole(store: Store) -> None:
    assert store.audit() == []


def test_a_damaged_page_is_found(file: Path) -> None:
    url = f"sqlite:///{file}"
    with open_store(url, DESK, KEY) as store:
        for _ in range(60):
            count(store, 1)
    driver = raw_file(file)
    (page,) = driver.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ballots'").fetchone()
    driver.close()
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 + 2000] ^= 1
    file.write_bytes(content)
    assert _found(url) == [("B.104", "")]
