"""The pleno by keys: a whole kecamatan, with all that can come between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap_sources import SIREKAP
from kpps_desktop.services.ppk import ending, sources, typists
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.ppk.pleno.hall.present import picture as in_the_hall
from kpps_desktop.ui.ppk.pleno.hall.window import NOBODY
from kpps_desktop.ui.ppk.pleno.part import CODE
from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.present import side_of
from kpps_desktop.ui.ppk.pleno.scene import looked_at
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
    table.type("j1⏎")
    assert table.recap.pleno.begun().resting
    table.type("⎋")
    assert table.station.step is Step.RESUME
    table.type("⏎")
    assert not table.recap.pleno.begun().resting
    table.type("rh1⏎")
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


def test_a_copy_that_differs_is_corrected_in_the_open(hall: AtThePleno) -> None:
    """The saksi's copy disputes; ketua and a member correct by PIN, and the saksi initials."""
    hall.type("⏎s")
    hall.keys.press(Qt.Key.Key_Tab)
    field = hall.pleno.copying
    field._table.focus_cell("IV_1")  # noqa: SLF001 - as the arrows would
    hall.type("6⏎")
    hall.alt("s")
    assert hall.station.step is Step.DIFFERING
    assert hall.station.differing == ("IV_1",)
    assert [one.rule for one in hall.station.found] == ["K.030"]
    assert "IV.1 5 ≠ 6" in hall.station.found[0].shown.remedy
    hall.type("⏎6⏎")
    QApplication.processEvents()
    hall.keys.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    hall.settle()
    hall.type("⏎")
    if QApplication.activeModalWidget() is None:
        hall.type("⏎")
    hall.type(KETUA + SECOND)
    column = hall.recap.column(tiny.FIRST, G)
    assert column.corrections[-1].said.initials == (KETUA_PPK, "PPK-2", "Wira Contoh (saksi 02)")
    assert (column.corrections[-1].said.old, column.corrections[-1].said.new) == (5, 6)
    assert hall.station.step is Step.MATCH
    hall.type("⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_a_box_that_is_blank_on_a_copy_disputes_and_one_not_read_says_nothing(
    hall: AtThePleno,
) -> None:
    """The minus key says blank; Delete takes it back; neither is ever zero."""
    hall.type("⏎s")
    hall.keys.press(Qt.Key.Key_Tab)
    table = hall.pleno.copying._table  # noqa: SLF001 - as the arrows would
    table.focus_cell("VB")
    hall.type("-")
    table.focus_cell("VB")
    hall.keys.press(Qt.Key.Key_Delete)
    table.focus_cell("IV_1")
    hall.type("-")
    hall.alt("s")
    (copy,) = hall.recap.column(tiny.FIRST, G).shown
    assert copy.figures == {"IV_1": None}
    assert (hall.station.step, hall.station.differing) == (Step.DIFFERING, ("IV_1",))
    (found,) = hall.station.found
    assert (found.rule, "IV.1 5 ≠ —" in found.shown.remedy) == ("K.030", True)
    picture = hall.station.table
    assert picture
    told = {one.code: one for row in picture.rows for one in row.cells if one}
    assert (told["IV_1"].told, told["IV_1"].mark) == (("5", "—", None), "≠ saksi 02")
    assert told["VB"].told == ("1", None, None)
    scene = looked_at(hall.desk, recap_view(hall.desk), (tiny.FIRST, G), NOBODY, "id")
    shown = in_the_hall(scene, "IV_1").table
    assert shown
    assert [one.told[1] for row in shown.rows for one in row.cells if one] == ["—", None, None]


def test_a_copy_without_a_word_says_how_a_blank_box_is_typed(hall: AtThePleno) -> None:
    hall.type("⏎s")
    hall.alt("s")
    assert "Ketik angkanya; bila kosong di Salinan" in hall.seen()
    assert hall.recap.column(tiny.FIRST, G).shown == ()


