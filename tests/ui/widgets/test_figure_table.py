"""The table goes in the order of the paper, announces what is typed, and stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpps_desktop.ui.pictures import FigureCell, FigureRow, FigureTablePicture, Tone
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _picture(**figures: int | None) -> FigureTablePicture:
    def cell(code: str) -> FigureCell:
        return FigureCell(code, figures.get(code), editable=code != "A_J")

    return FigureTablePicture(
        ("L", "P", "JUMLAH"),
        (
            FigureRow("I", "DATA PEMILIH"),
            FigureRow("A", "Pemilih", (cell("A_L"), cell("A_P"), cell("A_J"))),
            FigureRow("B", "Pengguna", (cell("B_L"), cell("B_P"), cell("B_J")), strong=True),
            FigureRow("V.A", "Suara sah", (None, None, cell("VA"))),
        ),
    )


@pytest.fixture
def table(qtbot: QtBot) -> FigureTable:
    """Show a small form."""
    made = FigureTable("form", "Formulir")
    made.show_picture(_picture(A_L=243))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused else ""


def _cell(table: FigureTable, code: str) -> NumberCell:
    found: NumberCell = table.findChild(NumberCell, f"cell_{code}")
    return found


def test_enter_goes_through_the_cells_in_the_order_of_the_paper(
    qtbot: QtBot, table: FigureTable
) -> None:
    table.focus_first()
    gone = []
    for _ in range(6):
        gone.append(_focused())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert gone == ["cell_A_L", "cell_A_P", "cell_B_L", "cell_B_P", "cell_B_J", "cell_VA"]


def test_arrows_go_up_and_down_row_by_row_and_pass_none(qtbot: QtBot, table: FigureTable) -> None:
    table.focus_cell("VA")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert _focused() == "cell_B_J"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert _focused() == "cell_A_P"  # the one above can only be read
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert _focused() == "cell_VA"
    table.focus_cell("B_L")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert _focused() == "cell_VA"  # the only one of its row
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert _focused() == "cell_VA"


def test_a_fourth_digit_is_signed_and_not_taken(qtbot: QtBot, table: FigureTable) -> None:
    table.focus_cell("VA")
    qtbot.keyClicks(QApplication.focusWidget(), "123")
    with qtbot.waitSignal(table.overfilled) as told:
        qtbot.keyClicks(QApplication.focusWidget(), "4")
    assert told.args == ["VA"]
    assert _cell(table, "VA").text() == "123"


def test_what_is_typed_is_announced_with_its_cell(qtbot: QtBot, table: FigureTable) -> None:
    typed: list[tuple[str, int | None]] = []
    table.cell_typed.connect(lambda code, figure: typed.append((code, figure)))
    table.focus_first()
    for keys in ("", "244", "0"):
        qtbot.keyClicks(QApplication.focusWidget(), keys)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert typed == [("A_P", 244), ("B_L", 0)]


def test_the_first_blank_cell_is_found(table: FigureTable) -> None:
    table.focus_first(blank=True)
    assert _focused() == "cell_A_P"


def test_a_cell_is_found_by_its_code(table: FigureTable) -> None:
    assert table.focus_cell("VA")
    assert _focused() == "cell_VA"
    assert not table.focus_cell("XYZ")


def test_a_new_picture_keeps_the_focus_and_the_cells(table: FigureTable) -> None:
    table.focus_cell("B_P")
    before = _cell(table, "B_P")
    table.show_picture(_picture(A_L=1, B_P=2))
    assert _focused() == "cell_B_P"
    assert _cell(table, "B_P") is before
    assert before.figure == 2


def test_a_picture_of_other_rows_makes_other_cells(table: FigureTable) -> None:
    table.show_picture(
        FigureTablePicture(("JUMLAH",), (FigureRow("II.1", "Diterima", (FigureCell("II1"),)),))
    )
    shown = [one.objectName() for one in table.findChildren(NumberCell) if one.isVisible()]
    assert shown == ["cell_II1"]
    table.show()
    assert _cell(table, "II1") is not None


def test_a_note_stands_under_its_row_and_is_said(table: FigureTable) -> None:
    cell = FigureCell("VA", 412, editable=True, tone=Tone.GALAT, note="R10: jumlah 411")
    table.show_picture(
        FigureTablePicture(
            ("JUMLAH",), (FigureRow("V.A", "Suara sah", (cell,)), FigureRow("V.B", "Tidak sah"))
        )
    )
    shown = [one.text() for one in table.findChildren(Words) if one.isVisible()]
    assert "R10: jumlah 411" in shown
    assert "R10: jumlah 411" in _cell(table, "VA").accessibleDescription()


def test_a_cell_is_said_with_its_row_and_column(table: FigureTable) -> None:
    assert _cell(table, "B_P").accessibleName() == "B Pengguna P"
