"""The ballots that came: one figure a contest, held against the norm while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kpps_desktop.ui.kpps.pembukaan.present import difference
from kpps_desktop.ui.kpps.pembukaan.words import say
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import look, mark, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.pembukaan.pictures import BallotPicture


class _Cell(NumberCell):
    """Tells of Enter: what comes next depends on the figure."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Line(QWidget):
    """One contest: its name in its colour, the figure, what it comes to, the reason."""

    ballots_counted = Signal(str, int, str)
    missed = Signal(str)

    def __init__(self, picture: BallotPicture) -> None:
        super().__init__()
        self._picture, self._begun = picture, False
        self.setObjectName(f"ballots_{picture.code}")
        name = OneLine(picture.name, "contest")
        mark(name, contest=picture.code)
        name.setFixedWidth(px(140))
        name.setMinimumHeight(px(40))
        self.cell = _Cell(f"received_{picture.code}", f"{picture.name}, {say('ballots.received')}")
        self.cell.textEdited.connect(self._hold)
        self.cell.entered.connect(self.finish)
        self._told = Words("", "strong")
        self._told.setObjectName(f"ballots_told_{picture.code}")
        self._reason = TextField(f"reason_{picture.code}", say("ballots.reason"), most=200)
        self._reason.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setColumnStretch(2, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.cell, 0, 1)
        grid.addWidget(self._told, 0, 2)
        grid.addWidget(self._reason, 1, 1, 1, 2)

    @property
    def open(self) -> bool:
        """Whether nobody has counted these ballots."""
        return self._picture.received is None

    def show_line(self, picture: BallotPicture) -> None:
        """Show what is written."""
        written, self._picture = self._picture.received, picture
        # While its reason is typed the figure has lost the keys, and is in no books yet.
        if written != picture.received or not self._begun:
            self._begun = True
            self.cell.show_figure(picture.received)
        if self.cell.figure == picture.received:
            self._tell(picture.told, picture.tone)

    def give_back(self, ballots: int, reason: str) -> None:
        """Put back what was typed and could not be written."""
        self.cell.setText(str(ballots))
        self.cell.setModified(True)
        self._reason.input.setText(reason)
        self._reason.setVisible(bool(reason))
        self._hold()

    def _hold(self) -> None:
        """Hold the figure against the norm while it is typed."""
        figure = self.cell.figure
        if figure is None:
            self._tell(say("ballots.norm", norm=self._picture.norm), Tone.PLAIN)
            return
        self._tell(*difference(self._picture.norm, figure, look().lang))

    def finish(self) -> bool:
        """Announce the figure; tell whether nothing was missing."""
        figure = self.cell.figure
        if figure is None:
            self._miss("ballots.figure_needed", self.cell)
            return False
        _, tone = difference(self._picture.norm, figure, look().lang)
        if tone is not Tone.OK and not self._reason.text:
            self._reason.show()
            self._miss("ballots.reason_needed", self._reason.input)
            return False
        self._reason.hide()
        self.cell.setModified(False)
        reason = self._reason.text if tone is not Tone.OK else ""
        self.ballots_counted.emit(self._picture.code, figure, reason)
        return True

    def _miss(self, key: str, where: QWidget) -> None:
        where.setFocus(Qt.FocusReason.OtherFocusReason)
        self.missed.emit(say(key))

    def _tell(self, words: str, tone: Tone) -> None:
        self._told.setText(words)
        self._told.set_tone(tone.value)


class BallotsPage(Task):
    """A line for each contest, in the order in which they are counted."""

    ballots_counted = Signal(str, int, str)
    """Contest, ballots, the reason of a difference."""

    def __init__(self) -> None:
        super().__init__("opening_ballots")
        self._lines: dict[str, _Line] = {}
        self._card = Card("ballots")
        self._told = Words("", "strong")
        self._told.setObjectName("ballots_missed")
        self._told.set_tone("peringatan")
        self._told.hide()
        self.body.addWidget(self._card)
        self.body.addWidget(self._told)
        self.body.addStretch(1)
        back = QuietButton("ballots_done", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        save = PrimaryButton("ballots_save", say("ballots.save"))
        save.clicked.connect(self._finish)
        self.add_quiet(back)
        self.set_primary(save)

    def show_page(self, ballots: tuple[BallotPicture, ...]) -> None:
        """Show what was counted."""
        self.set_title(say("ballots.title"), say("ballots.detail"))
        if [one.code for one in ballots] != list(self._lines):
            self._make(ballots)
        for one in ballots:
            self._lines[one.code].show_line(one)

    def begin(self) -> None:
        """Go to the first contest that nobody has counted."""
        lines = list(self._lines.values())
        for line in [one for one in lines if one.open] or lines:
            line.cell.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def give_back(self, contest: str, ballots: int, reason: str) -> None:
        """Put back a figure that could not be written, and go to it."""
        line = self._lines[contest]
        line.give_back(ballots, reason)
        line.cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, ballots: tuple[BallotPicture, ...]) -> None:
        for line in self._lines.values():
            clear(line)
            line.hide()
            line.deleteLater()
        self._lines = {}
        for one in ballots:
            line = _Line(one)
            line.ballots_counted.connect(self._announce)
            line.missed.connect(self._tell)
            self._lines[one.code] = line
            self._card.body.addWidget(line)

    def _announce(self, contest: str, ballots: int, reason: str) -> None:
        """Announce a figure and go to the next contest; after the last one, back."""
        self._tell("")
        self.ballots_counted.emit(contest, ballots, reason)
        after = list(self._lines)[list(self._lines).index(contest) + 1 :]
        left = [one for one in after if self._lines[one].open]
        if left:
            self._lines[left[0]].cell.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.stepped_back.emit()

    def _finish(self) -> None:
        """Finish the line that has the keyboard, or else the first that is open."""
        lines = list(self._lines.values())
        focus = self.focusWidget()
        here = [one for one in lines if focus is not None and one.isAncestorOf(focus)]
        for line in here or [one for one in lines if one.open]:
            line.finish()
            return
        self.stepped_back.emit()

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
