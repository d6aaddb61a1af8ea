"""A hub turns to tasks and back, and keeps whoever works at one where he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture
from kpps_desktop.ui.widgets.hub import Hub, TaskList
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TASKS = RecordTablePicture(
    ("", "Tugas"),
    tuple(RecordPicture(code, (str(at), code)) for at, code in enumerate(("satu", "dua"), 1)),
    (0, 1),
)


@pytest.fixture
def tasks() -> TaskList:
    return TaskList("tasks", ("list", "Tugas"), ("take", "Kerjakan"))


@pytest.fixture
def hub(tasks: TaskList, qtbot: QtBot) -> Hub:
    made = Hub("hub", "Tugas")
    qtbot.addWidget(made)
    made.add_pages(tasks, (Task("satu"),), (Task("lain"),))
    tasks.show_tasks(TASKS, "satu")
    made.show()
    return made


@pytest.mark.parametrize(("key", "task"), [("2", "dua"), ("1", "satu"), (None, "satu")])
def test_a_digit_or_enter_takes_a_task(
    hub: Hub, tasks: TaskList, qtbot: QtBot, key: str | None, task: str
) -> None:
    assert hub.page is tasks
    with qtbot.waitSignal(tasks.task_taken) as taken:
        if key:
            qtbot.keyClicks(tasks, key)
        else:
            qtbot.keyClick(tasks.table, Qt.Key.Key_Return)
    assert taken.args == [task]


def test_no_task_is_taken_where_there_is_none_or_they_are_locked(
    hub: Hub, tasks: TaskList, qtbot: QtBot
) -> None:
    assert hub.page is tasks
    with qtbot.assertNotEmitted(tasks.task_taken):
        qtbot.keyClicks(tasks, "3")
        tasks.lock(locked=True)
        qtbot.keyClicks(tasks, "1")
        qtbot.keyClick(tasks.table, Qt.Key.Key_Return)


def test_esc_leads_back_to_the_task_that_is_next_by_then(
    hub: Hub, tasks: TaskList, qtbot: QtBot
) -> None:
    page = hub.findChild(Task, "satu")
    assert isinstance(page, Task)
    tasks.leave()
    hub.turn_to(page)
    tasks.show_tasks(TASKS, "dua")
    assert tasks.table.chosen == "satu"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert hub.page is tasks
    assert tasks.table.chosen == "dua"


def test_a_page_beyond_the_tasks_finds_its_own_way_back(hub: Hub, qtbot: QtBot) -> None:
    page = hub.findChild(Task, "lain")
    assert isinstance(page, Task)
    hub.turn_to(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert hub.page is page
