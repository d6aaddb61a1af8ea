"""What the papers of a meeting tell of it, long after: who sat, what happened, what is void."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import agenda, ending, meeting, overview, papers, reporting, settling
from kpps_desktop.services.ppk.noting import incident_key
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.tabling import status_table
from tests.papers import seen
from tests.services.ppk import days, halls, tiny
from tests.services.ppk.halls import PINS, SECOND, TOGETHER

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

HALL = "Aula Kecamatan"


def at(desk: RecapDesk, hour: int, minute: int = 0, days_on: int = 0) -> None:
    """Let it be an hour of the meeting's first day, or of a later one."""
    assert isinstance(desk.clock, ScriptedClock)
    moment = days.PLENO.replace(hour=hour, minute=minute)
    desk.clock.set(datetime.fromisoformat((moment + timedelta(days=days_on)).isoformat()))


def told(desk: RecapDesk, code: str, contest: str = "", about: str = "") -> str:
    pdf = papers.ready(desk, code, contest, about).make(lambda _done, _of: None)
    assert seen.faults(pdf) == []
    return " ".join(" ".join(seen.texts(pdf)).split())


def invite(desk: RecapDesk, name: str, choice: int) -> str:
    return meeting.accredit_saksi(desk, tiny.GUBERNUR, choice, name, KETUA_PPK, mandate=True)


@pytest.fixture
def opened(pinned: RecapDesk, made: days.Made) -> RecapDesk:
    """Open a meeting in which DEWI sits for pair 1, and ARIF for pair 2."""
    halls.receive_all(pinned, made)
    meeting.open_pleno(pinned, HALL, KETUA_PPK)
    for name, choice in (("DEWI SATU", 1), ("ARIF DUA", 2)):
        meeting.seat(pinned, invite(pinned, name, choice), KETUA_PPK)
    return pinned


def take_turns(desk: RecapDesk) -> None:
    """Let TONO take the seat of DEWI."""
    at(desk, 11, 20)
    meeting.leave(desk, "SAKSI-gubernur-1-1", KETUA_PPK)
    at(desk, 11, 25)
    meeting.seat(desk, invite(desk, "TONO SATU", 1), KETUA_PPK)


def test_a_saksi_who_gave_the_seat_up_did_sit_inside(opened: RecapDesk) -> None:
    take_turns(opened)
    during = told(opened, papers.D_HADIR, about="1")
    assert "Pengganti" not in during
    assert during.count("Di dalam") == 3
    assert "09.00-11.20" in during


def test_the_attendance_of_a_day_that_is_over_tells_who_sat(opened: RecapDesk) -> None:
    take_turns(opened)
    at(opened, 17)
    meeting.close(opened, "", KETUA_PPK)
    at(opened, 9, days_on=1)
    meeting.open_pleno(opened, HALL, KETUA_PPK)
    first = told(opened, papers.D_HADIR, about="1")
    assert "Pengganti" not in first
    assert first.count("Di dalam") == 3
    assert "09.00-11.20" in first
    assert "17.00" not in first  # who stayed to the end needs no hours
    assert "Di dalam" not in told(opened, papers.D_HADIR, about="2")


def test_d_hasil_tells_where_and_from_when_to_when_it_was_met(opened: RecapDesk) -> None:
    now = told(opened, papers.D_HASIL, tiny.GUBERNUR)
    assert f"bertempat di {HALL}:" in now
    assert "dimulai pada pukul 09.00 s.d. . . ." in now
    at(opened, 17, 5)
    meeting.close(opened, "", KETUA_PPK)
    assert "pukul 09.00 s.d. 17.05 waktu" in told(opened, papers.D_HASIL, tiny.GUBERNUR)


def test_d_hasil_of_several_days_tells_from_which_to_which(opened: RecapDesk) -> None:
    at(opened, 21)
    meeting.close(opened, "", KETUA_PPK)
    at(opened, 8, 30, days_on=1)
    meeting.open_pleno(opened, "Balai Desa", KETUA_PPK)
    at(opened, 15, days_on=1)
    meeting.close(opened, "", KETUA_PPK)
    paper = told(opened, papers.D_HASIL, tiny.GUBERNUR)
    assert "pukul 09.00 tanggal Jumat, 29 November 2024" in paper
    assert "s.d. 15.00 tanggal Sabtu, 30 November 2024 waktu" in paper
    assert "bertempat di Balai Desa" in paper
    assert "Pada hari ini Sabtu tanggal Tiga Puluh" in paper


