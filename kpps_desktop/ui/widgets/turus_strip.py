"""Turus: four strokes upright and the fifth across, twelve fives to a row, as on the plano."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpps_desktop.ui.pictures import TurusRow, turus_rows
from kpps_desktop.ui.pictures.charts import FIVES_A_ROW
from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.motion import moves

GLOW_MS = 600
_FIVE, _GAP, _HIGH = 26, 12, 28
_UPRIGHT, _STROKES = 4, 5


def turus_lines(row: TurusRow, left: float, top: float, high: float) -> list[QLineF]:
    """Return the strokes of a row `high` pixels high, in the order they are written."""
    groups = [_five(left + at * turus_step(high), top, high) for at in range(row.fives + 1)]
    whole = [line for group in groups[:-1] for line in group]
    return whole + groups[-1][: row.ones]


def turus_step(high: float) -> float:
    """Return how far one five is from the next where strokes are `high`."""
    return (_FIVE + _GAP) * high / _HIGH


def _five(left: float, top: float, high: float) -> list[QLineF]:
    """Return the five strokes of one group, in the order they are written."""
    size = high / _HIGH
    left += 2 * size
    apart = 6 * size
    lines = [
        QLineF(left + apart * (n + 0.5), top, left + apart * (n + 0.5), top + high)
        for n in range(_UPRIGHT)
    ]
    across = QLineF(
        QPointF(left - 2 * size, top + high * 0.8),
        QPointF(left + apart * _UPRIGHT + 2 * size, top + high * 0.2),
    )
    return [*lines, across]


class TurusStrip(QWidget):
    """Draws a count as turus, each row with its own total; the last stroke may glow shortly.

    `unit` is the height of a stroke in pixels at 100 %; all else follows from it. At least `rows`
    rows have room, so that a growing count does not push what is below.
    """

    def __init__(
        self,
        name: str,
        said: str = "",
        *,
        unit: float = _HIGH,
        rows: int = 1,
        shade: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._said = said or name
        self._unit, self._least, self._shade = unit, rows, shade
        self._rows: tuple[TurusRow, ...] = ()
        self._count = 0
        self._glow = QTimer(self, singleShot=True, interval=GLOW_MS)
        self._glow.timeout.connect(self._update_last)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    @property
    def count(self) -> int:
        """Return what is drawn."""
        return self._count

    def show_count(self, count: int, *, glow: bool = False) -> None:
        """Draw a count; `glow` marks the last stroke for a moment."""
        before, rows = self._count, len(self._rows)
        self._count, self._rows = count, turus_rows(count)
        self.setAccessibleName(f"{self._said}: {count}")
        self.setAccessibleDescription(text("ui.turus", count=count, rows=len(self._rows)))
        if glow and count and moves():
            self._glow.start()
        if len(self._rows) != rows:
            self.updateGeometry()
        if abs(count - before) == 1:
            # All else stands, and 600 strokes take longer than the disk.
            self._update_stroke(before)
            self._update_stroke(count)
        else:
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for twelve fives and their total, and for every row."""
        rows = max(self._least, len(self._rows))
        wide = FIVES_A_ROW * self._step + self._size(64)
        return QSize(round(wide), round(rows * self._pitch))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut a stroke."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw five after five, as far as they are stale."""
        stale = event.region()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color(self._shade), self._pen)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for at, row in enumerate(self._rows):
            fives = [one for one in _fives(row) if stale.intersects(self._room(at, one))]
            if fives:
                painter.setPen(pen)
                painter.drawLines([line for one in fives for line in self._lines(row, at, one)])
            if stale.intersects(self._total_room(at).toAlignedRect()):
                self._draw_total(painter, row, at)
        if self._glow.isActive() and self._rows:
            self._draw_glow(painter, pen)

    def strokes(self, row: TurusRow, at: int) -> list[QLineF]:
        """Return the strokes of a row at its place, in the order they are written."""
        return [line for one in _fives(row) for line in self._lines(row, at, one)]

    @property
    def _step(self) -> float:
        return turus_step(self._size(_HIGH))

    @property
    def _pitch(self) -> float:
        return self._size(_HIGH + 8)

    @property
    def _pen(self) -> float:
        return max(1.5, self._size(2))

    def _size(self, of: float) -> float:
        return px(100) / 100 * of * self._unit / _HIGH

    def _lines(self, row: TurusRow, at: int, five: int) -> list[QLineF]:
        """Return the strokes of one five, which may be the unfinished one."""
        part = TurusRow(1, 0) if five < row.fives else TurusRow(0, row.ones)
        top = at * self._pitch + (self._pitch - self._size(_HIGH)) / 2
        return turus_lines(part, five * self._step, top, self._size(_HIGH))

    def _room(self, at: int, five: int) -> QRect:
        """Return the pixels that a five of a row may touch, glowing."""
        edge = 2 * self._pen
        left, top = five * self._step - edge, at * self._pitch - 1
        return QRectF(left, top, self._step + edge, self._pitch + 2).toAlignedRect()

    def _total_room(self, at: int) -> QRectF:
        return QRectF(FIVES_A_ROW * self._step, at * self._pitch, self._size(56), self._pitch)

    def _update_last(self) -> None:
        self._update_stroke(self._count)

    def _update_stroke(self, count: int) -> None:
        """Draw the five anew that a stroke belongs to, and its row's total."""
        at, within = divmod(max(count, 1) - 1, FIVES_A_ROW * _STROKES)
        self.update(self._room(at, within // _STROKES))
        self.update(self._total_room(at).toAlignedRect())

    def _draw_total(self, painter: QPainter, row: TurusRow, at: int) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(px(13), round(self._size(18))))
        painter.setFont(font)
        painter.setPen(color("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._total_room(at), right, str(row.total))

    def _draw_glow(self, painter: QPainter, pen: QPen) -> None:
        bright = QPen(pen)
        bright.setColor(color("primary"))
        bright.setWidthF(pen.widthF() * 2)
        painter.setPen(bright)
        row, at = self._rows[-1], len(self._rows) - 1
        painter.drawLine(self._lines(row, at, _fives(row)[-1])[-1])


def _fives(row: TurusRow) -> range:
    """Return the places of a row's fives; the last may be unfinished."""
    return range(row.fives + bool(row.ones))
