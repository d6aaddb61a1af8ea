"""The header: where we are, which contest, who, what time, and saved until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.words import OneLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.ui.pictures import ContestMark

_NARROW, _CHIP, _MOST = 900, 176, 16777215
"""Below this width, at 100 %, what is least needed steps back."""


class Header(QFrame):
    """One line over every screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setProperty("kind", "header")
        self.setFixedHeight(px(56))
        self._place = OneLine("", "strong")
        self._contest = OneLine("", "contest")
        self._contest.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._officer = OneLine("", "caption")
        self._date = QLabel()
        self._time = QLabel()
        self._saved = QLabel()
        for label, kind in ((self._date, "muted"), (self._time, "strong"), (self._saved, "saved")):
            label.setProperty("kind", kind)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._time.setObjectName("clock")
        self._saved.setObjectName("saved")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        when = QHBoxLayout()
        when.setSpacing(px(12))
        when.addStretch(1)
        when.addWidget(self._date)
        when.addWidget(self._time)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), 0, px(16), 0)
        line.setSpacing(px(16))
        line.addLayout(_pair(self._place, self._officer), 1)
        line.addWidget(self._contest)
        line.addLayout(_pair(when, self._saved))
        self.show_place("", None, "")

    def show_place(self, place: str, contest: ContestMark | None, officer: str) -> None:
        """Show where we are, the contest in hand, and who has the keyboard."""
        self._place.setText(place)
        self._contest.setText(contest.name if contest else "")
        self._officer.setText(officer)
        mark(self._contest, contest=contest.code if contest else "")
        self._make_room()

    def show_clock(self, date: str, time: str) -> None:
        """Show the day, and the hour with its zone."""
        self._date.setText(date)
        self._time.setText(time)

    def show_saved(self, words: str) -> None:
        """Show since when everything is in the database."""
        self._saved.setText(f"● {words}" if words else "")
        self._saved.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let what is least needed step back when there is little room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        roomy = self.width() >= px(_NARROW)
        self._contest.setMaximumWidth(_MOST if roomy else px(_CHIP))
        self._contest.setVisible(bool(self._contest.text()))
        self._officer.setVisible(bool(self._officer.text()))
        self._date.setVisible(roomy)


def _pair(above: QWidget | QHBoxLayout, below: QWidget) -> QVBoxLayout:
    """Put two lines under each other, close together."""
    pair = QVBoxLayout()
    pair.setSpacing(px(2))
    pair.addStretch(1)
    if isinstance(above, QWidget):
        pair.addWidget(above)
    else:
        pair.addLayout(above)
    pair.addWidget(below)
    pair.addStretch(1)
    return pair
