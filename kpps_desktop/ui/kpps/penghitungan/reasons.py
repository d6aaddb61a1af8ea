"""Why a ballot is *tidak sah*: asked for before it is recorded, and never needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.kpps.penghitungan.present import REASONS
from kpps_desktop.ui.kpps.penghitungan.words import say
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.card import Card


class ReasonsCard(Card):
    """The reasons with their digits; Enter records the ballot without one, Esc nothing."""

    reason_given = Signal(str)
    """Code of the reason, or nothing."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__("invalid_reasons", say("reasons.title"))
        for at, code in enumerate(REASONS, start=1):
            button = QuietButton(f"reason_{code}", f"{at}  {say(f'reason.{code}')}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, code=code: self.reason_given.emit(code))
            self.body.addWidget(button)
        without = QuietButton("reason_none", say("reasons.none"), "Enter")
        without.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        without.clicked.connect(lambda: self.reason_given.emit(""))
        leave = QuietButton("reason_left", say("reasons.left"), "Esc")
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave.clicked.connect(self.left)
        self.body.addWidget(without)
        self.body.addWidget(leave)
        self.hide()

    def take_digit(self, digit: int) -> None:
        """Take the reason of a digit; another digit is left aside."""
        if 0 < digit <= len(REASONS):
            self.reason_given.emit(REASONS[digit - 1])
