"""Two things side by side where there is room, one above the other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from kpps_desktop.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = 720


class Sides(QWidget):
    """Holds two widgets; `narrow` is the width, at 100 %, below which they stack."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        narrow: int = NARROW,
        weights: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__()
        self._narrow = narrow
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(16))
        for widget, weight in zip((first, second), weights, strict=True):
            self._line.addWidget(widget, weight)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need no more than the wider of the two: so that a narrow window makes them stack."""
        hints = [
            item.minimumSize()
            for at in range(self._line.count())
            if (item := self._line.itemAt(at)) is not None
        ]
        wide = max(hint.width() for hint in hints)
        heights = [hint.height() for hint in hints]
        beside = self._line.direction() is QBoxLayout.Direction.LeftToRight
        return QSize(wide, max(heights) if beside else sum(heights) + self._line.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose how to lay them."""
        super().resizeEvent(event)
        beside = self.width() >= px(self._narrow)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not way:
            self._line.setDirection(way)
            self.updateGeometry()
