"""A table of records: it comes to what is next, and stays where the officer went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture
from kpps_desktop.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PICTURE = RecordTablePicture(("",), tuple(RecordPicture(one, (one,)) for one in "abc"))


def test_it_follows_what_is_next_and_stays_where_the_officer_went(qtbot: QtBot) -> None:
    """The window looks at the books each minute: the mark must not leave what was reached."""
    table = RecordTable("tasks")
    qtbot.addWidget(table)
    reached = []
    for step in ("follow a", "follow a", "reach c", "follow a", "follow b", "follow b"):
        act, _, code = step.partition(" ")
        table.show_picture(PICTURE)
        getattr(table, act)(code)
        reached.append(table.chosen)
    assert reached == ["a", "a", "c", "c", "b", "b"]
