"""Writing on a screen of the hall: always dark, sized by it and not by the officer's scale.

What is drawn is kept as marks, so that of a new picture only those that differ are drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPen, QRegion

from kpps_desktop.ui.theme import DARK, FONT, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_SMALLER = 5
"""Sizes that are tried, each two smaller than the one before."""

Place = tuple[float, float, float, float]
"""Left, top, width, height."""


class Mark(Protocol):
    """Something drawn; equal marks draw the same, and a mark may touch `where` alone."""

    @property
    def where(self) -> Place:
        """The room that it may touch."""

    def draw(self, painter: QPainter) -> None:
        """Draw it."""


class Ground(NamedTuple):
    """A room of one colour."""

    where: Place
    ink: str

    def draw(self, painter: QPainter) -> None:
        """Fill it."""
        painter.fillRect(QRectF(*self.where), QColor(self.ink))


class Frame(NamedTuple):
    """A framed room, its line so wide, its corners twice as round."""

    where: Place
    ink: str
    ground: str
    wide: float

    def draw(self, painter: QPainter) -> None:
        """Frame and fill it."""
        painter.setPen(QPen(QColor(self.ink), self.wide))
        painter.setBrush(QColor(self.ground))
        half, round_by = self.wide / 2, 2 * self.wide
        inner = QRectF(*self.where).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, round_by, round_by)


class Writing(NamedTuple):
    """Words in a room, in one line or folded; names may be cut, figures never."""

    where: Place
    ink: str
    words: str
    size: int
    align: Qt.AlignmentFlag
    bold: bool = False
    struck: bool = False
    folded: bool = False

    def draw(self, painter: QPainter) -> None:
        """Write them."""
        painter.setFont(_font(self.size, bold=self.bold, struck=self.struck))
        painter.setPen(QColor(self.ink))
        room, cut = QRectF(*self.where), self.words
        if self.folded:
            painter.drawText(room, self.align | Qt.TextFlag.TextWordWrap, cut)
            return
        if not cut.isdigit():
            metrics = painter.fontMetrics()
            cut = metrics.elidedText(cut, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, self.align | Qt.TextFlag.TextDontClip, cut)


class HallBrush:
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
        high = self._pixels(size)
        self.marks.append(Writing(place(room), shade(ink), words, high, align, bold, struck))

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return how wide words of a size are."""
        font = _font(self._pixels(size), bold=bold)
        return QFontMetricsF(font).horizontalAdvance(words) + self.unit

    def shrink(
        self, room: QRectF, words: str, size: float, ink: str = "ink", *, bold: bool = False
    ) -> None:
        """Write words into one line: smaller where they are long, cut where that is not enough."""
        sizes = (size - 4 * step for step in range(_SMALLER))
        fits = (one for one in sizes if self.width(words, one, bold=bold) <= room.width())
        self.write(room, words, next(fits, size - 4 * (_SMALLER - 1)), ink, bold=bold)

    def fold(self, room: QRectF, words: str, size: float, *, bold: bool = False) -> None:
        """Write words into a room in as many lines as it takes; else smaller, else cut."""
        flags = LEFT | Qt.TextFlag.TextWordWrap
        for high in (self._pixels(size - 2 * step) for step in range(_SMALLER)):
            metrics = QFontMetrics(_font(high, bold=bold))
            if metrics.boundingRect(room.toRect(), flags, words).height() <= room.height():
                where = place(room)
                self.marks.append(
                    Writing(where, shade("ink"), words, high, LEFT, bold, folded=True)
                )
                return
        self.write(room, words, size - 2 * (_SMALLER - 1), bold=bold)

    def fill(self, room: QRectF, ink: str) -> None:
        """Fill a room."""
        self.marks.append(Ground(place(room), shade(ink)))

    def frame(self, room: QRectF, ink: str, ground: str) -> None:
        """Frame a room, and fill it."""
        self.marks.append(Frame(place(room), shade(ink), shade(ground), 4 * self.unit))

    def paint(self, painter: QPainter) -> None:
        """Paint all that was laid down, in order."""
        for mark in self.marks:
            mark.draw(painter)

    def _pixels(self, size: float) -> int:
        return max(1, round(size * self.unit))


def stale_between(before: Iterable[Mark], after: Iterable[Mark]) -> QRegion:
    """Return where marks came, went or changed."""
    stale = QRegion()
    for mark in set(before) ^ set(after):
        stale += room_of(mark)
    return stale


def room_of(mark: Mark) -> QRect:
    """Return the pixels that a mark may touch."""
    return QRectF(*mark.where).toAlignedRect()


def shade(name: str) -> str:
    """Return a colour of the dark theme, whatever the officer wears; a colour stays itself."""
    return name if name.startswith("#") else str(getattr(DARK, name))


def band_shade(contest: str) -> tuple[str, str]:
    """Return ink and ground of the band: the colour of the contest's own ballot paper."""
    if not contest:
        return shade("ink"), shade("card")
    return LIGHT.on_contest, getattr(LIGHT, contest)


def place(room: QRectF) -> Place:
    """Return a room as it stands in a mark."""
    return room.left(), room.top(), room.width(), room.height()


def _font(size: int, *, bold: bool, struck: bool = False) -> QFont:
    font = QFont(FONT)
    font.setPixelSize(size)
    font.setBold(bold)
    font.setStrikeOut(struck)
    return font
