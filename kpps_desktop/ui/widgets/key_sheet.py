"""The sheet of keys (F1): every key that acts here."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.keys import shown
from kpps_desktop.ui.widgets.sheet import Sheet
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.pictures import KeyPicture


class KeySheet(Sheet):
    """Lists keys by group."""

    def __init__(self, keys: tuple[KeyPicture, ...], parent: QWidget) -> None:
        super().__init__("key_sheet", text("ui.keys.title"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        at = 0
        for group, members in groupby(keys, lambda one: one.group):
            if group:
                grid.addWidget(Words(group, "caption"), at, 0, 1, 2)
                at += 1
            for one in members:
                cap = QLabel(shown(one.key))
                cap.setProperty("kind", "keycap")
                cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
                grid.addWidget(cap, at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Words(one.words), at, 1)
                at += 1
        self.body.addLayout(grid)
        close = PrimaryButton("keys_close", text("ui.close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.buttons.addWidget(close)
