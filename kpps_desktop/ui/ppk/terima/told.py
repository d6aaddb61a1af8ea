"""What is told in a card: a sign, a sentence, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import NoticePicture


class Told(QWidget):
    """One notice within a card."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sign = Icon(size=24)
        self._title, self._text = Words("", "strong"), Words("", "body")
        self._title.setObjectName(f"{name}_title")
        self._text.setObjectName(f"{name}_text")
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._title)
        words.addWidget(self._text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_told(self, told: NoticePicture | None) -> None:
        """Tell something, or nothing."""
        self.setVisible(told is not None)
        if told is None:
            return
        self._sign.show_tone(told.tone)
        self._title.setText(told.title)
        self._title.set_tone(told.tone.value)
        self._text.setText(f"{told.remedy} ({told.code})" if told.code else told.remedy)
        self._text.setVisible(bool(told.remedy))
