"""Turus: every count has its strokes, in fives, twelve fives to a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.ui.pictures import TurusRow, turus_rows
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.turus_strip import TurusStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@given(st.integers(0, 2000))
def test_rows_hold_the_count_and_no_more(count: int) -> None:
    rows = turus_rows(count)
    assert sum(row.total for row in rows) == count
    assert len(rows) == -(-count // 60)


@given(st.integers(0, 2000))
def test_only_the_last_row_and_the_last_five_may_be_unfinished(count: int) -> None:
    *full, _ = (*turus_rows(count), TurusRow(0, 0))
    for row in full[:-1]:
        assert row == TurusRow(12, 0)
    for row in full:
        assert 0 <= row.ones < 5
        assert 0 <= row.fives <= 12


@given(st.integers(0, 2000))
def test_one_more_adds_one_stroke(count: int) -> None:
    before, after = turus_rows(count), turus_rows(count + 1)
    assert sum(row.total for row in after) - sum(row.total for row in before) == 1
    assert before[:-1] == after[: max(len(before) - 1, 0)]


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (0, ()),
        (4, (TurusRow(0, 4),)),
        (5, (TurusRow(1, 0),)),
        (60, (TurusRow(12, 0),)),
        (82, (TurusRow(12, 0), TurusRow(4, 2))),
    ],
)
def test_counts_are_parted_as_on_the_plano(count: int, rows: tuple[TurusRow, ...]) -> None:
    assert turus_rows(count) == rows


def test_less_than_nothing_is_a_bug() -> None:
    with pytest.raises(ValueError, match="-1"):
        turus_rows(-1)


@pytest.mark.parametrize("count", [0, 1, 4, 5, 59, 60, 61, 600])
def test_every_stroke_is_drawn_inside(qtbot: QtBot, count: int) -> None:
    strip = TurusStrip("turus")
    qtbot.addWidget(strip)
    strip.show_count(count)
    strip.resize(strip.sizeHint())
    lines = [line for at, row in enumerate(turus_rows(count)) for line in strip.strokes(row, at)]
    assert len(lines) == count
    room = strip.rect()
    assert all(room.contains(point.toPoint()) for line in lines for point in (line.p1(), line.p2()))


def test_the_count_is_said(qtbot: QtBot) -> None:
    strip = TurusStrip("turus", "Pasangan 2")
    qtbot.addWidget(strip)
    strip.show_count(82, glow=True)
    assert strip.accessibleName() == "Pasangan 2: 82"
    assert strip.accessibleDescription() == "82 turus dalam 2 baris"
    assert strip.grab().width() > 0


def test_strokes_follow_the_scale(qtbot: QtBot, dressed: Callable[[Look], None]) -> None:
    small = TurusStrip("turus")
    qtbot.addWidget(small)
    size = small.sizeHint()
    dressed(Look(scale=200))
    assert abs(small.sizeHint().width() - 2 * size.width()) <= 2