def test_d_hasil_without_a_meeting_leaves_its_place_open(
    pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    paper = told(pinned, papers.D_HASIL, tiny.GUBERNUR)
    assert "bertempat di . . ." in paper
    assert "pukul . . ." in paper


def test_papers_and_tables_name_people_and_no_codes(opened: RecapDesk) -> None:
    who = ("SAKSI-gubernur-1-1",)
    place = (tiny.FIRST, tiny.GUBERNUR, "IV_1")
    agenda.correct_together(opened, *place, 6, "Salah salin", who, TOGETHER)
    raised = settling.raise_objection(
        opened, tiny.FIRST, tiny.GUBERNUR, "SAKSI-gubernur-2-1", "Beda", KETUA_PPK
    )
    settling.answer_objection(opened, raised, "Sudah", "Sesuai", KETUA_PPK, accepted=False)
    paper = told(opened, papers.D_HASIL, tiny.GUBERNUR)
    for name in ("SEKAR PERTAMA (ketua)", "DEWI SATU (saksi nomor 1)"):
        assert name in paper
    assert "Keberatan ARIF DUA (saksi nomor 2) di rapat pleno: Beda" in paper
    assert "SAKSI-" not in paper
    assert "PPK-1" not in paper
    able = opened.unlocked(PINS[KETUA_PPK])
    reporting.make(able)
    xlsx = next(held for name, held in reporting.made(able).items() if name.endswith(".xlsx"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    rows = [str(cell) for name in book.sheet_names for row in _rows(book, name) for cell in row]
    assert any("DEWI SATU (saksi nomor 1)" in cell for cell in rows)
    assert not any("SAKSI-" in cell or "PPK-1" in cell for cell in rows)
    assert reporting.recap_result(opened).objections[0][0].by == "SAKSI-gubernur-2-1"


def _rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    return [list(row) for row in book.get_sheet_by_name(name).to_python()]


def test_a_meal_and_the_end_of_a_day_are_no_kejadian_khusus(opened: RecapDesk) -> None:
    for hour, why in ((12, "Ishoma"), (18, "Istirahat, salat, makan")):
        at(opened, hour)
        meeting.pause(opened, why, KETUA_PPK)
        meeting.resume(opened, KETUA_PPK)
    meeting.close(opened, "Semua TPS selesai", KETUA_PPK)
    paper = told(opened, papers.D_KEJADIAN)
    assert "Ishoma" not in paper
    assert "Semua TPS selesai" not in paper
    assert paper.count("NIHIL") == 4  # each section, and the line above them that tells of it


def test_a_disturbed_hour_is_told_as_one(opened: RecapDesk) -> None:
    at(opened, 14, 10)
    meeting.pause(opened, "Listrik padam", KETUA_PPK)
    at(opened, 14, 50)
    meeting.resume(opened, KETUA_PPK)
    paper = told(opened, papers.D_KEJADIAN)
    assert "Rapat diskors: Listrik padam" in paper
    assert "Dilanjutkan Jumat, 29 November 2024 pukul 14.50." in paper


def test_what_the_meeting_said_of_an_incident_stands_on_d_hasil_too(
    pinned: RecapDesk, packs: tiny.Packs, tmp_path: Path
) -> None:
    days.hold_lightly(packs, tiny.FIRST, tmp_path / "hari", days.troubled(tiny.FIRST))
    pack = packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(tmp_path / "hari")]))
    meeting.open_pleno(pinned, HALL, KETUA_PPK)
    one, *others = agenda.unread_incidents(pinned, tiny.FIRST)
    said = "Saksi hadir menerima"
    agenda.read_incident(pinned, tiny.FIRST, incident_key(one), SECOND, settled=True, note=said)
    for other in others:
        agenda.read_incident(pinned, tiny.FIRST, incident_key(other), SECOND, settled=False)
    paper = told(pinned, "d-hasil-kecamatan", one.contest or tiny.GUBERNUR)
    assert f"di pleno selesai: {said}" in paper
    assert paper.count("di pleno") == 1


def test_what_was_put_off_is_told_with_its_reason_and_return(opened: RecapDesk) -> None:
    at(opened, 10, 15)
    agenda.defer(opened, tiny.FIRST, tiny.GUBERNUR, "Kotak belum ada", SECOND)
    paper = told(opened, papers.D_KEJADIAN)
    assert "TPS 001 MELATI ditunda: Kotak belum ada" in paper
    assert "Diambil lagi" not in paper
    at(opened, 16, 40)
    agenda.take_up(opened, tiny.FIRST, tiny.GUBERNUR, SECOND)
    assert "pukul 16.40." in told(opened, papers.D_KEJADIAN)


def test_an_objection_tells_when_it_was_raised(opened: RecapDesk) -> None:
    at(opened, 13, 37)
    settling.raise_objection(
        opened, tiny.FIRST, tiny.GUBERNUR, "SAKSI-gubernur-2-1", "Beda", KETUA_PPK
    )
    at(opened, 18)
    assert "29-11-2024 13.37 ARIF DUA" in told(opened, papers.D_KEJADIAN)


