"""A replay killed at any moment: the desk opens again, whole, with everything acknowledged."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.services.kpps.starting import open_desk
from tests.services import tiny
from tests.services.scripts import run, sample_day, text
from tests.services.tiny import KETUA

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk

REPLAY = """
import sys
from pathlib import Path
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.trust.keyring import Cost
folder, pack, code, script = sys.argv[1:]
print("ready", flush=True)
replay(
    Path(folder), Path(pack).read_bytes(), code, read_script(Path(script).read_bytes()),
    lambda line: print(line.number, flush=True), Cost(time=1, memory=8, lanes=1),
)
"""
LINES = tuple(line for line in sample_day(9).lines if line["do"] not in ("make_papers", "seal"))[
    :-1
]
"""A day up to its sealing: each line of it is one event."""


def _killed_after(acknowledged: int, folder: Path) -> int:
    """Kill a replay once it has acknowledged so many lines; return how many it had."""
    pack = tiny.tps_pack()
    folder.mkdir()
    (folder / "paket.asice").write_bytes(pack.content)
    (folder / "naskah.jsonl").write_bytes(text(LINES))
    names = [str(folder / name) for name in ("meja", "paket.asice")]
    script = str(folder / "naskah.jsonl")
    with subprocess.Popen(
        [sys.executable, "-c", REPLAY, *names, pack.code, script], stdout=subprocess.PIPE, text=True
    ) as replaying:
        assert replaying.stdout
        for _ in range(acknowledged + 1):
            assert replaying.stdout.readline()
        replaying.send_signal(signal.SIGKILL)
        said = replaying.stdout.read().splitlines()
    return acknowledged + len(said)


def _opened(folder: Path) -> Desk:
    pin = LINES[0]["pins"][KETUA]
    return open_desk(folder / "meja", KETUA, pin, ScriptedClock(tiny.at(23)))


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Tell the events of the day where nothing goes wrong, by their hashes."""
    desk = run(tmp_path_factory.mktemp("utuh") / "meja", LINES)
    with desk.store:
        return [line.hash for _, line in desk.store.lines()]


@pytest.mark.parametrize("acknowledged", [1, 40, 137])
def test_everything_acknowledged_is_there(
    tmp_path: Path, journal: list[str], acknowledged: int
) -> None:
    said = _killed_after(acknowledged, tmp_path / "tps")
    desk = _opened(tmp_path / "tps")
    with desk.store:
        assert desk.store.audit() == []
        hashes = [line.hash for _, line in desk.store.lines()]
        assert said <= len(hashes)
        assert hashes == journal[: len(hashes)]


def test_killed_while_setting_up_a_desk_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    _killed_after(0, tmp_path / "tps")
    folder = tmp_path / "tps" / "meja"
    desk = _opened(tmp_path / "tps") if folder.exists() else run(folder, LINES[:1])
    with desk.store:
        assert desk.store.audit() == []
        assert desk.store.lines()
