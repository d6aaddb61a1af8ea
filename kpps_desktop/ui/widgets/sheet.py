"""A sheet laid over the window: for what cannot wait beside a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.held import HeldEnter
from kpps_desktop.ui.widgets.keys import scrolled
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

_WIDE = 560
_EDGE, _APART = 16, 12


class Sheet(QDialog):
    """A window-modal dialog with a title; Esc closes it, and nothing has happened.

    What goes into `body` scrolls when it has no room; `foot` and `buttons` stay in sight.
    It is `wide` at 100 %, and with `large` as large as the window.
    """

    def __init__(
        self, name: str, title: str, parent: QWidget, *, wide: int = _WIDE, large: bool = False
    ) -> None:
        super().__init__(parent)
        self._wide, self._large = wide, large
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(px(24), 0, px(24), px(8))
        self.body.setSpacing(px(12))
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(px(24), 0, px(24), 0)
        self._head.addWidget(Words(title, "title"))
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(px(24), 0, px(24), 0)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(px(24), 0, px(24), 0)
        self.buttons.setSpacing(px(8))
        self.buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(_EDGE), 0, px(_EDGE))
        whole.setSpacing(px(_APART))
        whole.addLayout(self._head)
        whole.addWidget(scroll, 1)
        whole.addLayout(self.foot)
        whole.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the words need, and no higher than the window below."""
        self.fit()
        super().showEvent(event)
        HeldEnter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll what has no room; Qt's dialog hears Enter and Esc."""
        if not scrolled(self._scroll, event):
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Take the size of what is inside; call it again when that has changed."""
        # Qt alone keeps the parent: held by Python too, it could be deleted amid its own child.
        over = self.parentWidget()
        room = over.window().size() if over else self.screen().size()
        if self._large:
            self.setFixedSize(room.width() - px(16), room.height() - px(16))
            return
        wide = min(px(self._wide), room.width() - px(16))
        self.body.activate()
        inner = self.body.totalHeightForWidth(wide) if self.body.hasHeightForWidth() else 0
        inner = max(inner, self.body.totalSizeHint().height() if not inner else 0)
        # What scrolls takes no less than this, and would take it from a title of two lines.
        inner = max(inner, self._scroll.minimumSizeHint().height())
        around = px(2 * _EDGE + 3 * _APART) + self._head.totalHeightForWidth(wide)
        around += self.foot.totalSizeHint().height() + self.buttons.sizeHint().height()
        self.setFixedSize(wide, min(inner + around, room.height() - px(16)))
