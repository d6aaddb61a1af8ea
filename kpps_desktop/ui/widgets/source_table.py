"""What several sources tell of a form, side by side in paper order: arrows go from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

from kpps_desktop.ui.pictures import SourceCell, SourceRow, SourceTablePicture, Tone
from kpps_desktop.ui.theme import color, px, tone_colors
from kpps_desktop.ui.widgets.keys import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ROW, _HEAD, _FIGURE, _GAP, _EDGE, _CITE, _MARK = 25, 44, 40, 12, 8, 52, 112
_LEAST_LABEL, _LEAST_MARK, _LEAST_ROWS = 48, 28, 4
_NOWHERE = (-1, -1)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter

Spot = tuple[int, int]
"""Row and column of a cell."""


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
        self.setMinimumHeight(px(_HEAD + _ROW * _LEAST_ROWS))
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
        """Want room for every row."""
        return QSize(px(600), px(_HEAD) + px(_ROW) * len(self._picture.rows) + px(4))

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
        here = event.position()
        for spot in self._spots():
            for source in range(len(self._picture.sources)):
                if self._room(spot, source).contains(here):
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
        for at, row in enumerate(self._picture.rows):
            if px(_HEAD) <= self._top(at) < px(_HEAD) + self._high():
                self._draw_row(painter, at, row)
        self._draw_heads(painter)

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
            last = px(_ROW) * (row + 1) - self._high()
            bar.setValue(max(min(bar.value(), px(_ROW) * row), last))
            self._bring_into_sight(row)

    def _bring_into_sight(self, row: int) -> None:
        """Let whatever scrolls around the table show the row, with the heads where they fit."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and (inside := around.widget()) is not None:
            middle = self.mapTo(inside, QPoint(0, self._top(row) + px(_ROW) // 2))
            around.ensureVisible(0, middle.y(), 0, px(_ROW))

    def _high(self) -> int:
        """Return the height of the rows that are seen: whole ones."""
        rows = max((self.viewport().height() - px(_HEAD)) // px(_ROW), 1)
        return rows * px(_ROW)

    def _snap(self, value: int) -> None:
        """Scroll by whole rows: a row that is half seen could be misread."""
        whole = (value + px(_ROW) - 1) // px(_ROW) * px(_ROW)
        if whole != value:
            self.verticalScrollBar().setValue(whole)
        self.viewport().update()

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(px(_ROW) * len(self._picture.rows) - self._high(), 0))
        bar.setPageStep(self._high())
        bar.setSingleStep(px(_ROW))

    def _top(self, at: int) -> int:
        return px(_HEAD) + px(_ROW) * at - self.verticalScrollBar().value()

    def _figures_wide(self) -> float:
        source = px(_FIGURE) * len(self._picture.columns) + px(_GAP)
        return float(source * len(self._picture.sources))

    def _mark_wide(self) -> float:
        """Have the words of a mark where there is room for them; the sign alone where not."""
        rest = self.viewport().width() - self._figures_wide() - px(_CITE + _LEAST_LABEL + _EDGE)
        return float(px(_MARK if rest >= px(_MARK) else _LEAST_MARK))

    def _figures_left(self) -> float:
        return self.viewport().width() - self._mark_wide() - self._figures_wide()

    def _room(self, spot: Spot, source: int) -> QRectF:
        wide = px(_FIGURE) * len(self._picture.columns) + px(_GAP)
        left = self._figures_left() + wide * source + px(_FIGURE) * spot[1]
        return QRectF(left, self._top(spot[0]), px(_FIGURE), px(_ROW))

    def _draw_row(self, painter: QPainter, at: int, row: SourceRow) -> None:
        top, wide = self._top(at), self.viewport().width()
        if at == self._at[0]:
            painter.fillRect(QRectF(0, top, wide, px(_ROW)), color("primary_back"))
        painter.setPen(QPen(color("edge" if row.first else "line"), px(1)))
        painter.drawLine(0, top, wide, top)
        font = _sized(self.font(), 13, bold=row.strong)
        left, room = px(_EDGE + _CITE), self._figures_left() - px(_EDGE + _CITE + _EDGE)
        _write(painter, QRectF(px(_EDGE), top, px(_CITE), px(_ROW)), row.cite, font, "muted")
        if room >= px(_LEAST_LABEL):
            label = QRectF(left, top, room, px(_ROW))
            _write(painter, label, row.label, font, "ink", cut=Qt.TextElideMode.ElideMiddle)
        marked = [cell for cell in row.cells if cell is not None and cell.mark]
        for column, cell in enumerate(row.cells):
            if cell is not None:
                self._draw_cell(painter, (at, column), cell)
        if marked:
            self._draw_mark(painter, top, marked)

    def _draw_mark(self, painter: QPainter, top: int, marked: list[SourceCell]) -> None:
        worst = next((one for one in marked if one.tone is Tone.GALAT), marked[0])
        left = self.viewport().width() - self._mark_wide() + px(2)
        room = QRectF(left, top, self._mark_wide() - px(4), px(_ROW))
        whole = self._mark_wide() > px(_LEAST_MARK)
        ink = tone_colors(worst.tone)[0]
        _write(painter, room, worst.mark if whole else worst.mark[:1], _sized(self.font(), 13), ink)

    def _draw_cell(self, painter: QPainter, spot: Spot, cell: SourceCell) -> None:
        """Frame what differs; what says the same as the first source is framed without a ground."""
        first = next((one for one in cell.told if one is not None), None)
        for source, told in enumerate(cell.told):
            room = self._room(spot, source).adjusted(px(2), px(1.5), -px(2), -px(1.5))
            odd = cell.tone is not Tone.PLAIN and told not in {None, first}
            ink, ground = tone_colors(cell.tone)
            if cell.tone is not Tone.PLAIN and told is not None:
                painter.setPen(QPen(ink, px(2)))
                painter.setBrush(ground if odd else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room, px(4), px(4))
            if spot == self._at:
                painter.setPen(QPen(color("focus"), px(2 if self.hasFocus() else 1)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room.adjusted(-1, -1, 1, 1), px(4), px(4))
            painter.setFont(_sized(self.font(), 16, bold=cell.tone is not Tone.PLAIN))
            painter.setPen(ink if odd else color("ink" if told else "muted"))
            shown = told if told is not None else "·"
            painter.drawText(room, _MIDDLE | Qt.TextFlag.TextDontClip, shown)

    def _draw_heads(self, painter: QPainter) -> None:
        painter.fillRect(0, 0, self.viewport().width(), px(_HEAD), color("card"))
        strong, small = _sized(self.font(), 13, bold=True), _sized(self.font(), 13)
        wide = px(_FIGURE) * len(self._picture.columns)
        for source, name in enumerate(self._picture.sources):
            left = self._room((0, 0), source).left()
            _write(painter, QRectF(left, 0, wide, px(24)), name, strong, "ink", _MIDDLE)
            for column, head in enumerate(self._picture.columns):
                here = QRectF(left + px(_FIGURE) * column, px(22), px(_FIGURE), px(20))
                _write(painter, here, head, small, "muted", _MIDDLE)
        painter.setPen(QPen(color("edge"), px(1)))
        painter.drawLine(0, px(_HEAD) - 1, self.viewport().width(), px(_HEAD) - 1)


def _sized(font: QFont, size: int, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(px(size))
    sized.setBold(bold)
    return sized


def _write(
    painter: QPainter,
    room: QRectF,
    words: str,
    font: QFont,
    ink: str | QColor,
    align: Qt.AlignmentFlag = _LEFT,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(color(ink) if isinstance(ink, str) else ink)
    fit = painter.fontMetrics().elidedText(words, cut, int(room.width()))
    painter.drawText(room, align, fit)
