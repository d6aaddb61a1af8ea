"""C.HASIL SALINAN: what stands on the sheet, for every number of choices."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.formbook import load_form
from kpps_desktop.papers.c_hasil import SheetPaper, c_hasil_salinan
from kpps_desktop.papers.contents import Meeting, Note, Recorded, Signer
from kpps_desktop.papers.fitting import CUT
from kpps_desktop.words import terbilang
from tests.papers import sample, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,'-()0123456789", max_size=90
)
PAIRS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6)


def flat(page: str) -> str:
    return " ".join(page.split())


def read(paper: SheetPaper) -> list[str]:
    pdf = c_hasil_salinan(paper)
    assert seen.faults(pdf) == []
    return [flat(page) for page in seen.texts(pdf)]


@pytest.mark.parametrize("pairs", range(1, 7))
def test_any_number_of_choices_takes_two_pages(pairs: int) -> None:
    paper = sample.sheet_paper(sample.LONG[:pairs])
    first, second = read(paper)
    assert "Hal 1 dari 2" in first
    assert "Hal 2 dari 2" in second
    assert CUT not in first + second
    for choice in paper.contest.choices:
        assert choice.candidate in second
        figure = paper.sheet.figures[Cell(f"IV_{choice.number}")]
        assert terbilang(figure or 0).upper() in second


def test_sections_stand_in_the_order_of_the_form() -> None:
    paper = sample.sheet_paper()
    text = " ".join(read(paper))
    places = [
        text.index(part)
        for section in paper.form.laid(paper.contest.numbers).sections
        for part in (f"{section.code}. {section.title}", *(row.label for row in section.rows))
        if part
    ]
    assert places == sorted(places)


def test_the_day_is_told_in_words() -> None:
    first, second = read(sample.sheet_paper())
    assert "Rabu tanggal Dua Puluh Tujuh bulan November tahun Dua Ribu Dua Puluh Empat" in first
    assert "07.00 s.d. 13.05" in first
    assert "yang sama" in first
    assert "003 (TIGA)" in first
    assert "TANGGAL : 2 7" in second


def test_figures_fill_their_boxes_with_leading_zeros() -> None:
    first = read(sample.sheet_paper())[0]
    assert "dalam Daftar Pemilih Pindahan (DPPh) 0 0 0 0 0 7" in first


def test_a_blank_figure_leaves_its_boxes_empty() -> None:
    paper = sample.sheet_paper()
    blank = dict.fromkeys(paper.sheet.figures)
    pages = read(replace(paper, sheet=Sheet(paper.sheet.tps, paper.sheet.contest, blank)))
    assert "(DPTb) 4. Jumlah Pengguna Hak Pilih" in pages[0]
    assert "NOL" not in pages[1]


@pytest.mark.parametrize("figure", [1000, -3, 10**12])
def test_a_figure_no_box_can_hold_is_shown_not_hidden(figure: int) -> None:
    paper = sample.sheet_paper()
    figures = {**paper.sheet.figures, Cell("VC"): figure, Cell("IA_L"): figure}
    pages = read(replace(paper, sheet=Sheet(paper.sheet.tps, paper.sheet.contest, figures)))
    assert str(figure) in pages[0]
    assert str(figure) in pages[1]


def test_the_kolom_kosong_is_named_and_has_no_saksi() -> None:
    second = read(sample.sheet_paper(empty=2))[1]
    assert second.count("KOLOM KOSONG") == 1
    assert "SAKSI 1 BIN FULAN" in second
    assert "SAKSI 2" not in second


def test_everybody_signs_on_every_page() -> None:
    for page in read(sample.sheet_paper(sample.LONG[:3], notes=40)):
        for name in (*sample.OFFICERS, "SAKSI 1 BIN FULAN", "SAKSI 3 BIN FULAN"):
            assert name in page
        assert page.count("✓ menandatangani") == 10


def test_a_refusal_to_sign_is_told_with_its_reason() -> None:
    paper = sample.sheet_paper()
    signers = {**paper.signers, ("saksi", 2): Signer("HARTONO", declined="belum dijawab")}
    for page in read(replace(paper, signers=signers)):
        assert "Tidak menandatangani: belum dijawab" in page


def test_a_long_refusal_is_cut_in_its_box_and_whole_in_the_notes() -> None:
    paper = sample.sheet_paper(sample.LONG)
    reason = " ".join(["formulir tidak disampaikan dan hitung ulang ditolak"] * 6)
    signers = {**paper.signers, ("saksi", 2): Signer("HARTONO", declined=reason)}
    first, second = read(replace(paper, signers=signers))
    assert CUT in first
    assert f"2. HARTONO. Tidak menandatangani: {reason}" in second


@pytest.mark.parametrize("names", [sample.SHORT[:2], sample.LONG])
def test_what_is_recorded_elsewhere_is_told_in_the_place_of_nil(
    names: Sequence[tuple[str, str]],
) -> None:
    paper = replace(sample.sheet_paper(names), recorded=Recorded(2, 0, 1, "MODEL KEJADIAN"))
    pages = read(paper)
    assert len(pages) == 2
    assert "2 kejadian khusus, 1 pembetulan angka tercatat pada MODEL KEJADIAN." in pages[1]
    assert "NIHIL" not in pages[1]
    assert "NIHIL" in read(replace(paper, recorded=Recorded(model="MODEL KEJADIAN")))[1]


def test_nobody_has_signed_an_open_form() -> None:
    paper = replace(sample.sheet_paper(), signers={}, meeting=Meeting(), qr=())
    text = " ".join(read(paper))
    assert "TTD" not in text
    assert "NIHIL" not in text
    assert "TAHUN 2024" in text


def test_a_finding_that_stands_is_told_where_it_stands() -> None:
    second = read(sample.sheet_paper(notes=1))[1]
    assert "1. R12 (V.C, I.B.4 (J)) Suara sah dan tidak sah tidak sama" in second
    assert f"Alasan: {sample.REASON}" in second


def test_notes_that_do_not_fit_get_pages_of_their_own() -> None:
    pages = read(sample.sheet_paper(sample.LONG, notes=90))
    assert len(pages) > 3
    assert f"Hal 2 dari {len(pages)}" in pages[1]
    assert "90 catatan tertulis pada halaman 3" in pages[1]
    assert [n for n in range(1, 91) if f"{n}. R12" not in " ".join(pages[2:])] == []


def test_a_symbol_that_does_not_fit_goes_to_the_annex() -> None:
    pages = read(sample.sheet_paper(sample.LONG, qr=(sample.QR,) * 3))
    assert len(pages) == 3
    assert "Kode QR tercetak pada halaman 3" in pages[1]


def test_a_simulation_says_so_on_every_page() -> None:
    official = read(sample.sheet_paper(notes=40))
    trial = read(sample.sheet_paper(mode=Mode.SIMULASI, notes=40))
    assert all("SIMULASI" not in page for page in official)
    assert all(page.count("SIMULASI") == 2 for page in trial)


def test_a_repeated_vote_is_named() -> None:
    for page in read(sample.sheet_paper(kind=ResultKind.ULANG)):
        assert "PEMUNGUTAN SUARA ULANG" in page


def test_a_copy_names_its_recipient() -> None:
    paper = replace(sample.sheet_paper(), copy="Salinan 3 untuk Saksi Pasangan Calon 2")
    assert all("Salinan 3 untuk Saksi Pasangan Calon 2" in page for page in read(paper))


def test_every_page_says_that_kpus_form_leads() -> None:
    paper = sample.sheet_paper()
    assert all(paper.form.footer in page for page in read(paper))


@settings(max_examples=25)
@given(
    pairs=PAIRS,
    empty=st.none() | st.integers(1, 2),
    figures=st.lists(st.none() | st.integers(-5, 2000), min_size=40, max_size=40),
    reasons=st.lists(WORDS, max_size=8),
    names=st.lists(WORDS, min_size=13, max_size=13),
    mode=st.sampled_from(Mode),
    code=st.sampled_from(["gubernur", "bupati", "walikota"]),
)
def test_nothing_ever_overflows(
    pairs: list[tuple[str, str]],
    empty: int | None,
    figures: list[int | None],
    reasons: list[str],
    names: list[str],
    mode: Mode,
    code: str,
) -> None:
    paper = sample.sheet_paper(pairs, empty, mode)
    cells = paper.form.cells(paper.contest.numbers)
    signers = {("kpps", n): Signer(names[n - 1], signed=True) for n in range(1, 8)}
    saksi = {("saksi", n): Signer(names[6 + n], declined=names[n]) for n in range(1, 7)}
    filled = Sheet(paper.sheet.tps, paper.contest.code, dict(zip(cells, figures, strict=False)))
    read(
        replace(
            paper,
            form=load_form("pilkada-2024", f"c-hasil-salinan-{code}"),
            sheet=filled,
            signers={**signers, **saksi},
            notes=tuple(Note("R12", one, ("VC",), one) for one in reasons),
            meeting=replace(paper.meeting, place=names[0]),
            made=names[1],
            copy=names[2],
        )
    )


def ballots() -> list[list[tuple[str, str]]]:
    """Return the real ballots that are hardest to print: six choices, or very long names."""
    with gzip.open(sample.NAMES, "rt", encoding="utf-8", newline="") as read_from:
        rows = sorted(csv.DictReader(read_from), key=lambda row: int(row["nomor_urut"]))
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        candidate, _, mate = row["nama_paslon"].partition(" - ")
        found[row["jenis"], row["kode_wilayah"]].append((candidate, mate))
    long = sorted(found.values(), key=lambda pairs: max(len(a + b) for a, b in pairs))[-6:]
    return [*long, *(pairs for pairs in found.values() if len(pairs) == 6)]


def test_real_ballots_print_uncut() -> None:
    for pairs in ballots():
        text = " ".join(read(sample.sheet_paper(pairs)))
        assert CUT not in text
        assert "Hal 2 dari 2" in text
