"""Attendance lists: all who stand on them, to sign; and after the day who came, when and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.people import DPPH, DPT, DPTB, Sex, Voter, voter_ref
from kpps_desktop.formbook import DEFAULT_PROFILE, load_letter, load_profile
from kpps_desktop.papers.attendance import AttendancePaper, attendance
from kpps_desktop.papers.attendance_lines import came, entries, sums
from kpps_desktop.papers.fitting import CUT
from tests.papers import golden, sample, seen
from tests.papers import voters_sample as people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kpps_desktop.domain.people import CategoryCode
    from kpps_desktop.domain.roll import Admission
    from kpps_desktop.formbook import Letter

LISTS = {one.code: one.attendance for one in load_profile(DEFAULT_PROFILE).categories}
WORDS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,'-()0123456789", max_size=120
)
VOTERS = st.builds(
    lambda name, sex, age, address, code: Voter(
        voter_ref(DPT, 1), name, sex, age, address, code, code, code, code
    ),
    WORDS,
    st.sampled_from(Sex),
    st.none() | st.integers(17, 120),
    WORDS,
    st.text("0123456789AB", max_size=4),
)


def letter(category: CategoryCode = DPT) -> Letter:
    return load_letter(DEFAULT_PROFILE, LISTS[category])


def paper(
    count: int = 40,
    category: CategoryCode = DPT,
    *,
    present: dict[str, Admission] | None = None,
    companion: str = "",
    spare: int = 0,
    mode: Mode = Mode.RESMI,
    kind: ResultKind = ResultKind.REGULER,
) -> AttendancePaper:
    """Return a list of so many voters: told where somebody was present, else to sign."""
    listed = people.voters(count, category)
    found = present or {}
    companions = {ref: companion for ref, one in found.items() if one.companion}
    beforehand = count if category == DPT else 0
    men = sum(voter.sex is Sex.L for voter in listed)
    return AttendancePaper(
        letter=letter(category),
        sender=people.sender(mode, kind),
        entries=entries(category, listed, found, companions, beforehand),
        told=present is not None,
        listed=(men, count - men) if category == DPT else (None, None),
        spare=spare,
        signers=sample.signers_of("kpps", 7, 0) if present else {},
    )


def read(made: AttendancePaper) -> list[str]:
    pdf = attendance(made)
    assert seen.faults(pdf) == []
    return [" ".join(page.split()) for page in seen.texts(pdf)]


def one_line(voter: Voter, admission: Admission, companion: str = "") -> str:
    """Return the page of a list with one voter, who came."""
    found = entries(DPT, [voter], {voter.ref: admission}, {voter.ref: companion}, 1)
    return read(AttendancePaper(letter(), people.sender(), found, told=True))[0]


def numbers_in(pages: Iterable[str], listed: Iterable[Voter]) -> list[str]:
    """Return the names that stand on no page."""
    text = " ".join(pages)
    return [voter.name for voter in listed if voter.name not in text]


@pytest.mark.parametrize("count", [1, 27, 28, 54, 55, 300, 600])
def test_every_voter_of_the_list_stands_on_it_once(count: int) -> None:
    made = paper(count)
    pages = read(made)
    text = " ".join(pages)
    assert CUT not in text
    assert numbers_in(pages, people.voters(count)) == []
    assert [f"Hal {at} dari {len(pages)}" in page for at, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert len(pages) <= 1 + count / 20 + 1


def test_600_voters_take_22_pages() -> None:
    assert len(read(paper(600))) == 22


def test_before_the_day_all_is_left_to_sign() -> None:
    text = " ".join(read(paper()))
    for told in ("hadir pukul", "✓", "TTD", "07."):
        assert told not in text
    assert "Pemilih dalam Daftar Pemilih Tetap (DPT)" in text


def test_a_pack_without_names_leaves_them_open() -> None:
    found = entries(DPT, (), {}, {}, 53)
    pages = read(AttendancePaper(letter(), people.sender(), found, listed=(27, 26)))
    assert "53" in pages[-1]
    assert "0 2 7 0 2 6 0 5 3" in pages[-1]


def test_a_voter_without_a_name_is_counted_by_what_was_written_at_the_entrance() -> None:
    voter = people.voters(1)[0]
    found = entries(DPT, (), {voter.ref: people.admission(voter)}, {}, 3)
    assert came(found, told=True) == ((1, 0, 1) if voter.sex is Sex.L else (0, 1, 1))


def test_who_came_is_told_with_the_hour() -> None:
    voter = people.LONGEST
    page = one_line(voter, people.admission(voter, 9, 41))
    assert "✓ hadir 09.41" in page
    assert "Ganti" not in page
    assert "Didampingi" not in page


def test_who_did_not_come_is_told_too() -> None:
    listed = people.voters(2)
    found = entries(DPT, listed, {listed[0].ref: people.admission(listed[0])}, {}, 2)
    page = read(AttendancePaper(letter(), people.sender(), found, told=True))[0]
    assert page.count("✓ hadir") == 1
    assert page.count("—") == 1


def test_replaced_ballots_companions_and_inked_fingers_are_told() -> None:
    voter = people.LONGEST
    admission = people.admission(voter, replaced=("gubernur", "bupati"), companion=True, inked=True)
    page = one_line(voter, admission, "SITI AMINAH")
    for told in ("Ganti: Gubernur, Bupati;", "Didampingi SITI AMINAH;", "Jari sudah bertinta"):
        assert told in page
    assert "; Jari sudah bertinta" in page
    assert "Didampingi;" in one_line(voter, admission)


def test_sums_are_those_of_the_lines() -> None:
    listed = people.voters(200)
    present = people.came(listed, 2)
    found = entries(DPT, listed, present, {}, 200)
    told = dict(sums(found, letter(), (90, 110), told=True))
    assert told["Pemilih dalam Daftar Pemilih Tetap (DPT)"] == (90, 110, 200)
    assert told["Pemilih yang hadir dan menerima surat suara"][2] == len(present) == 100
    disabled = [one for one in present.values() if one.said.disabled]
    assert told["Pemilih disabilitas yang hadir"][2] == len(disabled)
    replaced = [one for one in present.values() if one.replaced]
    assert told["Pemilih yang surat suaranya diganti"][2] == len(replaced)
    for men, women, both in told.values():
        assert (men or 0) + (women or 0) == both


def test_the_pages_add_up_to_the_list() -> None:
    pages = read(paper(200, present=people.came(people.voters(200), 3)))
    on_pages = [
        re.search(r"Hadir pada halaman ini L (\d) (\d) P (\d) (\d) J (\d) (\d)", page)
        for page in pages
    ]
    counted = [
        [int(a + b) for a, b in zip(*[iter(one.groups())] * 2, strict=True)]
        for one in on_pages
        if one
    ]
    assert len(counted) == len(pages)
    assert sum(both for _, _, both in counted) == 67
    assert all(men + women == both for men, women, both in counted)
    assert "0 6 7 Pemilih disabilitas" in pages[-1]


def test_moved_voters_are_told_with_their_home_and_ballots() -> None:
    listed = people.voters(2, DPPH)
    present = {
        listed[0].ref: people.admission(listed[0], contests=("gubernur",)),
        "DPT-1": people.admission(people.LONGEST),
    }
    found = entries(DPPH, listed, present, {})
    assert [one.number for one in found] == [1]
    page = read(AttendancePaper(letter(DPPH), people.sender(), found, told=True))[0]
    assert "3204 Gubernur" in page
    assert "Bupati" not in page


def test_added_voters_show_no_more_of_a_nik_than_is_kept() -> None:
    listed = people.voters(1, DPTB)
    found = entries(DPTB, listed, {listed[0].ref: people.admission(listed[0])}, {})
    page = read(AttendancePaper(letter(DPTB), people.sender(), found, told=True))[0]
    assert listed[0].nik_tail in page
    assert not re.search(r"\d{5}", page.replace("3101011001003", ""))


def test_an_admission_that_was_undone_leaves_no_line() -> None:
    listed = people.voters(3, DPTB)
    present = {listed[at].ref: people.admission(listed[at]) for at in (0, 2)}
    assert [one.number for one in entries(DPTB, listed, present, {})] == [1, 3]


@pytest.mark.parametrize("category", [DPPH, DPTB])
def test_a_list_of_guests_has_empty_rows_to_write_in(category: CategoryCode) -> None:
    pages = read(paper(0, category, spare=24))
    assert len(pages) == 2
    assert all("TANDA TANGAN" in page for page in pages)


def test_everybody_of_the_kpps_signs_at_the_end() -> None:
    last = read(paper(60, present=people.came(people.voters(60))))[-1]
    for name in sample.OFFICERS:
        assert name in last
    assert last.count("✓ menandatangani") == 7


def test_no_page_but_the_last_is_signed_without_voters() -> None:
    for count in range(10, 40):
        last = read(paper(count))[-1]
        assert "NAMA DAN TANDA TANGAN" in last
        assert people.voters(count)[-1].name in last


def test_a_simulation_says_so_on_every_page() -> None:
    assert all("SIMULASI" not in page for page in read(paper()))
    for page in read(paper(mode=Mode.SIMULASI)):
        assert letter().term("simulation") in page
        assert page.count("SIMULASI") == 2


def test_a_repeated_vote_is_named() -> None:
    assert all("PEMUNGUTAN SUARA ULANG" in page for page in read(paper(kind=ResultKind.ULANG)))


def test_every_page_says_that_kpus_form_leads() -> None:
    assert all(letter().footer in page for page in read(paper(100)))


def test_the_same_list_is_the_same_bytes() -> None:
    assert attendance(paper(100)) == attendance(paper(100))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("attendance-blank", paper(40)),
        (
            "attendance-told",
            paper(40, present=people.came(people.voters(40), 2), companion="SITI AMINAH"),
        ),
        (
            "attendance-moved",
            paper(4, DPPH, present=people.came(people.voters(4, DPPH)), mode=Mode.SIMULASI),
        ),
        ("attendance-added", paper(0, DPTB, spare=24)),
    ],
)
def test_a_list_looks_as_it_did(name: str, made: AttendancePaper, tmp_path: Path) -> None:
    golden.look_alike(attendance(made), name, tmp_path)


@settings(max_examples=30)
@given(
    found=st.lists(VOTERS, min_size=1, max_size=30),
    category=st.sampled_from([DPT, DPPH, DPTB]),
    companion=WORDS,
    told=st.booleans(),
    mode=st.sampled_from(Mode),
)
def test_nothing_ever_overflows(
    found: list[Voter],
    category: CategoryCode,
    companion: str,
    told: bool,  # noqa: FBT001
    mode: Mode,
) -> None:
    listed = [
        Voter(voter_ref(category, at), *(getattr(one, name) for name in Voter.__slots__[1:]))
        for at, one in enumerate(found, 1)
    ]
    present = {
        one.ref: people.admission(one, replaced=("gubernur", "bupati"), companion=True, inked=True)
        for one in listed
    }
    companions = {one.ref: companion for one in listed}
    lines = entries(category, listed, present, companions)
    made = AttendancePaper(letter(category), people.sender(mode), lines, told=told)
    read(made)
