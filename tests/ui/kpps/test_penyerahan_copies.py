"""Copies of C.HASIL by keys alone: handed out one after another, and reprinted with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.services.tiny import G, P

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.kpps.offices import Office

SALINAN = "c-hasil-salinan"


def test_enter_hands_the_next_number_and_goes_on(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("⏎")
    assert "Saksi nomor 1: SAKSI 1" in here.seen()
    here.press("⏎", "⏎", "⏎")
    copies = [(one.contest, one.recipient, one.number) for one in here.sealing.copies]
    assert copies == [
        (G, "SAKSI-gubernur-1-1", 1),
        (G, "SAKSI-gubernur-2-1", 2),
        (G, "PTPS", 3),
    ]
    assert here.papers == [(SALINAN, contest, whom) for contest, whom, _ in copies]


def test_enter_held_a_moment_too_long_hands_no_second_copy(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press("2")
    here.keys.enter()
    here.keys.enter()
    here.settle()
    assert [one.recipient for one in here.sealing.copies] == ["SAKSI-gubernur-1-1"]
    assert len(here.papers) == 1


def test_all_copies_are_handed_by_enter_alone_without_a_printer(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press(*"⏎" * 10)
    assert len(here.sealing.copies) == 9
    assert [one.number for one in here.sealing.copies if one.contest == P] == [1, 2, 3, 4]
    here.press("⏎")  # to the tasks, not to a reprint
    assert "9 dari 9" in here.seen()
    assert here.sealing.reprints == ()


def test_enter_on_a_copy_that_was_handed_goes_to_the_next_that_was_not(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press("2", "⏎")
    here.keys.press(Qt.Key.Key_Up)
    here.press("⏎")
    assert len(here.sealing.copies) == 1
    here.press("⏎")
    assert len(here.sealing.copies) == 2


def test_a_copy_that_was_handed_is_reprinted_with_a_reason(
    office: Callable[[str], Office],
) -> None:
    here = office("bundled")
    here.press("2", "⏎")
    here.keys.press(Qt.Key.Key_Up)
    here.press("u")
    assert "Cetak ulang salinan ini?" in here.seen()
    here.keys.enter()
    assert "Pilih atau tulis alasannya" in here.seen()
    here.press("2", "⏎")
    assert [one.reason for one in here.sealing.reprints] == [
        "Kertas tersangkut, cetakan tidak lengkap"
    ]
    assert here.papers == [(SALINAN, G, "SAKSI-gubernur-1-1")] * 2
    assert len(here.sealing.copies) == 1


def test_the_receipt_is_asked_by_f5(office: Callable[[str], Office]) -> None:
    here = office("bundled")
    here.press("2")
    here.keys.press(Qt.Key.Key_F5)
    assert here.papers == [("tanda-terima-salinan", "", "")]


def test_a_copy_is_reprinted_after_the_end(office: Callable[[str], Office]) -> None:
    here = office("finished")
    here.press("2", "u", "1", "⏎")
    assert [one.reason for one in here.sealing.reprints] == ["Rusak atau basah"]
