"""Turus: four strokes upright and the fifth across, twelve fives to a row, as on the plano."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpps_desktop.ui.pictures import TurusRow, turus_rows
from kpps_desktop.ui.pictures.charts import FIVES_A_ROW
from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.motion import moves

GLOW_MS = 600
_FIVE, _GAP, _HIGH = 26, 12, 28
_UPRIGHT = 4


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
        if abs(count - before) == 1 and self._rows:
            # Nothing above the last row has changed, and 600 strokes take longer than the disk.
            self._update_last()
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
        """Draw row under row, as far as they are stale."""
        stale = QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color(self._shade), max(1.5, self._size(2)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for at, row in enumerate(self._rows):
            if stale.intersects(QRectF(0, at * self._pitch, self.width(), self._pitch)):
                painter.setPen(pen)
                painter.drawLines(self.strokes(row, at))
                self._draw_total(painter, row, at)
        if self._glow.isActive():
            self._draw_glow(painter, pen)

    def strokes(self, row: TurusRow, at: int) -> list[QLineF]:
        """Return the strokes of a row at its place, in the order they are written."""
        top = at * self._pitch + (self._pitch - self._size(_HIGH)) / 2
        return turus_lines(row, 0, top, self._size(_HIGH))

    @property
    def _step(self) -> float:
        return turus_step(self._size(_HIGH))

    @property
    def _pitch(self) -> float:
        return self._size(_HIGH + 8)

    def _size(self, of: float) -> float:
        return px(100) / 100 * of * self._unit / _HIGH

    def _update_last(self) -> None:
        top = max(0, len(self._rows) - 1) * self._pitch - 1
        self.update(QRectF(0, top, self.width(), 2 * self._pitch).toAlignedRect())

    def _draw_total(self, painter: QPainter, row: TurusRow, at: int) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(px(13), round(self._size(18))))
        painter.setFont(font)
        painter.setPen(QColor(color("muted")))
        left = FIVES_A_ROW * self._step
        room = QRectF(left, at * self._pitch, self._size(56), self._pitch)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, str(row.total))

    def _draw_glow(self, painter: QPainter, pen: QPen) -> None:
        if not self._rows:
            return
        bright = QPen(pen)
        bright.setColor(color("primary"))
        bright.setWidthF(pen.widthF() * 2)
        painter.setPen(bright)
        painter.drawLine(self.strokes(self._rows[-1], len(self._rows) - 1)[-1])
