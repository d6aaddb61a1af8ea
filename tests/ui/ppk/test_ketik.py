"""Typing at the PPK by keys alone: two officers, slips, blanks, a window made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from kpps_desktop.domain.recap.recap import State
from kpps_desktop.formbook import result_forms
from kpps_desktop.services.ppk import typists
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.ui.ppk.ketik.bench import EMPTY
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.question import Question
from tests.services.ppk import days, halls, tiny
from tests.ui.ppk.tables import AtTheTable
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs

    Sit = Callable[[OfficerId], AtTheTable]

OPERATOR, SECOND = halls.OPERATOR, halls.SECOND
TPS, G, B = tiny.FIRST, tiny.GUBERNUR, tiny.BUPATI
PLACE = (TPS, G)
FORMS = result_forms("pilkada-2024")


@pytest.fixture
def sit(pinned: RecapDesk, jobs: Jobs, qtbot: QtBot) -> Iterator[Sit]:
    """Sit an officer down at the screen of typing."""
    sitting: list[AtTheTable] = []

    def sit_down(officer: OfficerId) -> AtTheTable:
        for one in sitting:
            one.window.hide()
        sitting.append(AtTheTable(pinned, jobs, qtbot, officer))
        sitting[-1].session.stage_wanted.emit("ketik")
        sitting[-1].settle()
        return sitting[-1]

    yield sit_down
    for one in sitting:
        one.window.close()


def keys(figures: Mapping[str, int | None]) -> str:
    """Return the keys that type figures in the order of the form."""
    return "".join("-" if one is None else f"{one}⏎" for one in figures.values())


def form(tps: str = TPS, contest: str = G, **changed: int | None) -> dict[str, int | None]:
    """Return the figures of a form in the order of the paper."""
    told: dict[str, int | None] = {**tiny.figures(tps, contest), **changed}
    return {cell: told[cell] for cell in FORMS[contest].cells(tiny.NUMBERS[contest])}


def answer(table: AtTheTable, keys_of_answer: str) -> None:
    """Answer what is asked over the window, and come back to it."""
    table.type(keys_of_answer)
    table.window.activateWindow()
    table.qtbot.waitUntil(lambda: QApplication.activeWindow() is table.window)
    table.settle()


def read(table: AtTheTable, name: str) -> str:
    label = table.window.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def cell(table: AtTheTable, code: str) -> str:
    box = table.window.findChild(QLineEdit, f"cell_{code}")
    assert box is not None, code
    return box.text()


def go_to(table: AtTheTable, code: str) -> None:
    """Click a box."""
    box = table.window.findChild(QLineEdit, f"cell_{code}")
    assert box is not None, code
    table.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)


def entries(table: AtTheTable, contest: str = G) -> dict[str, dict[str, int | None]]:
    held = table.recap.column(TPS, contest).entries
    return {one.officer: dict(one.figures) for one in held}


def test_enter_takes_the_next_form_and_after_the_last_box_saves_it(sit: Sit) -> None:
    table = sit(OPERATOR)
    assert read(table, "next_where") == "TPS 001 · MELATI"
    table.type("⏎")
    assert table.focus() == "cell_IA_L"
    table.type(keys(form()) + "⏎")
    assert entries(table) == {OPERATOR: form()}
    assert read(table, "form_contest") == "Bupati"
    assert table.focus() == "cell_IA_L"


def test_a_form_takes_a_key_a_digit_one_a_box_and_one_to_save(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎")
    table.pressed = 0
    table.type(keys(form()) + "⏎", fast=True)
    digits = sum(len(str(one)) for one in form().values())
    assert table.pressed == digits + len(form()) + 1
    assert entries(table) == {OPERATOR: form()}


def test_two_officers_who_type_alike_settle_a_form_and_neither_sees_the_other(sit: Sit) -> None:
    sit(OPERATOR).type("⏎" + keys(form()) + "⏎")
    table = sit(SECOND)
    assert "giliran Anda" in read(table, "next_why")
    table.type("⏎")
    assert {cell(table, one) for one in form()} == {""}
    table.type(keys(form()) + "⏎")
    assert table.recap.column(*PLACE).state is State.DITERIMA


def test_a_slip_is_asked_again_without_a_figure_and_whoever_mends_it_settles_it(sit: Sit) -> None:
    sit(OPERATOR).type("⏎" + keys(form(IV_1=8, IV_2=1)) + "⏎")
    table = sit(SECOND)
    table.type("⏎" + keys(form()) + "⏎")
    assert table.focus() == "cell_IV_1"
    assert (cell(table, "IV_1"), cell(table, "IV_2")) == ("", "")
    assert "2 kotak" in table.seen()
    table.type(keys({one: form()[one] for one in ("IV_1", "IV_2")}) + "⏎")
    assert table.recap.column(*PLACE).state is State.BERBEDA
    assert read(table, "form_contest") == "Bupati"

    first = sit(OPERATOR)
    assert "Dua ketikan berbeda" in read(first, "next_why")
    first.type("⏎")
    assert (cell(first, "IV_1"), cell(first, "IV_2")) == ("", "")
    first.type(keys({one: form()[one] for one in ("IV_1", "IV_2")}) + "⏎")
    assert first.recap.column(*PLACE).state is State.DITERIMA


def test_a_blank_is_said_by_a_key_and_shown_as_a_dash_never_as_zero(sit: Sit) -> None:
    table = sit(OPERATOR)
    blank = form(IB2_L=None, IB2_P=None)
    table.type("⏎" + keys(blank) + "⏎")
    assert entries(table) == {OPERATOR: blank}


def test_enter_passes_an_empty_box_by_and_comes_back_before_it_saves(sit: Sit) -> None:
    table = sit(OPERATOR)
    typed = keys(form()).split("⏎")
    table.type("⏎" + "⏎".join(["", *typed[1:]]))
    assert read(table, "form_far") == "27 dari 28 kotak"
    table.type("⏎")
    assert table.focus() == "cell_IA_L"
    assert not entries(table)
    table.type(typed[0] + "⏎")
    for _ in range(len(form()) - 1):
        table.type("⏎", fast=True)
    table.type("⏎")
    assert entries(table) == {OPERATOR: form()}


def test_a_box_that_is_cleared_waits_again(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎-")
    assert read(table, "form_far") == "2 dari 28 kotak"
    go_to(table, "IA_P")
    table.type("⌦⏎")
    assert read(table, "form_far") == "1 dari 28 kotak"


def test_a_typist_hears_that_a_part_does_not_add_up_and_no_figure(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎6⏎13⏎")
    assert read(table, "form_told") == (
        "Ada jumlah yang tidak cocok. Periksa lagi kertasnya, bagian I."
    )
    go_to(table, "IA_J")
    table.type("⌦12⏎")
    assert "tidak cocok" not in read(table, "form_told")


def test_what_does_not_add_up_on_the_paper_is_saved_as_it_stands(sit: Sit) -> None:
    table = sit(OPERATOR)
    wrong = form(VA=9)
    table.type("⏎" + keys(wrong))
    assert "bagian V" in read(table, "form_told")
    table.type("⏎")
    assert entries(table) == {OPERATOR: wrong}


def test_a_window_made_anew_has_what_was_typed(sit: Sit, qtbot: QtBot, jobs: Jobs) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎-12⏎")
    table.window.close()
    remade = AtTheTable(table.desk, jobs, qtbot, OPERATOR, table.session.kept)
    remade.session.stage_wanted.emit("ketik")
    remade.settle()
    assert (cell(remade, "IA_L"), cell(remade, "IA_P"), cell(remade, "IA_J")) == ("6", "", "12")
    assert remade.focus() == "cell_IB1_L"
    rest = dict(list(form().items())[3:])
    remade.type(keys(rest) + "⏎")
    assert entries(remade) == {OPERATOR: form(IA_P=None)}
    remade.window.close()


def test_esc_asks_before_typed_figures_go(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎6⏎⎋")
    question = next(one for one in table.window.findChildren(Question) if one.isVisible())
    assert "2 kotak" in " ".join(one.text() for one in question.findChildren(QLabel))
    answer(table, "⎋")
    assert table.focus() == "cell_IA_J"
    assert cell(table, "IA_L") == "6"
    table.type("⎋")
    answer(table, "⇥⏎")
    assert read(table, "next_where") == "TPS 001 · MELATI"
    table.type("⏎")
    assert cell(table, "IA_L") == ""


def test_an_untouched_form_is_left_at_once(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎⎋")
    assert table.focus() == "ketik_search_field"


def test_f2_finds_a_tps_by_number_and_desa_and_keeps_what_is_typed(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎")
    table.function_key(2)
    assert table.focus() == "ketik_search_field"
    assert "belum disimpan" in read(table, "next_why")
    table.type("2 kena⏎")
    assert read(table, "form_where") == "TPS 002 · KENANGA"
    assert cell(table, "IA_L") == ""
    table.type("⎋⏎")
    assert cell(table, "IA_L") == "6"
    assert table.focus() == "cell_IA_P"


def test_the_keyboard_handed_over_hides_what_the_officer_before_typed(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎6⏎")
    table.session.hand_to(SECOND)
    table.settle()
    assert read(table, "next_why") == "Belum diketik siapa pun."
    table.type("⏎")
    assert cell(table, "IA_L") == ""
    table.session.hand_to(OPERATOR)
    table.settle()
    assert (cell(table, "IA_L"), cell(table, "IA_P")) == ("6", "6")


def test_another_screen_leads_to_a_form(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.session.take_up("ketik", (tiny.FOURTH, B))
    table.settle()
    assert read(table, "form_where") == "TPS 002 · KENANGA"
    assert read(table, "form_contest") == "Bupati"
    assert table.focus() == "cell_IA_L"


def test_a_tps_that_came_signed_is_typed_as_a_check(
    sit: Sit, pinned: RecapDesk, made: days.Made
) -> None:
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(made.day(TPS))]))
    table = sit(OPERATOR)
    assert read(table, "next_where") == "TPS 002 · MELATI"
    table.session.take_up("ketik", PLACE)
    table.settle()
    assert {cell(table, one) for one in form()} == {""}
    table.type(keys(form()) + "⏎")
    assert entries(table) == {OPERATOR: form()}


def test_what_is_not_asked_is_told_in_words(sit: Sit, pinned: RecapDesk) -> None:
    typists.type_in(pinned, *PLACE, form(), OPERATOR)
    table = sit(OPERATOR)
    table.session.take_up("ketik", PLACE)
    table.settle()
    assert "giliran petugas lain" in read(table, "ketik_told")


def test_a_form_that_was_settled_meanwhile_is_refused_quietly(sit: Sit, pinned: RecapDesk) -> None:
    table = sit(OPERATOR)
    table.type("⏎" + keys(form()))
    for officer in (SECOND, halls.THIRD):
        typists.type_in(pinned, *PLACE, form(), officer)
    table.type("⏎")
    assert table.notice is not None
    assert table.notice.code == "K.020"
    assert read(table, "next_contest") == "Bupati"
    assert table.focus() == "ketik_search_field"


def test_enter_held_too_long_saves_one_form_once(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎" + keys(form()))
    for _ in range(3):
        table.keys.enter()
    table.settle()
    assert entries(table) == {OPERATOR: form()}
    assert not entries(table, B)
    assert table.notice is None


def test_what_is_typed_while_a_form_is_saved_is_of_the_next_one(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎" + keys(form()))
    table.type("⏎6⏎7⏎", fast=True)
    assert entries(table) == {OPERATOR: form()}
    assert read(table, "form_contest") == "Bupati"
    assert (cell(table, "IA_L"), cell(table, "IA_P")) == ("6", "7")


def test_it_is_said_that_enter_saves_that_boxes_wait_and_that_three_digits_fit(sit: Sit) -> None:
    table = sit(OPERATOR)
    typed = keys(form()).split("⏎")
    table.type("⏎" + "⏎".join(["", *typed[1:]]) + "⏎")
    assert "1 kotak belum diketik" in read(table, "form_told")
    table.type("1234")
    assert "Paling banyak tiga angka" in read(table, "form_told")
    go_to(table, "IA_L")
    table.type("⌦" + typed[0] + "⏎")
    assert "Enter menyimpan" in read(table, "form_told")


def test_the_form_is_covered_while_another_officer_may_come(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎")
    cover = table.window.findChild(Card, "ketik_cover")
    table.keys.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    assert cover.isVisible()
    answer(table, "⎋")
    assert not cover.isVisible()
    assert cell(table, "IA_L") == "6"


def test_quitting_asks_before_a_form_typed_in_part_is_lost(sit: Sit) -> None:
    table = sit(OPERATOR)
    table.type("⏎6⏎")
    table.keys.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    question = next(one for one in table.window.findChildren(Question) if one.isVisible())
    assert "1 formulir" in " ".join(one.text() for one in question.findChildren(QLabel))
    answer(table, "⎋")
    assert table.window.isVisible()
    assert cell(table, "IA_L") == "6"
    table.keys.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    table.alt("y")
    assert not table.window.isVisible()


def test_nothing_is_said_to_wait_for_others_where_nothing_does(
    sit: Sit, pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    table = sit(OPERATOR)
    assert "menunggu petugas lain" not in table.seen()


@pytest.mark.parametrize(
    "chosen", [Look(), Look("dark", 200), Look("contrast", 150, "en")], ids=lambda one: one.theme
)
def test_the_screen_is_sound_in_every_look(
    sit: Sit, dressed: Callable[[Look], None], chosen: Look
) -> None:
    dressed(chosen)
    table = sit(OPERATOR)
    assert not faults(table.window)
    table.type("⏎6⏎7⏎1⏎")
    assert not faults(table.window)


def test_a_draft_belongs_to_one_officer_and_one_form() -> None:
    bench = EMPTY.take("A", PLACE).type("A", PLACE, {"IA_L": 1})
    assert bench.draft("A", PLACE) == {"IA_L": 1}
    assert not bench.draft("B", PLACE)
    assert not bench.draft("A", (TPS, B))
    assert bench.begun("A") == (PLACE,)
    assert not bench.begun("B")
    assert not bench.type("A", PLACE, {}).begun("A")
