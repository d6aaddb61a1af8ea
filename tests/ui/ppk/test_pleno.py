"""The pleno by keys: a whole kecamatan, with all that can come between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.recap import ACCEPTED
from kpps_desktop.services.ppk import ending, sources, typists
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.ui.ppk.pleno.part import CODE
from kpps_desktop.ui.ppk.pleno.pictures import Step
from tests.services.ppk import days, halls, tiny
from tests.services.ppk.test_typing import sheet
from tests.ui.ppk.meetings import AtThePleno, open_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

G, B = tiny.GUBERNUR, tiny.BUPATI
KETUA, SECOND = halls.PINS[KETUA_PPK], halls.PINS[halls.SECOND]
THROUGH = "⏎⏎⏎⏎"
"""Read, matched, ratified, next."""


def test_a_day_is_opened_guests_come_and_sit_and_it_rests(
    pinned: RecapDesk, made: days.Made, pleno: Callable[..., AtThePleno]
) -> None:
    """The ketua opens the day; guests with and without mandate; pause, resume, close, next day."""
    halls.receive_all(pinned, made)
    table = pleno()
    assert table.station.step is Step.OPEN
    table.type("⏎Aula Kecamatan⏎")
    assert table.recap.pleno.going().place == "Aula Kecamatan"
    table.type("⏎Dewi Contoh⏎")
    table.type("⏎Budi Contoh")
    table.alt("m")
    table.type("⏎")
    guests = table.recap.pleno.guests
    assert [one.mandate for one in guests.values()] == [True, False]
    first, late = guests
    assert table.recap.pleno.going().seated == (first,)
    table.type("12⏎2")
    assert table.recap.pleno.guests[late].mandate
    assert table.recap.pleno.going().seated == (late,)
    table.type("⌥j1⏎")
    assert table.recap.pleno.begun().resting
    table.type("⎋")
    assert table.station.step is Step.RESUME
    table.type("⏎")
    assert not table.recap.pleno.begun().resting
    table.type("r⌥h1⏎")
    assert table.recap.pleno.sitting is None
    table.type("⎋⏎1⏎")
    day = table.recap.pleno.going()
    assert (day.day, day.place, day.seated) == (2, "Aula Kecamatan", ())


def test_a_tps_without_trouble_takes_four_keys_a_contest(hall: AtThePleno) -> None:
    before = hall.pressed
    hall.type(THROUGH)
    assert hall.recap.column(tiny.FIRST, G).ratified
    assert hall.pressed - before == 4
    assert hall.station.place == (tiny.FIRST, B)
    assert hall.session.before == (tiny.FIRST, B)


def test_a_whole_kecamatan_is_ratified_by_keys(hall: AtThePleno) -> None:
    hall.type(THROUGH * 7 + "⏎⏎⏎")
    assert ending.unratified(hall.desk) == ()
    assert hall.station.step is Step.ALL
    assert hall.notice is None
    assert hall.desk.store.audit() == []


def test_objections_are_accepted_or_refused_after_panwaslus_opinion(hall: AtThePleno) -> None:
    hall.type("⏎b⇥Angka tidak terbaca⏎")
    assert hall.station.step is Step.OBJECTION
    hall.type("⏎")
    hall.alt("d")
    hall.type("Dibaca ulang⏎")
    answered = hall.recap.objections["KB-1"][1]
    assert answered
    assert (answered.accepted, answered.answer) == (True, "Dibaca ulang")
    hall.type("bn⇥Minta hitung ulang⏎⏎")
    hall.alt("t")
    hall.type("Tidak ada alasan⏎")
    assert hall.recap.objections["KB-2"][1] is None
    hall.type("Sependapat dengan PPK⏎")
    refused = hall.recap.objections["KB-2"][1]
    assert refused
    assert (refused.accepted, refused.opinion) == (False, "Sependapat dengan PPK")
    assert hall.station.step is Step.AMEND
    hall.type("a2⏎")
    assert hall.recap.column(tiny.FIRST, G).explained == {
        (ACCEPTED, ("KB-1",)): "C.HASIL dibacakan ulang, angkanya benar"
    }
    hall.type("⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_a_ratification_is_taken_back_on_two_pins(hall: AtThePleno) -> None:
    hall.type("⏎⏎⏎u⏎" + KETUA + SECOND)
    column = hall.recap.column(tiny.FIRST, G)
    assert (column.ratified, column.matched, column.read) == (False, False, True)
    assert hall.station.step is Step.READ
    hall.type("⏎⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_a_wrong_pin_takes_nothing_back_and_is_said_in_the_question(hall: AtThePleno) -> None:
    hall.type("⏎⏎⏎u⏎" + SECOND + SECOND)
    question = QApplication.activeModalWidget()
    assert question is not None
    assert question.objectName() == "question"
    assert hall.recap.column(tiny.FIRST, G).ratified
    hall.type("⎋⎋")


def test_incidents_are_read_with_their_status_before_it_is_ratified(
    pinned: RecapDesk,
    packs: tiny.Packs,
    tmp_path: Path,
    pleno: Callable[..., AtThePleno],
) -> None:
    """Each incident of the bundle, one from paper; settled ones say how."""
    days.hold_lightly(packs, tiny.FIRST, tmp_path / "hari", days.troubled(tiny.FIRST))
    pack = packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(tmp_path / "hari")]))
    open_day(pinned)
    table = pleno()
    table.type("⏎")
    assert table.station.step is Step.INCIDENT
    waiting = [one for one in table.station.incidents if not one.read]
    table.type("⏎2⏎")
    assert QApplication.activeModalWidget() is not None, "settled without a word"
    table.type("⎋" + "⏎1⏎" * len(waiting))
    assert table.station.step is Step.MATCH
    table.type("jpMati lampu⏎")
    assert any(one.text == "Mati lampu" for one in table.recap.pleno.incidents.values())
    table.type("⏎⏎")
    assert table.recap.column(tiny.FIRST, G).ratified


def test_whoever_still_types_a_tps_sees_none_of_its_figures(
    pinned: RecapDesk, pleno: Callable[..., AtThePleno]
) -> None:
    """Neither in the table, nor in the findings, nor in what may be corrected."""
    open_day(pinned)
    figures = tiny.figures(halls.TPS, G)
    typists.type_in(pinned, halls.TPS, G, {**figures, "IV_1": 9}, halls.OPERATOR)
    sources.take_sirekap(pinned, [sheet()], "e" * 64, halls.OPERATOR)
    table = pleno(halls.SECOND)
    table.session.take_up(CODE, (halls.TPS, G))
    table.settle()
    shown = table.station
    assert shown.place == (halls.TPS, G)
    assert (shown.table, shown.cells, shown.found, shown.differing) == (None, (), (), ())
    wanted: list[tuple[str, str, str]] = []
    table.session.station_wanted.connect(lambda *said: wanted.append(said))
    table.type("⏎")
    assert wanted == [("ketik", halls.TPS, G)]


def test_an_operator_looks_on_and_decides_nothing(
    pinned: RecapDesk, made: days.Made, pleno: Callable[..., AtThePleno]
) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    table = pleno(halls.OPERATOR)
    before = pinned.store.head()
    assert table.station.table is not None
    table.type("ktua")
    table.type("⏎")
    assert pinned.store.head() == before
    assert table.station.place == (tiny.FIRST, B)


def test_a_restart_goes_on_with_what_was_read(
    hall: AtThePleno, pleno: Callable[..., AtThePleno]
) -> None:
    hall.type(THROUGH + "⏎⏎")
    hall.window.close()
    again = pleno()
    assert again.station.place == (tiny.FIRST, B)
    assert again.station.step is Step.RATIFY
    again.type("⏎")
    assert again.recap.column(tiny.FIRST, B).ratified


def test_a_held_enter_does_nothing_twice(hall: AtThePleno) -> None:
    """What is asked twice before the books answered is asked once."""
    before = hall.desk.store.head().seq
    hall.type("⏎⏎⏎⏎", fast=True)
    assert hall.desk.store.head().seq == before + 1


def test_f9_opens_the_screen_of_the_hall_and_esc_leads_back(hall: AtThePleno) -> None:
    hall.function_key(9)
    shown = [one for one in QApplication.topLevelWidgets() if one.objectName() == "layar_pleno"]
    assert [one.isVisible() for one in shown] == [True]
    hall.keys.qtbot.keyClick(shown[0], Qt.Key.Key_Escape)
    hall.settle()
    assert hall.window.isVisible()
    left = [one.objectName() for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert "layar_pleno" not in left
    hall.type("⏎")
    assert hall.recap.column(tiny.FIRST, G).read
