"""The shell shows what it is given, announces what is chosen, and leaves the keys in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from kpps_desktop.ui.pictures import (
    CommandPicture,
    ContestMark,
    FindingPicture,
    KeyPicture,
    LawPicture,
    NoticePicture,
    ProgressPicture,
    ShellPicture,
    StagePicture,
    StageState,
    Tone,
)
from kpps_desktop.ui.shell import Shell
from kpps_desktop.ui.widgets.command_list import CommandList
from kpps_desktop.ui.widgets.key_sheet import KeySheet
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PICTURE = ShellPicture(
    place="TPS 007 · Kel. Melati · Kec. Contoh",
    stages=(
        StagePicture("open", "Pembukaan", StageState.DONE, "selesai 06.58"),
        StagePicture("vote", "Pemungutan", StageState.NOW),
    ),
    stage="vote",
    saved="Tersimpan 10.42.07",
    officer="SITI RAHAYU",
    law=(LawPicture("DPTb dilayani pukul 12.00 sampai 13.00.", "PKPU 17/2024"),),
    findings=(FindingPicture("R19", Tone.PERINGATAN, "DPTb sebelum 12.00", cell="IB3_L"),),
    commands=(
        CommandPicture("saksi", "Layar saksi", "F9"),
        CommandPicture("print", "Cetak", "F5", enabled=False),
    ),
    keys=(KeyPicture("Enter", "Catat hadir", "Di layar ini"),),
)


class Scene(Shell):
    """A shell with two screens."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.field = QLineEdit()
        voting = Task("vote", "Catat kehadiran")
        voting.body.addWidget(self.field)
        self.add_screen("vote", voting)
        self.add_screen("open", Task("open", "Pembukaan"))
        self.show_picture(PICTURE)
        self.resize(1366, 768)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
        self.show_screen("vote")


@pytest.fixture
def shell(qtbot: QtBot) -> Scene:
    """Show the shell."""
    return Scene(qtbot)


def _seen(shell: Shell, name: str) -> QWidget:
    found: QWidget = shell.findChild(QWidget, name)
    return found


def test_only_a_simulation_has_the_banner(shell: Scene) -> None:
    assert not _seen(shell, "banner").isVisible()
    shell.show_picture(replace(PICTURE, banner="SIMULASI"))
    assert _seen(shell, "banner").isVisible()
    assert _seen(shell, "banner").accessibleName() == "SIMULASI"


def test_the_header_says_where_when_and_saved_until(shell: Scene) -> None:
    shell.show_picture(replace(PICTURE, contest=ContestMark("gubernur", "Gubernur")))
    shell.show_clock("27 Nov 2024", "10.42 WIB")
    texts = {one.property("text") for one in _seen(shell, "header").findChildren(QWidget)}
    assert {PICTURE.place, "Gubernur", "27 Nov 2024", "10.42 WIB", "● Tersimpan 10.42.07"} <= texts


def test_stages_findings_and_commands_are_announced(qtbot: QtBot, shell: Scene) -> None:
    with qtbot.waitSignal(shell.stage_chosen) as choosing:
        qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert choosing.args == ["open"]
    way = shell.findChild(QPushButton, "to_cell_IB3_L")
    with qtbot.waitSignal(shell.cell_wanted) as wanting:
        qtbot.keyClick(way, Qt.Key.Key_Space)
    assert wanting.args == ["IB3_L"]
    with qtbot.waitSignal(shell.command_chosen) as commanding:
        qtbot.keyClick(shell.field, Qt.Key.Key_F9)
    assert commanding.args == ["saksi"]


