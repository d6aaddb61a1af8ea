"""Keys act where they are shown, and Enter does the next thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kpps_desktop.ui.widgets.buttons import GraveButton, PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.checks import Choice, Tick
from kpps_desktop.ui.widgets.keys import shown
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier


class Scene:
    """A task with a field, two buttons, a tick and two choices."""

    def __init__(self, qtbot: QtBot) -> None:
        self.task = Task("task", "Catat kehadiran", "Tanyakan namanya.")
        self.field = QLineEdit()
        self.tick = Tick("disabled", "Disabilitas", "D")
        self.choices = Choice("male", "Laki-laki", "L"), Choice("female", "Perempuan", "P")
        self.quiet = QuietButton("replace", "Ganti surat suara", "G")
        self.primary = PrimaryButton("admit", "HADIR")
        for part in (self.field, self.tick, *self.choices):
            self.task.body.addWidget(part)
        self.task.add_quiet(self.quiet)
        self.task.set_primary(self.primary)
        qtbot.addWidget(self.task)
        with qtbot.waitActive(self.task):
            self.task.show()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    """Show the task."""
    return Scene(qtbot)


def test_enter_presses_the_primary_from_a_field(qtbot: QtBot, scene: Scene) -> None:
    scene.field.setFocus()
    with qtbot.waitSignal(scene.primary.clicked):
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)


def test_enter_on_the_keypad_too(qtbot: QtBot, scene: Scene) -> None:
    scene.field.setFocus()
    with qtbot.waitSignal(scene.primary.clicked):
        qtbot.keyClick(scene.field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, scene: Scene) -> None:
    scene.quiet.setFocus()
    with qtbot.assertNotEmitted(scene.primary.clicked), qtbot.waitSignal(scene.quiet.clicked):
        qtbot.keyClick(scene.quiet, Qt.Key.Key_Return)


def test_enter_does_nothing_while_the_primary_is_off(qtbot: QtBot, scene: Scene) -> None:
    scene.primary.setEnabled(False)
    with qtbot.assertNotEmitted(scene.primary.clicked):
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)


def test_a_letter_presses_its_button(qtbot: QtBot, scene: Scene) -> None:
    scene.primary.setFocus()
    with qtbot.waitSignal(scene.quiet.clicked):
        qtbot.keyClick(scene.task, Qt.Key.Key_G)


def test_a_letter_in_a_field_is_text_and_alt_presses(qtbot: QtBot, scene: Scene) -> None:
    scene.field.setFocus()
    with qtbot.assertNotEmitted(scene.quiet.clicked):
        qtbot.keyClicks(scene.field, "g")
    assert scene.field.text() == "g"
    with qtbot.waitSignal(scene.quiet.clicked):
        qtbot.keyClick(scene.field, Qt.Key.Key_G, ALT)


def test_a_button_that_is_off_hears_no_key(qtbot: QtBot, scene: Scene) -> None:
    scene.quiet.setEnabled(False)
    with qtbot.assertNotEmitted(scene.quiet.clicked):
        qtbot.keyClick(scene.task, Qt.Key.Key_G, ALT)


def test_escape_steps_back(qtbot: QtBot, scene: Scene) -> None:
    with qtbot.waitSignal(scene.task.stepped_back):
        qtbot.keyClick(scene.field, Qt.Key.Key_Escape)


def test_a_key_ticks_and_chooses(qtbot: QtBot, scene: Scene) -> None:
    scene.primary.setFocus()
    qtbot.keyClick(scene.task, Qt.Key.Key_D)
    assert scene.tick.isChecked()
    qtbot.keyClick(scene.task, Qt.Key.Key_L)
    qtbot.keyClick(scene.task, Qt.Key.Key_P)
    assert [one.isChecked() for one in scene.choices] == [False, True]
    qtbot.keyClick(scene.task, Qt.Key.Key_D)
    assert not scene.tick.isChecked()


def test_a_new_primary_takes_the_place_of_the_old(qtbot: QtBot, scene: Scene) -> None:
    other = PrimaryButton("next", "BERIKUT")
    scene.task.set_primary(other)
    with qtbot.waitSignal(other.clicked):
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)


def test_what_is_grave_is_not_pressed_by_a_stray_enter(qtbot: QtBot, scene: Scene) -> None:
    grave = GraveButton("close", "Tutup pemungutan", "F12")
    scene.task.add_quiet(grave)
    with qtbot.assertNotEmitted(grave.clicked):
        qtbot.keyClick(scene.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("key", "drawn"),
    [("Enter", "⏎"), ("Backspace", "⌫"), ("D", "D"), ("Ctrl+K", "Ctrl+K"), ("PgDown", "PgDn")],
)
def test_keys_are_drawn_as_on_the_keyboard(key: str, drawn: str) -> None:
    assert shown(key) == drawn


def test_a_button_says_its_words_and_its_key(scene: Scene) -> None:
    assert scene.quiet.accessibleName() == "Ganti surat suara"
    assert scene.quiet.accessibleDescription() == "Tombol G"
    scene.quiet.set_words("Ganti lagi")
    assert scene.quiet.accessibleName() == "Ganti lagi"
    assert scene.quiet.grab().width() >= scene.quiet.sizeHint().width()


def test_words_are_never_cut_where_buttons_stand_close(scene: Scene) -> None:
    button = scene.quiet
    words = button.fontMetrics().horizontalAdvance(button.text())
    assert words < button.minimumSizeHint().width() < button.sizeHint().width()
