"""The tally of one contest: a key a ballot, and what else can happen between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.domain.counting import INVALID
from kpps_desktop.ui.kpps.penghitungan.reasons import ReasonsCard
from kpps_desktop.ui.kpps.penghitungan.rows import LastCard, TallyRows
from kpps_desktop.ui.kpps.penghitungan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.keys import BACK, is_enter
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from kpps_desktop.ui.kpps.penghitungan.pictures import TallyPicture

_ROOMY, _SIDE = 860, 232
_MOST_DIGITS, _ABOVE_ACTS = 3, 3
_ANY = 16_777_215
"""Qt's own word for no limit of a width."""
_ACTS = (("cancel", BACK), ("reason", "T"), ("rest", "J"), ("hand", "S"), ("box", "B"))


@dataclass(frozen=True, slots=True)
class Typed:
    """What of a ballot is typed: digits of its number, or that its reason is asked for."""

    digits: str = ""
    reasons: bool = False


NOTHING_TYPED = Typed()


class TallyPage(Task):
    """Digits announce ballots at once; what is shown as a figure is in the books."""

    ballot_announced = Signal(int, str)
    """Choice, or 0 with the code of a reason or nothing."""
    cancel_asked = Signal(int, int)
    """Place and choice of the ballot last announced, in the books or on its way there."""
    rest_taken = Signal()
    hand_asked = Signal()
    box_asked = Signal()
    finish_asked = Signal()
    retried = Signal()
    typed = Signal(object)
    """Typed: what a ballot lacks still."""

    def __init__(self) -> None:
        super().__init__("tally")
        self._picture: TallyPicture | None = None
        self._waiting: tuple[int, ...] = ()
        self._failed = False
        self._typed = ""
        self.rows, self.last, self.reasons = TallyRows(), LastCard(), ReasonsCard()
        self._told = Words("", "strong")
        self._told.setObjectName("tally_waiting")
        self._told.set_tone("galat")
        self._told.hide()
        self._finish = PrimaryButton("count_finished", say("act.finish"))
        self._finish.clicked.connect(self._go_on)
        self._lay_out()
        self.reasons.reason_given.connect(self._announce_invalid)
        self.reasons.left.connect(self._leave_reasons)
        self._back = self.add_back()
        self.set_primary(self._finish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for digit in range(10):
            self._bind(str(digit), lambda digit=digit: self.take_digit(digit))
        # Shift+0 on the keyboards that are sold here.
        self._bind(")", self._ask_reason)

    @property
    def shown(self) -> TallyPicture | None:
        """Return the tally as it was shown last."""
        return self._picture

    def take_up(self, typed: Typed) -> None:
        """Go on where a ballot was being typed in a window before this one."""
        if typed.reasons:
            self._ask_reason()
        else:
            self._type(typed.digits)

    def show_tally(self, picture: TallyPicture) -> None:
        """Show what is in the books."""
        if self._picture is not None and picture.contest != self._picture.contest:
            self._type("")
            self._leave_reasons()
        self._picture = picture
        self.set_title(picture.title, picture.detail)
        self.rows.show_tally(picture)
        self.last.show_last(picture.contest, picture.last)
        self._show_primary()

    def show_waiting(self, choices: tuple[int, ...], *, failed: bool) -> None:
        """Take note of what is on its way; say so where the disk did not take it."""
        self._waiting = choices
        if failed != self._failed:
            self._failed = failed
            self._finish.set_words(say("act.retry" if failed else "act.finish"))
            self._told.setVisible(failed)
        if failed:
            self._told.setText(say("tally.failed", count=len(choices)))
        self._show_primary()

    def take_digit(self, digit: int) -> None:
        """Announce the choice of a digit; where numbers have two digits, Enter announces."""
        picture = self._picture
        if picture is None:
            return
        if not self.reasons.isHidden():
            self.reasons.take_digit(digit)
        elif picture.two_digits:
            self._type((self._typed + str(digit))[:_MOST_DIGITS])
        else:
            self.ballot_announced.emit(digit, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Announce the number typed, or give no reason, with Enter; Esc takes a step back."""
        open_reasons = not self.reasons.isHidden()
        if is_enter(event) and open_reasons:
            self.reasons.reason_given.emit("")
        elif is_enter(event) and self._typed:
            number = int(self._typed)
            self._type("")
            self.ballot_announced.emit(number, "")
        elif event.key() == Qt.Key.Key_Escape and (open_reasons or self._typed):
            self._type("")
            self._leave_reasons()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the last ballot above, and leave the turus out, where there is no room beside."""
        super().resizeEvent(event)
        roomy = self.width() >= px(_ROOMY)
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.RightToLeft if roomy else ways.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if roomy else 0)
        self._side.setMaximumWidth(px(_SIDE) if roomy else _ANY)
        self.rows.set_turus(shown=roomy)
        self.last.set_flat(flat=not roomy)
        if roomy:
            self._beside.insertWidget(_ABOVE_ACTS, self._acts)
        else:
            self._below.insertWidget(1, self._acts)

    def _lay_out(self) -> None:
        self._side, self._acts = QWidget(), QWidget()
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(px(8))
        slots = (self._cancel, self._ask_reason, self.rest_taken, self.hand_asked, self.box_asked)
        for (code, key), act in zip(_ACTS, slots, strict=True):
            button = QuietButton(f"tally_{code}", say(f"act.{code}"), key)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            acts.addWidget(button)
        self._beside = side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        for part in (self.last, self._told, self.reasons, self._acts):
            side.addWidget(part)
        side.addStretch(1)
        left = QWidget()
        self._below = lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.rows)
        lines.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._whole.setSpacing(px(16))
        self._whole.addWidget(self._side)
        self._whole.addWidget(left, 1)
        self.body.addLayout(self._whole, 1)

    def _bind(self, key: str, act: object) -> None:
        """Let a key act wherever in the window the focus is; held down it counts once."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _show_primary(self) -> None:
        whole = self._picture is not None and self._picture.whole
        self._finish.setEnabled(self._failed or (whole and not self._waiting))

    def _go_on(self) -> None:
        (self.retried if self._failed else self.finish_asked).emit()

    def _type(self, digits: str) -> None:
        self._typed = digits
        self.last.show_typed(digits)
        self._tell_typed()

    def _cancel(self) -> None:
        """Take a digit back, or ask why the last ballot is to be cancelled."""
        if self._typed or not self.reasons.isHidden():
            self._type(self._typed[:-1])
            self._leave_reasons()
        elif self._picture is not None:
            place = self._picture.announced + len(self._waiting)
            last = self._picture.last.choice if self._picture.last else INVALID
            self.cancel_asked.emit(place, self._waiting[-1] if self._waiting else last)

    def _ask_reason(self) -> None:
        self._type("")
        self.reasons.show()
        for one in (self._acts, self.last, self._finish, self._back):
            one.hide()
        self._tell_typed()

    def _announce_invalid(self, code: str) -> None:
        self._leave_reasons()
        self.ballot_announced.emit(INVALID, code)

    def _leave_reasons(self) -> None:
        self.reasons.hide()
        for one in (self._acts, self.last, self._finish, self._back):
            one.show()
        self._tell_typed()

    def _tell_typed(self) -> None:
        self.typed.emit(Typed(self._typed, reasons=not self.reasons.isHidden()))
