"""A box: opened before everyone, its ballots counted and held against the attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.penghitungan.words import say
from kpps_desktop.ui.pictures import Tone, typed_figure
from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.penghitungan.pictures import (
        BoxPicture,
        ComparisonPicture,
        CountPicture,
    )

_MOST = 300


class OpenPage(Task):
    """What opening a box means; Enter opens it."""

    box_opened = Signal()

    def __init__(self) -> None:
        super().__init__("box_open")
        card = Card("box_steps")
        self._contest = OneLine("", "contest")
        self._steps = Words("")
        card.body.addWidget(self._contest, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._steps)
        card.setMaximumWidth(px(760))
        self.body.addWidget(card)
        self.body.addStretch(1)
        back = QuietButton("box_open_left", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self.add_quiet(back)
        opened = PrimaryButton("box_opened", say("open.answer"))
        opened.clicked.connect(self.box_opened)
        self.set_primary(opened)

    def show_count(self, picture: CountPicture) -> None:
        """Name the box."""
        self.set_title(say("open.title", name=picture.name), say("open.detail"))
        self._contest.setText(picture.name)
        mark(self._contest, contest=picture.contest)
        self._steps.setText(say("open.steps", voters=picture.box.voters))


class _Cell(NumberCell):
    """Tells of Enter: what comes next depends on the figure."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class BoxPage(Task):
    """Two figures; the comparison is live, and a difference needs another count or a reason."""

    figure_typed = Signal(object)
    """int or None: the ballots taken out, as far as they are typed."""
    box_counted = Signal(int, int, str)
    """Ballots, those without the ketua's signature, why they differ from the attendance."""

    def __init__(self) -> None:
        super().__init__("box_count")
        self._written: tuple[str, int | None, int | None] = ("", None, None)
        self._differs, self._known = False, ""
        self.ballots = _Cell("box_ballots", say("box.ballots"))
        self.unsigned = _Cell("box_unsigned", say("box.unsigned"))
        self._words, self._finding = Words("", "strong"), QWidget()
        self._words.setObjectName("box_words")
        self._reason = TextField("box_reason", say("box.reason"), most=_MOST)
        self._told = Words("", "strong")
        self._told.setObjectName("box_told")
        self._told.set_tone(Tone.PERINGATAN.value)
        self._lay_out()
        self.ballots.textEdited.connect(lambda text: self.figure_typed.emit(typed_figure(text)))
        self.ballots.entered.connect(self._finish)
        self.unsigned.entered.connect(self._finish)

    def show_box(self, picture: BoxPicture) -> None:
        """Show what is written."""
        key = "box.title" if picture.ballots is None else "box.again"
        self.set_title(say(key, name=picture.name), say("box.detail"))
        written = (picture.contest, picture.ballots, picture.unsigned)
        if written == self._written:
            return  # what is typed meanwhile is not in the books yet
        if picture.contest != self._written[0]:
            self._reason.input.clear()
        self._written = written
        for cell, figure in ((self.ballots, picture.ballots), (self.unsigned, picture.unsigned)):
            cell.setModified(False)
            cell.show_figure(figure)
        self.figure_typed.emit(self.ballots.figure)

    def show_comparison(self, picture: ComparisonPicture) -> None:
        """Show whether the ballots agree with the attendance."""
        differs = picture.finding is not None
        self._known, self._differs = picture.reason, differs
        self._words.setText(picture.words)
        self._words.set_tone(picture.tone.value)
        self._words.setVisible(bool(picture.words))
        clear(self._finding)
        layout = self._finding.layout()
        if picture.finding is not None and layout is not None:
            layout.addWidget(FindingLine(picture.finding))
        self._finding.setVisible(differs)
        self._reason.setVisible(differs)
        self._tell("")

    def begin(self) -> None:
        """Go to the first figure."""
        self.ballots.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave what is typed and was not recorded."""
        self._written = ("", None, None)

    def _lay_out(self) -> None:
        card = Card("box_figures")
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        for at, (cell, code) in enumerate(((self.ballots, "ballots"), (self.unsigned, "unsigned"))):
            grid.addWidget(Words(say(f"box.{code}")), at, 0)
            grid.addWidget(cell, at, 1)
        card.body.addLayout(grid)
        card.body.addWidget(Words(say("box.sign"), "caption"))
        within = QVBoxLayout(self._finding)
        within.setContentsMargins(0, 0, 0, 0)
        for part in (card, self._words, self._finding, self._reason, self._told):
            part.setMaximumWidth(px(760))
            self.body.addWidget(part)
        self.body.addStretch(1)
        back = QuietButton("box_left", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self.add_quiet(back)
        begin = PrimaryButton("box_counted", say("box.answer"))
        begin.clicked.connect(self._finish)
        self.set_primary(begin)

    def _finish(self) -> None:
        """Go to what is missing, or announce the figures."""
        ballots, unsigned = self.ballots.figure, self.unsigned.figure
        if ballots is None:
            self._miss("box.figure_needed", self.ballots)
        elif self.ballots.hasFocus() or unsigned is None:
            self._miss("" if self.ballots.hasFocus() else "box.unsigned_needed", self.unsigned)
        elif self._differs and not (self._reason.text or self._known):
            self._miss("box.reason_needed", self._reason.input)
        else:
            self._tell("")
            self.box_counted.emit(ballots, unsigned, self._new_reason)

    @property
    def _new_reason(self) -> str:
        """Return why it differs, unless that was told for the same figures."""
        reason = self._reason.text
        return reason if self._differs and reason != self._known else ""

    def _miss(self, key: str, where: QWidget) -> None:
        where.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(say(key) if key else "")

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
