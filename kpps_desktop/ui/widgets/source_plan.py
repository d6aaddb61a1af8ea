"""Where the parts of a table of sources stand, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from kpps_desktop.ui.pictures import SourceCell, SourceRow, SourceTablePicture, Tone
from kpps_desktop.ui.theme import color, px, tone_colors

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, HEAD = 22, 42
_LEAST_ROW, _LOW = 19, 14
"""The lowest row, and the size of figures in rows that are lower than they should be."""
_FIGURE, _GAP, _EDGE, _CITE, _MARK, _SILENT = 40, 12, 8, 52, 112, 64
_LEAST_LABEL, _LEAST_MARK, _ROOMY = 80, 28, 640
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter

Spot = tuple[int, int]
"""Row and column of a cell."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The table as it lies in a room so wide, scrolled so far; `at` is the cell reached.

    Its rows are so `high` (`high_of`).

    A `silent` source tells nothing yet: it has room for its name alone.
    """

    picture: SourceTablePicture
    silent: frozenset[int]
    wide: int
    high: int
    scrolled: int
    at: Spot
    font: QFont
    focused: bool

    def top(self, at: int) -> int:
        """Return where a row begins."""
        return px(HEAD) + self.high * at - self.scrolled

    def room(self, spot: Spot, source: int) -> QRectF:
        """Return where a cell of a source stands."""
        left = self._left + sum(self._wide(one) for one in range(source))
        if source in self.silent:
            return QRectF(left, self.top(spot[0]), self._silent, self.high)
        return QRectF(left + px(_FIGURE) * spot[1], self.top(spot[0]), px(_FIGURE), self.high)

    def draw_row(self, painter: QPainter, at: int, row: SourceRow) -> None:
        """Draw a row: its letter, its label, its cells, and what is amiss with it."""
        top = self.top(at)
        if at == self.at[0]:
            painter.fillRect(QRectF(0, top, self.wide, self.high), color("primary_back"))
        painter.setPen(QPen(color("edge" if row.first else "line"), px(1)))
        painter.drawLine(0, top, self.wide, top)
        font = _sized(self.font, 13, bold=row.strong)
        left, room = px(_EDGE + _CITE), self._left - px(_EDGE + _CITE + _EDGE)
        _write(painter, QRectF(px(_EDGE), top, px(_CITE), self.high), row.cite, font, "muted")
        if room >= px(_LEAST_LABEL):
            label = QRectF(left, top, room, self.high)
            _write(painter, label, row.label, font, "ink", cut=Qt.TextElideMode.ElideMiddle)
        for column, cell in enumerate(row.cells):
            if cell is not None:
                self._draw_cell(painter, (at, column), cell)
        marked = [cell for cell in row.cells if cell is not None and cell.mark]
        if marked:
            self._draw_mark(painter, top, marked)

    def draw_heads(self, painter: QPainter) -> None:
        """Draw the names of the sources over their columns."""
        painter.fillRect(0, 0, self.wide, px(HEAD), color("card"))
        strong, small = _sized(self.font, 13, bold=True), _sized(self.font, 13)
        for source, name in enumerate(self.picture.sources):
            silent, left = source in self.silent, self.room((0, 0), source).left()
            wide = self._silent if silent else px(_FIGURE) * len(self.picture.columns)
            ink = "muted" if silent else "ink"
            if wide:
                _write(painter, QRectF(left, 0, wide, px(23)), name, strong, ink, _MIDDLE)
            for column, head in enumerate(() if silent else self.picture.columns):
                here = QRectF(left + px(_FIGURE) * column, px(21), px(_FIGURE), px(20))
                _write(painter, here, head, small, "muted", _MIDDLE)
        painter.setPen(QPen(color("edge"), px(1)))
        painter.drawLine(0, px(HEAD) - 1, self.wide, px(HEAD) - 1)

    def _wide(self, source: int) -> int:
        if source in self.silent:
            return self._silent + (px(_GAP) if self._silent else 0)
        return px(_FIGURE) * len(self.picture.columns) + px(_GAP)

    @property
    def _silent(self) -> int:
        """Return how wide a source is that tells nothing; where there is little room, nothing."""
        return px(_SILENT) if self.wide >= px(_ROOMY) else 0

    @property
    def _figures(self) -> int:
        return sum(self._wide(one) for one in range(len(self.picture.sources)))

    @property
    def _mark(self) -> int:
        """Have the words of a mark where there is room for them; the sign alone where not."""
        figures = self._figures
        if not any(cell and cell.mark for row in self.picture.rows for cell in row.cells):
            return px(_LEAST_MARK)
        rest = self.wide - figures - px(_CITE + _LEAST_LABEL + _EDGE)
        return px(_MARK if rest >= px(_MARK) else _LEAST_MARK)

    @property
    def _left(self) -> int:
        return self.wide - self._mark - self._figures

    def _draw_mark(self, painter: QPainter, top: int, marked: Sequence[SourceCell]) -> None:
        worst = next((one for one in marked if one.tone is Tone.GALAT), marked[0])
        room = QRectF(self.wide - self._mark + px(2), top, self._mark - px(4), self.high)
        words = worst.mark if self._mark > px(_LEAST_MARK) else worst.mark[:1]
        _write(painter, room, words, _sized(self.font, 13), tone_colors(worst.tone)[0])

    def _draw_cell(self, painter: QPainter, spot: Spot, cell: SourceCell) -> None:
        """Frame what differs; what says the same as the first source is framed without a ground."""
        first = next((one for one in cell.told if one is not None), None)
        for source, told in enumerate(cell.told):
            if source in self.silent:
                continue
            room = self.room(spot, source).adjusted(px(2), px(1.5), -px(2), -px(1.5))
            odd = cell.tone is not Tone.PLAIN and told not in {None, first}
            ink, ground = tone_colors(cell.tone)
            if cell.tone is not Tone.PLAIN and told is not None:
                painter.setPen(QPen(ink, px(2)))
                painter.setBrush(ground if odd else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room, px(4), px(4))
            if spot == self.at:
                painter.setPen(QPen(color("focus"), px(2 if self.focused else 1)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room.adjusted(-1, -1, 1, 1), px(4), px(4))
            size = 16 if self.high >= px(ROW) else _LOW
            painter.setFont(_sized(self.font, size, bold=cell.tone is not Tone.PLAIN))
            painter.setPen(ink if odd else color("ink" if told else "muted"))
            shown = told if told is not None else "·"
            painter.drawText(room, _MIDDLE | Qt.TextFlag.TextDontClip, shown)


def high_of(rows: int, room: int) -> int:
    """Return how high a row is: a little lower where all rows then have room without scrolling."""
    fits = (room - px(HEAD)) // max(rows, 1)
    return fits if px(_LEAST_ROW) <= fits < px(ROW) else px(ROW)


def silent_of(picture: SourceTablePicture) -> frozenset[int]:
    """Return the sources that tell nothing of any cell; the first one always has its room."""
    cells = [cell for row in picture.rows for cell in row.cells if cell is not None]
    return frozenset(
        source
        for source in range(1, len(picture.sources))
        if all(cell.told[source] is None for cell in cells)
    )


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
