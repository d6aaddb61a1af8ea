"""Desks at every stage of a small day: each act is done once a run, and tests get copies."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.services.kpps.starting import open_desk, set_up
from tests.services import tiny
from tests.services.acts import PIN, STAGES, Play

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path


class Shelf:
    """Folders of desks, one a stage, made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def at(self, stage: str) -> Path:
        """Return a desk's folder at a stage, not to be opened: copy it."""
        folder = self._folder / stage
        if folder.exists():
            return folder
        now, acts = STAGES[stage]
        order = list(STAGES)
        if stage == order[0]:
            pack = tiny.tps_pack()
            clock = ScriptedClock(now)
            set_up(folder, pack.content, pack.code, tiny.PINS, clock, tiny.LIGHT).store.close()
            return folder
        before = order[order.index(stage) - 1]
        part = self._folder / f"{stage}.part"
        shutil.rmtree(part, ignore_errors=True)  # where an act failed before
        shutil.copytree(self.at(before), part)
        play = opened(part, STAGES[before][0])
        with play.desk.store:
            for act in acts:
                act(play)
        part.rename(folder)
        return folder


def opened(folder: Path, now: datetime) -> Play:
    """Open a desk as its ketua."""
    clock = ScriptedClock(now)
    return Play(open_desk(folder, tiny.KETUA, PIN, clock), clock, folder)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Keep desks at every stage."""
    return Shelf(tmp_path_factory.mktemp("meja"))


@pytest.fixture
def at(shelf: Shelf, tmp_path: Path) -> Iterator[Callable[[str], Play]]:
    """Give a desk of the test's own, at a stage."""
    plays: list[Play] = []

    def stand(stage: str) -> Play:
        folder = tmp_path / f"meja-{len(plays)}"
        shutil.copytree(shelf.at(stage), folder)
        plays.append(opened(folder, STAGES[stage][0]))
        return plays[-1]

    yield stand
    for play in plays:
        play.desk.store.close()
