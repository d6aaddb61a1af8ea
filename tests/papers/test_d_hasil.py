"""D.HASIL KECAMATAN: every TPS has its column, and what is missing is seen to be missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.figures import Cell
from kpps_desktop.formbook import load_form
from kpps_desktop.papers.boxes import A3_ACROSS
from kpps_desktop.papers.d_hasil import RecapPaper, d_hasil, d_hasil_of
from kpps_desktop.words import grouped
from tests.papers import sample, seen


def read(paper: RecapPaper) -> list[str]:
    pdf = d_hasil_of(paper)
    assert seen.faults(pdf) == []
    return [" ".join(page.split()) for page in seen.texts(pdf)]


@pytest.mark.parametrize("size", [1, 16, 17, 18, 40])
def test_every_tps_has_one_column(size: int) -> None:
    pages = read(sample.recap_paper((size,)))
    heads = [page.count(f"TPS {n:03d}") for n in range(1, size + 1) for page in pages]
    assert sum(heads) == size
    assert f"Hal {len(pages)} dari {len(pages)}" in pages[-1]


def test_columns_that_overflow_are_carried() -> None:
    pages = read(sample.recap_paper((40,)))
    assert [page.count("PINDAHAN") for page in pages] == [0, 1, 2, 1, 0]
    assert "KELURAHAN/DESA DESA 1 (2/3)" in pages[2]


def test_the_last_column_is_the_sum_of_all() -> None:
    paper = sample.recap_paper((40, 3))
    wanted = sum(row.figures[Cell("VC")] or 0 for row in paper.recap.rows)
    pages = read(paper)
    assert grouped(wanted) in pages[0]
    assert grouped(wanted) in pages[-1]
    assert "KECAMATAN/DISTRIK KEPULAUAN SERIBU UTARA" in pages[-1]
    assert "DESA 1 DESA 2 JUMLAH AKHIR" in pages[-1]


def test_everybody_signs_on_every_page() -> None:
    for page in read(sample.recap_paper((20,), notes=30, corrections=40)):
        for name in (*sample.OFFICERS[:5], "SAKSI 1 BIN FULAN", "SAKSI 3 BIN FULAN"):
            assert name in page


def test_a_missing_tps_is_named_and_makes_the_recap_provisional() -> None:
    pages = read(sample.recap_paper((4, 3), missing={(0, 2), (0, 3), (1, 1)}))
    assert "DESA 1 002, 003; DESA 2 001." in pages[0]
    assert all("SEMENTARA - 3 dari 7 TPS belum ada." in page for page in pages)
    assert pages[1].count("BELUM ADA") == 2
    assert "JUMLAH AKHIR *" in pages[1]
    assert "* Jumlah dari TPS yang sudah masuk saja" in pages[1]


def test_a_desa_of_which_nothing_came_is_no_zero() -> None:
    pages = read(sample.recap_paper((2, 2), missing={(1, 1), (1, 2)}))
    assert pages[3].count("BELUM ADA") == 1
    assert " 0 " not in pages[2].partition("V. DATA")[2].partition("NAMA DAN")[0]


def test_a_complete_recap_is_not_provisional() -> None:
    assert "SEMENTARA" not in " ".join(read(sample.recap_paper()))


def test_a_blank_is_shown_and_leaves_the_sum_blank() -> None:
    paper = sample.recap_paper((2,))
    first, *others = paper.recap.rows
    blank = replace(first, figures={**first.figures, Cell("VC"): None})
    pages = read(replace(paper, recap=replace(paper.recap, rows=(blank, *others))))
    assert pages[1].count("—") == 3  # the cell, its sum, the legend
    assert "Sel kosong, bukan nol" in pages[1]


def test_a_repeated_vote_is_marked_in_the_head() -> None:
    paper = sample.recap_paper((2,))
    first, *others = paper.recap.rows
    again = replace(first, kind=ResultKind.ULANG)
    pages = read(replace(paper, recap=replace(paper.recap, rows=(again, *others))))
    assert "TPS 001 (U)" in pages[1]


def test_a_finding_is_numbered_in_its_cell_and_told() -> None:
    pages = read(sample.recap_paper((2,), notes=1))
    assert "1. TPS 001 DESA 1 R12 (V.C, I.B.4 (J)) Suara sah" in pages[0]


def test_notes_that_do_not_fit_get_pages_of_their_own() -> None:
    pages = read(sample.recap_paper((2,), notes=80))
    assert "80 catatan tertulis pada halaman 4" in pages[0]
    assert "80. TPS 001" in pages[-1]


def test_corrections_are_logged_with_who_and_why() -> None:
    pages = read(sample.recap_paper((2,), corrections=60))
    log = [page for page in pages if "DAFTAR KOREKSI ANGKA" in page]
    assert len(log) > 1
    assert "1 29-11-2024 10.15 TPS 001 DESA 1 V.C 213 214 Satu surat suara" in log[0]
    assert "60 29-11-2024 10.15" in log[-1]
    assert "PPK-1, saksi-1" in log[-1]


def test_a_simulation_says_so_on_every_page() -> None:
    pages = read(sample.recap_paper(mode=Mode.SIMULASI, notes=50))
    assert all(page.count("SIMULASI") == 2 for page in pages)


def test_a_larger_sheet_holds_more() -> None:
    paper = sample.recap_paper((25,))
    assert len(read(replace(paper, size=A3_ACROSS))) < len(read(paper))


@pytest.mark.parametrize(
    ("form", "region", "title", "each"),
    [
        ("d-hasil-kabko-gubernur", "3101", "KABUPATEN/KOTA KEPULAUAN SERIBU", "kecamatan/distrik"),
        ("d-hasil-prov-gubernur", "31", "PROVINSI DKI JAKARTA", "kabupaten/kota"),
    ],
)
def test_a_higher_recap_has_a_column_for_each_region_below(
    form: str, region: str, title: str, each: str
) -> None:
    pdf = d_hasil(sample.region_paper(form, region, 38, missing={4, 9}, corrections=1))
    assert seen.faults(pdf) == []
    pages = [" ".join(page.split()) for page in seen.texts(pdf)]
    heads = [page.count(f"WILAYAH {n} ") for n in range(1, 39) for page in pages[1:-1]]
    assert sum(heads) == 38
    assert f"{title} (1/" in pages[1]
    assert f"SEMENTARA - 2 dari 38 {each} belum ada." in pages[0]
    assert "WILAYAH 4, WILAYAH 9." in pages[0]
    assert "AKHIR *" in pages[-2]
    assert "1 02-12-2024 10.15 WILAYAH 1 V.C 21.300 21.400" in pages[-1]
    assert f"{each[:1].upper()}{each[1:]}" in pages[-1]


@pytest.mark.parametrize("code", ["gubernur", "bupati", "walikota"])
def test_the_rows_of_a_higher_recap_are_those_of_the_tps(code: str) -> None:
    tps, kabko = (
        load_form("pilkada-2024", f"{name}-{code}") for name in ("c-hasil-salinan", "d-hasil-kabko")
    )
    assert kabko.cells((1, 2, 3)) == tps.cells((1, 2, 3))
    assert kabko.model == f"MODEL D.HASIL KABKO-KWK-{code.upper()}"


def test_what_is_partial_below_is_marked_above() -> None:
    paper = sample.region_paper("d-hasil-kabko-gubernur", "3101", 3)
    first, *others = paper.parts
    pages = seen.texts(d_hasil(replace(paper, parts=(replace(first, partial=True), *others))))
    assert "WILAYAH 1 *" in " ".join(pages[1].split())
    assert "AKHIR *" in " ".join(pages[1].split())


def test_a_pair_stands_on_two_lines_where_one_is_too_short() -> None:
    page = seen.texts(d_hasil_of(sample.recap_paper((16,), sample.LONG[:1])))[1]
    assert "1. Jenderal TNI (Purn.) H. ANDIKA M PERKASA, S.E., M.A., M.Sc.\r\nDr. H." in page


def test_cost_grows_with_the_columns_alone() -> None:
    """A desa twice as large takes twice the sheets, not more."""
    few, many = (len(seen.texts(d_hasil_of(sample.recap_paper((n,))))) for n in (137, 274))
    assert many <= 2 * few


@settings(max_examples=8)
@given(
    sizes=st.lists(st.integers(1, 25), min_size=1, max_size=3),
    pairs=st.integers(1, 6),
    missing=st.sets(st.tuples(st.integers(0, 2), st.integers(1, 25)), max_size=20),
    notes=st.integers(0, 20),
    blanks=st.sets(st.sampled_from(["VC", "IA_L", "II3", "IV_1"])),
    code=st.sampled_from(["gubernur", "bupati", "walikota"]),
)
def test_nothing_ever_overflows(
    sizes: list[int],
    pairs: int,
    missing: set[tuple[int, int]],
    notes: int,
    blanks: set[str],
    code: str,
) -> None:
    paper = sample.recap_paper(sizes, sample.LONG[:pairs], missing, notes=notes, corrections=3)
    rows = tuple(
        replace(row, figures={**row.figures, **{Cell(cell): None for cell in blanks}})
        if row.figures
        else row
        for row in paper.recap.rows
    )
    form = load_form("pilkada-2024", f"d-hasil-kecamatan-{code}")
    read(replace(paper, form=form, recap=replace(paper.recap, rows=rows)))
