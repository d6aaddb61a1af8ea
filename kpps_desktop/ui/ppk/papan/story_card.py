"""The story beside the board: the TPS that is pointed at, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kpps_desktop.ui.theme import color, px, text, tone_colors
from kpps_desktop.ui.widgets.board_cells import CellDrawings
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.papan.pictures import StoryPicture

_CELL = (40, 34)


class StoryCard(Card):
    """One contest of one TPS: its state large, then what happened, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("story", text("ui_ppk_papan.story"), parent=parent)
        self._drawings = CellDrawings()
        self._sign = QLabel()
        self._sign.setFixedSize(px(_CELL[0]), px(_CELL[1]))
        self._contest, self._state = Words("", "strong"), Words("", "strong")
        self._contest.setObjectName("story_contest")
        self._state.setObjectName("story_state")
        self._told = Words()
        self._told.setObjectName("story_told")
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._state, 1)
        self.body.addWidget(self._contest)
        self.body.addLayout(head)
        self.body.addWidget(self._told)

    def show_story(self, story: StoryPicture) -> None:
        """Show another story."""
        self.set_title(story.title)
        self._contest.setText(story.contest)
        self._contest.setStyleSheet(f"color: {color(story.shade).name()}")
        self._sign.setPixmap(self._drawings.of(story.cell, QSize(px(_CELL[0]), px(_CELL[1]))))
        said = ", ".join(filter(None, (story.cell.said, story.cell.flag)))
        self._state.setText(said)
        self._state.setStyleSheet(f"color: {tone_colors(story.cell.tone)[0].name()}")
        self._told.setText("\n".join(story.lines))
        self.setAccessibleName(f"{story.title}, {story.contest}: {said}")
        self.setAccessibleDescription(" ".join(story.lines))
