"""An entrance for the tests of set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.setup.entrances import Hall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs


@pytest.fixture
def hall(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Iterator[Hall]:
    """Give an entrance; desks that were opened through it are closed."""
    made = Hall(qtbot, jobs, tmp_path)
    yield made
    for desk, _ in made.opened:
        desk.store.close()
