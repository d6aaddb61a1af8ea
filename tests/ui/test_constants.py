"""A day of painting does not use the constants up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

ENOUGH = 1 << 31
"""More than all that is painted, asked and answered in weeks."""


class Painted(QWidget):
    """Painted by Python, as many widgets are."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing."""


def test_constants_outlive_what_the_bindings_take(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    for _ in range(1_000):
        widget.repaint()
        QGridLayout(None).itemAt(3)
    assert all(sys.getrefcount(one) > ENOUGH for one in (None, True, False))
