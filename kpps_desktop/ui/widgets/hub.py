"""A hub: the list of tasks, and each task on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.pictures import RecordTablePicture


class TaskList(Task):
    """The tasks; Enter opens the one that is reached, its digit opens it at once.

    `follows` tells whether to come to the task that is next by now: not while one is in hand.
    """

    task_taken = Signal(str)

    def __init__(self, name: str, table: tuple[str, str], take: tuple[str, str]) -> None:
        """Make a list; its table and its button have a name and words."""
        super().__init__(name)
        self.follows = True
        self._next = ""
        self._locked = False
        self.table = RecordTable(*table)
        self.table.record_chosen.connect(self._take)
        self.body.addWidget(self.table, 1)
        self._taken = PrimaryButton(*take)
        self._taken.clicked.connect(lambda: self._take(self.table.chosen))
        self.set_primary(self._taken)
        self.setFocusProxy(self.table)

    def show_tasks(self, tasks: RecordTablePicture, following: str) -> None:
        """Show what is done and what is left, and which task is next."""
        self._next = following
        self.table.show_picture(tasks)
        if self.follows or not self.table.chosen:
            self.table.follow(following)

    def lock(self, *, locked: bool) -> None:
        """Let no task be opened, or let them be opened again."""
        self._locked = locked
        self._taken.setEnabled(not locked)

    def leave(self) -> None:
        """Keep to the task that is taken: one is in hand."""
        self.follows = False

    def come_back(self) -> None:
        """Come to the task that is next by now."""
        self.follows = True
        self.table.follow(self._next)
        self.table.reach(self._next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open a task by its digit."""
        digit, codes = event.text(), self.table.codes
        if digit.isdigit() and 0 < int(digit) <= len(codes):
            self._take(codes[int(digit) - 1])
        else:
            super().keyPressEvent(event)

    def _take(self, code: str) -> None:
        if code and not self._locked:
            self.task_taken.emit(code)


class Hub(QWidget):
    """Turns from the list to a task and back; the page in hand is the user's own choice."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._list: TaskList | None = None
        self._stack = QStackedWidget()
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)

    @property
    def page(self) -> QWidget | None:
        """Return the page in hand."""
        return self._stack.currentWidget()

    def add_pages(self, tasks: TaskList, pages: Iterable[Task], more: Iterable[Task] = ()) -> None:
        """Take the list and its tasks, from which Esc leads back to it; and pages beyond them."""
        self._list = tasks
        self._stack.addWidget(tasks)
        for page in pages:
            self._stack.addWidget(page)
            page.stepped_back.connect(self.back)
        for page in more:
            self._stack.addWidget(page)
        self.turn_to(tasks)

    def back(self) -> None:
        """Go back to the tasks, to the one that is next by then."""
        if self._list is not None:
            self._list.come_back()
            self.turn_to(self._list)

    def turn_to(self, page: Task) -> None:
        """Take a page in hand."""
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
