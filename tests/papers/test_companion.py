"""The companion's statement: one page, on A5 or A4, filled as far as the desk knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.people import DPPH, DPT, Sex, Voter, voter_ref
from kpps_desktop.formbook import DEFAULT_PROFILE, load_letter
from kpps_desktop.papers.boxes import A4, A5
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.companion_paper import CompanionPaper, companion_paper
from kpps_desktop.papers.fitting import CUT
from tests.papers import golden, seen
from tests.papers import voters_sample as people

if TYPE_CHECKING:
    from pathlib import Path

LETTER = load_letter(DEFAULT_PROFILE, "c-pendamping")
WORDS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,'-()0123456789", max_size=120
)


def paper(mode: Mode = Mode.RESMI, kind: ResultKind = ResultKind.REGULER) -> CompanionPaper:
    """Return the statement of a companion with a long name, for a voter with a longer one."""
    return CompanionPaper(
        LETTER,
        people.sender(mode, kind),
        voter_ref(DPT, 127),
        people.LONGEST,
        "SITI AMINAH BINTI MUHAMMAD ZAINUDDIN ABDUL MADJID",
        "Anak kandung",
    )


def blank(mode: Mode = Mode.RESMI) -> CompanionPaper:
    return CompanionPaper(LETTER, people.sender(mode))


def read(made: CompanionPaper) -> str:
    pdf = companion_paper(made)
    assert seen.faults(pdf) == []
    (page,) = seen.texts(pdf)
    return " ".join(page.split())


def test_it_says_who_helps_whom_and_where() -> None:
    text = read(paper())
    assert CUT not in text
    for told in (
        "Nama : SITI AMINAH BINTI MUHAMMAD ZAINUDDIN ABDUL MADJID",
        "Hubungan dengan pemilih : Anak kandung",
        f"Nama pemilih : {people.LONGEST.name}",
        "Daftar dan nomor urut : DPT nomor 127",
        f"Alamat : {people.LONGEST.address} RT 012 RW 034",
        "TPS 003 Kelurahan/Desa PULAU PANGGANG",
        "Rabu tanggal 27 November 2024",
        "KETUA KPPS TPS 003",
    ):
        assert told in text


def test_companion_and_ketua_sign() -> None:
    text = read(paper())
    assert text.count("SITI AMINAH BINTI") == 2
    assert "MUHAMMAD RIZKI PRATAMA" in text
    assert captions().signed not in text


def test_a_moved_voter_is_named_by_his_own_list() -> None:
    assert "DPPh nomor 3" in read(replace(paper(), ref=voter_ref(DPPH, 3), voter=None))


def test_the_blank_is_left_to_the_hand() -> None:
    text = read(blank())
    assert "Nama : Umur : Alamat : Hubungan dengan pemilih :" in text
    assert "DPT" not in text
    assert "PULAU PANGGANG" in text


def test_a4_is_a5_enlarged() -> None:
    small, large = companion_paper(paper()), companion_paper(replace(paper(), size=A4))
    assert seen.faults(large) == []
    assert [one.split() for one in seen.texts(small)] == [one.split() for one in seen.texts(large)]
    for pdf, size in ((small, A5), (large, A4)):
        with pdfium.PdfDocument(pdf) as document:
            assert document[0].get_size() == pytest.approx(size, rel=0.005)


def test_a_simulation_says_so() -> None:
    assert "SIMULASI" not in read(paper())
    assert LETTER.term("simulation") in read(paper(Mode.SIMULASI))
    assert read(blank(Mode.SIMULASI)).count("SIMULASI") == 2


def test_a_repeated_vote_is_named() -> None:
    assert "PEMUNGUTAN SUARA ULANG" in read(paper(kind=ResultKind.ULANG))


def test_it_says_that_kpus_form_leads() -> None:
    assert LETTER.footer in read(paper())


def test_the_same_statement_is_the_same_bytes() -> None:
    assert companion_paper(paper()) == companion_paper(paper())


@pytest.mark.parametrize(
    ("name", "made"), [("companion", paper()), ("companion-blank", blank(Mode.SIMULASI))]
)
def test_a_statement_looks_as_it_did(name: str, made: CompanionPaper, tmp_path: Path) -> None:
    golden.look_alike(companion_paper(made), name, tmp_path)


@settings(max_examples=40)
@given(texts=st.lists(WORDS, min_size=6, max_size=6), size=st.sampled_from([A4, A5]))
def test_nothing_ever_overflows(texts: list[str], size: tuple[float, float]) -> None:
    name, address, companion, relation, ketua, code = texts
    voter = Voter(voter_ref(DPT, 1), name, Sex.P, 40, address, code, code, code)
    sender = replace(people.sender(), ketua=ketua)
    read(CompanionPaper(LETTER, sender, voter.ref, voter, companion, relation, size))
