"""A result is settled by keys alone, at a real desk: from counted to sealed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.kpps import handing, keeping, settling
from tests.services.acts import TRUTH
from tests.services.conftest import opened
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P
from tests.ui.keyboard import ALT
from tests.ui.kpps.settlings import READER, Settling, open_settling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play

SECOND = OFFICERS[1]
WRONG = "000000"
CTRL = Qt.KeyboardModifier.ControlModifier

SALINAN = {f"c-hasil-salinan-{contest}.pdf" for contest in (G, P)}


@pytest.fixture
def open_at(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Callable[[str], Settling]:
    """Give a function that opens a window over a desk at a stage."""
    return lambda stage: open_settling(at(stage), jobs, qtbot)


def test_a_day_is_settled_from_counted_to_sealed(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    for contest in (G, P):
        office.enter()
        office.identify()
        office.type_paper(TRUTH[contest])
        assert "Semua sel cocok dengan catatan" in office.seen()
        office.enter()
    assert "Tidak ada temuan" in office.seen()
    assert "NIHIL" in office.seen()
    office.enter()
    for officer in OFFICERS[1:]:
        office.enter()
        office.pin(officer)
    for _ in office.desk.day().meeting.saksi:
        office.enter(2)
    office.enter()
    office.pin(KETUA)
    assert "Semua 10 orang sudah" in office.seen()
    office.enter(2)
    assert "Tidak ada yang kurang." in office.seen()
    office.enter()
    office.pin(KETUA)
    day = office.desk.day()
    assert day.stage is Stage.PENYERAHAN
    assert day.sealing.bundled
    assert set(handing.signed_papers(office.desk, 1)) >= SALINAN
    assert office.desk.readings()[G].typists == dict.fromkeys(TRUTH[G], READER)


def test_the_one_who_tallied_is_not_let_to_type(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    office.enter()
    office.type("3")
    office.enter()
    assert "PETUGAS KPPS-3 ikut mencatat penghitungan." in office.seen()
    assert QApplication.activeModalWidget() is None


def test_a_wrong_pin_is_told_and_asked_again(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    office.enter()
    office.type("5")
    office.enter()
    office.type(WRONG)
    assert "PIN salah. PIN itu bukan PIN" in office.told()
    office.pin(READER)
    assert office.session.officer == READER
    assert "Ketik C.HASIL Gubernur" in office.seen()


def test_typing_is_blind_until_a_difference_was_typed_twice(
    open_at: Callable[[str], Settling],
) -> None:
    """II.4 is 54 in the log and 45 on this officer's keys."""
    office = open_at("counted")
    office.match("1", G, II4=45, VB=None)
    assert "2 sel perlu diketik sekali lagi" in office.seen()
    assert not {"54", "45"} & set(office.seen().split())
    office.type("54")
    office.enter()
    assert "54" in office.seen().split()
    office.press(Qt.Key.Key_K, ALT)
    assert "1 sel berbeda, belum diselesaikan" in office.seen()
    assert office.desk.day().drafts[G].figures["II4"] == 54
    assert office.desk.day().drafts[G].figures["VB"] is None


