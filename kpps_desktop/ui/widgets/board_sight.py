"""The sight of a board: of thousands of cells, only what is seen and has changed is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kpps_desktop.ui.pictures import BoardPicture
from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.board_cells import BoardPaint, CellDrawings
from kpps_desktop.ui.widgets.board_layout import BoardLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.ui.pictures import Spot
    from kpps_desktop.ui.widgets.board_layout import At

_LEAST = (320, 128)
_RING = 3


class BoardSight(QAbstractScrollArea):
    """Lays a picture out in blocks and paints it; around one cell lies a ring."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.picture = BoardPicture((), ())
        self.places = BoardLayout((), 0, 1)
        self.where: dict[Spot, At] = {}
        self._placed = _placed(self.picture)
        self._ringed: Spot | None = None
        self._drawings = CellDrawings()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(px(_LEAST[0]), px(_LEAST[1]))

    def lay(self, picture: BoardPicture) -> None:
        """Show a picture; where every cell keeps its place, only those that changed are painted."""
        before, self.picture = self.picture, picture
        placed, self._placed = self._placed, _placed(picture)
        if placed == self._placed:
            self._update_changed(before, picture)
        else:
            self._lay_out()

    def ring(self, spot: Spot | None) -> None:
        """Put the ring around another cell, and bring it into sight."""
        self.update_spot(self._ringed)
        self._ringed = spot
        self.update_spot(spot)
        self._keep_in_sight()

    def update_spot(self, spot: Spot | None) -> None:
        """Paint a cell, and the rings around it and its column's head, anew."""
        if spot in self.where:
            edge = px(_RING)
            room = self.places.cell(self.where[spot])
            self._update_room(room.adjusted(-edge, -edge, edge, edge))
            group, column, _ = self.where[spot]
            self._update_room(self.places.head(group, column).adjusted(-edge, -edge, edge, edge))

    def under(self, point: QPoint) -> At | None:
        """Return the cell under a point of the sight."""
        return self.places.at(point.x(), point.y() + self.verticalScrollBar().value())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Take what room there is."""
        return QSize(px(_LEAST[0]), px(_LEAST[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the blocks out anew in another width."""
        super().resizeEvent(event)
        if self.viewport().width() != self.places.width:
            self._lay_out()
        else:
            self._set_range()
        self._keep_in_sight()

    def scrollContentsBy(self, _across: int, down: int) -> None:  # noqa: N802 - Qt's name
        """Move what is painted; only what comes into sight is painted."""
        self.viewport().scroll(0, down)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cells in sight that are stale."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), color("background"))
        if not self.where:
            painter.setPen(color("muted"))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), middle, self.picture.empty)
            return
        down = self.verticalScrollBar().value()
        painter.translate(0, -down)
        stale = event.region().translated(0, down)
        paint = BoardPaint(self.picture, self.places, self._drawings, stale)
        around = stale.boundingRect()
        for block in self.places.seen(around.top(), around.bottom()):
            if stale.intersects(self.places.whole(block)):
                paint.block(painter, block)
        self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        if self._ringed not in self.where:
            return
        room = self.places.cell(self.where[self._ringed])
        near = self.hasFocus()
        painter.setPen(QPen(color("focus" if near else "ink"), px(_RING if near else 1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room, px(4), px(4))
        group, column, _ = self.where[self._ringed]
        painter.drawRoundedRect(self.places.head(group, column), px(4), px(4))

    def _lay_out(self) -> None:
        lines, groups = self.picture.lines, self.picture.groups
        self.places = BoardLayout(groups, len(lines), self.viewport().width())
        self.where = {
            (held.code, lines[line].code): (group, column, line)
            for group, one in enumerate(groups)
            for column, held in enumerate(one.columns)
            for line, cell in enumerate(held.cells)
            if cell is not None
        }
        self._set_range()
        self.viewport().update()

    def _set_range(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.places.high - high))
        bar.setPageStep(high)
        bar.setSingleStep(self.places.block_high)

    def _update_changed(self, before: BoardPicture, after: BoardPicture) -> None:
        for group, (old, new) in enumerate(zip(before.groups, after.groups, strict=True)):
            if (old.title, old.notes) != (new.title, new.notes):
                block = self.places.blocks[self.places.block_of(group, 0)]
                room = self.places.whole(block)
                room.setWidth(self.places.label)
                self._update_room(room)
            for column, (was, now) in enumerate(zip(old.columns, new.columns, strict=True)):
                if was != now:
                    self._update_column((group, column, 0))
        if before.next != after.next:
            for comes in (before.next, after.next):
                if comes in self.where:
                    self._update_column(self.where[comes])

    def _update_column(self, at: At) -> None:
        group, column, _ = at
        last = self.places.cell((group, column, self.places.lines - 1))
        self._update_room(self.places.head(group, column).united(last))

    def _update_room(self, room: QRect) -> None:
        self.viewport().update(room.translated(0, -self.verticalScrollBar().value()))

    def _keep_in_sight(self) -> None:
        if self._ringed not in self.where:
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        group, column, _ = self.where[self._ringed]
        top = self.places.head(group, column).top()
        bottom = top + self.places.block_high
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + high:
            bar.setValue(bottom - high)


def _placed(picture: BoardPicture) -> tuple[object, ...]:
    """Return what decides where each cell lies."""
    return (
        picture.lines,
        tuple(
            tuple((one.code, tuple(cell is None for cell in one.cells)) for one in group.columns)
            for group in picture.groups
        ),
    )
