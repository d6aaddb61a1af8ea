"""An incident is noted on one sheet, at any stage; nothing typed is lost by a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kpps_desktop.ui.kpps.incidents.sheet import IncidentSheet
from kpps_desktop.ui.theme import Look
from tests.ui.keyboard import Keyboard
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CONTESTS = (("gubernur", "Gubernur"), ("bupati", "Bupati"))
Opened = tuple[IncidentSheet, Keyboard, list[tuple[str, str, str]]]


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[], Opened]:
    """Give a function that opens the sheet over a window."""

    def opening() -> Opened:
        over = QWidget()
        qtbot.addWidget(over)
        over.resize(1366, 768)
        sheet = IncidentSheet(CONTESTS, over)
        qtbot.addWidget(sheet, before_close_func=lambda _: over.close())
        noted: list[tuple[str, str, str]] = []
        sheet.incident_noted.connect(lambda *said: noted.append(said))
        with qtbot.waitActive(sheet):
            sheet.open()
        return sheet, Keyboard(qtbot), noted

    return opening


def test_an_incident_is_noted_with_what_was_done_and_its_contest(
    opened: Callable[[], Opened],
) -> None:
    sheet, keys, noted = opened()
    keys.type("Kotak bergeser")
    keys.press(Qt.Key.Key_Tab)
    keys.type("diperiksa saksi")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Down)
    keys.enter()
    assert noted == [("Kotak bergeser", "gubernur", "diperiksa saksi")]
    assert sheet.isVisible()
    sheet.accept()


def test_enter_goes_on_to_what_was_done_and_then_saves(opened: Callable[[], Opened]) -> None:
    sheet, keys, noted = opened()
    keys.type("Listrik padam")
    keys.enter()
    assert noted == []
    keys.type("genset dihidupkan")
    keys.enter()
    assert noted == [("Listrik padam", "", "genset dihidupkan")]
    sheet.accept()


def test_nothing_is_noted_without_words(opened: Callable[[], Opened]) -> None:
    sheet, keys, noted = opened()
    keys.enter()
    assert noted == []
    assert sheet.findChild(QLabel, "incident_told").text() == "Tulis dahulu apa yang terjadi."
    keys.type("x")
    keys.press(Qt.Key.Key_Escape)
    assert noted == []
    assert not sheet.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_sheet_is_sound(
    dressed: Callable[[Look], None], opened: Callable[[], Opened], theme: str, scale: int
) -> None:
    dressed(Look(theme, scale))
    sheet, _, _ = opened()
    sheet.tell("Catatan terlalu panjang. Singkatkan, lalu simpan lagi.")
    QApplication.processEvents()
    assert faults(sheet) == []
    sheet.accept()
