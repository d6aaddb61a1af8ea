"""The plan of the TPS: drawn, and ticked place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpps_desktop.domain.seating import Area
from kpps_desktop.ui.kpps.persiapan.words import say
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kpps_desktop.domain.seating import Rect
    from kpps_desktop.domain.seating import Words as PlanWords
    from kpps_desktop.ui.kpps.persiapan.pictures import PlanPicture

_TONES = {True: Tone.OK, False: Tone.GALAT, None: Tone.PLAIN}
_STATES = {True: "plan.right", False: "plan.wrong", None: "plan.open"}
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_NARROW = "DejaVu Sans Condensed"
"""For words that are too long for their place: lettering is never smaller than elsewhere."""


class PlanView(QWidget):
    """Draws shapes of the plan as large as there is room; the place in hand is framed."""

    seat_pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_view")
        self._picture: PlanPicture | None = None
        self._chosen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_plan(self, picture: PlanPicture, chosen: str) -> None:
        """Show the plan with a place in hand."""
        self._picture, self._chosen = picture, chosen
        self.setAccessibleName(f"{say('plan.plan')}. {picture.said}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for lettering that can be read."""
        return QSize(px(560), px(448))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Stay readable."""
        return QSize(px(420), px(336))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce the place under the pointer."""
        for shape in self._picture.shapes if self._picture else ():
            if isinstance(shape, Area) and self._room(shape.rect).contains(event.position()):
                self.seat_pointed.emit(shape.code)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shapes in their order, then the frame of the place in hand."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._picture.shapes:
            if isinstance(shape, Area):
                self._draw_area(painter, shape)
            else:
                self._draw_words(painter, shape)
        painter.setPen(QPen(color("focus"), px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._picture.shapes:
            if isinstance(shape, Area) and shape.code and shape.code == self._chosen:
                painter.drawRoundedRect(self._room(shape.rect), px(4), px(4))

    def _scale(self) -> float:
        wide, high = self._picture.size if self._picture else (1.0, 1.0)
        return min((self.width() - px(4)) / wide, (self.height() - px(4)) / high)

    def _room(self, rect: Rect) -> QRectF:
        scale = self._scale()
        wide = self._picture.size[0] if self._picture else 0.0
        left = (self.width() - wide * scale) / 2
        return QRectF(left + rect.x * scale, px(2) + rect.y * scale, rect.w * scale, rect.h * scale)

    def _draw_area(self, painter: QPainter, area: Area) -> None:
        room = not area.code
        shade = {True: "ok_back", False: "galat_back", None: "card"}[area.right]
        ground = color("background" if room else shade)
        if area.thing is not None and area.thing.value == "table":
            ground = color("line")
        frame = {True: "ok", False: "galat", None: "edge"}[area.right]
        painter.setPen(QPen(color("ink" if room else frame), px(2) if room else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(self._room(area.rect), px(3), px(3))

    def _draw_words(self, painter: QPainter, words: PlanWords) -> None:
        tones = {True: "ok", False: "galat", None: "muted" if words.mark else "ink"}
        room = self._room(words.rect)
        font, shown = self._fitted(words.text, room, mark=words.mark)
        painter.setFont(font)
        painter.setPen(color(tones[words.right]))
        painter.drawText(room, _WRAPPED, shown)

    def _fitted(self, words: str, room: QRectF, *, mark: bool) -> tuple[QFont, str]:
        """Return plain lettering, or a narrow one where words would not fit their place.

        Where even that is too wide for a thing that is numbered, only its number is left: the
        words beside the plan say the whole.
        """
        font = QFont(self.font())
        font.setPixelSize(px(13))
        font.setBold(True)
        if mark or _fits(font, words, room):
            return font, words
        font.setFamily(_NARROW)
        font.setBold(False)
        return font, words if _fits(font, words, room) else words.rsplit(maxsplit=1)[-1]


def _fits(font: QFont, words: str, room: QRectF) -> bool:
    metrics = QFontMetricsF(font)
    longest = max(metrics.horizontalAdvance(word) for word in words.split())
    whole = metrics.boundingRect(room, _WRAPPED, words)
    return longest <= room.width() and whole.height() <= room.height() + px(2)


class PlanPage(Task):
    """The plan at the left, its places at the right; Enter says that the one in hand is right."""

    seat_ticked = Signal(str, bool)
    paper_asked = Signal()

    def __init__(self) -> None:
        super().__init__("prep_plan")
        self._picture: PlanPicture | None = None
        self._at = 0
        self._view = PlanView()
        self._view.seat_pointed.connect(self.reach)
        self._card = Card("seat")
        self._place, self._state = Words("", "head"), Words("", "strong")
        self._behind, self._all = Words("", "body"), Words("", "muted")
        for name, words in (
            ("seat_place", self._place),
            ("seat_state", self._state),
            ("seat_behind", self._behind),
            ("seats_all", self._all),
        ):
            words.setObjectName(name)
            self._card.body.addWidget(words)
        self._card.body.addStretch(1)
        self.body.addWidget(Sides(self._card, self._view, weights=(1, 3), narrow=660), 1)
        paper = QuietButton("plan_paper", say("plan.print"), "F5")
        paper.clicked.connect(self.paper_asked)
        self._no = QuietButton("seat_wrong", say("plan.no"), "X")
        self._no.clicked.connect(lambda: self._tick(right=False))
        self._yes = PrimaryButton("seat_right", say("plan.yes"))
        self._yes.clicked.connect(lambda: self._tick(right=True))
        self.add_quiet(paper)
        self.add_quiet(self._no)
        self.add_back()
        self.set_primary(self._yes)

    def show_page(self, picture: PlanPicture) -> None:
        """Show the plan; at first the place in hand is the first that nobody looked at."""
        self.set_title(say("plan.title"), picture.closed or say("plan.detail"))
        for button in (self._no, self._yes):
            button.setVisible(not picture.closed)
        first = self._picture is None
        self._picture = picture
        if first:
            open_ones = [at for at, one in enumerate(picture.seats) if one.right is None]
            self._at = open_ones[0] if open_ones else 0
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go through the places."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if key in step and self._picture and self._picture.seats:
            self._at = (self._at + step[key]) % len(self._picture.seats)
            self._show_chosen()
        else:
            super().keyPressEvent(event)

    def reach(self, code: str) -> None:
        """Come to a place by its code."""
        seats = self._picture.seats if self._picture else ()
        found = [at for at, one in enumerate(seats) if one.code == code]
        if found and found[0] != self._at:
            self._at = found[0]
            self._show_chosen()

    def _show_chosen(self) -> None:
        if self._picture and self._picture.seats:
            seat = self._picture.seats[self._at]
            self._card.set_tone(_TONES[seat.right])
            self._card.setAccessibleName(f"{seat.words}, {say(_STATES[seat.right])}")
            self._place.setText(seat.words)
            self._state.setText(say(_STATES[seat.right]))
            self._state.set_tone(_TONES[seat.right].value)
            self._behind.setText(seat.behind)
            self._all.setText(self._picture.said)
            self._view.show_plan(self._picture, seat.code)

    def _tick(self, *, right: bool) -> None:
        if self._picture and self._picture.seats:
            seat = self._picture.seats[self._at]
            self._at = (self._at + 1) % len(self._picture.seats)
            self.seat_ticked.emit(seat.code, right)
            self._show_chosen()
