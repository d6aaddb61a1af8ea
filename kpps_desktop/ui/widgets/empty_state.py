"""Nothing here yet: why, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.icons import Icon, clear
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import EmptyPicture


class EmptyState(QWidget):
    """Says why there is nothing, and offers what comes next."""

    action_chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        line = QVBoxLayout(self)
        line.setContentsMargins(px(24), px(24), px(24), px(24))
        line.setSpacing(px(8))

    def show_picture(self, picture: EmptyPicture) -> None:
        """Say it."""
        clear(self)
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        self.setAccessibleName(f"{picture.title}. {picture.text}")
        sign = Icon(size=48)
        sign.show_icon("empty", color("muted"))
        title, words = Words(picture.title, "head"), Words(picture.text, "muted")
        layout.addStretch(1)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        if picture.action:
            button = QuietButton(f"{self.objectName()}_action", picture.action, picture.key)
            button.clicked.connect(self.action_chosen)
            layout.addSpacing(px(8))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
