"""Every widget in every look: nothing is cut, everything has its name, and Qt has no complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.words import Words
from scripts import gallery
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LOOKS = (Look(), Look("dark", 150, "en"), Look("contrast", 200))
SIZE = (1366, 768)


@pytest.mark.parametrize("look", LOOKS, ids=lambda one: f"{one.theme}-{one.scale}")
def test_nothing_is_cut_and_everything_is_named(
    qtbot: QtBot, dressed: Callable[[Look], None], look: Look
) -> None:
    dressed(look)
    found = {name: _faults(qtbot, getattr(gallery, name)()) for name in gallery.NAMES}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_faults_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    words, field = Words("kata " * 30, parent=window), QLineEdit(window)
    words.setGeometry(0, 0, 60, 20)
    field.setGeometry(180, 0, 60, 20)
    for name in ("one", "other"):
        QuietButton(name, "Cetak", "F5", window).setFixedWidth(40)
    window.resize(200, 100)
    window.show()
    assert {one.rpartition(": ")[2] for one in faults(window)} == {
        "cut below",
        "no object name",
        "no accessible name",
        "outside QWidget",
        "2 buttons",
        "cut at the side",
    }


def _faults(qtbot: QtBot, window: QWidget) -> list[str]:
    if not isinstance(window, QDialog):
        window.resize(*SIZE)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    found = faults(window)
    if window.width() > SIZE[0] or window.height() > SIZE[1]:
        found.append(f"grew to {window.width()} x {window.height()}")
    assert not window.grab().isNull()
    window.close()
    window.deleteLater()
    return found
