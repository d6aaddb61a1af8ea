"""A sheet laid over the window: for what cannot wait beside a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class Sheet(QDialog):
    """A window-modal dialog with a title; Esc closes it, and nothing has happened."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(16))
        self.body.addWidget(Words(title, "title"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(24))
        whole.setSpacing(px(16))
        whole.addLayout(self.body)
        whole.addStretch(1)
        self.setMinimumWidth(min(px(560), parent.window().width() - px(16)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the words need at this width, and no higher."""
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the height of what is inside."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
