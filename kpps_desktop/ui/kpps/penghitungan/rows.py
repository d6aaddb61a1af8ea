"""The lines of a tally: number, names, turus, figure; and the card of the last ballot."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.domain.counting import INVALID
from kpps_desktop.ui.kpps.penghitungan.words import say
from kpps_desktop.ui.pictures.charts import FIVES_A_ROW
from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.motion import moves
from kpps_desktop.ui.widgets.number_cell import BLANK
from kpps_desktop.ui.widgets.turus_strip import GLOW_MS, TurusStrip
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penghitungan.pictures import ChoicePicture, LastPicture, TallyPicture

_UNITS = ((3, 22), (4, 20), (5, 18), (6, 16))
"""Height of a stroke for so many lines: 600 ballots must have room without scrolling.

Twelve fives must have room beside the last ballot on 1366 pixels.
"""
_LEAST_UNIT = 14
_TWO_LINES = 5
"""Lines, *tidak sah* among them, with which a pair's names have a line each."""
_ROOM, _NAMES, _PITCH = 544, 84, 36 / 28
"""Height for all lines at 100 %, for the longest names on two lines each, of turus to strokes."""
_NUMBER, _FIGURE = 44, 80
_HIGH, _FLAT, _LEAST = 184, 56, 44


class NamesWay(Enum):
    """How the names of a pair are written."""

    ONE_LINE = "one line"
    TWO_LINES = "two lines"
    WHOLE = "whole"


class TallyRow(QWidget):
    """One choice; only what has changed is drawn again."""

    def __init__(self, picture: ChoicePicture, unit: float, contest: str, way: NamesWay) -> None:
        super().__init__()
        self._contest = contest
        self.setObjectName(f"tally_{picture.number}")
        self._picture = picture
        kind = "strong" if picture.number != INVALID else "body"
        few = way is NamesWay.WHOLE and len(picture.names) > 1
        self._short = _names(picture, kind, NamesWay.TWO_LINES if few else NamesWay.ONE_LINE)
        self._long = _names(picture, kind, way)
        self._long.hide()
        self.turus = TurusStrip(f"turus_{picture.number}", picture.name, unit=unit)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._short)
        middle.addWidget(self._long)
        middle.addWidget(self.turus)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(_NUMBER + 8), px(4), px(_FIGURE + 8), px(8))
        line.addLayout(middle, 1)
        self.setMinimumHeight(px(_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_row(picture)

    def show_row(self, picture: ChoicePicture) -> None:
        """Show a count; the stroke that was added glows shortly."""
        before, self._picture = self._picture, picture
        if picture.count != self.turus.count:
            self.turus.show_count(picture.count, glow=picture.count == before.count + 1)
        self.setAccessibleName(f"{picture.number} {picture.name}: {picture.count}")
        if (picture.count, picture.earlier) != (before.count, before.earlier):
            self.update(self._figure_room())
        self.update(self._bar_room())

    def set_turus(self, *, shown: bool) -> None:
        """Leave the turus out where there is no room beside the figures, and be short of names."""
        self.turus.setVisible(shown)
        self._short.setVisible(not shown)
        self._long.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw number and figure, and a bar that compares the choices: as far as they are stale."""
        painter, stale = QPainter(self), event.region()
        number, figure = QRect(0, 0, px(_NUMBER), self._bar_room().top()), self._figure_room()
        painter.setPen(color("ink" if self._picture.number != INVALID else "muted"))
        if stale.intersects(number):
            painter.setFont(self._bold(24))
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self._picture.number))
        if stale.intersects(figure):
            self._draw_figure(painter, figure.adjusted(0, 0, -px(8), 0))
        self._draw_bar(painter, self._bar_room())

    def _figure_room(self) -> QRect:
        return QRect(self.width() - px(_FIGURE), 0, px(_FIGURE), self._bar_room().top())

    def _bar_room(self) -> QRect:
        return QRect(0, self.height() - px(4), self.width(), px(4))

    def _bold(self, size: float) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(px(size))
        return font

    def _draw_figure(self, painter: QPainter, room: QRect) -> None:
        one = self._picture
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._bold(32 if one.earlier is None else 24))
        if one.earlier is None:
            painter.drawText(room, right, str(one.count))
            return
        painter.drawText(room.adjusted(0, 0, 0, -px(20)), right, str(one.count))
        font = self._bold(13)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(color("muted"))
        below = QRect(room.left(), room.bottom() + 1 - px(24), room.width(), px(20))
        painter.drawText(below, right, say("tally.earlier", earlier=one.earlier))

    def _draw_bar(self, painter: QPainter, room: QRect) -> None:
        one = self._picture
        painter.fillRect(room, color("track"))
        if one.most:
            wide = room.width() * one.count / one.most
            shade = color("muted" if one.number == INVALID else self._contest)
            painter.fillRect(QRectF(0, room.top(), wide, room.height()), shade)


def _fit(picture: TallyPicture) -> tuple[NamesWay, float]:
    """Choose how names are written, and the height of a stroke, so that every ballot has room.

    Somewhat smaller strokes are no loss where they leave room for whole names.
    """
    lines = len(picture.choices)
    unit = next((unit for most, unit in _UNITS if lines <= most), _LEAST_UNIT)
    if lines > _TWO_LINES:
        return NamesWay.ONE_LINE, unit
    rows = picture.box // (5 * FIVES_A_ROW) + lines
    names = (lines - 1) * _NAMES + _LEAST
    for smaller in (unit, unit - 2):
        if names + rows * smaller * _PITCH <= _ROOM:
            return NamesWay.WHOLE, smaller
    return NamesWay.TWO_LINES, unit


def _names(picture: ChoicePicture, kind: str, way: NamesWay) -> QWidget:
    """Write the names of a pair beside each other, one under the other, or as long as they are."""
    made, beside = QWidget(), way is NamesWay.ONE_LINE
    line: QBoxLayout = QHBoxLayout(made) if beside else QVBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(6) if beside else 0)
    for at, name in enumerate(picture.names):
        as_is = "body" if at else kind
        words = f"/ {name}" if beside and at else name
        whole = way is NamesWay.WHOLE
        line.addWidget(Words(words, as_is) if whole else OneLine(words, as_is))
    if beside:
        line.addStretch(1)
    return made


class TallyRows(QWidget):
    """Every choice under another, and *tidak sah* last."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tally_rows")
        self._rows: dict[int, TallyRow] = {}
        self._shown: TallyPicture | None = None
        self._turus = True
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(2))

    def show_tally(self, picture: TallyPicture) -> None:
        """Show the counts; lines that say the same stay as they are."""
        before = self._shown
        self._shown = picture
        if before is None or not _same_ballot(before, picture):
            self._make(picture)
            return
        for old, new in zip(before.choices, picture.choices, strict=True):
            if old != new:
                self._rows[new.number].show_row(new)

    def set_turus(self, *, shown: bool) -> None:
        """Leave the turus out where there is no room."""
        self._turus = shown
        for row in self._rows.values():
            row.set_turus(shown=shown)

    def _make(self, picture: TallyPicture) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        way, unit = _fit(picture)
        self._rows = {
            one.number: TallyRow(one, unit, picture.contest, way) for one in picture.choices
        }
        for row in self._rows.values():
            self._lines.addWidget(row)
            row.set_turus(shown=self._turus)


