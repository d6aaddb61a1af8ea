"""A question takes a reason and PINs in order, stays until it is answered, and Esc undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from kpps_desktop.ui.pictures import PersonPicture, QuestionPicture
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.question import Answer, Question
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

KETUA, SECOND = PersonPicture("SITI RAHAYU", "Ketua KPPS"), PersonPicture("BUDI", "KPPS 2")
REASONS = (("mistyped", "Salah tekan"), ("announced", "Salah diumumkan"))


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[QuestionPicture], Question]:
    """Give a function that asks."""
    over = QWidget()
    over.resize(1366, 768)
    qtbot.addWidget(over)

    def asking(picture: QuestionPicture) -> Question:
        question = Question(picture, over)
        qtbot.addWidget(question, before_close_func=lambda _: over.close())
        with qtbot.waitActive(question):
            question.open()
        return question

    return asking


def _type(qtbot: QtBot, keys: str) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        if key == "\n":
            qtbot.keyClick(focused, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(focused, key)


def test_a_reason_is_chosen_by_its_digit(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Batalkan", "…", "BATALKAN", REASONS))
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "2\n")
    assert answering.args == [Answer("announced")]
    assert question.isVisible()
    question.accept()


def test_without_a_reason_nothing_is_answered(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Batalkan", "…", "BATALKAN", REASONS, free=True))
    with qtbot.assertNotEmitted(question.answered):
        _type(qtbot, "\n")
    told = question.findChild(QLabel, "question_told")
    assert told.isVisible()
    assert told.text() == "Pilih atau tulis alasannya dahulu."


def test_own_words_are_a_reason(qtbot: QtBot, ask: Callable[[QuestionPicture], Question]) -> None:
    question = ask(QuestionPicture("Batalkan", "…", "BATALKAN", free=True))
    assert QApplication.focusWidget() is question.findChild(QLineEdit, "question_words")
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, " salah lihat \n")
    assert answering.args == [Answer(words="salah lihat")]


def test_pins_are_asked_one_after_another(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Ubah angka", "…", "SIMPAN", pins=(KETUA, SECOND)))
    chip = question.findChild(PersonChip)
    assert chip.accessibleName() == "SITI RAHAYU, Ketua KPPS"
    _type(qtbot, "135790")
    assert chip.accessibleName() == "BUDI, KPPS 2"
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "246802")
    assert answering.args == [Answer(pins=("135790", "246802"))]


def test_a_reason_and_a_pin(qtbot: QtBot, ask: Callable[[QuestionPicture], Question]) -> None:
    question = ask(QuestionPicture("Buka kembali", "…", "BUKA", REASONS, pins=(KETUA,)))
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "1\n135790")
    assert answering.args == [Answer("mistyped", pins=("135790",))]


def test_a_wrong_pin_is_asked_anew(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Ubah angka", "…", "SIMPAN", pins=(KETUA, SECOND)))
    _type(qtbot, "135790246802")
    question.tell("PIN salah.")
    assert question.findChild(PersonChip).accessibleName() == "SITI RAHAYU, Ketua KPPS"
    assert question.findChild(QLabel, "question_told").text() == "PIN salah."
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "111222333444")
    assert answering.args == [Answer(pins=("111222", "333444"))]


def test_escape_answers_nothing(qtbot: QtBot, ask: Callable[[QuestionPicture], Question]) -> None:
    question = ask(QuestionPicture("Batalkan", "…", "BATALKAN", REASONS))
    with qtbot.assertNotEmitted(question.answered), qtbot.waitSignal(question.rejected):
        qtbot.keyClick(question, Qt.Key.Key_Escape)


def test_a_stray_enter_never_does_what_is_grave(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Tutup", "…", "TUTUP", grave=True))
    with qtbot.assertNotEmitted(question.answered), qtbot.waitSignal(question.rejected):
        qtbot.keyClick(question, Qt.Key.Key_Return)


def test_what_is_grave_is_done_on_purpose(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Tutup", "…", "TUTUP", grave=True))
    yes = question.findChild(QPushButton, "question_yes")
    yes.setFocus()
    with qtbot.waitSignal(question.answered):
        qtbot.keyClick(yes, Qt.Key.Key_Return)


def test_a_pin_is_announced_once_and_forgotten(qtbot: QtBot) -> None:
    pad = PinPad("pin", "PIN, 6 angka")
    qtbot.addWidget(pad)
    pad.show()
    entered: list[str] = []
    pad.pin_entered.connect(entered.append)
    qtbot.keyClicks(pad.field, "12a45")
    qtbot.keyClick(pad.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(pad.field, "579")
    assert entered == ["124579"]
    assert pad.field.text() == ""


def test_a_pin_can_be_tapped(qtbot: QtBot) -> None:
    pad = PinPad("pin", "PIN, 6 angka")
    qtbot.addWidget(pad)
    pad.show()
    with qtbot.waitSignal(pad.pin_entered) as entering:
        for sign in ("1", "3", "⌫", "2", "4", "5", "7", "9"):
            button = pad.findChild(QPushButton, f"pin_{sign}")
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert entering.args == ["124579"]


def test_what_was_wrong_stays_until_the_next_digit(qtbot: QtBot) -> None:
    pad = PinPad("pin", "PIN, 6 angka", pad=False)
    qtbot.addWidget(pad)
    pad.show()
    pad.tell("PIN salah.")
    told = pad.findChild(QLabel, "pin_told")
    assert told.isVisible()
    qtbot.keyClicks(pad.field, "1")
    assert not told.isVisible()


def test_enter_goes_from_a_written_reason_on_to_the_pin_and_never_back(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    pins = (KETUA, SECOND)
    question = ask(QuestionPicture("Buka", "…", "BUKA", free=True, pins=pins, grave=True))
    _type(qtbot, "\n")
    assert "Pilih atau tulis alasannya dahulu." in [
        one.text() for one in question.findChildren(QLabel) if one.isVisible()
    ]
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "salah salin\n835174417938")
    assert answering.args == [Answer("", "salah salin", ("835174", "417938"))]
    question.tell("PIN salah.")
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "835174417938")
    assert answering.args == [Answer("", "salah salin", ("835174", "417938"))]
    question.accept()


@pytest.mark.parametrize("scale", [100, 200])
def test_a_title_of_two_lines_is_seen_whole(
    qtbot: QtBot, dressed: Callable[[Look], None], scale: int
) -> None:
    dressed(Look("light", scale))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    title = "Buka kembali hasil yang sudah ditetapkan untuk semua pemilihan di TPS ini?"
    question = Question(QuestionPicture(title, "Ya?", "Ya"), window)
    question.open()
    QApplication.processEvents()
    head = next(one for one in question.findChildren(Words) if one.text() == title)
    assert head.height() >= head.heightForWidth(head.width())
    question.close()


def test_own_words_begin_wherever_the_keys_are(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Tunda", "…", "Tunda", REASONS, free=True))
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "kotak belum tiba\n")
    assert answering.args == [Answer("", "kotak belum tiba")]


def test_words_after_a_digit_are_of_the_reason_that_it_chose(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Kotak", "…", "Catat", REASONS, free=True))
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "2pita segel 1 robek\n")
    assert answering.args == [Answer("announced", "pita segel 1 robek")]


def test_what_was_lacking_is_typed_at_once(
    qtbot: QtBot, ask: Callable[[QuestionPicture], Question]
) -> None:
    question = ask(QuestionPicture("Kotak", "…", "Catat", REASONS, free=True))
    _type(qtbot, "2\n")
    question.tell("Tulis apa yang terlihat.")
    with qtbot.waitSignal(question.answered) as answering:
        _type(qtbot, "pita segel robek\n")
    assert answering.args == [Answer("announced", "pita segel robek")]
