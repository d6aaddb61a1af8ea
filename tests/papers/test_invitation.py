"""Invitations: four to a sheet, each with its receipt and a code that the desk reads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.invitations import invitation_code, invited_here
from kpps_desktop.domain.people import DPT, Sex, Voter, voter_ref
from kpps_desktop.formbook import DEFAULT_PROFILE, load_letter
from kpps_desktop.papers.attendance_lines import entries
from kpps_desktop.papers.boxes import A4
from kpps_desktop.papers.fitting import CUT
from kpps_desktop.papers.invitation import InvitationsPaper, invitations
from tests.papers import golden, sample, seen
from tests.papers import voters_sample as people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LETTER = load_letter(DEFAULT_PROFILE, "c-pemberitahuan")
WORDS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,'-()0123456789", max_size=120
)


def paper(
    voters: Sequence[Voter],
    listed: int = 0,
    mode: Mode = Mode.RESMI,
    kind: ResultKind = ResultKind.REGULER,
) -> InvitationsPaper:
    """Return a batch for these voters, or for so many numbers of a list without names."""
    lines = entries(DPT, voters, {}, {}, listed or len(voters))
    return InvitationsPaper(LETTER, people.sender(mode, kind), lines, time(7), time(13))


def read(made: InvitationsPaper) -> list[str]:
    pdf = invitations(made)
    assert seen.faults(pdf) == []
    return [" ".join(page.split()) for page in seen.texts(pdf)]


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (4, 1), (5, 2), (41, 11)])
def test_four_stand_on_a_sheet(count: int, sheets: int) -> None:
    pages = read(paper(people.voters(count)))
    assert len(pages) == sheets
    text = " ".join(pages)
    assert text.count("TANDA TERIMA") == count
    assert CUT not in text
    for number in range(1, count + 1):
        assert text.count(invitation_code(sample.TPS.kode, number)) == 2


def test_an_invitation_says_who_when_and_where() -> None:
    (page,) = read(paper([people.LONGEST]))
    for told in (
        f"Nama : {people.LONGEST.name}",
        "Jenis kelamin : Laki-laki",
        "Nomor urut DPT : 1",
        f"Alamat : {people.LONGEST.address} RT 012 RW 034",
        "Hari, tanggal : Rabu, 27 November 2024",
        "Waktu : 07.00 s.d. 13.00 WIB",
        "Tempat : TPS 003, Jl. Mawar 3",
        "KETUA KPPS TPS 003",
    ):
        assert told in page
    assert page.count(people.LONGEST.name) == 2


def test_an_invitation_shows_nothing_of_a_nik() -> None:
    assert people.LONGEST.nik_tail not in read(paper([people.LONGEST]))[0]


def test_a_list_without_names_is_written_by_hand() -> None:
    (page,) = read(paper((), listed=3))
    assert page.count("Nama : Jenis kelamin : Nomor urut DPT :") == 3
    assert page.count("Nama : No. DPT :") == 3


def test_every_code_on_a_sheet_is_read_from_a_scan() -> None:
    made = paper(people.voters(8), mode=Mode.SIMULASI)
    for sheet, image in enumerate(seen.images(invitations(made), 200)):
        found = zxingcpp.read_barcodes(image)
        numbers = [invited_here(one.text, sample.TPS.kode) for one in found]
        assert sorted(numbers, key=str) == [4 * sheet + at for at in range(1, 5)]


def test_strips_are_of_one_height() -> None:
    """The sheets are cut in a pile."""
    with pdfium.PdfDocument(invitations(paper(people.voters(4)))) as document:
        text = document[0].get_textpage()
        places = []
        search = text.search("TANDA TERIMA")
        while found := search.get_next():
            places.append(text.get_charbox(found[0])[1])
    apart = [one - other for one, other in pairwise(places)]
    assert apart == pytest.approx([A4[1] / 4] * 3, abs=0.1)


def test_each_strip_of_a_simulation_says_so() -> None:
    assert "SIMULASI" not in read(paper(people.voters(4)))[0]
    (page,) = read(paper(people.voters(4), mode=Mode.SIMULASI))
    # On letter and receipt, in words and across the paper.
    assert page.count("SIMULASI") == 4 * 2 * 2
    assert page.count(LETTER.term("simulation")) == 8


def test_a_repeated_vote_is_named() -> None:
    (page,) = read(paper(people.voters(2), kind=ResultKind.ULANG))
    assert page.count("PEMUNGUTAN SUARA ULANG") == 4


def test_each_invitation_says_that_kpus_form_leads() -> None:
    assert read(paper(people.voters(3)))[0].count(LETTER.footer) == 3


def test_the_same_batch_is_the_same_bytes() -> None:
    assert invitations(paper(people.voters(9))) == invitations(paper(people.voters(9)))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("invitations", paper([people.LONGEST, *people.voters(5)[1:]])),
        ("invitations-blank", paper((), listed=2, mode=Mode.SIMULASI, kind=ResultKind.ULANG)),
    ],
)
def test_a_batch_looks_as_it_did(name: str, made: InvitationsPaper, tmp_path: Path) -> None:
    golden.look_alike(invitations(made), name, tmp_path)


@settings(max_examples=40)
@given(
    texts=st.lists(WORDS, min_size=5, max_size=5),
    mode=st.sampled_from(Mode),
    kind=st.sampled_from(ResultKind),
)
def test_nothing_ever_overflows(texts: list[str], mode: Mode, kind: ResultKind) -> None:
    name, address, ketua, code, where = texts
    voter = Voter(voter_ref(DPT, 1), name, Sex.P, 40, address, code, code, code)
    made = paper([voter], mode=mode, kind=kind)
    election = made.sender.election
    stations = tuple(replace(one, alamat=where) for one in election.stations)
    places = tuple(replace(one, nama=where or "X") for one in election.places)
    far = replace(election, stations=stations, places=places, name=where or "X")
    read(replace(made, sender=replace(made.sender, election=far, ketua=ketua)))
