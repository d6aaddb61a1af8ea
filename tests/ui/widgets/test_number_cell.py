"""Three digit boxes: blank is not zero, and only what was typed is announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import Tone, typed_figure
from kpps_desktop.ui.widgets.number_cell import NumberCell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Cells(QWidget):
    """Two cells under each other, the first with the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.one, self.other = NumberCell("one", "Baris satu"), NumberCell("other")
        line = QVBoxLayout(self)
        line.addWidget(self.one)
        line.addWidget(self.other)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
        self.one.setFocus()


@pytest.fixture
def cells(qtbot: QtBot) -> Cells:
    """Show the cells."""
    return Cells(qtbot)


def test_blank_is_nothing_and_zero_is_zero(cells: Cells) -> None:
    cell = cells.one
    assert cell.figure is None
    assert "kosong" in cell.accessibleDescription()
    cell.show_figure(0)
    assert cell.figure == 0
    assert cell.accessibleDescription() == ""


def test_typing_is_announced_when_the_cell_is_left(qtbot: QtBot, cells: Cells) -> None:
    cell, other = cells.one, cells.other
    with qtbot.assertNotEmitted(cell.figure_typed):
        qtbot.keyClicks(cell, "412")
    with qtbot.waitSignal(cell.figure_typed) as typing:
        qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert typing.args == [412]
    assert other.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_enter_and_tab_go_to_the_next_cell(qtbot: QtBot, cells: Cells, key: Qt.Key) -> None:
    cell, other = cells.one, cells.other
    qtbot.keyClick(cell, key)
    assert other.hasFocus()


def test_going_through_announces_nothing(qtbot: QtBot, cells: Cells) -> None:
    cell = cells.one
    cell.show_figure(7)
    with qtbot.assertNotEmitted(cell.figure_typed):
        qtbot.keyClick(cell, Qt.Key.Key_Return)


def test_typing_the_same_again_announces_nothing(qtbot: QtBot, cells: Cells) -> None:
    cell = cells.one
    cell.show_figure(7)
    with qtbot.assertNotEmitted(cell.figure_typed):
        qtbot.keyClicks(cell, "007")
        qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert cell.text() == "7"


def test_what_is_typed_first_replaces_what_stands(qtbot: QtBot, cells: Cells) -> None:
    cell, other = cells.one, cells.other
    cell.show_figure(413)
    other.setFocus()
    cell.setFocus()
    qtbot.keyClicks(cell, "5")
    assert cell.figure == 5


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_figure_is_cleared_to_blank_not_to_zero(qtbot: QtBot, cells: Cells, key: Qt.Key) -> None:
    cell, other = cells.one, cells.other
    cell.show_figure(413)
    other.setFocus()
    cell.setFocus()
    qtbot.keyClick(cell, key)
    with qtbot.waitSignal(cell.figure_typed) as typing:
        qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert typing.args == [None]


@given(st.text(max_size=8))
def test_only_digits_and_at_most_three_are_figures(typed: str) -> None:
    plain = typed.isascii() and typed.isdigit() and len(typed) <= 3
    if typed and not plain:
        with pytest.raises(ValueError, match=re.escape(typed)):
            typed_figure(typed)
    else:
        assert typed_figure(typed) == (int(typed) if typed else None)


def test_letters_and_a_fourth_digit_are_not_taken(qtbot: QtBot, cells: Cells) -> None:
    cell = cells.one
    qtbot.keyClicks(cell, "a4-1x29")
    assert cell.text() == "412"


def test_a_new_picture_does_not_take_away_what_is_being_typed(qtbot: QtBot, cells: Cells) -> None:
    cell = cells.one
    qtbot.keyClicks(cell, "41")
    cell.show_figure(9, Tone.GALAT)
    assert cell.text() == "41"
    with qtbot.waitSignal(cell.figure_typed) as typing:
        qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert typing.args == [41]


def test_a_cell_to_be_read_takes_no_keys(qtbot: QtBot, cells: Cells) -> None:
    cell, other = cells.one, cells.other
    other.setFocus()
    cell.show_figure(12)
    cell.set_editable(editable=False)
    qtbot.keyClicks(cell, "5")
    assert cell.figure == 12
    assert cell.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_hidden_figure_is_said_as_hidden(cells: Cells) -> None:
    cell = cells.one
    cell.show_figure(None, instead="···")
    assert "kosong" not in cell.accessibleDescription()


def test_where_blanks_are_said_an_empty_box_is_nothing_and_a_dash_is_blank(qtbot: QtBot) -> None:
    cell = NumberCell("one", dashes=True)
    qtbot.addWidget(cell)
    typed: list[object] = []
    cell.figure_typed.connect(typed.append)
    cell.blank_said.connect(lambda: typed.append("blank"))
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert typed == []
    assert cell.accessibleDescription() == "belum diketik"
    qtbot.keyClicks(cell, "-")
    assert typed == ["blank"]
    assert cell.accessibleDescription() == "kosong"
    qtbot.keyClick(cell, Qt.Key.Key_Delete)
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert typed == ["blank", None]
    qtbot.keyClicks(cell, "7")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert typed == ["blank", None, 7]


def test_elsewhere_the_minus_key_types_nothing(cells: Cells, qtbot: QtBot) -> None:
    typed: list[object] = []
    cells.one.figure_typed.connect(typed.append)
    qtbot.keyClicks(cells.one, "-")
    assert cells.one.hasFocus()
    assert (cells.one.text(), typed) == ("", [])


def test_a_region_has_as_many_boxes_as_its_figures_are_long(cells: Cells, qtbot: QtBot) -> None:
    cells.one.set_digits(7)
    qtbot.keyClicks(cells.one, "39123456")
    assert cells.one.figure == 3912345
    cells.other.set_digits(3)
    assert cells.one.width() > cells.other.width()
