"""The frame of one task: its title, its body, quiet actions and the primary one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import BackButton
from kpps_desktop.ui.widgets.keys import ESCAPE, is_enter, scrolled
from kpps_desktop.ui.widgets.scroll import ScrollArea
from kpps_desktop.ui.widgets.words import SteadyWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.widgets.buttons import KeyedButton


class Task(QWidget):
    """One task at a time: Enter does the primary action, Esc goes back.

    The body scrolls when it has no room; the title and the actions always stay in sight.
    """

    stepped_back = Signal()

    def __init__(
        self, name: str, title: str = "", detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._primary: KeyedButton | None = None
        self._heads = 0
        self._title = SteadyWords("title")
        self._detail = SteadyWords("muted")
        inside = QWidget()
        inside.setObjectName(f"{name}_body")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, px(8), px(12), px(8))
        self.body.setSpacing(px(16))
        self._scroll = ScrollArea(inside)
        self._actions = QHBoxLayout()
        self._actions.setContentsMargins(0, px(8), px(12), 0)
        self._actions.setSpacing(px(8))
        self._actions.addStretch(1)
        self._room = whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(16), px(12), px(16))
        whole.setSpacing(px(4))
        whole.addWidget(self._title)
        whole.addWidget(self._detail)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._actions)
        self.set_title(title, detail)

    def set_title(self, title: str, detail: str = "") -> None:
        """Name the task, and say in one sentence what is to be done."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(title)

    def add_head(self, layout: QLayout) -> None:
        """Put something above the title that always stays in sight; the next one goes below it."""
        head = QWidget()
        head.setLayout(layout)
        layout.setContentsMargins(0, 0, px(12), 0)
        self._room.insertWidget(self._heads, head)
        self._heads += 1

    def add_quiet(self, button: KeyedButton) -> None:
        """Put an action before the primary one."""
        at = self._actions.count() - (1 if self._primary else 0)
        self._actions.insertWidget(at, button)

    def add_back(self, words: str = "") -> KeyedButton:
        """Show the way back before all other actions; Esc, which the task hears, is on it."""
        back = BackButton(f"{self.objectName()}_left", words or text("ui.back"), ESCAPE)
        back.clicked.connect(self.stepped_back)
        self._actions.insertWidget(1, back)  # after the room at the left
        return back

    def set_primary(self, button: KeyedButton) -> None:
        """Put the primary action at the end; Enter presses it."""
        if self._primary is not None:
            self._actions.removeWidget(self._primary)
            self._primary.deleteLater()
        self._primary = button
        self._actions.addWidget(button)
        button.show()  # the layout would show it only later, and Enter may be faster

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hear the keys that no field inside has taken."""
        if is_enter(event) and self._primary is not None:
            if self._primary.isEnabled() and self._primary.isVisible():
                self._primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.stepped_back.emit()
        elif not scrolled(self._scroll, event):
            super().keyPressEvent(event)
