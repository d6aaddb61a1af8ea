"""Letters and ledgers: what stands on them, whatever happened and however long its words are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain import events as e
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.papers.contents import Recorded
from kpps_desktop.papers.equipment import (
    ba_surat_suara_cadangan,
    is_reserve_used,
    laporan_logistik,
)
from kpps_desktop.papers.floor_plan import denah_tps
from kpps_desktop.papers.handover import (
    PPK,
    ba_serah_terima_kotak,
    surat_pengantar,
    tanda_terima_salinan,
)
from kpps_desktop.papers.incidents import c_kejadian_khusus, recorded
from kpps_desktop.papers.staff import daftar_petugas, tanda_terima_honorarium
from tests.papers import letters_sample as sample
from tests.papers import seen
from tests.papers.letters_sample import B, G

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.day import Day
    from kpps_desktop.papers.letters import Sender

    Made = Callable[[Day, Sender], bytes]

OFFICIAL = "Dokumen resmi adalah yang ditandatangani pada formulir KPU"
WORDS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,'-()0123456789\n\t", max_size=300
)

EVERY: dict[str, Made] = {
    "c-kejadian-khusus": lambda day, sender: c_kejadian_khusus(
        replace(sample.incidents(day), sender=sender)
    ),
    "ba-surat-suara-cadangan": lambda day, sender: ba_surat_suara_cadangan(
        replace(sample.reserve(day), sender=sender)
    ),
    "tanda-terima-salinan": lambda day, sender: tanda_terima_salinan(
        replace(sample.copies(day), sender=sender)
    ),
    "surat-pengantar": lambda _day, sender: surat_pengantar(
        replace(sample.boxes("surat-pengantar"), sender=sender)
    ),
    "ba-serah-terima-kotak": lambda _day, sender: ba_serah_terima_kotak(
        replace(sample.boxes("ba-serah-terima-kotak"), sender=sender)
    ),
    "laporan-logistik": lambda day, sender: laporan_logistik(
        replace(sample.supplies(day), sender=sender)
    ),
    "daftar-petugas": lambda day, sender: daftar_petugas(
        replace(sample.staff("daftar-petugas", day), sender=sender)
    ),
    "tanda-terima-honorarium": lambda day, sender: tanda_terima_honorarium(
        replace(sample.staff("tanda-terima-honorarium", day), sender=sender)
    ),
    "denah-tps": lambda day, sender: denah_tps(replace(sample.plan(day), sender=sender)),
}


def read(pdf: bytes) -> list[str]:
    """Return the text of each page, on which nothing is out of its place."""
    assert seen.faults(pdf) == []
    return [" ".join(page.split()) for page in seen.texts(pdf)]


def told(pdf: bytes) -> str:
    """Return the whole text."""
    return " ".join(read(pdf))


@pytest.mark.parametrize("name", EVERY)
def test_every_page_is_numbered_and_says_what_is_official(name: str) -> None:
    for times in (1, 6):
        pages = read(EVERY[name](sample.full_day(times=times), sample.sender_of()))
        for number, page in enumerate(pages, 1):
            assert page.count(f"Hal {number} dari {len(pages)}") == 2
            assert OFFICIAL in page
            assert "SIMULASI" not in page


@pytest.mark.parametrize("name", EVERY)
def test_a_simulation_of_a_repeated_vote_says_both_on_every_page(name: str) -> None:
    sender = sample.sender_of(Mode.SIMULASI, ResultKind.ULANG)
    for page in read(EVERY[name](sample.full_day(times=4), sender)):
        assert page.count("SIMULASI") == 2
        assert "PEMUNGUTAN SUARA ULANG" in page


@pytest.mark.parametrize("name", EVERY)
def test_a_day_of_which_nothing_is_known_can_be_printed(name: str) -> None:
    blank = replace(sample.sender_of(), ketua="", day=None, made="")
    assert "003 (TIGA)" in told(EVERY[name](sample.plain_day(), blank)) or name == "surat-pengantar"


@pytest.mark.parametrize("name", EVERY)
def test_the_same_day_gives_the_same_bytes(name: str) -> None:
    day, sender = sample.full_day(), sample.sender_of()
    assert EVERY[name](day, sender) == EVERY[name](day, sender)


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=8)
@given(text=WORDS, name_of=st.text(min_size=1, max_size=80), times=st.integers(1, 7))
def test_nothing_ever_overflows(name: str, text: str, name_of: str, times: int) -> None:
    day = sample.full_day(text + " ", times)
    saksi = {one: replace(said, name=name_of) for one, said in day.meeting.saksi.items()}
    day = replace(day, meeting=replace(day.meeting, saksi=saksi))
    read(EVERY[name](day, replace(sample.sender_of(), ketua=name_of)))


def test_incidents_stand_in_the_order_of_their_hours() -> None:
    text = told(c_kejadian_khusus(sample.incidents(sample.full_day())))
    section = text.partition("A. KEJADIAN KHUSUS")[2].partition("B. KEBERATAN")[0]
    hours = ["06.20", "07.12", "08.14", "09.31", "10.00", "11.40", "14.00", "15.05"]
    places = [section.index(hour) for hour in hours]
    assert places == sorted(places)
    for part in (
        "1 06.20 Bupati Mandat Saksi SAKSI 3 BIN FULAN diterima sesudah rapat",
        "Pemilih DPT-127 dilayani walaupun jarinya sudah bertinta.",
        "Pemungutan suara terganggu: Hujan deras.",
        "Seorang yang datang sebagai pemilih DPTb pulang tanpa memilih",
        "2 surat suara dari kotak belum bertanda tangan Ketua KPPS.",
        "Dilakukan penghitungan ulang surat suara (1 kali",
        "Hasil yang sudah ditetapkan dibuka kembali",
    ):
        assert part in section


def test_a_late_opening_accuses_of_no_step_that_was_taken() -> None:
    day = sample.full_day()
    late = told(c_kejadian_khusus(sample.incidents(day)))
    assert "TPS dibuka pukul 07.12. Sebab:" in " ".join(late.split())
    assert "langkah" not in late
    taken = {one: sample.at(6, 30) for one in day.setup.opening[1:]}
    short = replace(day, meeting=replace(day.meeting, steps=taken))
    words = " ".join(told(c_kejadian_khusus(sample.incidents(short))).split())
    assert "TPS dibuka pukul 07.12 tanpa langkah: Sumpah" in words


def test_what_the_journal_knows_the_hour_of_says_it() -> None:
    day = sample.full_day()
    paper = replace(
        sample.incidents(day),
        reopened=((sample.at(17, 42), e.ResultReopened("salah ketik", "KPPS-2")),),
        boxes=((sample.at(14, 21), e.BoxCounted(G, 3, 2)),),
        unentitled=("DPT-127",),
    )
    words = " ".join(told(c_kejadian_khusus(paper)).split())
    assert "17.42 Semua Hasil yang sudah ditetapkan dibuka kembali" in words
    assert "14.21 Gubernur 2 surat suara" in words
    assert "Pemilih DPT-127 diberi surat suara tanpa dokumen" in words


def test_objections_have_an_answer_a_status_and_a_place_to_sign() -> None:
    text = told(c_kejadian_khusus(sample.incidents(sample.full_day("Suara hilang. "))))
    section = text.partition("B. KEBERATAN")[2].partition("C. TEMUAN")[0]
    for part in (
        "1 16.00 SAKSI 2 BIN FULAN Saksi Pasangan Calon 2 Gubernur",
        "Diterima, dibetulkan",
        "2 16.01 FITRI HANDAYANI, S.H. Pengawas TPS Semua",
        "Tidak diterima, dicatat sebagai keberatan",
        "3 16.02 SAKSI 1 BIN FULAN Saksi Pasangan Calon 1 Bupati",
        "Belum dijawab",
    ):
        assert part in " ".join(section.split())
    signing = text.rpartition("PULAU PANGGANG, 27 November 2024")[2]
    assert signing.count("YANG MENGAJUKAN KEBERATAN") == 3
    assert signing.count("KETUA KPPS TPS 003") == 1


def test_who_objects_twice_signs_once() -> None:
    day = sample.full_day()
    again = {
        key: replace(one, raised=replace(one.raised, by="PTPS"))
        for key, one in day.record.objections.items()
    }
    day = replace(day, record=replace(day.record, objections=again))
    assert told(c_kejadian_khusus(sample.incidents(day))).count("YANG MENGAJUKAN KEBERATAN") == 1


def test_findings_and_corrections_name_their_cells_and_reasons() -> None:
    text = told(c_kejadian_khusus(sample.incidents(sample.full_day("Salah tulis. "))))
    assert "1 Gubernur R12 V.C I.B.4 (J) Suara sah dan tidak sah" in text
    assert "Satu surat suara dibawa pulang pemilih" in text
    assert "1 Gubernur V.C 411 412 Salah tulis." in text
    assert "MUHAMMAD RIZKI PRATAMA, SAKSI 1 BIN FULAN" in text


def test_a_day_without_incident_says_nihil_in_every_section() -> None:
    (page,) = read(c_kejadian_khusus(sample.incidents(sample.plain_day(), notes=0)))
    assert page.count("NIHIL") == 5
    assert "YANG MENGAJUKAN" not in page


def test_what_is_very_long_is_told_to_its_last_word() -> None:
    words = " ".join(f"kata{n}" for n in range(600))
    day = sample.plain_day()
    said = (sample.at(9), e.IncidentRecorded("KK-1", "", words, "selesai"))
    day = replace(day, record=replace(day.record, incidents=(said,)))
    text = told(c_kejadian_khusus(sample.incidents(day, notes=0)))
    assert [word for word in text.split() if word.startswith("kata")] == words.split()


def test_the_reserve_is_used_last() -> None:
    text = told(ba_surat_suara_cadangan(sample.reserve(sample.full_day())))
    assert "2,5% dari jumlah pemilih dalam DPT" in text
    assert "Gubernur dan Wakil Gubernur 523 13 2 2 9" in text
    assert "Bupati dan Wakil Bupati 523 13 1 0 12" in text
    assert "1 08.00 DPT-100 Gubernur dan Wakil Gubernur Rusak" in text
    assert "2 08.01 DPT-101 Bupati dan Wakil Bupati Keliru dicoblos" in text
    assert "7 YUSUF Anggota KPPS" in text


def test_no_ballot_replaced_is_nihil_and_other_causes_stand_as_written() -> None:
    day = sample.full_day()
    assert "NIHIL" in told(ba_surat_suara_cadangan(sample.reserve(day, 0)))
    said = e.BallotReplaced("DPT-9", G, "basah kena hujan")
    paper = replace(sample.reserve(day), replaced=((sample.at(9), said),))
    assert "DPT-9 Gubernur dan Wakil Gubernur basah kena hujan" in told(
        ba_surat_suara_cadangan(paper)
    )


def test_receipts_name_who_got_which_copy_and_when() -> None:
    text = told(tanda_terima_salinan(sample.copies(sample.full_day())))
    assert "1 C.HASIL SALINAN-KWK Gubernur dan Wakil Gubernur 1 SAKSI 1 BIN FULAN" in text
    assert "Saksi Pasangan Calon 1 Gubernur 27-11-2024 19.01" in text
    assert "7 C.HASIL SALINAN-KWK Gubernur dan Wakil Gubernur 7 Pengawas TPS" in text
    assert "PPS Pulau Panggang" in text


def test_a_paper_that_has_no_name_stands_as_it_was_called() -> None:
    said = (sample.at(19), e.CopyHandedOver("foto-plano", B, "RELAWAN", 1))
    paper = replace(sample.copies(sample.full_day()), copies=(said,), blank=0)
    assert "1 foto-plano Bupati dan Wakil Bupati 1 RELAWAN" in told(tanda_terima_salinan(paper))


def test_boxes_go_with_their_numbers_to_pps_and_ppk() -> None:
    for form, made in (
        ("surat-pengantar", surat_pengantar),
        ("ba-serah-terima-kotak", ba_serah_terima_kotak),
    ):
        text = told(made(sample.boxes(form, recipient="HASAN BASRI")))
        assert "1 Gubernur dan Wakil Gubernur 001 A-001, A-002" in text
        assert "2 Bupati dan Wakil Bupati 002 A-003" in text
        assert "Panitia Pemungutan Suara (PPS) PULAU PANGGANG" in text
        assert "2 (dua)" in text
        assert "HASAN BASRI" in text
        to_ppk = told(made(sample.boxes(form, PPK)))
        assert "Panitia Pemilihan Kecamatan/Distrik (PPK) KEPULAUAN SERIBU UTARA" in to_ppk


def test_the_letter_lists_what_goes_beside_the_boxes() -> None:
    text = told(surat_pengantar(sample.boxes("surat-pengantar")))
    assert (
        "1 Sampul tersegel berisi C.HASIL SALINAN-KWK (Gubernur dan Wakil Gubernur) 1 set" in text
    )
    assert "3 C.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK 1 set" in text
    assert "01/KPPS-003/XI/2024" in text


def test_the_report_says_what_is_short() -> None:
    text = told(laporan_logistik(sample.supplies(sample.full_day("Belum tiba. "))))
    assert "Surat suara Gubernur 523 520 2 −5 Belum tiba." in text  # noqa: RUF001 - as printed
    assert "Surat suara Bupati 523 525 0 +2" in text
    assert "rusak: Surat suara Gubernur 5; Bilik suara 1; Tinta 1." in text
    assert "Segel Semua — 40 0 —" in text
    assert "rusak: NIHIL." in told(laporan_logistik(sample.supplies(sample.plain_day())))


def test_duties_are_those_of_the_profile_unless_arranged_otherwise() -> None:
    text = told(daftar_petugas(sample.staff("daftar-petugas", sample.full_day())))
    assert "1 MUHAMMAD RIZKI PRATAMA Ketua KPPS Memimpin; Memanggil pemilih" in text
    assert "7 YUSUF Anggota KPPS Tinta; Menjaga kotak suara" in text
    assert "05.41" in text
    assert "3 FITRI HANDAYANI, S.H. Pengawas TPS 06.02" in text


def test_saksi_are_listed_with_pair_and_mandate() -> None:
    day = sample.full_day()
    none = replace(day.meeting.saksi["SAKSI-gubernur-2-1"], mandate=False)
    saksi = {**day.meeting.saksi, none.saksi: none}
    day = replace(day, meeting=replace(day.meeting, saksi=saksi))
    text = told(daftar_petugas(sample.staff("daftar-petugas", day)))
    assert "1 SAKSI 1 BIN FULAN 1 Gubernur dan Wakil Gubernur Ada" in text
    assert "2 SAKSI 2 BIN FULAN 2 Gubernur dan Wakil Gubernur Tidak ada" in text
    assert "6 SAKSI 3 BIN FULAN 3 Bupati dan Wakil Bupati Ada, sesudah rapat dimulai" in text
    assert "NIHIL" in told(daftar_petugas(sample.staff("daftar-petugas", sample.plain_day())))


def test_everybody_is_paid_what_the_profile_says() -> None:
    paper = sample.staff("tanda-terima-honorarium", sample.full_day())
    text = told(tanda_terima_honorarium(paper))
    assert "1 MUHAMMAD RIZKI PRATAMA Ketua KPPS 900.000" in text
    assert "8 SLAMET RIYADI Petugas ketertiban 650.000" in text
    assert "JUMLAH 7.300.000" in text
    assert "Rp7.300.000 (tujuh juta tiga ratus ribu rupiah)" in text
    assert "FITRI" not in text


def test_the_plan_is_one_sheet_ticked_place_by_place() -> None:
    (page,) = read(denah_tps(sample.plan(sample.full_day())))
    assert "7 Ketua (KPPS 1) ☑" in page
    assert "17 Bilik suara, berjarak dan rahasia ✗ tidak" in page
    assert "6 KPPS 2 ☐" in page
    for words in ("KELUAR", "MASUK", "KOTAK 2", "BILIK 4", "TINTA", "PAPAN DPT"):
        assert words in page


def test_a_plan_of_very_many_places_goes_on() -> None:
    paper = sample.plan(sample.full_day())
    seats = paper.profile.seats + tuple(
        replace(seat, code=f"{seat.code}_{n}") for n in range(3) for seat in paper.profile.seats
    )
    pages = read_many(denah_tps(replace(paper, profile=replace(paper.profile, seats=seats))))
    assert len(pages) > 1
    assert "KETUA KPPS TPS 003" in pages[-1]


def read_many(pdf: bytes) -> list[str]:
    """Return the text of pages on which places lie on each other."""
    return [" ".join(page.split()) for page in seen.texts(pdf)]


def test_the_reserve_is_used_by_ballots_given_back_and_by_voters_beyond_the_others() -> None:
    plain, full = sample.plain_day(), sample.full_day()
    assert not is_reserve_used(sample.reserve(plain))
    assert is_reserve_used(sample.reserve(full))
    none_back = replace(full, roll=replace(full.roll, spoiled={}, issued={G: 523, B: 1}))
    assert is_reserve_used(sample.reserve(none_back))


def test_a_contest_counts_what_is_recorded_of_it_and_of_all() -> None:
    day = sample.full_day()
    of_both = [recorded(sample.incidents(day), contest) for contest in (G, B)]
    assert [(one.objections, one.corrections) for one in of_both] == [(2, 1), (2, 0)]
    assert of_both[0].incidents > of_both[1].incidents > 0
    nothing = recorded(sample.incidents(sample.plain_day()), G)
    assert nothing == Recorded(model=sample.incidents(day).letter.model)
    assert not nothing.any


def test_a_recount_is_told_with_its_hour_and_its_reason() -> None:
    begun = ((sample.at(16, 40), e.RecountStarted(G, "atas keberatan saksi")),)
    paper = replace(sample.incidents(sample.full_day()), recounts=begun)
    text = " ".join(seen.texts(c_kejadian_khusus(paper))).split()
    assert "16.40" in text
    assert "Sebab: atas keberatan saksi" in " ".join(text)
