"""A field that a scanner types into: Enter or Tab ends a scan, and the keyboard stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kpps_desktop.ui.widgets.scan_field import ScanField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_ends_as_the_scanner_ends_it(qtbot: QtBot, key: Qt.Key) -> None:
    field = ScanField("scan", "Pindai", "")
    qtbot.addWidget(field)
    field.show()
    scanned: list[str] = []
    field.scanned.connect(scanned.append)
    qtbot.keyClicks(field, "KPPS1:1/1 $%*+-./:")
    qtbot.keyClick(field, key)
    assert scanned == ["KPPS1:1/1 $%*+-./:"]
    assert field.text() == ""


def test_esc_and_nothing_typed_announce_nothing(qtbot: QtBot) -> None:
    field = ScanField("scan", "Pindai", "")
    qtbot.addWidget(field)
    scanned: list[str] = []
    field.scanned.connect(scanned.append)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (scanned, field.text()) == ([], "")
