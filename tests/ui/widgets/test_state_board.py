"""A board of cells: reached by arrows, told in words, painted only where it changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from kpps_desktop.ui.pictures import (
    BoardCell,
    BoardColumn,
    BoardGroup,
    BoardLine,
    BoardPicture,
    LegendPicture,
    Tone,
)
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.legend import Legend
from kpps_desktop.ui.widgets.state_board import StateBoard
from tests.ui.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

NEW, DONE = BoardCell("dot", Tone.PLAIN, "Belum", faint=True), BoardCell("check", Tone.OK, "Sudah")
LINES = (BoardLine("g", "Gubernur", "gubernur"), BoardLine("b", "Bupati", "bupati"))


def group(name: str, count: int) -> BoardGroup:
    columns = tuple(
        BoardColumn(f"{name}{n:03}", f"{n:03}", (NEW, NEW)) for n in range(1, count + 1)
    )
    return BoardGroup(name, f"DESA {name}", columns, ("0/1", "0/1"))


def picture(*counts: int, comes: tuple[str, str] | None = None) -> BoardPicture:
    groups = tuple(group("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at], n) for at, n in enumerate(counts))
    return BoardPicture(LINES, groups, comes, "Tidak ada.")


def changed(board: BoardPicture, column: str, cell: BoardCell) -> BoardPicture:
    groups = tuple(
        replace(
            one,
            columns=tuple(
                replace(held, cells=(cell, held.cells[1])) if held.code == column else held
                for held in one.columns
            ),
        )
        for one in board.groups
    )
    return replace(board, groups=groups)


@pytest.fixture
def board(qtbot: QtBot) -> StateBoard:
    made = StateBoard("board", "Papan")
    Keyboard(qtbot).show(made, 600, 400)
    made.setFocus()
    return made


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


class Paints(QObject):
    """Hears what of a board is painted."""

    def __init__(self, board: StateBoard) -> None:
        super().__init__(board)
        self.area = 0
        board.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.area += sum(one.width() * one.height() for one in event.region())
        return False


def test_arrows_go_over_lines_blocks_and_groups(board: StateBoard, keys: Keyboard) -> None:
    board.show_picture(picture(15, 2))
    assert board.reached == ("A001", "g")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Down)
    assert board.reached == ("A002", "b")
    keys.press(Qt.Key.Key_Down)
    below = board.places.columns + 2
    assert board.reached == (f"A{below:03}", "g")
    keys.press(Qt.Key.Key_End)
    assert board.reached == ("B002", "b")
    keys.press(Qt.Key.Key_Right)
    assert board.reached == ("B002", "b")
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Left)
    assert board.reached == ("A015", "b")
    keys.press(Qt.Key.Key_Home)
    assert board.reached == ("A001", "g")


def test_a_cell_that_is_not_there_is_passed_by(board: StateBoard, keys: Keyboard) -> None:
    gone = picture(4)
    columns = tuple(
        replace(one, cells=(NEW if n in {0, 3} else None, None))
        for n, one in enumerate(gone.groups[0].columns)
    )
    board.show_picture(replace(gone, groups=(replace(gone.groups[0], columns=columns),)))
    keys.press(Qt.Key.Key_Right)
    assert board.reached == ("A004", "g")
    keys.press(Qt.Key.Key_Down)
    assert board.reached == ("A004", "g")
    assert board.spots == (("A001", "g"), ("A004", "g"))


def test_the_cell_that_is_reached_is_told_with_all_that_is_to_be_noticed(
    board: StateBoard, keys: Keyboard
) -> None:
    shown = picture(3)
    flagged = replace(DONE, flag="Sirekap berbeda")
    board.show_picture(changed(shown, "A002", flagged))
    keys.press(Qt.Key.Key_Right)
    assert board.accessibleDescription() == "DESA A, 002, Gubernur, Sudah, Sirekap berbeda"
    board.show_picture(changed(shown, "A002", NEW))
    assert board.accessibleDescription() == "DESA A, 002, Gubernur, Belum"


def test_the_reached_cell_follows_what_is_next_unless_somebody_left_it(
    board: StateBoard, keys: Keyboard
) -> None:
    board.show_picture(picture(9, comes=("A003", "b")))
    assert board.reached == ("A003", "b")
    board.show_picture(picture(9, comes=("A004", "g")))
    assert board.reached == ("A004", "g")
    keys.press(Qt.Key.Key_Left)
    board.show_picture(picture(9, comes=("A005", "g")))
    assert board.reached == ("A003", "g")


def test_one_change_among_thousands_paints_one_column(board: StateBoard, qtbot: QtBot) -> None:
    before = picture(*(50,) * 26)
    board.show_picture(before)
    QApplication.processEvents()
    paints = Paints(board)
    board.show_picture(changed(before, "A005", DONE))
    qtbot.waitUntil(lambda: paints.area > 0)
    QApplication.processEvents()
    room = board.places.cell((0, 4, 0))
    assert paints.area <= room.width() * board.places.block_high


def test_a_change_out_of_sight_paints_nothing(board: StateBoard) -> None:
    before = picture(*(50,) * 26)
    board.show_picture(before)
    QApplication.processEvents()
    paints = Paints(board)
    board.show_picture(changed(before, "Z050", DONE))
    QApplication.processEvents()
    assert paints.area == 0


def test_the_reached_cell_is_brought_into_sight(board: StateBoard, keys: Keyboard) -> None:
    board.show_picture(picture(*(50,) * 26))
    keys.press(Qt.Key.Key_End)
    bar = board.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    keys.press(Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()


def test_a_click_reaches_a_cell(board: StateBoard, qtbot: QtBot) -> None:
    board.show_picture(picture(3))
    middle = board.places.cell((0, 2, 1)).center()
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert board.reached == ("A003", "b")
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert board.reached == ("A003", "b")


def test_an_empty_board_says_why_and_reaches_nothing(board: StateBoard, keys: Keyboard) -> None:
    board.show_picture(picture(3))
    board.show_picture(picture())
    assert board.reached is None
    assert board.accessibleDescription() == ""
    keys.press(Qt.Key.Key_Right)
    assert board.reached is None


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_cell_is_drawn_in_every_look(
    theme: str, dressed: Callable[[Look], None], qtbot: QtBot
) -> None:
    dressed(Look(theme, 200))
    board = StateBoard("board", "Papan")
    Keyboard(qtbot).show(board, 600, 400)
    board.show_picture(changed(picture(3), "A002", replace(DONE, flag="!")))
    image = board.grab().toImage()
    room = board.places.cell((0, 1, 0))
    shades = {image.pixel(room.x() + x, room.y() + y) for x in range(64) for y in range(56)}
    assert len(shades) > 3


def test_a_legend_counts_and_chooses(qtbot: QtBot) -> None:
    legend = Legend("legend", "Keadaan")
    Keyboard(qtbot).show(legend, 900, 120)
    chosen: list[str] = []
    legend.kind_chosen.connect(chosen.append)
    kinds = (
        LegendPicture("new", "Belum", NEW, 1300, "1"),
        LegendPicture("done", "Sudah", DONE, 0, "2"),
    )
    legend.show_kinds(kinds)
    names = [
        one.accessibleName()
        for one in legend.findChildren(QObject)
        if one.objectName()[:5] == "kind_"
    ]  # type: ignore[attr-defined]
    assert names == ["Belum: 1300", "Sudah: 0"]
    chip = legend.findChild(QObject, "kind_done")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chosen == ["done"]
    assert not chip.isChecked()  # type: ignore[attr-defined]
    legend.show_kinds((kinds[0], replace(kinds[1], chosen=True)))
    assert chip.isChecked()  # type: ignore[attr-defined]
