"""How a board is drawn: names, heads, and cells, whose images are made once for all alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QRegion,
)

from kpps_desktop.ui.pictures import BoardCell, BoardPicture, Tone
from kpps_desktop.ui.theme import color, px, tone_colors
from kpps_desktop.ui.widgets.icons import draw_icon

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import BoardColumn, BoardGroup
    from kpps_desktop.ui.widgets.board_layout import Block, BoardLayout

_SIGN, _CORNER, _LETTER = 18, 9, 13


class CellDrawings:
    """Cells as images of one size; a board of thousands has a dozen."""

    def __init__(self) -> None:
        self._held: dict[tuple[object, ...], QPixmap] = {}

    def of(self, cell: BoardCell, size: QSize) -> QPixmap:
        """Return the image of a cell."""
        key = (cell.icon, cell.tone, cell.faint, bool(cell.flag), size.width(), size.height())
        if key not in self._held:
            self._held[key] = _drawn(cell, size)
        return self._held[key]


def _drawn(cell: BoardCell, size: QSize) -> QPixmap:
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    image = QPixmap(size * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, ground = tone_colors(cell.tone)
    if cell.faint:
        ink = color("muted")
    edge = color("line") if cell.tone is Tone.PLAIN else ink
    room = QRectF(0, 0, size.width(), size.height())
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    sign = px(_SIGN)
    middle = QRectF((room.width() - sign) / 2, (room.height() - sign) / 2, sign, sign)
    draw_icon(painter, cell.icon, middle, ink)
    if cell.flag:
        _draw_corner(painter, room, color("peringatan"))
    painter.end()
    return image


def _draw_corner(painter: QPainter, room: QRectF, shade: QColor) -> None:
    side = px(_CORNER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    right, top = room.right() - 1, room.top() + 1
    corner = [QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)]
    painter.drawPolygon(QPolygonF(corner))


@dataclass(frozen=True, slots=True)
class BoardPaint:
    """Paints blocks of a board, as far as they are stale."""

    picture: BoardPicture
    layout: BoardLayout
    drawings: CellDrawings
    stale: QRegion

    def block(self, painter: QPainter, block: Block) -> None:
        """Paint a block: names at its left, then its columns."""
        group = self.picture.groups[block.group]
        label = self.layout.whole(block)
        label.setWidth(self.layout.label)
        if self.stale.intersects(label):
            self._names(painter, block, group)
        for column in range(block.first, block.first + block.count):
            self._column(painter, block.group, column, group.columns[column])

    def _names(self, painter: QPainter, block: Block, group: BoardGroup) -> None:
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        if block.first == 0:
            _say(painter, self.layout.title(block), group.title, "ink", bold=True)
        for at, line in enumerate(self.picture.lines):
            room = self.layout.line(block, at)
            note = group.notes[at] if block.first == 0 and at < len(group.notes) else ""
            _say(painter, room, note, "muted", align=middle | right)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(f"{note} "))
            _say(painter, room, line.name, line.shade)

    def _column(self, painter: QPainter, group: int, column: int, held: BoardColumn) -> None:
        head = self.layout.head(group, column)
        comes = self.picture.next is not None and self.picture.next[0] == held.code
        if self.stale.intersects(head):
            if comes:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("primary"))
                painter.drawRoundedRect(head, px(4), px(4))
            shade = "on_primary" if comes else "muted"
            _say(painter, head, held.head, shade, bold=comes, align=Qt.AlignmentFlag.AlignCenter)
        for line, cell in enumerate(held.cells):
            room = self.layout.cell((group, column, line))
            if cell is not None and self.stale.intersects(room):
                painter.drawPixmap(room.topLeft(), self.drawings.of(cell, room.size()))


def _say(
    painter: QPainter,
    room: QRect,
    words: str,
    shade: str,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    font = QFont(painter.font())
    font.setPixelSize(px(_LETTER))
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(color(shade))
    fit = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align, fit)
