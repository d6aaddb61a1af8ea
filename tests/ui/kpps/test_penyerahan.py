"""Penyerahan by keys alone, on a real desk with real signatures; sticks that fail; no printer."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from kpps_desktop.domain.day import Stage
from kpps_desktop.exchange.qr_image import pages_in, read_codes
from kpps_desktop.services.kpps import handing, settling
from kpps_desktop.services.kpps.handed import handed
from kpps_desktop.ui.widgets.question import Question
from tests.services import acts
from tests.services.acts import PIN
from tests.services.tiny import OFFICERS, PINS, G, P
from tests.ui.kpps.offices import Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs

SALINAN = "c-hasil-salinan"
SECOND = PINS[OFFICERS[1]]
NAME = "hasil-9901012001001-1.asice"


def _question(here: Office) -> Question | None:
    return next((one for one in here.window.findChildren(Question) if one.isVisible()), None)


# Papers


def test_a_crash_after_sealing_is_made_good_by_two_keys_and_a_pin(
    office: Callable[[str], Office],
) -> None:
    here = office("sealed")
    assert "3 belum dibuat" in here.seen()
    here.press("⏎", "⏎")
    assert "Masukkan PIN ketua" in here.seen()
    here.press(PIN)
    assert _question(here) is None
    assert here.sealing.bundled
    assert "Semua sudah dibuat" in here.seen()


def test_papers_that_a_crash_left_stay_and_only_the_bundle_is_made(
    office: Callable[[str], Office],
) -> None:
    here = office("sealed")
    handing.make_papers(here.play.desk, PIN, OFFICERS[0])
    before = here.sealing.papers
    here.session.look()
    here.settle()
    assert "1 belum dibuat" in here.seen()
    here.press("1", "⏎", PIN)
    assert here.sealing.papers == before
    assert here.sealing.bundled


def test_a_wrong_pin_makes_nothing_and_asks_again(office: Callable[[str], Office]) -> None:
    here = office("sealed")
    here.press("1", "⏎", "135792")
    assert _question(here) is not None
    assert not here.sealing.papers
    here.press(PIN)
    assert here.sealing.bundled


def test_what_needs_papers_leads_to_them_first(office: Callable[[str], Office]) -> None:
    here = office("sealed")
    for digit in "234":
        here.press(digit)
        assert "Buat lembar dan berkas hasil" in here.seen()
        here.keys.press(Qt.Key.Key_Escape)


# Sticks


def test_a_result_goes_to_one_stick_then_to_another(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("3")
    assert "Belum ada stik" in here.seen()
    here.plug("KINGSTON")
    here.press("⏎")
    assert "Aman dicabut: KINGSTON" in here.seen()
    assert "pasang stik kedua" in here.seen()
    here.plug("SANDISK")
    here.keys.press(Qt.Key.Key_Down)
    here.press("⏎")
    assert "Hasil kini ada di dua stik" in here.seen()
    assert [one.target for one in here.sealing.exports] == ["KINGSTON", "SANDISK"]
    both = {(folder / NAME).read_bytes() for folder in here.sticks.values()}
    assert len(both) == 1
    here.keys.press(Qt.Key.Key_Escape)
    assert "Di 2 stik: KINGSTON, SANDISK" in here.seen()


def test_a_stick_that_was_written_asks_for_nothing_more(office: Callable[[str], Office]) -> None:
    """Enter twice writes once: the second goes on to the other tasks; U writes again."""
    here = office("bundled")
    here.press("3")
    here.plug("KINGSTON")
    here.press("⏎")
    assert "sudah ditulis ke stik ini" in table_of(here)
    button = here.screen.sticks.findChild(QPushButton, "stick_taken")
    assert button is not None
    assert button.text() == "Lanjut"
    here.press("⏎")
    assert [one.target for one in here.sealing.exports] == ["KINGSTON"]
    assert "Di satu stik: KINGSTON" in here.seen()
    here.press("3u")
    assert [one.target for one in here.sealing.exports] == ["KINGSTON"] * 2


def test_another_stick_of_the_same_name_is_not_called_written(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press("3")
    here.plug("KINGSTON")
    here.press("⏎")
    folder = here.sticks["KINGSTON"]
    folder.rename(folder.with_name("dicabut"))
    here.plug("KINGSTON")
    assert "sudah ditulis ke stik ini" not in table_of(here)
    assert "Aman dicabut" not in here.seen()
    here.press("⏎")
    assert (folder / NAME).is_file()
    assert "sudah ditulis ke stik ini" in table_of(here)


def table_of(here: Office) -> str:
    """Return what the table of sticks says."""
    view = here.window.findChild(QTableView, "sticks_list")
    assert view is not None
    model = view.model()
    cells = [model.index(0, at).data() for at in range(model.columnCount())]
    return " ".join(map(str, cells))


def test_a_stick_pulled_out_amid_writing_loses_nothing(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.drives.faults["KINGSTON"] = errno.ENODEV
    here.drives.taken = 2
    here.press("3")
    here.plug("KINGSTON")
    here.press("⏎")
    assert "Stik tercabut" in here.seen()
    assert here.sealing.exports == ()
    here.plug("SANDISK")
    assert "Stik tercabut" in here.seen()
    here.press("⏎")
    assert "Aman dicabut: SANDISK" in here.seen()
    assert (here.sticks["SANDISK"] / NAME).is_file()


@pytest.mark.parametrize(
    ("fault", "title"),
    [
        (errno.ENOSPC, "Stik penuh"),
        (errno.EROFS, "Stik hanya dapat dibaca"),
        (errno.EINVAL, "Format stik tidak cocok"),
    ],
)
def test_a_bad_stick_is_told_and_tried_again(
    office: Callable[[str], Office], fault: int, title: str
) -> None:
    here = office("bundled")
    here.drives.faults["KINGSTON"] = fault
    here.press("3")
    here.plug("KINGSTON")
    here.press("⏎")
    assert title in here.seen()
    del here.drives.faults["KINGSTON"]
    here.press("⏎")
    assert "Aman dicabut: KINGSTON" in here.seen()


def test_a_stick_that_went_before_enter_is_told(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("3")
    here.plug("KINGSTON")
    here.sticks["KINGSTON"].rmdir()
    here.press("⏎")
    assert "Stik tercabut" in here.seen()


def test_what_was_written_is_known_after_a_restart(
    office: Callable[[str], Office], qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    here = office("bundled")
    here.press("3")
    here.plug("KINGSTON")
    here.press("⏎")
    here.window.close()
    again = Office(qtbot, jobs, here.play, tmp_path)
    assert "Di satu stik: KINGSTON" in again.seen()
    again.press("3")
    assert "Hasil sudah pernah disalin ke stik" in again.seen()


# QR


def test_qr_on_the_screen_is_read_from_the_screen(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    texts = handed(here.play.desk).qr
    here.press("4")
    for expected in (*texts[G], *texts[P]):
        symbol = here.screen.qr.findChild(object, "qr_symbol")
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image: QImage = symbol.grab().toImage()
        image.save(buffer, "PNG")
        (picture,) = pages_in(bytes(buffer.data().data()), 1)
        assert read_codes(picture) == [expected]
        here.press("⏎")
    assert "Serahkan hasil" in here.seen()


# Boxes


def test_seals_and_boxes_are_typed_field_by_field(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("5", "K-1", "⏎", "A1, A2;A3", "⏎", "K-2", "⏎", "B1", "⏎")
    assert here.sealing.seals == {G: ("A1", "A2", "A3"), P: ("B1",)}
    assert here.sealing.boxes == {G: "K-1", P: "K-2"}
    assert "2 dari 2" in here.seen()


def test_a_box_without_seals_is_asked_for_them(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("5", "K-1", "⏎", "⏎", "⏎", "⏎")
    assert "Tulis nomor segel kotak ini dahulu." in here.seen()
    assert here.sealing.seals == {}
    here.press("A1", "⏎", "⏎", "⏎")
    assert here.sealing.seals == {G: ("A1",)}


def test_papers_of_the_boxes_are_asked_by_their_keys(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("5")
    here.keys.press(Qt.Key.Key_F5)
    here.keys.press(Qt.Key.Key_F6)
    assert here.papers == [("surat-pengantar", "", "pps"), ("ba-serah-terima-kotak", "", "pps")]


# The end of the day


def test_the_day_ends_with_its_warnings_and_what_is_left_stays_possible(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press("6")
    for words in (
        "Salinan diserahkan: 0 dari 9",
        "Salin ke stik boleh dikerjakan sesudah hari diakhiri. Sekarang: Belum ada di stik",
        "Kotak dan segel: 0 dari 2",
        "PTPS belum menerima salinan Gubernur",
        "PTPS belum menerima salinan Bupati",
    ):
        assert words in here.seen()
    here.press("⏎")
    assert "Tulis siapa yang menerima" in here.seen()
    here.press("Siti, PPS", "⏎")
    asked = QApplication.activeModalWidget().findChildren(QLabel)
    final = next(one.text() for one in asked if "tidak dapat disusulkan" in one.text())
    assert "stik" not in final
    here.press(PIN)
    assert here.play.desk.day().stage is Stage.SELESAI
    assert "Hari selesai" in here.seen()
    assert "diterima Siti, PPS" in here.seen()
    here.press("3")
    here.plug("KINGSTON")
    here.press("⏎")
    assert "Aman dicabut: KINGSTON" in here.seen()
    here.keys.press(Qt.Key.Key_Escape)
    here.press("2", "⏎")
    assert here.sealing.copies == ()
    here.keys.press(Qt.Key.Key_Escape)
    here.press("4")
    assert "Kode 1 dari" in here.seen()


def test_the_day_does_not_end_without_a_bundle(office: Callable[[str], Office]) -> None:
    here = office("sealed")
    here.press("6")
    assert "Buat lembar dan berkas hasil dahulu" in here.seen()
    here.press("⏎")
    assert _question(here) is None


def test_esc_at_the_question_ends_nothing(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("6", "PPS", "⏎")
    here.keys.press(Qt.Key.Key_Escape)
    assert here.play.desk.day().stage is Stage.PENYERAHAN


# Reopening


def _reopen(here: Office) -> None:
    here.press("b", "⏎")
    assert "Buka kembali hasil?" in here.seen()
    here.press("V.B salah salin", "⏎", PIN, SECOND)


def test_a_result_is_reopened_by_two_officers_and_its_copies_are_void(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press("2", "⏎", "⏎")
    here.keys.press(Qt.Key.Key_Escape)
    _reopen(here)
    day = here.play.desk.day()
    assert day.stage is Stage.PENETAPAN
    assert day.sealing.reopened == ("V.B salah salin",)
    acts.sign(here.play)
    settling.seal(here.play.desk, OFFICERS[0])
    here.session.look()
    here.settle()
    assert "2 salinan sebelum itu TIDAK BERLAKU" in here.seen()
    assert "3 belum dibuat" in here.seen()
    here.press("1", "⏎", PIN, "2")
    assert "nomor 1 tidak berlaku, tarik kembali" in here.seen()
    here.press("⏎")
    assert [one.number for one in here.sealing.copies] == [1, 2, 3]
    assert here.papers[-1] == (SALINAN, G, "SAKSI-gubernur-1-1")


def test_one_wrong_pin_reopens_nothing(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("b", "⏎", "salah", "⏎", PIN, "135792")
    assert here.play.desk.day().stage is Stage.PENYERAHAN
    assert _question(here) is not None
    here.press(PIN, SECOND)
    assert here.play.desk.day().stage is Stage.PENETAPAN


def test_enter_alone_never_reopens(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("b", "⏎", "⏎", "⏎")
    assert "Pilih atau tulis alasannya" in here.seen()
    here.press("salah", "⏎", "⏎")
    assert here.play.desk.day().stage is Stage.PENYERAHAN
