"""The screen of the board: counts that filter, the board, the story of the cell pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.papan.present import ALL, KEYS
from kpps_desktop.ui.ppk.papan.story_card import StoryCard
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.legend import Legend
from kpps_desktop.ui.widgets.scroll import ScrollArea
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.state_board import StateBoard
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from kpps_desktop.ui.pictures import ResultPicture, Spot
    from kpps_desktop.ui.ppk.papan.pictures import PapanPicture, StoryPicture

_ROOMY, _SIDE, _FOUND = 720, 272, 4
_ANY = 16_777_215
"""Qt's own word for no limit of a width."""


class PapanScreen(Task):
    """Shows pictures; Enter takes up what the story says can be done with the cell."""

    shows = Changed.RECAP | Changed.INCIDENTS | Changed.SIGNATURES

    kind_wanted = Signal(str)
    """Only the cells of a state are to be seen (its key); 0 for all."""
    cell_reached = Signal(str, str)
    """TPS and contest that the story is to be told of."""
    work_wanted = Signal(str, str, str)
    """A contest of a TPS is to be taken up: the screen, TPS, contest."""
    box_wanted = Signal(str)
    """The box of a TPS is to be noted."""
    sought = Signal(str)
    paper_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("papan", text("ui_ppk_papan.title"), parent=parent)
        self._story: StoryPicture | None = None
        self._roomy: bool | None = None
        self._left = Words("", "strong")
        self._left.setObjectName("left")
        self._brief = OneLine("", "strong")
        self._brief.setObjectName("brief")
        self._legend = Legend("legend", text("ui_ppk_papan.legend"))
        self.board = StateBoard("board", text("ui_ppk_papan.board"))
        self._search = SearchField("search", text("ui_ppk_papan.search"), rows=_FOUND)
        self._card = StoryCard()
        self._next = QuietButton("next", text("ui_ppk_papan.next"), "N")
        self._work = PrimaryButton("work", text("ui_ppk_papan.act.pleno"))
        self._lay_out()
        self._add_actions()
        self._legend.kind_chosen.connect(self._choose_kind)
        self.board.cell_reached.connect(self.cell_reached)
        self._search.sought.connect(self.sought)
        self._search.result_taken.connect(self._take_found)
        self._next.clicked.connect(self.go_next)
        self._work.clicked.connect(self._take_up)
        self.stepped_back.connect(self._step_back)

    def show_picture(self, picture: PapanPicture) -> None:
        """Show the board; the story follows the cell that is reached."""
        self.set_title(picture.title, picture.detail)
        left = picture.left
        self._left.setText(left.words if left else "")
        self._left.set_tone(left.tone.value if left else Tone.PLAIN.value)
        self._left.setVisible(left is not None)
        self._legend.show_kinds(picture.legend)
        self._boxes.setVisible(picture.boxes)
        self.board.show_picture(picture.board)
        self._next.setEnabled(picture.board.next is not None)
        if self.board.reached is not None:
            self.cell_reached.emit(*self.board.reached)
        self._card.setVisible(self.board.reached is not None)
        self._work.setEnabled(self.board.reached is not None)

    def show_story(self, story: StoryPicture) -> None:
        """Tell the story of the cell that is reached."""
        self._story = story
        self._card.show_story(story)
        self._brief.setText(f"{story.title} · {story.contest}: {story.cell.said}")
        self._work.set_words(story.act)
        comes = self.board.picture.next
        self._work.setEnabled(bool(story.work) or comes not in {None, self.board.reached})

    def show_found(self, typed: str, results: tuple[ResultPicture, ...]) -> None:
        """Show which TPS fit what is typed."""
        self._search.show_results(typed, results)

    def reach(self, spot: Spot) -> None:
        """Come to a cell, and give it the keys; one that is filtered away is shown again."""
        if spot not in self.board.spots:
            self.kind_wanted.emit(ALL)
        self.board.reach(spot)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_next(self) -> None:
        """Come to what is next."""
        if self.board.picture.next is not None:
            self.reach(self.board.picture.next)

    def start_search(self) -> None:
        """Go to the field that finds."""
        self._search.start()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the keys on to the board."""
        super().focusInEvent(event)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Filter by the keys of the legend."""
        key = event.text().upper()
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and (
            key in KEYS or key == ALL
        ):
            self.kind_wanted.emit(key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put story and legend below where there is no room; a line tells the cell by then."""
        super().resizeEvent(event)
        roomy = self.width() >= px(_ROOMY)
        if roomy is not self._roomy:
            self._roomy = roomy
            self._arrange(roomy=roomy)

    def _arrange(self, *, roomy: bool) -> None:
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if roomy else 0)
        self._side.setMaximumWidth(px(_SIDE) if roomy else _ANY)
        self._brief.setVisible(not roomy)
        for part in (self._left, self._legend):
            self.body.removeWidget(part)
        at = 0 if roomy else self.body.count()
        self.body.insertWidget(at, self._left)
        self.body.insertWidget(at + 1, self._legend)

    def _choose_kind(self, code: str) -> None:
        self.kind_wanted.emit(next(key for key, one in KEYS.items() if one.name.lower() == code))

    def _take_found(self, tps: str) -> None:
        self._search.clear()
        line = self.board.picture.lines[0].code
        self.reach((tps, line))

    def _take_up(self) -> None:
        spot, story = self.board.reached, self._story
        if spot is not None and story is not None and story.work:
            self.work_wanted.emit(story.work, *spot)
        else:
            self.go_next()

    def _ask_box(self) -> None:
        if self.board.reached is not None:
            self.box_wanted.emit(self.board.reached[0])

    def _step_back(self) -> None:
        self.kind_wanted.emit(ALL)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        side.addWidget(self._search)
        side.addWidget(self._next)
        side.addWidget(ScrollArea(self._card), 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(px(16))
        self._whole.addWidget(self.board, 1)
        self._whole.addWidget(self._side)
        self.body.addWidget(self._left)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._brief)
        self.body.addLayout(self._whole, 1)

    def _add_actions(self) -> None:
        acts = (
            ("box_came", "K", self._ask_box),
            ("paper", "F5", self.paper_wanted.emit),
            ("table", "F6", self.table_wanted.emit),
        )
        for code, key, act in acts:
            button = QuietButton(code, text(f"ui_ppk_papan.{code}"), key)
            button.clicked.connect(lambda _=False, act=act: act())
            self.add_quiet(button)
            if code == "box_came":
                self._boxes = button
        self.set_primary(self._work)
