"""What tests of windows may ask for: a dressed application, jobs, other looks.

Windows are drawn offscreen unless KPPS_ONSCREEN is set. Any warning of Qt fails (pyproject.toml).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from kpps_desktop.ui.application import dress
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

if not os.environ.get("KPPS_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Dress the application: Indonesian, light, 100 %."""
    dress(qapp, Look())
    return qapp


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Callable[[Look], None]]:
    """Give a function that puts another look on, for this test only."""
    yield lambda chosen: dress(qapp, chosen)
    dress(qapp, Look())


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Give the two workers; their threads end with the test."""
    assert qtbot
    made = Jobs()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _no_window_is_left(qapp: QApplication) -> Iterator[None]:
    before = set(qapp.topLevelWidgets())
    yield
    # What was to be deleted later is deleted now: each window left makes every dressing slower.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [one for one in qapp.topLevelWidgets() if one not in before and one.isVisible()]
    assert not left, f"windows left open: {[one.objectName() for one in left]}"
