"""Recaps of the tiny kecamatan with officers who have PINs, and officers at their windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.domain.people import KETUA_PPK
from tests.services.ppk import halls
from tests.services.ppk.conftest import made, packs, pinned
from tests.ui.ppk.meetings import AtThePleno, open_day
from tests.ui.ppk.tables import AtTheTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs
    from tests.services.ppk import days

__all__ = ["made", "packs", "pinned"]


@pytest.fixture
def sit(pinned: RecapDesk, jobs: Jobs, qtbot: QtBot) -> Iterator[Callable[..., AtTheTable]]:
    """Sit an officer down at the window of the recap."""
    sitting: list[AtTheTable] = []

    def sit_down(officer: OfficerId = KETUA_PPK) -> AtTheTable:
        sitting.append(AtTheTable(pinned, jobs, qtbot, officer))
        return sitting[-1]

    yield sit_down
    for one in sitting:
        one.window.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return where a stick is plugged in, and nothing is on it yet."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def tray(
    pinned: RecapDesk, jobs: Jobs, qtbot: QtBot, stick: Path
) -> Iterator[Callable[..., AtTheTable]]:
    """Sit an operator down at the screen of receiving."""
    sitting: list[AtTheTable] = []

    def sit_down(kept: dict[str, object] | None = None) -> AtTheTable:
        drives = FolderDrives([stick])
        table = AtTheTable(pinned, jobs, qtbot, halls.OPERATOR, kept, drives)
        sitting.append(table)
        table.session.stage_wanted.emit("terima")
        table.settle()
        return table

    yield sit_down
    for one in sitting:
        one.window.close()


@pytest.fixture
def pleno(pinned: RecapDesk, jobs: Jobs, qtbot: QtBot) -> Iterator[Callable[..., AtThePleno]]:
    """Sit officers down at the pleno."""
    sitting: list[AtThePleno] = []

    def sit_down(officer: OfficerId = KETUA_PPK) -> AtThePleno:
        sitting.append(AtThePleno(pinned, jobs, qtbot, officer))
        return sitting[-1]

    yield sit_down
    for one in sitting:
        one.window.close()


@pytest.fixture
def hall(pinned: RecapDesk, made: days.Made, pleno: Callable[..., AtThePleno]) -> AtThePleno:
    """Sit the ketua down at a pleno that goes on, everything received."""
    halls.receive_all(pinned, made)
    open_day(pinned)
    return pleno()