def test_a_command_that_is_off_hears_no_key(qtbot: QtBot, shell: Scene) -> None:
    with qtbot.assertNotEmitted(shell.command_chosen):
        qtbot.keyClick(shell, Qt.Key.Key_F5)
    on = replace(PICTURE, commands=(CommandPicture("print", "Cetak", "F5"),))
    shell.show_picture(on)
    with qtbot.waitSignal(shell.command_chosen):
        qtbot.keyClick(shell, Qt.Key.Key_F5)
    with qtbot.assertNotEmitted(shell.command_chosen):
        qtbot.keyClick(shell, Qt.Key.Key_F9)


def test_commands_open_by_their_key(qtbot: QtBot, shell: Scene) -> None:
    qtbot.keyClick(shell.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    commands = shell.findChild(CommandList)
    qtbot.waitUntil(commands.isActiveWindow)
    with qtbot.waitSignal(shell.command_chosen) as commanding:
        qtbot.keyClicks(commands.search.field, "saksi")
        qtbot.keyClick(commands.search.field, Qt.Key.Key_Return)
    assert commanding.args == ["saksi"]


def test_f1_lists_every_key(qtbot: QtBot, shell: Scene) -> None:
    qtbot.keyClick(shell.field, Qt.Key.Key_F1)
    sheet = shell.findChild(KeySheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    words = [one.text() for one in sheet.findChildren(Words)]
    assert {"Catat hadir", "Layar saksi", "Daftar perintah"} <= set(words)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_the_right_panel_folds_and_opens(qtbot: QtBot, shell: Scene) -> None:
    side = _seen(shell, "side_panel")
    assert side.isVisible()
    for visible in (False, True):
        qtbot.keyClick(shell.field, Qt.Key.Key_F8)
        assert side.isVisible() is visible


def test_a_small_window_keeps_its_room_for_the_task(shell: Scene) -> None:
    shell.resize(1000, 700)
    assert not _seen(shell, "side_panel").isVisible()
    assert _seen(shell, "stage_rail").width() > 100
    shell.resize(700, 500)
    assert _seen(shell, "stage_rail").width() < 100


def test_a_new_picture_leaves_the_typing_alone(qtbot: QtBot, shell: Scene) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "muh")
    shell.show_picture(replace(PICTURE, saved="Tersimpan 10.42.09", findings=()))
    shell.show_screen("vote")
    assert shell.field.hasFocus()
    qtbot.keyClicks(shell.field, "riz")
    assert shell.field.text() == "muhriz"


def test_coming_back_to_a_screen_leads_to_where_one_was(shell: Scene) -> None:
    shell.field.setFocus()
    shell.show_screen("open")
    assert shell.screen_code() == "open"
    assert not shell.field.hasFocus()
    shell.show_screen("vote")
    assert shell.field.hasFocus()


def test_tab_goes_through_everything_and_comes_back(qtbot: QtBot, shell: Scene) -> None:
    shell.field.setFocus()
    gone: list[str] = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is shell.field:
            break
        gone.append(focused.objectName() if focused else "")
    assert set(gone) == {"to_cell_IB3_L", "stage_open", "stage_vote"}


def test_a_notice_is_quiet_and_can_be_closed(qtbot: QtBot, shell: Scene) -> None:
    shell.field.setFocus()
    notice = NoticePicture(Tone.GALAT, "Stik tidak ada.", "Pasang stik, lalu coba lagi.")
    shell.show_notice(notice)
    assert shell.notice() == notice
    assert shell.field.hasFocus()
    with qtbot.waitSignal(shell.notice_dismissed):
        qtbot.keyClick(shell.field, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert shell.notice() is None


def test_progress_comes_and_goes(shell: Scene) -> None:
    line = _seen(shell, "progress")
    shell.show_progress(ProgressPicture("Menggambar", 1, 2))
    assert line.isVisible()
    shell.show_progress(None)
    assert not line.isVisible()


def test_findings_are_counted(shell: Scene) -> None:
    head = _seen(shell, "findings_head")
    assert head.property("text") == "Temuan (1)"
    shell.show_picture(replace(PICTURE, findings=()))
    assert head.property("text") == "Temuan (0)"