def test_no_word_tells_the_log_while_the_first_paper_is_typed(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("counted")
    office.enter()
    office.identify()
    secrets = {"62", "54", "60", "30"}
    assert not secrets & set(office.seen().replace(".", " ").split())
    office.type_paper({"IA_L": 30})
    assert secrets & set(office.seen().replace(".", " ").split()) == {"30"}


def test_a_blank_is_said_and_never_a_zero(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    office.enter()
    office.identify()
    office.enter()
    office.press(Qt.Key.Key_K, ALT)
    assert office.desk.day().drafts[G].figures == {"IA_P": None}
    assert "kosong di kertas" in office.seen()
    assert "1 dari 28 sel sudah diketik" in office.seen()


def test_what_was_typed_outlives_a_crash(
    open_at: Callable[[str], Settling], jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    office = open_at("counted")
    office.enter()
    office.identify()
    first = dict(list(TRUTH[G].items())[:7])
    office.type_paper(first)
    crashed = tmp_path / "sesudah"
    shutil.copytree(office.play.folder, crashed)  # as the disk is, with no goodbye
    again = open_settling(opened(crashed, office.play.clock.now()), jobs, qtbot)
    assert "7 dari 28 sel sudah diketik" in again.seen()
    again.enter()
    again.identify()
    again.type_paper(dict(list(TRUTH[G].items())[7:]))
    assert again.desk.day().drafts[G].figures == TRUTH[G]
    again.play.desk.store.close()


def test_a_pause_goes_on_where_it_was_left(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    office.enter()
    office.identify()
    office.type_paper({"IA_L": 30})
    office.escape()
    assert "1 dari 28 sel sudah diketik" in office.seen()
    office.enter()
    office.type_paper({"IA_P": 30})
    assert office.desk.day().drafts[G].figures == {"IA_L": 30, "IA_P": 30}


def _differ(office: Settling, **cells: int | None) -> None:
    """Type the first paper, some cells otherwise, both times."""
    office.match("1", G, **cells)
    office.type_paper(cells)


def test_the_paper_is_corrected_by_ketua_and_a_second(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    _differ(office, IV_1=4)
    office.enter()
    office.type("3")
    office.enter()
    office.press(Qt.Key.Key_1, CTRL)
    stops = []
    while QApplication.activeModalWidget() is None:
        stops.append(QApplication.focusWidget().objectName())
        office.enter()
    assert stops == [
        "correction_reason",
        "correction_words",
        "initial_SAKSI-gubernur-1-1",
        "initial_SAKSI-gubernur-2-1",
        "initial_PTPS",
        "correction_second",
    ]
    office.pin(KETUA)
    office.type(WRONG)
    assert "PIN salah" in office.told()
    office.pin(KETUA)
    office.pin(READER)
    (told,) = office.desk.day().drafts[G].corrections
    assert (told.old, told.new, told.reason) == (4, 3, "Salah tulis")
    assert told.initials == (KETUA, READER, "SAKSI-gubernur-1-1")
    assert "Semua sel cocok dengan catatan" in office.seen()


def test_esc_from_the_pins_corrects_nothing(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    _differ(office, IV_1=4)
    office.enter()
    office.type("3")
    office.enter(7)
    office.escape()
    office.escape()
    assert "Kertas dan catatan: Gubernur" in office.seen()
    assert office.desk.day().drafts[G].corrections == ()


def test_a_difference_stands_with_its_reason(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    _differ(office, IV_1=4)
    office.type("t")
    office.type("1")
    office.enter()
    reason = "Sudah dihitung ulang bersama saksi, kertas yang benar"
    assert office.desk.day().drafts[G].explained == {("L.01", ("IV_1",)): reason}
    assert "berbeda, ada sebabnya" in office.seen()


def test_any_cell_is_typed_again_blind(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    _differ(office, IV_1=4)
    office.type("u")
    assert "4" not in office.seen().split()
    office.type("3")
    office.enter()
    assert "Semua sel cocok dengan catatan" in office.seen()


def test_findings_wait_for_every_paper_then_get_reasons(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("counted")
    _differ(office, VB=2)
    office.enter()
    office.escape()
    office.escape()
    office.type("3")
    assert "Temuan terlihat setelah semua plano diketik." in office.seen()
    office.enter()
    office.match("2", P)
    office.escape()
    office.type("3")
    assert "R11" in office.seen()
    office.enter()
    office.type("1")
    office.enter()
    assert "tulis sebabnya dengan kata sendiri" in office.told()
    office.enter()
    office.press(Qt.Key.Key_Tab)
    office.type("salah jumlah")
    office.enter()
    found = office.desk.day().drafts[G].explained
    assert "Sudah dihitung ulang bersama saksi: salah jumlah" in found.values()
    office.type("s")
    assert "Kertas dan catatan: Gubernur" in office.seen()


def test_an_incident_is_noted_by_its_key_and_an_objection_answered(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("counted")
    office.press(Qt.Key.Key_B, CTRL)
    office.type("Listrik padam")
    office.enter(2)
    ((_, incident),) = office.desk.day().record.incidents
    assert (incident.text, incident.contest, incident.follow_up) == ("Listrik padam", "", "")
    office.type("4")
    office.type("b")
    office.press(Qt.Key.Key_Down)
    office.enter()
    office.type("suara tidak sah")
    office.enter()
    (one,) = office.desk.day().record.objections.values()
    assert (one.raised.by, one.raised.contest) == ("SAKSI-gubernur-2-1", G)
    assert "belum dijawab" in office.seen()
    office.enter()
    office.type("2")
    office.enter()
    assert "tulis penjelasannya" in office.told()
    office.press(Qt.Key.Key_Tab)
    office.type("sudah sesuai")
    office.enter()
    (one,) = office.desk.day().record.objections.values()
    assert one.answered
    assert (one.answered.accepted, one.answered.answer) == (False, "sudah sesuai")


def test_who_will_not_sign_says_why_and_one_sheet_can_be_signed_alone(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("read")
    office.type("5")
    office.type("l")
    office.enter()
    office.pin(SECOND)
    drafts = office.desk.day().drafts
    assert SECOND in drafts[G].signed
    assert SECOND not in drafts[P].signed
    office.type("ll")
    office.type("d")
    office.type("3")
    office.enter()
    assert office.desk.day().drafts[P].declined == {SECOND: "Tidak setuju dengan hasilnya"}


def test_the_ketua_is_told_who_has_not_signed(open_at: Callable[[str], Settling]) -> None:
    office = open_at("read")
    office.type("5")
    office.press(Qt.Key.Key_End, CTRL)
    office.enter()
    assert "Ketua menandatangani paling akhir; 9 orang belum." in office.seen()
    office.escape()


def test_a_wrong_pin_seals_nothing_and_esc_leaves_it(open_at: Callable[[str], Settling]) -> None:
    office = open_at("signed")
    office.enter()
    office.enter()
    office.type(WRONG)
    assert "PIN salah" in office.told()
    assert office.desk.day().stage is Stage.PENETAPAN
    office.escape()
    assert QApplication.activeModalWidget() is None


def test_what_is_missing_is_told_before_the_seal(open_at: Callable[[str], Settling]) -> None:
    office = open_at("read")
    office.type("6")
    assert "Gubernur: ketua belum menandatangani." in office.seen()
    office.enter()
    assert QApplication.activeModalWidget() is None
    papers: list[tuple[str, str, str]] = []
    office.session.paper_wanted.connect(lambda *asked: papers.append(asked))
    office.type("2")
    office.press(Qt.Key.Key_F5)
    assert papers == [("c-hasil-salinan", P, "")]


def test_papers_that_fail_leave_the_seal(
    open_at: Callable[[str], Settling], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk after the seal is told; Penyerahan makes the papers again."""
    office = open_at("signed")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    broken: list[BaseException] = []
    office.session.jobs.broke.connect(broken.append)
    monkeypatch.setattr(keeping, "c_hasil_salinan", full)
    office.enter(2)
    office.pin(KETUA)
    assert office.desk.day().stage is Stage.PENYERAHAN
    assert not office.desk.day().sealing.bundled
    assert [type(one) for one in broken] == [OSError]
    monkeypatch.undo()
    handing.make_papers(office.desk, PINS[KETUA], KETUA)
    handing.make_bundle(office.desk, PINS[KETUA], KETUA)
    assert office.desk.day().sealing.bundled


def test_a_cell_typed_again_after_signing_voids_the_signatures(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("signed")
    assert "Semua 10 orang sudah" in office.seen()
    settling.read_plano(office.desk, G, {"III_L": 3}, READER)
    office.session.changed.emit(Changed.FIGURES)
    office.settle()
    assert "1 sel berbeda, belum diselesaikan" in office.seen()
    assert "1 dari 10 orang sudah" in office.seen()
