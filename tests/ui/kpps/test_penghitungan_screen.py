"""The screen of the count: sound in every look, two digits, a failing disk, any keys at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.penghitungan.present import compare, present
from kpps_desktop.ui.kpps.penghitungan.screen import PenghitunganScreen
from kpps_desktop.ui.kpps.penghitungan.tally import NOTHING_TYPED, Typed
from kpps_desktop.ui.theme import THEMES, Look, look
from kpps_desktop.ui.widgets.words import Words
from tests.ui.keyboard import Keyboard
from tests.ui.kpps.counts import CAME, spread, view_of_count
from tests.ui.kpps.halls import G
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kpps_desktop.services.kpps.viewing import View

SCENES: dict[str, Callable[[], View]] = {
    "six pairs": lambda: view_of_count(spread(412, 6), box=600),
    "kolom kosong": lambda: view_of_count(spread(CAME, 2), pairs=2, empty=True),
    "box": lambda: view_of_count(box=None),
    "rest": lambda: view_of_count(spread(200, 4), pairs=4, then=(e.TallyPaused(G, ""),)),
    "between": lambda: view_of_count(spread(CAME, 6), then=(e.CountFinished(G),)),
}


@cache
def scene_of(name: str) -> View:
    return SCENES[name]()


def shown(qtbot: QtBot, view: View, typed: Typed = NOTHING_TYPED) -> PenghitunganScreen:
    screen = PenghitunganScreen()
    screen.tally.take_up(typed)
    screen.figure_typed.connect(
        lambda contest, one: screen.show_comparison(compare(view, contest or G, one))
    )
    screen.show_picture(present(view))
    # What the shell leaves of 1366 by 768: at 200 % the panel folds and the rail is thin.
    wide, high = (870, 660) if look().scale == 100 else (1250, 600)
    Keyboard(qtbot).show(screen, wide, high)
    for _ in range(3):
        QApplication.processEvents()
    return screen


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("scene", SCENES)
def test_it_is_sound_in_every_look(
    qtbot: QtBot, dressed: Callable[[Look], None], scene: str, theme: str, scale: int
) -> None:
    dressed(Look(theme, scale))
    screen = shown(qtbot, scene_of(scene))
    assert faults(screen) == []


@pytest.mark.parametrize("pairs", [2, 3])
def test_names_of_few_pairs_are_read_whole(qtbot: QtBot, pairs: int) -> None:
    view = view_of_count(spread(CAME, pairs), pairs=pairs)
    screen = shown(qtbot, view)
    read = {one.text() for one in screen.tally.rows.findChildren(Words) if one.isVisible()}
    names = [(one.candidate, one.running_mate) for one in view.ballots[0].choices]
    assert {name for pair in names for name in pair} <= read


@pytest.mark.parametrize("pairs", [2, 3, 4, 6])
def test_every_ballot_of_the_largest_box_has_room(qtbot: QtBot, pairs: int) -> None:
    screen = shown(qtbot, view_of_count(spread(600, pairs), box=600, pairs=pairs))
    assert all(
        area.verticalScrollBar().maximum() == 0
        for area in screen.tally.findChildren(QScrollArea)
        if area.isVisible()
    )


def test_the_reasons_are_sound_too(qtbot: QtBot) -> None:
    screen = shown(qtbot, scene_of("six pairs"))
    Keyboard(qtbot).type("t")
    QApplication.processEvents()
    assert screen.tally.reasons.isVisible()
    assert faults(screen) == []


def test_numbers_of_two_digits_need_enter(qtbot: QtBot) -> None:
    screen = shown(qtbot, view_of_count((1,), pairs=12, long=False, numbers=12))
    said: list[tuple[str, int, str]] = []
    screen.ballot_announced.connect(lambda *one: said.append(one))
    keys = Keyboard(qtbot)
    keys.type("12")
    assert said == []
    keys.enter()
    keys.type("1")
    keys.press(Qt.Key.Key_Backspace)
    keys.type("0")
    keys.enter()
    assert said == [(G, 12, ""), (G, 0, "")]


def test_a_window_made_anew_goes_on_within_a_number(qtbot: QtBot) -> None:
    twelve = view_of_count((1,), pairs=12, long=False, numbers=12)
    before = shown(qtbot, twelve)
    typed: list[Typed] = []
    before.tally.typed.connect(typed.append)
    Keyboard(qtbot).type("1")
    before.close()
    screen = shown(qtbot, twelve, typed[-1])
    said: list[tuple[str, int, str]] = []
    screen.ballot_announced.connect(lambda *one: said.append(one))
    keys = Keyboard(qtbot)
    keys.type("2")
    keys.enter()
    assert said == [(G, 12, "")]
    assert typed[-1] == Typed("1")


def test_a_failing_disk_keeps_the_keys_until_it_is_tried_again(qtbot: QtBot) -> None:
    screen = shown(qtbot, view_of_count((1,)))
    retried: list[bool] = []
    screen.retried.connect(lambda: retried.append(True))
    screen.show_waiting((2, 3), True)  # noqa: FBT003 - a signal's argument
    labels = screen.findChildren(type(screen.tally._told), "tally_waiting")  # noqa: SLF001
    assert labels[0].text().startswith("2 ketukan belum tersimpan")
    Keyboard(qtbot).enter()
    assert retried == [True]


@pytest.fixture
def walked(qtbot: QtBot) -> PenghitunganScreen:
    return shown(qtbot, view_of_count((1,), pairs=3))


@given(st.lists(st.text(alphabet="0123456789tb", max_size=12), min_size=1, max_size=6))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_keys_announce_what_a_hand_would_tally(
    walked: PenghitunganScreen, typed: list[str]
) -> None:
    said: list[int] = []
    heard = walked.ballot_announced.connect(lambda _contest, choice, _reason: said.append(choice))
    for sign in "".join((*typed, "b")):
        if sign == "b":
            walked.tally.reasons.left.emit()
        else:
            QTest.keyClick(walked.tally, sign)
    walked.disconnect(heard)
    assert said == _by_hand("".join(typed))


def _by_hand(typed: str) -> list[int]:
    """Tally by hand: digits count, t opens the reasons, in which 1 to 5 are an invalid ballot."""
    said, reasons = [], False
    for sign in typed:
        if sign == "t":
            reasons = True
        elif sign == "b":
            reasons = False
        elif sign.isdigit() and not reasons:
            said.append(int(sign))
        elif sign in "12345" and reasons:
            said.append(0)
            reasons = False
    return said
