"""Sources side by side: arrows go from cell to cell; what does not fit a line goes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from kpps_desktop.ui.pictures import SourceCell, SourceRow, SourceTablePicture, Tone
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.flow import Flow
from kpps_desktop.ui.widgets.source_plan import HEAD, ROW, high_of, silent_of
from kpps_desktop.ui.widgets.source_table import SourceTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def row(cite: str, *codes: str | None) -> SourceRow:
    cells = tuple(
        SourceCell(one, ("1", "2", None), Tone.GALAT, "≠ saksi", f"{one} said") if one else None
        for one in codes
    )
    return SourceRow(cite, f"label of {cite}", cells)


PICTURE = SourceTablePicture(
    ("C.HASIL", "Salinan", "Sirekap"),
    ("L", "P", "J"),
    (
        row("I.A", "IA_L", "IA_P", "IA_J"),
        row("II.1", None, None, "II1"),
        row("V.C", None, None, "VC"),
    ),
)


def test_a_source_that_tells_nothing_leaves_its_room_to_the_labels() -> None:
    assert silent_of(PICTURE) == {2}
    assert silent_of(SourceTablePicture(("C.HASIL", "Salinan"), ("J",), ())) == {1}


def shown(qtbot: QtBot, high: int = 300) -> SourceTable:
    table = SourceTable("sources", "figures")
    qtbot.addWidget(table)
    table.resize(800, high)
    table.show_picture(PICTURE)
    table.show()
    return table


def reached(table: SourceTable) -> str:
    assert table.reached
    return table.reached.code


def test_arrows_go_along_a_row_and_down_to_the_nearest_cell(qtbot: QtBot) -> None:
    table = shown(qtbot)
    told: list[str] = []
    table.cell_reached.connect(told.append)
    assert reached(table) == "IA_L"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(table, key)
    assert reached(table) == "VC"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(table, key)
    assert told == ["IA_P", "II1", "VC", "II1", "IA_J", "IA_P"]
    assert table.accessibleDescription() == "IA_P said"


def test_the_cell_reached_stays_reached_in_another_picture(qtbot: QtBot) -> None:
    table = shown(qtbot)
    assert table.reach("VC")
    table.show_picture(PICTURE)
    assert reached(table) == "VC"
    assert not table.reach("XX")


def test_letters_and_enter_belong_to_the_task(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    table = SourceTable("sources", "figures", around)
    table.show_picture(PICTURE)
    around.show()
    heard: list[int] = []
    around.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    for key in (Qt.Key.Key_K, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    assert heard == [Qt.Key.Key_K, Qt.Key.Key_Return]


def test_whole_rows_are_seen_however_low_the_table_is(qtbot: QtBot) -> None:
    table = shown(qtbot, high=120)
    table.reach("VC")
    assert table.verticalScrollBar().value() % px(ROW) == 0
    assert not table.grab().isNull()


def test_rows_are_a_little_lower_where_all_of_them_have_room_then(qtbot: QtBot) -> None:
    """A long form is seen whole, or scrolled at its full height: never squeezed beyond reading."""
    head, rows = px(HEAD), 19
    assert high_of(rows, head + px(ROW) * rows) == px(ROW)
    assert high_of(rows, head + px(20) * rows) == px(20)
    assert high_of(rows, head + px(15) * rows) == px(ROW)
    assert high_of(0, 100) == px(ROW)
    table = shown(qtbot, high=head + px(20) * len(PICTURE.rows) + 1)
    assert table.verticalScrollBar().maximum() == 0
    assert not table.grab().isNull()


def test_buttons_stand_closer_before_they_go_to_the_next_line(qtbot: QtBot) -> None:
    buttons = [QuietButton(f"b{at}", "Some words", "S") for at in range(4)]
    home = QWidget()
    qtbot.addWidget(home)
    flow = Flow(*buttons, close=True)
    home.setLayout(flow)
    wanted = sum(one.sizeHint().width() for one in buttons) + 3 * flow.spacing()
    least = sum(one.minimumSizeHint().width() for one in buttons) + 3 * flow.spacing()
    for wide, lines in ((wanted + 50, 1), ((wanted + least) // 2, 1), (least, 1), (least - 1, 2)):
        home.resize(wide, flow.heightForWidth(wide))
        home.show()
        flow.activate()
        assert len({one.y() for one in buttons}) == lines
        assert max(one.geometry().right() for one in buttons) < wide
        assert all(one.width() >= one.minimumSizeHint().width() for one in buttons)
        assert all(one.width() <= one.sizeHint().width() for one in buttons)


def test_buttons_that_have_no_room_go_to_the_next_line(qtbot: QtBot) -> None:
    buttons = [QPushButton("a button of some width") for _ in range(4)]
    home = QWidget()
    qtbot.addWidget(home)
    flow = Flow(*buttons)
    home.setLayout(flow)
    one, two = flow.heightForWidth(4000), flow.heightForWidth(400)
    assert two > one
    home.resize(400, two)
    home.show()
    assert len({button.y() for button in buttons}) > 1
    buttons[0].hide()
    assert flow.count() == 4
    assert max(button.geometry().right() for button in buttons[1:]) < 400
