"""Several desks write to one server at the same time, one after another."""

from __future__ import annotations

import contextlib
import subprocess
import sys

from kpps_desktop.domain.journal import DeskId, broken_at
from kpps_desktop.store import open_store
from tests.store.scenes import DESK

EACH = 25
WRITER = """
import sys
from kpps_desktop.store import open_store
from tests.store.scenes import count
with open_store(sys.argv[1], sys.argv[2]) as store:
    for _ in range(int(sys.argv[3])):
        count(store, 1)
"""


def _start(url: str, desk: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, url, desk, str(EACH)])


def test_two_desks_at_once_have_one_order(postgres_url: str) -> None:
    """They even make the tables at once; a third desk follows and misses no line."""
    desks = ("ppk-a", "ppk-b")
    writers = [_start(postgres_url, desk) for desk in desks]
    followed = []
    with open_store(postgres_url, DESK) as store:
        after = 0
        while len(followed) < EACH * len(desks):
            with contextlib.suppress(subprocess.TimeoutExpired):
                assert writers[0].wait(timeout=0.02) == 0
            for place, line in store.lines(after):
                assert place > after
                after = place
                followed.append((place, line))
        assert [one.wait() for one in writers] == [0, 0]
        assert tuple(followed) == store.lines()
        for desk in desks:
            chain = [line for _, line in followed if line.desk == desk]
            assert len(chain) == EACH
            assert broken_at(chain) is None
        with store.read() as books:
            assert books.journal.head(DeskId("ppk-a")).seq == EACH
        assert store.audit() == []
