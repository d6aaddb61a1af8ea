"""The plano: turus drawn from the ballots that were counted, or left to be drawn by hand."""

from __future__ import annotations

import csv
import ctypes
import gzip
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from kpps_desktop.domain.counting import Tallying, tally_of
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import Tps
from kpps_desktop.formbook import plano_forms
from kpps_desktop.papers.boxes import A3, A4, MM
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.contents import Meeting, Signer
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import CUT, fit
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.plano import PlanoPaper, plano
from kpps_desktop.papers.tally_marks import line_sums, lines_for
from kpps_desktop.words import terbilang
from tests.papers import golden, sample, seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMS = plano_forms("pilkada-2024")
TALLY = FORMS["gubernur"].tallies[0]
STROKE = 0.95
NAMES = Path(__file__).parents[1] / "data" / "pilkada2024_paslon.csv.gz"
WORDS = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,'-()0123456789", max_size=90
)
PAIRS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6)
VOTES = st.integers(0, 615)


def paper(
    names: Sequence[tuple[str, str]] = sample.SHORT[:2],
    counted: Mapping[int, int] | None = None,
    *,
    empty: int | None = None,
    mode: Mode = Mode.RESMI,
    kind: ResultKind = ResultKind.REGULER,
    voters: int = 600,
) -> PlanoPaper:
    """Return a plano on A4: filled from a count, or the blank."""
    contest = sample.contest_of(names, empty)
    tps = Tps(sample.TPS.kode, sample.TPS.alamat, voters // 2, voters - voters // 2)
    blank = PlanoPaper(
        form=FORMS["gubernur"],
        election=sample.election_of(contest, mode, kind, stations=(tps,)),
        contest=contest,
        sheet=Sheet(tps.kode, contest.code),
        meeting=Meeting(),
        signers={},
        size=A4,
    )
    if counted is None:
        return blank
    tallied = {Cell(f"IV_{n}" if n else "VB"): votes for n, votes in counted.items()}
    sums = {Cell("VA"): sum(counted.values()) - counted[0], Cell("VC"): sum(counted.values())}
    return replace(
        blank,
        sheet=Sheet(tps.kode, contest.code, {**sample.figures_of(contest), **tallied, **sums}),
        meeting=sample.meeting(),
        signers=sample.signers_of("kpps", 7, len(names)),
        counted=counted,
        qr=(sample.QR,),
        made="Rabu, 27 November 2024 18.42",
    )


def count_of(names: Sequence[tuple[str, str]], first: int = 214) -> dict[int, int]:
    return {0: 11, 1: first} | {number: 10 * number for number in range(2, len(names) + 1)}


def read(made: PlanoPaper) -> list[str]:
    pdf = plano(made)
    assert seen.faults(pdf) == []
    return [" ".join(page.split()) for page in seen.texts(pdf)]


def strokes(pdf: bytes) -> list[bool]:
    """Return each stroke of a turus: whether it lies across."""
    found = []
    weight, x, y = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            for drawn in page.get_objects(filter=(c.FPDF_PAGEOBJ_PATH,)):
                c.FPDFPageObj_GetStrokeWidth(drawn, weight)
                if abs(weight.value - STROKE) < 0.001:
                    ends = []
                    for at in (0, 1):
                        c.FPDFPathSegment_GetPoint(c.FPDFPath_GetPathSegment(drawn, at), x, y)
                        ends.append(x.value)
                    found.append(abs(ends[0] - ends[1]) > 1)
    return found


@pytest.mark.parametrize("pairs", range(1, 7))
def test_any_number_of_choices_is_whole(pairs: int) -> None:
    names = sample.LONG[:pairs]
    made = paper(names, count_of(names))
    pages = read(made)
    text = " ".join(pages)
    assert f"Hal {len(pages)} dari {len(pages)}" in pages[-1]
    assert len(pages) == (3 if pairs <= 3 else 4)
    assert CUT not in text
    for choice in made.contest.choices:
        assert f"{choice.number} {choice.candidate} {choice.running_mate}" in text
        assert terbilang(made.sheet.figures[Cell(f"IV_{choice.number}")] or 0).upper() in text


def test_every_name_on_a_ballot_of_2024_fits_uncut_where_room_is_least() -> None:
    """Six choices of five lines share a page."""
    with gzip.open(NAMES, "rt", encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    names = {name for row in rows for name in row["nama_paslon"].split(" - ") if name}
    beside_its_number = Type(Face.BOLD, 7.6, 3.6, lines=6, across="centre", leading=1.14)
    room = (33.4 * MM - 5, (5 * 4.6 * MM - 5 - 1.4 * MM) / 2)
    for name in names:
        fitted = fit(name, *room, beside_its_number)
        assert CUT not in fitted.lines[-1], name
        assert fitted.size >= 6, name


def test_choices_are_dealt_evenly_to_pages() -> None:
    pages = read(paper(sample.LONG[:4]))
    marked = [f"{number} {name}" for number, (name, _) in enumerate(sample.LONG[:4], 1)]
    # With a dot behind its number every pair is also named where its saksi signs.
    assert [[one in page for one in marked] for page in pages[1:3]] == [
        [True, True, False, False],
        [False, False, True, True],
    ]


@pytest.mark.parametrize("ballots", [0, 1, 4, 5, 6, 59, 60, 61, 300, 600, 615])
def test_every_ballot_is_one_stroke(ballots: int) -> None:
    drawn = strokes(plano(paper(sample.SHORT[:1], {1: ballots, 0: 0})))
    assert len(drawn) == ballots
    assert sum(drawn) == ballots // 5


@given(st.lists(st.integers(0, 3), max_size=120))
def test_strokes_are_the_ballots_of_the_count(votes: list[int]) -> None:
    count = Tallying(len(votes), 0, tuple(votes), 0)
    counted = {number: tally_of(count).get(number, 0) for number in range(4)}
    drawn = strokes(plano(paper(sample.SHORT, counted, voters=120)))
    assert len(drawn) == len(votes)
    assert sum(drawn) == sum(of_one // 5 for of_one in counted.values())


@given(st.integers(0, 700))
def test_lines_add_up_to_the_count(ballots: int) -> None:
    sums = line_sums(TALLY, ballots)
    assert sum(sums) == ballots
    assert all(line == 60 for line in sums[:-1])
    assert len(sums) <= lines_for(TALLY, 0, ballots)


def test_a_tps_has_the_lines_it_needs() -> None:
    assert [lines_for(TALLY, voters) for voters in (20, 300, 301, 510, 600)] == [5, 5, 6, 9, 10]
    assert lines_for(TALLY, 600, 612) == 11


def test_each_line_has_its_sum() -> None:
    page = read(paper(sample.SHORT[:1], {1: 134, 0: 7}))[1]
    assert "6 0 6 0 1 4" in page
    assert "SERATUS TIGA PULUH EMPAT" in page
    assert "1 3 4" in page


def test_a_blank_is_left_to_the_hand() -> None:
    made = paper(sample.LONG)
    pdf = plano(made)
    assert strokes(pdf) == []
    text = " ".join(read(made))
    for filled in (captions().signed, "NIHIL", "NOL", "6 0", "Rabu"):
        assert filled not in text
    for printed in ("003 (TIGA)", "PULAU PANGGANG", "JUMLAH TIAP BARIS", "TAHUN 2024"):
        assert printed in text


def test_a_count_of_nothing_is_not_a_blank() -> None:
    text = " ".join(read(paper(sample.SHORT[:1], {0: 0, 1: 0})))
    assert text.count("NOL") == 4


def test_the_kolom_kosong_is_tallied_and_has_no_saksi() -> None:
    made = paper(sample.SHORT[:2], {0: 0, 1: 12, 2: 5}, empty=1)
    pages = read(made)
    assert "1 KOLOM KOSONG" in pages[1]
    assert len(strokes(plano(made))) == 17
    assert "SAKSI 1" not in pages[1]
    assert "SAKSI 2 BIN FULAN" in pages[1]


def test_a_correction_shows_beside_the_strokes_of_the_count() -> None:
    """The turus are what was counted; a figure put right later is the figure all the same."""
    made = paper(sample.SHORT[:1], {0: 0, 1: 12})
    figures = {**made.sheet.figures, Cell("IV_1"): 13}
    made = replace(made, sheet=replace(made.sheet, figures=figures))
    assert "TIGA BELAS" in read(made)[1]
    assert len(strokes(plano(made))) == 12


def test_everybody_signs_on_every_page() -> None:
    for page in read(paper(sample.LONG[:4], count_of(sample.LONG[:4]))):
        for name in (*sample.OFFICERS, "SAKSI 1 BIN FULAN", "SAKSI 4 BIN FULAN"):
            assert name in page


def test_a3_is_a4_enlarged() -> None:
    made = paper(sample.LONG[:3], count_of(sample.LONG[:3]))
    large, small = plano(replace(made, size=A3)), plano(made)
    assert seen.faults(large) == []
    assert [page.split() for page in seen.texts(large)] == [
        page.split() for page in seen.texts(small)
    ]
    for pdf, size in ((large, A3), (small, A4)):
        with pdfium.PdfDocument(pdf) as document:
            for page in document:
                assert page.get_size() == pytest.approx(size, rel=0.001)


def test_findings_that_stand_are_told_at_the_end() -> None:
    names = sample.LONG[:2]
    few = read(replace(paper(names, count_of(names)), notes=sample.notes_of(2)))
    assert "2. R12 (V.C, I.B.4 (J))" in few[-1]
    assert len(few) == 3
    many = read(replace(paper(names, count_of(names)), notes=sample.notes_of(90)))
    assert "90 catatan tertulis pada halaman 4" in many[2]
    assert [n for n in range(1, 91) if f"{n}. R12" not in " ".join(many[3:])] == []


@pytest.mark.parametrize("size", [A3, A4])
def test_the_symbol_is_read_from_a_scan(size: tuple[float, float]) -> None:
    names = sample.LONG
    made = replace(paper(names, count_of(names)), size=size)
    image = seen.images(plano(made), 200)[-1]
    assert [one.text for one in zxingcpp.read_barcodes(image)] == [sample.QR]


def test_a_simulation_says_so_on_every_page() -> None:
    assert all("SIMULASI" not in page for page in read(paper()))
    assert all(page.count("SIMULASI") == 2 for page in read(paper(mode=Mode.SIMULASI)))


def test_a_repeated_vote_is_named() -> None:
    assert all("PEMUNGUTAN SUARA ULANG" in page for page in read(paper(kind=ResultKind.ULANG)))


def test_every_page_says_that_kpus_form_leads() -> None:
    assert all(FORMS["gubernur"].footer in page for page in read(paper()))


def test_the_same_plano_is_the_same_bytes() -> None:
    names = sample.LONG[:3]
    assert plano(paper(names, count_of(names))) == plano(paper(names, count_of(names)))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("plano-2", paper(sample.SHORT[:2], {0: 11, 1: 214, 2: 197})),
        ("plano-6", paper(sample.LONG, count_of(sample.LONG), mode=Mode.SIMULASI)),
        ("plano-blank", paper(sample.LONG[:4])),
    ],
)
def test_a_plano_looks_as_it_did(name: str, made: PlanoPaper, tmp_path: Path) -> None:
    golden.look_alike(plano(made), name, tmp_path)


@settings(max_examples=25)
@given(
    pairs=PAIRS,
    votes=st.none() | st.lists(VOTES, min_size=7, max_size=7),
    figures=st.lists(st.none() | st.integers(-5, 2000), min_size=40, max_size=40),
    names=st.lists(WORDS, min_size=13, max_size=13),
    voters=st.integers(0, 600),
    code=st.sampled_from(sorted(FORMS)),
)
def test_nothing_ever_overflows(
    pairs: list[tuple[str, str]],
    votes: list[int] | None,
    figures: list[int | None],
    names: list[str],
    voters: int,
    code: str,
) -> None:
    counted = None if votes is None else dict(enumerate(votes[: len(pairs) + 1]))
    made = paper(pairs, counted, empty=1, voters=voters)
    cells = made.form.cells(made.contest.numbers)
    signers = {("kpps", n): Signer(names[n - 1], signed=True) for n in range(1, 8)}
    saksi = {("saksi", n): Signer(names[6 + n], declined=names[n]) for n in range(1, 7)}
    filled = Sheet(made.sheet.tps, made.contest.code, dict(zip(cells, figures, strict=False)))
    read(
        replace(
            made,
            form=FORMS[code],
            sheet=filled,
            signers={**signers, **saksi},
            meeting=replace(made.meeting, place=names[0]),
            made=names[1],
            copy=names[2],
        )
    )