class LastCard(QWidget):
    """The ballot announced last: large, in the colour of its contest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("last_ballot")
        self._contest = ""
        self._last: LastPicture | None = None
        self._typed = ""
        self._flat = False
        self._glow = QTimer(self, singleShot=True, interval=GLOW_MS)
        self._glow.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_last(self, contest: str, last: LastPicture | None) -> None:
        """Show a ballot, or that there is none."""
        if (contest, last) == (self._contest, self._last):
            return
        self._contest, self._last = contest, last
        if last is None:
            self.setAccessibleName(say("last.none"))
        else:
            said = say("last.at", place=last.place)
            self.setAccessibleName(f"{said}: {last.choice} {' / '.join(last.names)}")
            if moves():
                self._glow.start()
        self.update()

    def show_typed(self, digits: str) -> None:
        """Show digits of a number that Enter will announce."""
        self._typed = digits
        self.update()

    def set_flat(self, *, flat: bool) -> None:
        """Lie flat, the number beside the names, where there is little height."""
        self._flat = flat
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for a large number and two lines of names."""
        return QSize(px(220), px(_FLAT if self._flat else _HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need as much."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw head, number and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = color(self._contest or "card")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("ink") if self._glow.isActive() else ground)
        painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        painter.setBrush(ground)
        edge = px(4)
        inner = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(inner, px(6), px(6))
        painter.setPen(color("on_contest" if self._contest else "ink"))
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        last, centre = self._last, Qt.AlignmentFlag.AlignCenter
        head = say("last.at", place=last.place) if last else say("last.none")
        number = self._typed or (str(last.choice) if last else BLANK)
        names = (say("last.typed"),) if self._typed else last.names if last else ()
        wide, left = self.width() - px(24), px(12)
        if self._flat:
            room, left, wide = QRectF(left, 0, px(96), px(_FLAT)), px(120), wide - px(108)
            tops, side = (px(6), px(28)), Qt.AlignmentFlag.AlignVCenter
            names = (" / ".join(names),)
        else:
            room = QRectF(left, px(30), wide, px(84))
            tops, side = (px(10), px(124)), centre
        font = QFont(self.font())
        font.setPixelSize(px(14))
        painter.setFont(font)
        painter.drawText(QRectF(left, tops[0], wide, px(20)), side, head)
        font.setBold(True)
        font.setPixelSize(px(40 if self._flat else 72))
        painter.setFont(font)
        painter.drawText(room, centre, number)
        font.setPixelSize(px(14))
        painter.setFont(font)
        for at, name in enumerate(names):
            cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRectF(left, tops[1] + px(22) * at, wide, px(22)), side, cut)


def _same_ballot(one: TallyPicture, other: TallyPicture) -> bool:
    """Tell whether the same lines are shown, whatever they count."""
    return one.contest == other.contest and one.again == other.again
