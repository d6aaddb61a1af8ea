"""Writing on the public screen: always dark, sized by the screen and not by the officer's scale.

What is drawn is kept as marks, so that of a new picture only those that differ are drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPen, QRegion

from kpps_desktop.ui.pictures import TurusRow, turus_rows
from kpps_desktop.ui.pictures.charts import FIVES_A_ROW
from kpps_desktop.ui.theme import DARK, FONT, LIGHT
from kpps_desktop.ui.widgets.turus_strip import turus_lines, turus_step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_TOTAL, _PITCH = 2.2, 1.3
"""The row's total and the distance of two rows, in heights of a stroke."""
_TALL, _SMALL = 40.0, 6.0

Place = tuple[float, float, float, float]
"""Left, top, width, height."""


class Ground(NamedTuple):
    """A room of one colour."""

    where: Place
    ink: str

    def draw(self, painter: QPainter) -> None:
        """Fill it."""
        painter.fillRect(QRectF(*self.where), QColor(self.ink))


class Writing(NamedTuple):
    """Words in a room; names may be cut, figures never."""

    where: Place
    ink: str
    words: str
    size: int
    align: Qt.AlignmentFlag
    bold: bool
    struck: bool

    def draw(self, painter: QPainter) -> None:
        """Write them."""
        font = QFont(FONT)
        font.setPixelSize(self.size)
        font.setBold(self.bold)
        font.setStrikeOut(self.struck)
        painter.setFont(font)
        painter.setPen(QColor(self.ink))
        room, cut = QRectF(*self.where), self.words
        if not cut.isdigit():
            metrics = painter.fontMetrics()
            cut = metrics.elidedText(cut, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, self.align | Qt.TextFlag.TextDontClip, cut)


class Strokes(NamedTuple):
    """Turus of a row, or a five of one: strokes so high from left and top."""

    where: Place
    ink: str
    fives: int
    ones: int
    left: float
    top: float
    high: float

    def draw(self, painter: QPainter) -> None:
        """Strike them."""
        pen = QPen(QColor(self.ink), _pen(self.high))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        row = TurusRow(self.fives, self.ones)
        painter.drawLines(turus_lines(row, self.left, self.top, self.high))


Mark = Ground | Writing | Strokes


class Brush:
    """Lays marks down; `unit` is how many pixels of this screen one of the drawing is.

    The drawing is 1366 by 768.
    """

    def __init__(self, unit: float) -> None:
        self.unit = unit
        self.marks: list[Mark] = []

    def write(
        self,
        room: QRectF,
        words: str,
        size: float,
        ink: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
        *,
        bold: bool = False,
        struck: bool = False,
    ) -> None:
        """Write words of a size (of the drawing) into a room."""
        high = max(1, round(size * self.unit))
        self.marks.append(Writing(_place(room), shade(ink), words, high, align, bold, struck))

    def fill(self, room: QRectF, ink: str) -> None:
        """Fill a room."""
        self.marks.append(Ground(_place(room), shade(ink)))

    def turus(self, room: QRectF, count: int, high: float) -> None:
        """Draw a count as turus with strokes so high, in as many columns as have room."""
        across, down = _fit(room, high)
        for at, row in enumerate(turus_rows(count)[: across * down]):
            left = room.left() + at // down * _wide(high)
            top = room.top() + at % down * high * _PITCH
            self._strike(row, left, top, high)
            total = QRectF(left + FIVES_A_ROW * turus_step(high), top, _TOTAL * high * 0.8, high)
            self.write(total, str(row.total), max(13, high / self.unit * 0.7), "muted", RIGHT)

    def _strike(self, row: TurusRow, left: float, top: float, high: float) -> None:
        """Mark a row: a full one whole, of another each five, for its last one grows."""
        step = turus_step(high)
        if row.fives == FIVES_A_ROW:
            self._mark(row.fives, 0, left, top, high)
            return
        for at in range(row.fives):
            self._mark(1, 0, left + at * step, top, high)
        if row.ones:
            self._mark(0, row.ones, left + row.fives * step, top, high)

    def _mark(self, fives: int, ones: int, left: float, top: float, high: float) -> None:
        edge, wide = _pen(high), max(fives, 1) * turus_step(high)
        where = (left - edge, top - edge, wide + 2 * edge, high + 2 * edge)
        self.marks.append(Strokes(where, shade("ink"), fives, ones, left, top, high))


def stale_between(before: Iterable[Mark], after: Iterable[Mark]) -> QRegion:
    """Return where marks came, went or changed."""
    stale = QRegion()
    for mark in set(before) ^ set(after):
        stale += room_of(mark)
    return stale


def room_of(mark: Mark) -> QRect:
    """Return the pixels that a mark may touch."""
    return QRectF(*mark.where).toAlignedRect()


def stroke_height(room: QRectF, rows: int) -> float:
    """Return how high strokes may be so that so many rows of twelve fives have room."""
    high = min(_TALL, room.height() / _PITCH)
    while high > _SMALL:
        across, down = _fit(room, high)
        if across * down >= rows:
            break
        high -= 0.5
    return high


def shade(name: str) -> str:
    """Return a colour of the dark theme, whatever the officer wears; a colour stays itself."""
    return name if name.startswith("#") else str(getattr(DARK, name))


def band_shade(contest: str) -> tuple[str, str]:
    """Return ink and ground of the band: the colour of the contest's own ballot paper."""
    if not contest:
        return shade("ink"), shade("card")
    return LIGHT.on_contest, getattr(LIGHT, contest)


def _place(room: QRectF) -> Place:
    return room.left(), room.top(), room.width(), room.height()


def _pen(high: float) -> float:
    return max(1.2, high / 12)


def _wide(high: float) -> float:
    return FIVES_A_ROW * turus_step(high) + _TOTAL * high


def _fit(room: QRectF, high: float) -> tuple[int, int]:
    across = int((room.width() + high) // _wide(high))
    return max(across, 0), int((room.height() + high * (_PITCH - 1)) // (high * _PITCH))
