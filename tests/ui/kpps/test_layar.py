"""The witnesses' screen: it follows every ballot, and shows what was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain import events as e
from kpps_desktop.domain.counting import tally_of
from kpps_desktop.ui.kpps.layar.board import BAND, figure_size
from kpps_desktop.ui.kpps.layar.present import picture
from kpps_desktop.ui.kpps.layar.window import LayarView, WitnessWindow
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

EDGE = 24
"""Edges of letters are smoothed a little otherwise where only a part is drawn."""


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
    assert layar.foot.isVisible()
    assert layar.foot.words == "Layar ini menutupi layar petugas. Tekan Esc atau F9 untuk kembali."
    with qtbot.waitSignal(layar.closed):
        qtbot.keyClick(layar, Qt.Key.Key_F9)


def test_a_digit_on_the_screen_that_covers_the_officers_counts_nothing_and_that_is_said(
    table: Table, layar: WitnessWindow, qtbot: QtBot
) -> None:
    """What would come of it could not be seen there."""
    table.type("⏎⏎7⏎0⏎1")
    layar.open_beside(table.window)
    layar.activateWindow()
    qtbot.waitUntil(layar.isActiveWindow)
    for key, named in ((Qt.Key.Key_2, "2"), (Qt.Key.Key_Backspace, "Backspace")):
        qtbot.keyClick(layar, key)
        assert layar.foot.words.startswith(f"Tombol {named} TIDAK dicatat")
    table.settle()
    assert dict(tally_of(table.count(G))) == {1: 1}
    qtbot.keyClick(layar, Qt.Key.Key_Shift)
    assert "Backspace" in layar.foot.words


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


class Strokes(LayarView):
    """Notes how much of it is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Note it."""
        self.drawn += event.region()
        super().paintEvent(event)


@pytest.fixture
def drawn(qtbot: QtBot) -> Strokes:
    window = Strokes()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_picture(picture(view_of_count(spread(100, 6), box=600)))
    window.show()
    qtbot.waitUntil(lambda: not window.drawn.isEmpty())
    return window


def test_only_what_a_ballot_changes_is_drawn_again(drawn: Strokes, qtbot: QtBot) -> None:
    drawn.drawn = QRegion()
    drawn.show_picture(picture(view_of_count((*spread(100, 6), 3), box=600)))
    qtbot.waitUntil(lambda: not drawn.drawn.isEmpty())
    area = sum(one.width() * one.height() for one in drawn.drawn)
    assert area < 1280 * 720 / 8
    drawn.show_picture(picture(view_of_count((), box=None)))
    qtbot.waitUntil(lambda: drawn.drawn.contains(drawn.rect()))


def test_ballot_by_ballot_it_looks_as_if_drawn_at_once(drawn: Strokes) -> None:
    votes = spread(100, 6)
    acts = [(*votes, *(1 + at % 7 for at in range(many))) for many in range(1, 22)]
    views = [view_of_count(tuple(one % 7 for one in said), box=600) for said in acts]
    struck = (e.BallotCancelled(G, "salah dengar"),)
    views.append(view_of_count((*votes, 2), box=600, then=struck))
    views.append(view_of_count((*votes, 2), box=600, then=(*struck, e.TallyPaused(G, ""))))
    for view in views:
        drawn.show_picture(picture(view))
        QApplication.processEvents()
        assert _difference(drawn.screen().grabWindow(drawn.winId()), drawn.grab()) < EDGE


def _difference(one: QPixmap, other: QPixmap) -> int:
    """Return by how much the pixel that differs most does, of 255."""
    seen = one.toImage()
    painter = QPainter(seen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawPixmap(0, 0, other)
    painter.end()
    grey = seen.convertToFormat(QImage.Format.Format_Grayscale8)  # kept: its bytes are read
    return max(grey.constBits())
