"""Desks at every stage of a small day, for the screens of the KPPS desk, and officers at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import at, shelf
from tests.services.tiny import KETUA
from tests.ui.kpps.officers import AtTheDesk
from tests.ui.kpps.offices import Office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play

__all__ = ["at", "shelf"]


@pytest.fixture
def sit(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Iterator[Callable[..., AtTheDesk]]:
    """Sit an officer down at the window of a desk, at a stage."""
    made: list[AtTheDesk] = []

    def sit_down(stage: str, officer: OfficerId = KETUA) -> AtTheDesk:
        made.append(AtTheDesk(at(stage), jobs, qtbot, officer))
        return made[-1]

    yield sit_down
    for one in made:
        one.window.close()


@pytest.fixture
def office(
    qtbot: QtBot, jobs: Jobs, tmp_path: Path, at: Callable[[str], Play]
) -> Callable[[str], Office]:
    """Give a function that opens the window of a desk at a stage."""
    return lambda stage: Office(qtbot, jobs, at(stage), tmp_path)
