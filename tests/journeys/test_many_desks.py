"""Three laptops of one PPK hold a pleno on one server, are killed at random, and lose nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices import server
from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.journal import broken_at
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.events import RecapOfficersSet
from kpps_desktop.services.ppk import ending, meeting
from kpps_desktop.services.ppk.desk import open_recap, record
from tests.postgres import free_port
from tests.services.ppk import days, tiny
from tests.services.ppk.halls import OPERATOR, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests import postgres

ROOT = Path(__file__).parents[2]
STATIONS = 12
LAPTOPS = ("MEJA1", "MEJA2", "MEJA3")
KILLS = 5
"""Desks that are killed, one at a time, at moments that chance chooses."""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> tiny.Packs:
    """Build the packs of a kecamatan of twelve TPS."""
    folder = tmp_path_factory.mktemp("banyak-meja")
    source = tiny.write_source(folder / "sumber")
    stations = [f"{tiny.HERE}{2001 + n % 2}{n // 2 + 1:03}" for n in range(STATIONS)]
    rows = [(tps, "SD 1", 6, 6) for tps in (*stations, tiny.FOREIGN)]
    tiny.write_table(source / "tps.csv", [("kode_tps", "alamat", "dpt_l", "dpt_p"), *rows])
    (source / "dpt.csv").unlink()
    done = tiny.run("pack", "build", source, "--out", folder / "paket")
    assert done.exit_code == 0, done.output
    return tiny.packs_in(folder / "paket")


@pytest.fixture
def serving(postgres_server: postgres.Server) -> Iterator[server.Serving]:
    """Serve a recap as the main laptop does, on a real disk with real fsync."""
    assert postgres_server
    home = Path(tempfile.mkdtemp(prefix="kpps-meja-"))
    home.chmod(0o755)
    try:
        yield server.serve(home / "server", "127.0.0.1", free_port())
    finally:
        server.stop(home / "server")
        shutil.rmtree(home)


@dataclass
class Hall:
    """The laptops that sit in the pleno, and all that they said."""

    url: str
    packs: tiny.Packs
    said: TextIO
    pipe: int
    chance: random.Random
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    acknowledged: set[tuple[str, ...]] = field(default_factory=set)

    def start(self, name: str) -> None:
        """Start a laptop, or start it again."""
        pack, code = self.packs.path(tiny.HERE), self.packs.code(tiny.HERE)
        seed = str(self.chance.random())
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", "tests.services.ppk.laptop", self.url, pack, code, name, seed],
            stdout=self.pipe,
            cwd=ROOT,
        )

    def kill(self) -> None:
        """Kill a laptop, whatever it does, and start it again."""
        name = self.chance.choice(sorted(self.running))
        self.running[name].kill()
        self.running[name].wait()
        self.start(name)

    def hear(self) -> str:
        """Hear the next word of any laptop."""
        word, *rest = self.said.readline().split()
        self.told[word] += 1
        if word == "ack":
            self.acknowledged.add(tuple(rest))
        return word

    def hear_of(self, word: str, times: int) -> None:
        """Listen until a word was said so many times more."""
        for _ in range(times):
            while self.hear() != word:
                pass


@contextmanager
def hall(url: str, packs: tiny.Packs, seed: int) -> Iterator[Hall]:
    """Seat the laptops; whatever happens, none of them stays."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as said:
        chance = random.Random(seed)  # noqa: S311 - a test's chance
        seated = Hall(url, packs, said, writing, chance)
        try:
            for name in LAPTOPS:
                seated.start(name)
            yield seated
        finally:
            for one in seated.running.values():
                one.kill()
                one.wait()
            os.close(writing)


@contextmanager
def desk_of(url: str, packs: tiny.Packs) -> Iterator[RecapDesk]:
    """Open the ketua's own desk."""
    pack, code = packs.path(tiny.HERE).read_bytes(), packs.code(tiny.HERE)
    desk = open_recap(pack, url, code, ScriptedClock(days.PLENO), name="KETUA")
    with desk.store:
        yield desk


def test_three_laptops_killed_at_random_ratify_each_tps_once(
    serving: server.Serving, packs: tiny.Packs
) -> None:
    with desk_of(serving.url, packs) as desk:
        officers = (KETUA_PPK, SECOND, OPERATOR)
        with record(desk, RecapOfficersSet(officers), KETUA_PPK):
            pass
        meeting.open_pleno(desk, "Aula kecamatan", KETUA_PPK)
    with hall(serving.url, packs, seed=5) as seated:
        seated.hear_of("ack", 6)
        for at in range(KILLS):
            seated.hear_of("ack", seated.chance.randrange(1, 12))
            seated.kill()
            if at == KILLS // 2:
                server.stop(serving.folder)
                seated.hear_of("trouble", 6)
                server.serve(serving.folder, serving.address, serving.port)
        seated.hear_of("done", len(LAPTOPS) - seated.told["done"])
        assert [one.wait() for one in seated.running.values()] == [0, 0, 0]
        acknowledged = seated.acknowledged
    with desk_of(serving.url, packs) as desk:
        assert ending.unratified(desk) == ()
        assert desk.store.audit() == []
        lines = [line for _, line in desk.store.lines()]
        ratified = Counter(
            (line.facts["tps"], line.facts["contest"])
            for line in lines
            if line.event == "tps_ratified"
        )
        assert len(ratified) == STATIONS * len(tiny.NUMBERS)
        assert set(ratified.values()) == {1}
        assert acknowledged <= {(line.desk, str(line.seq), line.hash) for line in lines}
        chains = {line.desk: [one for one in lines if one.desk == line.desk] for line in lines}
        assert len(chains) == len(LAPTOPS) + 1
        assert [broken_at(chain) for chain in chains.values()] == [None] * 4
