"""Papers of the pleno: what stands on them, however much happened and however long its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ContestCode, Mode, ResultKind
from kpps_desktop.papers.pleno import (
    Attendant,
    PlenoIncident,
    PlenoObjection,
    RecapCopy,
    d_daftar_hadir,
    d_kejadian_khusus,
    d_tanda_terima,
)
from kpps_desktop.papers.pleno_letters import Sitting, d_pengantar, d_undangan
from kpps_desktop.papers.recap_status import laporan_rekapitulasi
from tests.papers import pleno_sample as sample
from tests.papers import seen
from tests.papers.pleno_sample import B, G
from tests.papers.test_letters import OFFICIAL, WORDS, read, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.papers.letters import RecapSender

    Made = Callable[[RecapSender], bytes]

REPORT = "laporan-rekapitulasi"

EVERY: dict[str, Made] = {
    "d-kejadian-khusus": lambda sender: d_kejadian_khusus(
        replace(sample.incidents(), sender=sender)
    ),
    "d-daftar-hadir": lambda sender: d_daftar_hadir(replace(sample.attendance(), sender=sender)),
    "d-tanda-terima": lambda sender: d_tanda_terima(replace(sample.copies(), sender=sender)),
    "d-undangan": lambda sender: d_undangan(replace(sample.invitation(), sender=sender)),
    "d-undangan-saksi": lambda sender: d_undangan(
        replace(sample.invitation("d-undangan-saksi"), sender=sender)
    ),
    "d-pengantar": lambda sender: d_pengantar(replace(sample.cover(), sender=sender)),
    REPORT: lambda sender: laporan_rekapitulasi(sample.status(sender=sender)),
}


@pytest.mark.parametrize("name", EVERY)
def test_every_page_says_what_is_official_and_a_simulation_what_it_is(name: str) -> None:
    note = "bukan hasil pemilihan" if name == REPORT else OFFICIAL
    for page in read(EVERY[name](sample.sender_of())):
        assert note in page
        assert "SIMULASI" not in page
    for page in read(EVERY[name](sample.sender_of(Mode.SIMULASI, ResultKind.ULANG))):
        assert page.count("SIMULASI") == 2
        assert "PEMUNGUTAN SUARA ULANG" in page


@pytest.mark.parametrize("name", EVERY)
def test_a_sender_of_whom_nothing_is_known_can_print(name: str) -> None:
    blank = replace(sample.sender_of(), ketua="", day=None, made="", address="")
    assert "KEPULAUAN SERIBU UTARA" in told(EVERY[name](blank))


@pytest.mark.parametrize("name", EVERY)
def test_the_same_pleno_gives_the_same_bytes(name: str) -> None:
    assert EVERY[name](sample.sender_of()) == EVERY[name](sample.sender_of())


@settings(max_examples=8)
@given(text=WORDS, name=st.text(min_size=1, max_size=80), times=st.integers(1, 7))
def test_nothing_ever_overflows(text: str, name: str, times: int) -> None:
    long, who = text * times, Attendant(name, "panwaslu")
    sender = replace(sample.sender_of(), ketua=name, address=name)
    happened = PlenoIncident(long, "3101011001003", G, sample.at(9), long, text[:40], name)
    objected = PlenoObjection(who, long, "", B, sample.at(9), long, long, text[:40])
    read(
        d_kejadian_khusus(
            replace(
                sample.incidents(), sender=sender, incidents=(happened,), objections=(objected,)
            )
        )
    )
    paper = sample.attendance()
    people = tuple(replace(one, who=replace(one.who, name=name)) for one in paper.people)
    read(d_daftar_hadir(replace(paper, sender=sender, people=people, place=text)))
    invited = (who, Attendant(name, text))
    sittings = (Sitting(sample.MET, time(9), text, long),)
    read(
        d_undangan(replace(sample.invitation(), sender=sender, invited=invited, sittings=sittings))
    )
    copy = RecapCopy(text, 1, who, G, sample.at(20))
    read(d_tanda_terima(replace(sample.copies(), sender=sender, copies=(copy,))))


def test_what_tps_noted_is_parted_from_what_happened_at_the_pleno() -> None:
    text = told(d_kejadian_khusus(sample.incidents("Listrik padam lama. ")))
    stations, _, rest = text.partition("B. KEJADIAN KHUSUS SELAMA RAPAT PLENO")
    pleno = rest.partition("C. KEBERATAN")[0]
    assert "1 TPS 003 PULAU PANGGANG 29-11-2024 09.00 Gubernur Satu surat suara robek." in stations
    assert "Selesai di pleno" in stations
    assert "SAKSI 2 BIN FULAN Listrik padam lama." in stations
    assert "2 29-11-2024 12.00 Semua Rapat diskors untuk makan siang. Tercatat" in pleno
    assert "TPS 003" not in pleno


def test_an_objection_has_an_answer_an_opinion_and_a_place_to_sign() -> None:
    text = told(d_kejadian_khusus(sample.incidents("Suara hilang. ")))
    section = text.partition("C. KEBERATAN")[2]
    for part in (
        "SAKSI BIN FULAN 2 Saksi Pasangan Calon 2 Gubernur dan Wakil Gubernur",
        "Dicocokkan dengan C.HASIL. Sesuai C.HASIL. Diterima",
        "Tidak diterima",
        "Minta salinan daftar hadir. Belum dijawab",
    ):
        assert part in section
    assert section.count("YANG MENGAJUKAN KEBERATAN") == 3
    assert section.count("KETUA PPK/PPD KEPULAUAN SERIBU UTARA") == 1
    assert section.count("MUHAMMAD RIZKI PRATAMA") == 1


def test_who_objects_twice_signs_once_and_without_objection_nobody_does() -> None:
    paper = sample.incidents()
    twice = replace(paper, objections=(paper.objections[0],) * 2)
    assert told(d_kejadian_khusus(twice)).count("YANG MENGAJUKAN KEBERATAN") == 1
    (page,) = read(d_kejadian_khusus(replace(paper, incidents=(), objections=())))
    assert page.count("NIHIL") == 4
    assert "YANG MENGAJUKAN" not in page


def test_a_status_that_has_no_wording_stands_as_written() -> None:
    incident = PlenoIncident("Hujan.", status="dibahas lagi besok")
    paper = replace(sample.incidents(), incidents=(incident,), objections=())
    assert "Hujan. dibahas lagi besok" in told(d_kejadian_khusus(paper))


def test_what_is_very_long_is_told_to_its_last_word() -> None:
    words = " ".join(f"kata{n}" for n in range(600))
    paper = replace(sample.incidents(), incidents=(PlenoIncident(words),), objections=())
    text = told(d_kejadian_khusus(paper))
    assert [word for word in text.split() if word.startswith("kata")] == words.split()


def test_people_are_listed_with_mandate_seat_and_hour() -> None:
    text = told(d_daftar_hadir(sample.attendance(blank=0)))
    for part in (
        "1 MUHAMMAD RIZKI PRATAMA Ketua PPK 07.30",
        "6 RATNA DEWI SARTIKA PUTRI Sekretaris PPK 07.35",
        "1 SAKSI BIN FULAN 1 Nomor 1 Gubernur dan Wakil Gubernur 010/SM/XI/2024 Di dalam 08.01",
        "6 RATNA BINTI FULAN 3 Nomor 3 Gubernur dan Wakil Gubernur Tidak ada Pengganti 08.03",
        "1 FITRI HANDAYANI, S.H. Panwaslu Kecamatan/Distrik 07/ST/XI/2024 07.55",
        "1 HASAN BASRI Sekretaris Camat",
    ):
        assert part in text


def test_a_blank_list_has_lines_in_every_table_and_claims_nothing() -> None:
    text = told(d_daftar_hadir(replace(sample.attendance(blank=6), people=())))
    assert "NIHIL" not in text
    assert "Tidak ada" not in text
    assert text.count(" 6 ") == 4


def test_receipts_name_who_got_which_copy_and_when() -> None:
    text = told(d_tanda_terima(sample.copies()))
    assert "1 D.HASIL KECAMATAN-KWK Gubernur dan Wakil Gubernur 1 SAKSI BIN FULAN 1" in text
    assert "4 D.HASIL KECAMATAN-KWK Gubernur dan Wakil Gubernur 4 FITRI HANDAYANI, S.H." in text
    assert "29-11-2024 20.04" in text


def test_everybody_invited_gets_a_letter_of_one_page() -> None:
    pairs = read(d_undangan(sample.invitation("d-undangan-saksi")))
    assert len(pairs) == 4
    for page in pairs:
        assert page.count("Hal 1 dari 1") == 2
        assert "surat mandat tertulis" in page
        assert "paling banyak dua Saksi" in page
        assert "Jumat, 29 November 2024 09.00 WIB sampai selesai" in page
        assert "KEPULAUAN SERIBU UTARA, 27 November 2024" in page
    assert "Pasangan Calon Nomor Urut 2 Gubernur dan Wakil Gubernur" in pairs[1]
    assert "HUTABARAT, S.Si., M.Si. dan Dr. DENI" in pairs[1]
    offices = read(d_undangan(sample.invitation()))
    assert "Kepada Yth. Ketua Panwaslu Kecamatan/Distrik di tempat" in offices[0]
    assert "surat mandat" not in offices[0]


def test_the_cover_lists_boxes_seals_and_documents() -> None:
    text = told(d_pengantar(sample.cover("HASAN BASRI")))
    for part in (
        "2 (dua) kotak suara",
        "Ketua KPU/KIP KEPULAUAN SERIBU",
        "1 Gubernur dan Wakil Gubernur 01 K-0101, K-0102",
        "2 D.HASIL KECAMATAN-KWK (Bupati dan Wakil Bupati) 1 set",
        "3 D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK 1 set",
        "HASAN BASRI",
    ):
        assert part in text


@pytest.mark.parametrize("sizes", [(1,), (14, 13, 13), (40,) * 6 + (34,), (35,) * 20])
def test_every_tps_has_one_line_in_a_report_of_any_size(sizes: tuple[int, ...]) -> None:
    pdf = laporan_rekapitulasi(sample.status(sizes))
    pages = [" ".join(page.split()) for page in seen.texts(pdf)]
    stations = " ".join(pages).partition("C. STATUS TIAP TPS")[2]
    for number, size in ((1, sizes[0]), (len(sizes), sizes[-1])):
        for tps in (1, size):
            assert stations.count(f" DESA {number} {tps:03d} ") == 1
    assert f" {sum(sizes)} DESA {len(sizes)} " in stations
    assert f"Hal {len(pages)} dari {len(pages)}" in pages[-1]


def test_a_report_says_at_once_what_is_not_settled() -> None:
    first = read(laporan_rekapitulasi(sample.status((6, 5))))[0]
    assert "29 November 2024, pukul 16.40 WIB." in first
    assert "Gubernur dan Wakil Gubernur: 9 dari 11 TPS masuk, 6 disahkan, 3 berbeda" in first
    assert "DESA 1 Gubernur Belum tiba 1 005" in first
    assert "DESA 1 Gubernur Berbeda 2 001, 006" in first
    assert "JUMLAH 11 9 3 0 6" in first


def test_a_report_of_one_contest_has_the_columns_of_one() -> None:
    paper = sample.status((3,))
    rows = tuple(row for row in paper.recap.rows if row.contest == G)
    text = told(laporan_rekapitulasi(replace(paper, recap=replace(paper.recap, rows=rows))))
    assert "Gubernur Status" in text
    assert "Bupati" not in text.partition("A. RINGKASAN")[2]


def test_a_report_of_three_contests_shows_them_two_by_two() -> None:
    paper = sample.status((3,))
    mayor = ContestCode("walikota")
    election = paper.sender.election
    third = replace(election.contests[1], code=mayor, name="Wali Kota dan Wakil Wali Kota")
    rows = (
        *paper.recap.rows,
        *(replace(row, contest=mayor) for row in paper.recap.rows if row.contest == B),
    )
    sender = replace(paper.sender, election=replace(election, contests=(*election.contests, third)))
    recap = replace(paper.recap, rows=rows)
    text = told(laporan_rekapitulasi(replace(paper, sender=sender, recap=recap)))
    assert text.count("C. STATUS TIAP TPS") == 2
    assert "Wali Kota Status" in text.rpartition("C. STATUS TIAP TPS")[2]


def test_a_report_of_nothing_says_nihil() -> None:
    paper = sample.status()
    assert "NIHIL" in told(
        laporan_rekapitulasi(replace(paper, recap=replace(paper.recap, rows=())))
    )
