"""One counted ballot, committed: our store, encrypted, against a bare sqlite3 insert.

The floor writes the same bytes (row and journal line, as one text) into one table, in its own
transaction, with WAL and synchronous=FULL too. Both take turns, so that both see the same disk.
"""

from __future__ import annotations

import secrets
import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.domain.events import BallotCounted
from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.store import KEY_BYTES, file_url, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.store import Store

TRIES = 2900
WARM = 100
TARGET = 3.0


def _bare(path: Path, payload: str) -> Callable[[], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE written (id INTEGER PRIMARY KEY, line TEXT)")

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO written (line) VALUES (?)", (payload,))
        connection.execute("COMMIT")

    return insert


def _ours(store: Store) -> Callable[[], None]:
    at = datetime(2024, 11, 27, 14, 3, tzinfo=UTC)

    def count() -> None:
        with store.write(BallotCounted("gubernur", 2, ""), KETUA_KPPS, at) as books:
            books.ballots.count("gubernur", 1, 2)

    return count


def _payload(store: Store) -> str:
    """Return the bytes of one commit of ours: the journal line, and the ballot's row."""
    _, line = store.lines()[-1]
    row = ("gubernur", "1", "2", "", line.desk, str(line.seq))
    told = (line.desk, str(line.seq), line.at, line.officer, line.event, str(dict(line.facts)))
    return "".join((*row, *told, line.rows, line.prev, line.hash))


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print medians and their ratio."""
    out = Path("out")
    out.mkdir(exist_ok=True)  # on the disk of the checkout: /tmp may lie in memory
    with tempfile.TemporaryDirectory(dir=out) as folder:
        key = secrets.token_bytes(KEY_BYTES)
        store = open_store(file_url(Path(folder, "books.db")), DeskId("tps"), key)
        ours = _ours(store)
        ours()
        bare = _bare(Path(folder, "bare.db"), _payload(store))
        floor, taken = [], []
        for _ in range(WARM + TRIES):
            floor.append(_timed(bare))
            taken.append(_timed(ours))
        began = time.perf_counter()
        lines = len(store.lines())
        reading = (time.perf_counter() - began) * 1000
        store.close()
    least, median = statistics.median(floor[WARM:]), statistics.median(taken[WARM:])
    p95 = statistics.quantiles(taken[WARM:], n=20)[-1]
    print(
        f"commit: bare sqlite3 {least:.3f} ms, one counted ballot, encrypted {median:.3f} ms "
        f"(p95 {p95:.3f} ms): {median / least:.2f} times (target: at most {TARGET:.0f})"
    )
    print(f"journal: {lines} lines read in {reading:.1f} ms")


if __name__ == "__main__":
    main()