def test_a_ratification_that_was_taken_back_tells_by_whom(opened: RecapDesk) -> None:
    halls.ratify(opened, tiny.FIRST, tiny.GUBERNUR)
    agenda.reopen_tps(opened, tiny.FIRST, tiny.GUBERNUR, "Salah baca", TOGETHER)
    paper = told(opened, papers.D_KEJADIAN)
    assert "Pengesahan TPS 001 MELATI dibuka kembali oleh SEKAR PERTAMA (ketua) dan" in paper
    assert "BAGAS KEDUA (anggota): Salah baca" in paper


def test_a_void_final_stays_visible(opened: RecapDesk) -> None:
    halls.ratify_all(opened)
    halls.sign_all(opened)
    at(opened, 16)
    ending.seal_recap(opened, PINS[KETUA_PPK], KETUA_PPK)
    for guest in ("SAKSI-gubernur-1-1", "SAKSI-gubernur-2-1"):
        ending.hand_copy(opened, tiny.GUBERNUR, guest, KETUA_PPK)
    assert "TIDAK BERLAKU" not in told(opened, papers.D_TERIMA)
    at(opened, 17, 30)
    ending.reopen_recap(opened, "Salah jumlah", TOGETHER)
    instead = (
        "Menggantikan D.HASIL FINAL nomor 1 tanggal Jumat, 29 November 2024, yang dibuka kembali "
        "tanggal Jumat, 29 November 2024 dengan alasan: Salah jumlah"
    )
    draft = told(opened, papers.D_HASIL, tiny.GUBERNUR)
    assert instead in draft
    assert "SEMENTARA" in draft
    receipt = told(opened, papers.D_TERIMA)
    assert receipt.count("TIDAK BERLAKU sejak 29-11-2024") == 2
    assert "ARIF DUA" in receipt
    noted = told(opened, papers.D_KEJADIAN)
    assert "D.HASIL FINAL nomor 1 (Jumat, 29 November 2024 pukul 16.00) dibuka kembali" in noted
    assert "SEKAR PERTAMA (ketua) dan BAGAS KEDUA (anggota)" in noted
    halls.sign_all(opened)
    ending.seal_recap(opened, PINS[KETUA_PPK], KETUA_PPK)
    assert "Diganti D.HASIL FINAL nomor 2" in told(opened, papers.D_KEJADIAN)
    reporting.make(opened.unlocked(PINS[KETUA_PPK]))
    final = papers.ready(opened, papers.D_HASIL, tiny.GUBERNUR).make(lambda _done, _of: None)
    again = " ".join(" ".join(seen.texts(final)).split())
    assert instead in again
    assert "SEMENTARA" not in again


def test_a_person_speaks_for_one_pair_of_a_contest(opened: RecapDesk) -> None:
    for name, choice in (("DEWI SATU", 2), (" dewi  Satu", 3), ("Dewi Satu.", 1)):
        with pytest.raises(Refused, match=r"^K\.142\(name=DEWI SATU, choice=1"):
            invite(opened, name, choice)
    for name, choice in (("DEWI SATU BINTI ALI", 2), ("DEWI SATU 2", 3)):
        assert invite(opened, name, choice)
    assert meeting.accredit_saksi(opened, tiny.BUPATI, 1, "DEWI SATU", KETUA_PPK, mandate=True)


def test_the_status_report_and_its_table_say_what_the_board_says(opened: RecapDesk) -> None:
    agenda.defer(opened, tiny.FIRST, tiny.GUBERNUR, "Kotak belum ada", SECOND)
    settling.raise_objection(opened, tiny.SECOND, tiny.GUBERNUR, "PANWASLU-1", "Beda", KETUA_PPK)
    who = ("SAKSI-gubernur-1-1",)
    agenda.correct_together(opened, tiny.THIRD, tiny.GUBERNUR, "VB", 3, "Salah", who, TOGETHER)
    report = told(opened, papers.STATUS)
    assert "Gubernur Ditunda 1 001" in report
    assert "Gubernur Keberatan 1 002" in report
    assert "Dikoreksi" in report
    assert "Diketik dua kali" in report
    book = CalamineWorkbook.from_filelike(io.BytesIO(status_table(opened).content))
    head, *rows = _rows(book, "Status")
    kept = [dict(zip(head, row, strict=True)) for row in rows]
    stands = {(one["kode_tps"], one["kontes"]): one["status"] for one in kept}
    board = overview.stands_of(opened)
    assert stands == {place: stand.value for place, stand in board.items()}
    assert stands[tiny.FIRST, tiny.GUBERNUR] == "tunda"
    counted = [one.stands for one in overview.overview(opened).villages]
    assert sum(sum(one.values()) for one in counted) == len(board)
