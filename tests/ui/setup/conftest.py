"""An entrance for the tests of set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.ppk import halls
from tests.services.ppk.conftest import made, packs
from tests.ui.setup.entrances import Hall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs
    from tests.services.ppk import tiny


__all__ = ["made", "packs"]


@pytest.fixture
def at_server(
    qtbot: QtBot, jobs: Jobs, tmp_path: Path, packs: tiny.Packs, postgres_url: str
) -> Iterator[Hall]:
    """Give the entrance of a laptop whose desk MEJA1 has its books at a server."""
    laptop = Hall(qtbot, jobs, tmp_path / "laptop", postgres_url)
    with halls.set_up_in(laptop.place.data / "meja-990101", packs, postgres_url, "MEJA1"):
        pass
    yield laptop
    for desk, _ in laptop.opened:
        desk.store.close()
    laptop.window.close()


@pytest.fixture
def hall(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Iterator[Hall]:
    """Give an entrance; desks that were opened through it are closed."""
    made = Hall(qtbot, jobs, tmp_path)
    yield made
    for desk, _ in made.opened:
        desk.store.close()
