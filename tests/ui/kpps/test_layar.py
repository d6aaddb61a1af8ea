"""The witnesses' screen: it follows every ballot, and shows what was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from kpps_desktop.domain.counting import tally_of
from kpps_desktop.ui.kpps.layar.board import BAND, figure_size
from kpps_desktop.ui.kpps.layar.present import picture
from kpps_desktop.ui.kpps.layar.window import LayarView, WitnessWindow, one_ballot_between
from kpps_desktop.ui.theme import THEMES, Look
from tests.services.tiny import G
from tests.ui.kpps.counts import spread, view_of_count
from tests.ui.kpps.tables import Table
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play


@pytest.fixture
def table(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Table:
    return Table(at("counting"), jobs, qtbot)


@pytest.fixture
def layar(table: Table, qtbot: QtBot) -> WitnessWindow:
    window = WitnessWindow(table.session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    table.settle()
    return window


def test_it_shows_each_ballot_with_the_officers_screen(table: Table, layar: WitnessWindow) -> None:
    table.type("⏎⏎")
    assert layar.shown
    assert layar.shown.title == "Kotak Gubernur dibuka"
    table.type("7⏎0⏎1203")
    board = layar.shown.board
    assert board
    assert {one.number: one.count for one in board.rows} == {1: 1, 2: 1, 3: 1}
    assert (board.invalid.count, board.announced, board.box) == (1, 4, 7)
    assert dict(tally_of(table.count(G))) == {1: 1, 2: 1, 0: 1, 3: 1}


def test_on_one_screen_alone_it_says_how_to_come_back(
    table: Table, layar: WitnessWindow, qtbot: QtBot
) -> None:
    layar.open_beside(table.window)
    assert "Tekan Esc atau F9 untuk kembali." in layar.accessibleDescription()
    layar.activateWindow()
    qtbot.waitUntil(layar.isActiveWindow)
    with qtbot.waitSignal(layar.closed):
        qtbot.keyClick(layar, Qt.Key.Key_F9)


def test_a_ballot_taken_back_stays_struck(table: Table, layar: WitnessWindow) -> None:
    table.type("⏎⏎7⏎0⏎12⌫1⏎")
    assert layar.struck
    assert (layar.struck.place, layar.struck.choice) == (2, 2)
    table.type("3")
    assert layar.struck


def test_a_rest_and_the_way_on_are_seen(table: Table, layar: WitnessWindow) -> None:
    table.type("⏎⏎7⏎0⏎12j")
    assert layar.shown
    assert layar.shown.board
    assert layar.shown.board.rest.startswith("JEDA sejak pukul")
    table.type("⏎")
    assert not layar.shown.board.rest


def test_esc_closes_it(table: Table, layar: WitnessWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(layar.closed):
        qtbot.keyClick(layar, Qt.Key.Key_Escape)
    assert table.window.isVisible()


@pytest.mark.parametrize("pairs", range(2, 7))
@pytest.mark.usefixtures("qtbot")
def test_three_digits_have_room_and_are_read_from_afar(pairs: int) -> None:
    high = (768 - 24 - BAND) / pairs
    size = figure_size(high)
    assert size >= 96
    font = QFont()
    font.setPixelSize(round(size))
    font.setBold(True)
    assert QFontMetrics(font).horizontalAdvance("888") <= size * 2.12
    assert QFontMetrics(font).tightBoundingRect("888").height() < high


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
def test_it_is_sound_in_every_look(
    qtbot: QtBot, dressed: Callable[[Look], None], theme: str, scale: int
) -> None:
    dressed(Look(theme, scale))
    window = LayarView()
    qtbot.addWidget(window)
    window.show_picture(picture(view_of_count(spread(412, 6), box=600)))
    window.resize(1366, 768)
    window.show()
    assert faults(window) == []
    assert not window.grab().isNull()


def test_only_what_a_ballot_changes_is_drawn_again() -> None:
    one, two = (picture(view_of_count((*spread(100, 6), *more))) for more in ((), (3,)))
    assert one_ballot_between(one, two)
    other = picture(view_of_count((), box=None))
    assert not one_ballot_between(one, other)
    assert not one_ballot_between(one, picture(view_of_count((1,) * 130)))
