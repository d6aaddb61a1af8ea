"""What several sources tell of a form, side by side in paper order: arrows go from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

from kpps_desktop.ui.pictures import SourceCell, SourceTablePicture
from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.keys import scrolled
from kpps_desktop.ui.widgets.source_plan import HEAD, ROW, Plan, Spot, high_of, silent_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LEAST_ROWS = 4
_NOWHERE = (-1, -1)


class SourceTable(QAbstractScrollArea):
    """Shows a picture; what differs is framed in every source, and named beside its row."""

    cell_reached = Signal(str)
    """The arrows or a click came to a cell: its code."""

    def __init__(self, name: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(px(HEAD + ROW * _LEAST_ROWS))
        self.verticalScrollBar().valueChanged.connect(self._snap)
        self._picture = SourceTablePicture((), (), ())
        self._at: Spot = _NOWHERE

    @property
    def reached(self) -> SourceCell | None:
        """Return the cell that is reached."""
        row, column = self._at
        if not 0 <= row < len(self._picture.rows):
            return None
        return self._picture.rows[row].cells[column]

    def show_picture(self, picture: SourceTablePicture) -> None:
        """Show what sources tell; the cell reached before stays reached while it is there."""
        before = self.reached
        self._picture, self._at = picture, _NOWHERE
        self._measure()
        if before is None or not self.reach(before.code):
            spots = self._spots()
            self._go(spots[0] if spots else _NOWHERE)
        self.viewport().update()

    def reach(self, code: str) -> bool:
        """Go to a cell by its code; tell whether it is there."""
        found = next((spot for spot in self._spots() if self._cell(spot).code == code), None)
        if found is not None:
            self._go(found)
        return found is not None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want no more rows than a few: who shows the table gives it all the room there is.

        A page that wraps is as high as what is on it wants: what stands below were out of sight.
        """
        return QSize(px(600), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down in a column, and along a row; other keys are the task's."""
        ways = {
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Left: (0, -1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            self._step(*way)
        elif not scrolled(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Come to the cell that is pressed."""
        here, plan = event.position(), self._plan()
        for spot in self._spots():
            for source in range(len(self._picture.sources)):
                if plan.room(spot, source).contains(here):
                    self._go(spot)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the cell that is reached in sight."""
        super().resizeEvent(event)
        self._measure()
        self._follow()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows, then the heads over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), color("card"))
        plan = self._plan()
        for at, row in enumerate(self._picture.rows):
            if px(HEAD) <= plan.top(at) < px(HEAD) + self._high():
                plan.draw_row(painter, at, row)
        plan.draw_heads(painter)

    def _plan(self) -> Plan:
        view, scrolled = self.viewport(), self.verticalScrollBar().value()
        focused = self.hasFocus()
        silent = silent_of(self._picture)
        drawn = (self._row, scrolled, self._at, self.font(), focused)
        return Plan(self._picture, silent, view.width(), *drawn)

    @property
    def _row(self) -> int:
        """How high a row is drawn."""
        return high_of(len(self._picture.rows), self.viewport().height())

    def _spots(self) -> list[Spot]:
        return [
            (at, column)
            for at, row in enumerate(self._picture.rows)
            for column, cell in enumerate(row.cells)
            if cell is not None
        ]

    def _cell(self, spot: Spot) -> SourceCell:
        cell = self._picture.rows[spot[0]].cells[spot[1]]
        assert cell is not None, spot  # noqa: S101 - of `_spots`
        return cell

    def _step(self, down: int, along: int) -> None:
        """Go to the nearest cell that way; a row may have fewer columns than its neighbour."""
        spots, (row, column) = self._spots(), self._at
        if along:
            same = [one for one in spots if one[0] == row and (one[1] - column) * along > 0]
        else:
            beyond = [one for one in spots if (one[0] - row) * down > 0]
            near = min((abs(one[0] - row) for one in beyond), default=0)
            same = [one for one in beyond if abs(one[0] - row) == near]
        if same:
            self._go(min(same, key=lambda one: abs(one[1] - column)))

    def _go(self, spot: Spot) -> None:
        self._at = spot
        cell = self.reached
        self.setAccessibleDescription(cell.story if cell else "")
        self._follow()
        self.viewport().update()
        if cell is not None:
            self.cell_reached.emit(cell.code)

    def _follow(self) -> None:
        row, bar = self._at[0], self.verticalScrollBar()
        if row >= 0:
            last = self._row * (row + 1) - self._high()
            bar.setValue(max(min(bar.value(), self._row * row), last))
            self._bring_into_sight(row)

    def _bring_into_sight(self, row: int) -> None:
        """Let whatever scrolls around the table show the row, with the heads where they fit."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and (inside := around.widget()) is not None:
            middle = self.mapTo(inside, QPoint(0, self._plan().top(row) + self._row // 2))
            around.ensureVisible(0, middle.y(), 0, self._row)

    def _high(self) -> int:
        """Return the height of the rows that are seen: whole ones."""
        rows = max((self.viewport().height() - px(HEAD)) // self._row, 1)
        return rows * self._row

    def _snap(self, value: int) -> None:
        """Scroll by whole rows: a row that is half seen could be misread."""
        whole = (value + self._row - 1) // self._row * self._row
        if whole != value:
            self.verticalScrollBar().setValue(whole)
        self.viewport().update()

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._row * len(self._picture.rows) - self._high(), 0))
        bar.setPageStep(self._high())
        bar.setSingleStep(self._row)
