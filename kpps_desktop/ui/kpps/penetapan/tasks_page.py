"""The list of tasks: what is done, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.penetapan.pictures import PenetapanPicture


class TasksPage(Task):
    """Enter opens the task that is reached, its digit opens it at once."""

    task_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("settle_tasks")
        self.follows = True
        """Whether to come to the task that is next by now."""
        self.table = RecordTable("settle_list", say("title"))
        self.table.record_chosen.connect(self.task_taken)
        self.body.addWidget(self.table, 1)
        take = PrimaryButton("settle_taken", say("take"))
        take.clicked.connect(lambda: self.task_taken.emit(self.table.chosen))
        self.set_primary(take)
        self.setFocusProxy(self.table)

    def show_page(self, picture: PenetapanPicture) -> None:
        """Show what is done and what is left."""
        self.set_title(say("title"), say("detail" if picture.open else "closed"))
        self.table.show_picture(picture.tasks)
        if self.follows or not self.table.chosen:
            self.table.follow(picture.next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open a task by its digit."""
        digit = event.text()
        codes = self.table.codes
        if digit.isdigit() and 0 < int(digit) <= len(codes):
            self.task_taken.emit(codes[int(digit) - 1])
        else:
            super().keyPressEvent(event)
