"""Every page that Esc leaves says so on a button, and asks for no more width than there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.ui.kpps.pembukaan.screen import PembukaanScreen
from kpps_desktop.ui.kpps.penetapan.screen import PenetapanScreen
from kpps_desktop.ui.kpps.penghitungan.screen import PenghitunganScreen
from kpps_desktop.ui.kpps.penyerahan.screen import PenyerahanScreen
from kpps_desktop.ui.kpps.persiapan.screen import PersiapanScreen
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

SCREENS: tuple[Callable[[], QWidget], ...] = (
    PersiapanScreen,
    PembukaanScreen,
    PenghitunganScreen,
    PenetapanScreen,
    PenyerahanScreen,
)
ROOTS = {
    "prep_tasks",
    "opening_meeting",
    "boxes",
    "settle_tasks",
    "hand_tasks",
}
"""Pages on which a stage begins: there is nothing to go back to."""
ROOM = 1366 - 128
"""What the shell leaves of the smallest screen at 200 %."""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scale", [100, 200])
def test_the_way_back_is_on_a_button(
    qtbot: QtBot, dressed: Callable[[Look], None], screen: Callable[[], QWidget], scale: int
) -> None:
    dressed(Look("light", scale))
    made = screen()
    qtbot.addWidget(made)
    pages = [one for one in made.findChildren(Task) if one.objectName() not in ROOTS]
    assert pages
    for page in pages:
        keys = [one.key for one in page.findChildren(QuietButton)]
        assert "Esc" in keys, page.objectName()
        assert page.minimumSizeHint().width() <= ROOM, page.objectName()