def test_a_copy_that_is_wrong_is_let_stand_with_a_reason(hall: AtThePleno) -> None:
    guest = next(iter(hall.recap.pleno.guests))
    sources.show_copy(hall.desk, tiny.FIRST, G, guest, {"VC": 9}, KETUA_PPK)
    hall.type("⏎")
    assert hall.station.step is Step.DIFFERING
    hall.type("a1⏎⏎⏎")
    column = hall.recap.column(tiny.FIRST, G)
    assert column.ratified
    assert list(column.explained.values()) == ["Salinan salah tulis; C.HASIL plano benar"]


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
    hall.type("⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_a_ratification_is_taken_back_on_two_pins(hall: AtThePleno) -> None:
    hall.type("⏎⏎⏎u⏎" + KETUA + SECOND)
    column = hall.recap.column(tiny.FIRST, G)
    assert (column.ratified, column.matched, column.read) == (False, False, True)
    assert hall.station.step is Step.MATCH
    hall.type("⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_a_wrong_pin_takes_nothing_back_and_is_said_in_the_question(hall: AtThePleno) -> None:
    hall.type("⏎⏎⏎u⏎" + SECOND + SECOND)
    question = QApplication.activeModalWidget()
    assert question is not None
    assert question.objectName() == "question"
    assert hall.recap.column(tiny.FIRST, G).ratified
    hall.type("⎋⎋")


def test_sirekap_that_differs_is_shown_and_blocks_nothing(hall: AtThePleno, tmp_path: Path) -> None:
    table = tmp_path / "sirekap.csv"
    figures = {**tiny.figures(tiny.FIRST, G), "IV_1": 9}
    head = ",".join(("kode_tps", "kontes", *figures))
    line = ",".join((tiny.FIRST, G, *(str(one) for one in figures.values())))
    table.write_text(f"{head}\n{line}\n", encoding="utf-8")
    hall.type("ri")
    dialog = hall.window.findChild(QFileDialog, "sirekap_file")
    assert dialog is not None
    dialog.fileSelected.emit(str(table))
    dialog.close()
    hall.settle()
    assert hall.notice
    assert "1 TPS diambil" in hall.notice.remedy
    told = {one.cell: one.figures for one in sources.compared(hall.desk, tiny.FIRST, G)}
    assert told["IV_1"][SIREKAP] == 9
    hall.type("⎋")
    picture = hall.station.table
    assert picture
    marked = [cell.mark for row in picture.rows for cell in row.cells if cell and cell.mark]
    assert marked == ["≠ Sirekap"]
    hall.type("⏎⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_what_the_kpps_explained_stands_beside_the_finding_and_waits_for_nobody(
    pinned: RecapDesk,
    packs: tiny.Packs,
    tmp_path: Path,
    pleno: Callable[..., AtThePleno],
) -> None:
    """Its words are marked as the KPPS's; the PPK may add its own, and both are shown."""
    days.hold_lightly(packs, tiny.FIRST, tmp_path / "hari", days.short(tiny.FIRST))
    pack = packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(tmp_path / "hari")]))
    open_day(pinned)
    table = pleno()
    assert table.station.acts.waiting["findings"] == 0
    assert side_of(table.pleno.picture) == ()
    assert {"R12", "R16"} <= {one.rule for one in table.station.found}
    table.type("f")
    page = table.pleno.findings
    assert f"KPPS: {days.REASON}" in table.seen()
    assert "belum ada alasan" not in table.seen()
    code = next(one.code for one in table.station.found if one.rule == "R12")
    page._table.reach(code)  # noqa: SLF001 - as the arrows would
    table.type("⏎")
    question = QApplication.activeModalWidget()
    assert question is not None
    table.type("2⏎")
    (reason,) = table.recap.column(tiny.FIRST, G).explained.values()
    assert reason == "KPPS sudah menjelaskan di C.KEJADIAN KHUSUS"
    page._table.reach(code)  # noqa: SLF001
    assert f"PPK: {reason}\nKPPS: {days.REASON}" in table.seen()


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
