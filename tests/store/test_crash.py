"""A process killed at any moment loses nothing that it was told is committed."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.store import file_url, open_store
from tests.store.scenes import DESK, KEY, count

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from kpps_desktop.store import open_store
from tests.store.scenes import DESK, KEY, count
store = open_store(sys.argv[1], DESK, KEY)
while True:
    count(store, 1)
    print(store.head().seq, flush=True)
"""


def _kill_after(acknowledged: int, url: str) -> int:
    """Kill a writer once it has said so many commits; return how many it said."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        for _ in range(acknowledged):
            assert writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        said = writer.stdout.read().splitlines()
    return acknowledged + len(said)


@pytest.mark.parametrize("acknowledged", [1, 17, 60])
def test_nothing_acknowledged_is_lost(file: Path, acknowledged: int) -> None:
    url = file_url(file)
    said = _kill_after(acknowledged, url)
    with open_store(url, DESK, KEY) as store:
        lines = store.lines()
        # One more may have been committed than was said: a repeat must be harmless.
        assert said <= len(lines) <= said + 1
        with store.read() as books:
            assert books.ballots.tally("gubernur", 1) == {1: len(lines)}
        assert store.audit() == []
        count(store, 1)
        assert store.audit() == []
