"""Typing seeks, arrows reach, Enter takes; an answer that comes late is never taken for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kpps_desktop.ui.pictures import CommandPicture, ResultPicture
from kpps_desktop.ui.widgets.command_list import CommandList
from kpps_desktop.ui.widgets.keys import bind
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FOUND = tuple(ResultPicture(str(n), str(n), f"NAMA {n}") for n in (127, 302, 411))


class Scene(Task):
    """A task with a search."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__("task")
        self.search = SearchField("voter", "Nomor urut atau nama")
        self.field = self.search.field
        self.body.addWidget(self.search)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
        self.search.start()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    """Show the search."""
    return Scene(qtbot)


def test_every_key_seeks(qtbot: QtBot, scene: Scene) -> None:
    sought: list[str] = []
    scene.search.sought.connect(sought.append)
    qtbot.keyClicks(scene.field, "riz")
    assert sought == ["r", "ri", "riz"]


def test_enter_takes_the_first_result(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClicks(scene.field, "nama")
    scene.search.show_results("nama", FOUND)
    with qtbot.waitSignal(scene.search.result_taken) as taking:
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)
    assert taking.args == ["127"]


def test_arrows_reach_the_others_and_stop_at_the_ends(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClicks(scene.field, "nama")
    scene.search.show_results("nama", FOUND)
    reached = []
    for key in (*[Qt.Key.Key_Down] * 3, *[Qt.Key.Key_Up] * 3):
        qtbot.keyClick(scene.field, key)
        reached.append(scene.search.results.reached)
    assert reached == ["302", "411", "411", "302", "127", "127"]


def test_an_enter_before_the_answer_waits_for_it(qtbot: QtBot, scene: Scene) -> None:
    scene.search.show_results("", ())
    qtbot.keyClicks(scene.field, "12")
    with qtbot.assertNotEmitted(scene.search.result_taken):
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(scene.search.result_taken) as taking:
        scene.search.show_results("12", FOUND)
    assert taking.args == ["127"]


def test_an_answer_to_an_earlier_text_is_left_aside(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClicks(scene.field, "3")
    qtbot.keyClick(scene.field, Qt.Key.Key_Return)
    qtbot.keyClicks(scene.field, "0")
    with qtbot.assertNotEmitted(scene.search.result_taken):
        scene.search.show_results("3", FOUND)
        scene.search.show_results("30", FOUND[1:])
    assert scene.search.results.reached == "302"


def test_nothing_found_takes_nothing(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClicks(scene.field, "xyz")
    scene.search.show_results("xyz", ())
    assert not scene.search.results.isVisible()
    with qtbot.assertNotEmitted(scene.search.result_taken):
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)


def test_escape_clears_first_and_steps_back_then(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClicks(scene.field, "nama")
    scene.search.show_results("nama", FOUND)
    with qtbot.assertNotEmitted(scene.stepped_back):
        qtbot.keyClick(scene.field, Qt.Key.Key_Escape)
    assert scene.search.text == ""
    assert not scene.search.results.isVisible()
    with qtbot.waitSignal(scene.stepped_back):
        qtbot.keyClick(scene.field, Qt.Key.Key_Escape)


def test_its_key_is_written_in_the_field_and_left_to_the_window(qtbot: QtBot, scene: Scene) -> None:
    heard: list[str] = []
    bind("F2", scene, lambda: heard.append("F2"))
    qtbot.keyClick(scene.field, Qt.Key.Key_F2)
    assert scene.field.placeholderText().startswith("F2  ")
    assert heard == ["F2"]


def test_who_comes_back_to_the_field_types_over_what_stands_there(
    qtbot: QtBot, scene: Scene
) -> None:
    qtbot.keyClicks(scene.field, "127")
    scene.setFocus()
    scene.search.start()
    assert scene.field.hasFocus()
    qtbot.keyClicks(scene.field, "3")
    assert scene.search.text == "3"


def test_a_result_is_taken_by_hand_too(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClicks(scene.field, "nama")
    results = scene.search.results
    scene.search.show_results("nama", FOUND)
    spot = results.visualItemRect(results.item(1)).center()
    with qtbot.waitSignal(scene.search.result_taken) as taking:
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert taking.args == ["302"]


COMMANDS = (
    CommandPicture("saksi", "Layar saksi", "F9"),
    CommandPicture("objection", "Catat keberatan saksi"),
    CommandPicture("print", "Cetak", "F5"),
    CommandPicture("off", "Tutup pemungutan", enabled=False),
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "saksi"), ("cetak", "print"), ("ktn", "objection"), ("keb sak", "objection")],
)
def test_a_command_is_found_by_its_letters(
    qtbot: QtBot, scene: Scene, typed: str, code: str
) -> None:
    commands = CommandList(COMMANDS, scene)
    with qtbot.waitActive(commands):
        commands.open()
    qtbot.keyClicks(commands.search.field, typed)
    with qtbot.waitSignal(commands.command_chosen) as choosing:
        qtbot.keyClick(commands.search.field, Qt.Key.Key_Return)
    assert choosing.args == [code]


def test_a_command_that_is_off_is_not_offered(qtbot: QtBot, scene: Scene) -> None:
    commands = CommandList(COMMANDS, scene)
    commands.open()
    qtbot.keyClicks(commands.search.field, "pemungutan")
    assert commands.search.results.count() == 0
    commands.reject()


def test_esc_brings_back_what_stands_for_nothing_typed(qtbot: QtBot) -> None:
    search = SearchField("papers", "Cari", "")
    qtbot.addWidget(search)
    every = (ResultPicture("1", "1", "Denah TPS"), ResultPicture("2", "2", "Daftar petugas"))
    search.sought.connect(
        lambda typed: search.show_results(typed, tuple(one for one in every if typed in one.text))
    )
    search.show_results("", every)
    search.show()
    qtbot.keyClicks(search.field, "zzz")
    assert search.results.reached == ""
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert (search.field.text(), search.results.reached) == ("", "1")
