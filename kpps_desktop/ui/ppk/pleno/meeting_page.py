"""The meeting: opened, resting, closed; and who came for whom, with mandate and seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import PersonPicture, Tone
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.flow import Flow
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter, typed_into
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.ppk.pleno.pictures import MeetingPicture, SeatPicture

_MOST_NAME, _ROWS = 80, 5
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down}


class MeetingPage(Task):
    """The seats at the left; at the right who came for the one that is reached.

    Letters are of a name wherever the keys are, so what the meeting does is asked with Alt.
    """

    turn_asked = Signal(str)
    """What the meeting does: open, pause, resume, close; or sirekap."""
    guest_came = Signal(str, int, str, bool)
    """Contest (or nothing), number, name, whether the mandate was handed over."""
    guest_turned = Signal(str)
    """A guest is to sit, to leave the seat, or to bring the mandate."""

    def __init__(self) -> None:
        super().__init__("pleno_meeting")
        self._picture: MeetingPicture | None = None
        self._code = ""
        self._days = Words("", "caption")
        self._days.setObjectName("meeting_days")
        self._table = RecordTable("seats", say("meeting.seats"))
        self._table.setMinimumHeight(px(40 * _ROWS))
        self._table.record_chosen.connect(lambda _: self._finish())
        self._table.record_reached.connect(lambda _: self._show_seat())
        self.body.setSpacing(px(8))
        self.body.addWidget(self._days)
        self.body.addWidget(Sides(self._table, self._entry(), weights=(5, 4), narrow=680), 1)
        turns = (("back", "Esc"), ("sirekap", "Alt+I"), ("close", "Alt+H"), ("pause", "Alt+J"))
        self._turns = {
            code: QuietButton(f"meeting_{code}", say(f"turn.{code}"), key) for code, key in turns
        }
        for code, button in self._turns.items():
            button.clicked.connect(lambda _=False, code=code: self._turn(code))
        self.add_quiet(self._turns.pop("back"))
        self.body.insertLayout(1, Flow(*self._turns.values()))
        self._done = PrimaryButton("meeting_next", say("turn.open"))
        self._done.clicked.connect(self._finish)
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    def show_page(self, picture: MeetingPicture) -> None:
        """Show the meeting; a name that is being typed stays."""
        self._picture = picture
        self.set_title(picture.title, picture.told)
        self._days.setText(picture.days)
        self._days.setVisible(bool(picture.days))
        self._table.show_picture(picture.table)
        if not self._table.chosen and picture.seats:
            self._table.reach(picture.seats[0].code)
        self._turns["pause"].setVisible(picture.leads and picture.open and not picture.resting)
        self._turns["close"].setVisible(picture.leads and picture.open)
        self._done.set_words(say(f"turn.{self._next(picture)}"))
        self._show_seat()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn a guest by the digit; a name that is typed is written down by Enter."""
        seat, digit = self._seat(), event.text()
        if event.key() == Qt.Key.Key_Escape and self._name.input.hasFocus():
            self._name.input.clear()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_enter(event) and self._name.input.hasFocus():
            self._add()
        elif event.key() in _ARROWS and not self._name.text:
            # No name was begun: it is another seat that is wanted.
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            QCoreApplication.sendEvent(self._table, event)
        elif seat is not None and digit.isdigit() and 0 < int(digit) <= len(seat.guests):
            self.guest_turned.emit(seat.guests[int(digit) - 1].code)
        elif not typed_into(self._name.input, event):
            super().keyPressEvent(event)

    def taken(self) -> None:
        """Begin the next name: the last one is written down."""
        self._name.input.clear()
        self._letter.setChecked(True)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry(self) -> Card:
        card = Card("seat")
        self._head, self._names = Words("", "head"), Words("", "muted")
        self._head.setObjectName("seat_title")
        self._held = QWidget()
        self._held.setObjectName("seat_guests")
        held = QVBoxLayout(self._held)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(px(4))
        self._name = TextField("guest_name", say("guest.name"), most=_MOST_NAME)
        self._letter = Tick("guest_mandate", say("guest.letter"), "Alt+M")
        self._letter.setChecked(True)
        self._told = Words("", "caption")
        self._told.setObjectName("seat_told")
        for part in (self._head, self._names, self._held, self._name, self._letter, self._told):
            card.body.addWidget(part)
        return card

    def _next(self, picture: MeetingPicture) -> str:
        if picture.leads and not picture.open:
            return "open"
        if picture.resting:
            return "resume" if picture.leads else "stations"
        return "guest" if picture.decides else "stations"

    def _seat(self) -> SeatPicture | None:
        return self._picture.seat(self._table.chosen) if self._picture else None

    def _show_seat(self) -> None:
        seat = self._seat()
        if seat is None or self._picture is None:
            return
        if seat.code != self._code:
            self._code = seat.code
            self._name.input.clear()
            self._letter.setChecked(True)
        self._head.setText(seat.title)
        self._names.setText(seat.names)
        self._names.setVisible(bool(seat.names))
        clear(self._held)
        layout = self._held.layout()
        for at, one in enumerate(seat.guests, start=1):
            key = "leave" if one.sits else "sit" if one.mandate else "bring"
            tone = Tone.OK if one.sits else Tone.PLAIN if one.mandate else Tone.PERINGATAN
            person = PersonPicture(one.name, one.told, tone, say(f"guest.{key}", digit=at))
            if layout is not None:
                layout.addWidget(PersonChip(person, whole=True))
        may = self._picture.decides and not seat.full
        self._name.setVisible(may)
        self._letter.setVisible(may)
        self._told.setText(seat.full or say("guest.hint"))
        self._told.setVisible(self._picture.decides)

    def _begin(self) -> None:
        """Go to the name of a guest for the seat that is reached."""
        seat = self._seat()
        if seat is not None and not seat.full:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        seat = self._seat()
        if seat is None or seat.full:
            return
        if not self._name.text:
            self._begin()
        else:
            mandate = self._letter.isChecked()
            self.guest_came.emit(seat.contest, seat.number, self._name.text, mandate)

    def _finish(self) -> None:
        if self._picture is not None:
            self._turn(self._next(self._picture))

    def _turn(self, code: str) -> None:
        if code == "guest":
            self._add()
        elif code in {"back", "stations"}:
            self.stepped_back.emit()
        else:
            self.turn_asked.emit(code)
