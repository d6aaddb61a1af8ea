"""Widgets in a line, and in further lines below it where one has no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kpps_desktop.ui.theme import px


class Flow(QLayout):
    """Lays widgets from left to right as wide as they want, and wraps.

    With `close` they stand closer before they wrap: as narrow as they may be, and in each line as
    wide as it has room for.
    """

    def __init__(self, *widgets: QWidget, close: bool = False) -> None:
        super().__init__()
        self._close = close
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(px(8))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Tell how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return one by its place, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Be higher where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high all lines are."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay all of them."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self.spacing() for size in sizes)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Need room for the widest."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def _lay(self, room: QRect, *, move: bool) -> int:
        """Return the height of all lines, each as high as its highest."""
        top = room.top()
        for line in self._lines(room.width()):
            high = max(item.sizeHint().height() for item in line)
            left = room.left()
            for item, wide in zip(line, self._widths(line, room.width()), strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(left, top), QSize(wide, high)))
                left += wide + self.spacing()
            top += high + self.spacing()
        return max(top - self.spacing() - room.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = self._least(item) + self.spacing()
            if not lines or used + wide - self.spacing() > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        """Return how wide each in a line is: as it wants, or all of them narrower by one share."""
        least = [self._least(item) for item in line]
        wanted = [item.sizeHint().width() - one for item, one in zip(line, least, strict=True)]
        rest = max(width - sum(least) - self.spacing() * (len(line) - 1), 0)
        share = min(rest / (sum(wanted) or 1), 1.0)
        return [
            min(one + int(more * share), width) for one, more in zip(least, wanted, strict=True)
        ]

    def _least(self, item: QLayoutItem) -> int:
        return item.minimumSize().width() if self._close else item.sizeHint().width()
