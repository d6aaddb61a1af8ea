"""What the pleno compares, corrects and explains, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.sources import SIREKAP
from kpps_desktop.services.ppk import sources
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.ppk.pleno.hall.present import picture as in_the_hall
from kpps_desktop.ui.ppk.pleno.hall.window import NOBODY
from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.present import side_of
from kpps_desktop.ui.ppk.pleno.scene import looked_at
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from tests.services.ppk import days, halls, tiny
from tests.ui.ppk.meetings import AtThePleno, open_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

G = tiny.GUBERNUR
KETUA, SECOND = halls.PINS[KETUA_PPK], halls.PINS[halls.SECOND]


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
    assert hall.station.step is Step.REASON
    assert "IV" in hall.station.told
    hall.type("⏎3⏎")
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


def test_at_a_correction_the_primary_action_says_what_enter_does_there(hall: AtThePleno) -> None:
    """From the figure it goes on to the reason, by Enter or the mouse; then it asks for PINs."""
    hall.type("⏎k")
    page = hall.pleno.correction
    button = page.findChild(PrimaryButton, "correction_save")
    assert button
    assert button.text() == "Lanjut"
    hall.type("7")
    hall.keys.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.activeModalWidget() is None
    assert button.text() == "Minta dua PIN"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "correction_reason"
    hall.keys.press(Qt.Key.Key_Backtab)
    assert button.text() == "Lanjut"
    hall.type("⏎")
    assert button.text() == "Minta dua PIN"
    hall.type("⏎")
    question = QApplication.activeModalWidget()
    assert question is not None
    assert any("I.A (L): 6 → 7" in one.text() for one in question.findChildren(QLabel))
    hall.type("⎋⎋")


def test_sirekap_that_differs_is_shown_and_blocks_nothing(hall: AtThePleno, tmp_path: Path) -> None:
    table = tmp_path / "sirekap.csv"
    figures = {**tiny.figures(tiny.FIRST, G), "IV_1": 9}
    head = ",".join(("kode_tps", "kontes", *figures))
    line = ",".join((tiny.FIRST, G, *(str(one) for one in figures.values())))
    table.write_text(f"{head}\n{line}\n", encoding="utf-8")
    hall.type("r⌥i")
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
    table.type("3⏎")
    (reason,) = table.recap.column(tiny.FIRST, G).explained.values()
    assert reason == "KPPS sudah menjelaskan di C.KEJADIAN KHUSUS"
    page._table.reach(code)  # noqa: SLF001
    assert f"PPK: {reason}\nKPPS: {days.REASON}" in table.seen()
