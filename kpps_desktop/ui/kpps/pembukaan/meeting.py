"""The meeting: its steps in lawful order, and at each what is done or read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.pembukaan.pictures import MeetingPicture, Moment
from kpps_desktop.ui.kpps.pembukaan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.stepper import Stepper
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.widgets.buttons import KeyedButton


class MeetingPage(Task):
    """What to do now at the left, all steps with their times at the right; Enter takes the next."""

    step_taken = Signal(str)
    meeting_begun = Signal()
    page_asked = Signal(str)
    """people, saksi, ballots or opening."""

    def __init__(self) -> None:
        super().__init__("opening_meeting")
        self.setAccessibleName(say("title"))
        self._picture: MeetingPicture | None = None
        self._card = Card("step_card")
        self._head, self._text = Words("", "title"), Words("")
        self._head.setObjectName("step_title")
        self._text.setObjectName("step_text")
        self._card.body.addWidget(self._head)
        self._card.body.addWidget(self._text)
        self._card.body.addStretch(1)
        self._ways = {
            page: self._way(page, key)
            for page, key in (("people", "K"), ("saksi", "S"), ("ballots", "H"))
        }
        self._stepper = Stepper("opening_steps", say("steps"))
        self._stepper.step_taken.connect(lambda _: self._announce())
        self.body.addWidget(Sides(self._card, self._beside(), weights=(3, 2), narrow=640), 1)
        self._open = self._way("opening", "B")
        self.add_quiet(self._open)
        self._next = PrimaryButton("opening_next", "")
        self._next.clicked.connect(self._announce)
        self.set_primary(self._next)

    def show_page(self, picture: MeetingPicture) -> None:
        """Show where the meeting stands."""
        self._picture = picture
        self._head.setText(picture.title)
        self._text.setText(picture.text)
        # What is read out aloud stands larger than what is only looked at.
        self._text.setStyleSheet(f"font-size: {px(20 if picture.oath else 17)}px;")
        ballots = f"{say('quiet.ballots')}: {picture.ballots}"
        said = {"people": picture.people, "saksi": picture.saksi, "ballots": ballots}
        for page, words in said.items():
            self._ways[page].set_words(words)
        self._stepper.show_steps(picture.steps)
        self._next.set_words(picture.primary)
        self._next.setVisible(bool(picture.primary))
        self.setFocusProxy(self._next if picture.primary else None)  # type: ignore[arg-type]
        self._open.setVisible(picture.moment is Moment.MEETING and bool(picture.step))

    def _beside(self) -> QWidget:
        """Lay the ways to other pages under the steps: what is read out needs the whole card."""
        beside = QWidget()
        line = QVBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        line.addWidget(self._stepper)
        line.addStretch(1)
        for way in self._ways.values():
            line.addWidget(way)
        return beside

    def _way(self, page: str, key: str) -> KeyedButton:
        button = QuietButton(f"to_{page}", say(f"quiet.{page}"), key)
        button.clicked.connect(lambda: self.page_asked.emit(page))
        return button

    def _announce(self) -> None:
        picture = self._picture
        if picture is None:
            return
        if picture.moment is Moment.BEFORE:
            self.meeting_begun.emit()
        elif picture.to_ballots or picture.to_opening:
            self.page_asked.emit("ballots" if picture.to_ballots else "opening")
        elif picture.step:
            self.step_taken.emit(picture.step)
