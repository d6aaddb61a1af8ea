"""One contest of one TPS at the PPK: which source stands, what was corrected, where it is."""

from __future__ import annotations

import pytest

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.recap.events import TpsExplained
from kpps_desktop.domain.recap.recap import DIFFERS, Column, State
from kpps_desktop.domain.recap.told import SUPERSEDES
from tests.domain.days import AT, TPS, B, G
from tests.domain.recaps import (
    EXPLAINED,
    MATCHED,
    OFFICERS,
    OTHER,
    RATIFIED,
    SET_UP,
    bundle,
    column,
    corrected,
    gather,
    typed,
)

FIRST, SECOND, _ = OFFICERS
DISPUTED = ((FIRST, typed({"VA": 5, "VB": 1})), (SECOND, typed({"VA": 6, "VB": 1})))


def test_nothing_that_arrived_is_no_figure() -> None:
    assert Column().figures is None
    assert Column().state is State.MENUNGGU


def test_a_result_is_parted_by_contest() -> None:
    recap = gather([SET_UP, bundle(1, {f"{G}.VC": 9, f"{B}.VC": 8, f"{B}.IV_1": None})])
    assert recap.column(TPS, G).figures == {"VC": 9}
    assert recap.column(TPS, B).figures == {"VC": 8, "IV_1": None}
    assert recap.column(OTHER, G) == Column()
    assert [one.sha256 for one in recap.held(TPS, "R")] == ["b" * 64] * 2
    assert recap.held(TPS, "U") == recap.held(OTHER, "R") == ()


def test_a_newer_result_stands_and_the_older_stays_on_record() -> None:
    found = column(bundle(1), bundle(3, {f"{G}.VC": 7}))
    assert found.figures == {"VC": 7}
    assert [one.sequence for one in found.arrivals] == [1, 3]


def test_a_later_kind_stands_above_any_number_of_an_earlier() -> None:
    assert SUPERSEDES[0] is ResultKind.REGULER
    assert set(SUPERSEDES) == set(ResultKind)
    found = column(bundle(1, {f"{G}.VC": 3}, kind="U"), bundle(9))
    assert found.figures == {"VC": 3}
    assert found.standing == found.arrivals[0]


def test_the_paper_says_the_same_as_the_stick() -> None:
    found = column(bundle(1), bundle(1, by="qr"))
    assert [one.by for one in found.arrivals] == ["bundle", "qr"]
    assert found.figures == {"VC": 9}


def test_a_signed_result_stands_above_typed_figures() -> None:
    found = column((FIRST, typed({"VC": 9})), (SECOND, typed({"VC": 8})), bundle(1))
    assert found.figures == {"VC": 9}


PAPER = (FIRST, typed({"VC": 8}))
STANDS = TpsExplained(TPS, G, DIFFERS, ("VC",), "C.HASIL basah, dicocokkan dengan salinan saksi")


@pytest.mark.parametrize("happened", [(bundle(1), PAPER), (PAPER, bundle(1))])
def test_paper_that_says_other_than_what_was_signed_is_a_difference(
    happened: tuple[object, ...],
) -> None:
    found = column(*happened)  # type: ignore[arg-type]
    assert (found.figures, found.state) == ({"VC": 9}, State.BERBEDA)
    assert found.disputed() == found.contradicted() == ("VC",)


@pytest.mark.parametrize(
    ("settled", "figure"),
    [
        (corrected("VC", 9, 8), 8),
        (corrected("VC", 9, 7), 7),
        (STANDS, 9),
        ((FIRST, typed({"VC": 9})), 9),
    ],
)
def test_a_correction_a_reason_or_typing_again_settles_it(settled: object, figure: int) -> None:
    found = column(bundle(1), PAPER, settled)  # type: ignore[arg-type]
    assert (found.figures, found.state) == ({"VC": figure}, State.DITERIMA)


@pytest.mark.parametrize("settled", [corrected("VC", 9, 7), STANDS])
@pytest.mark.parametrize(
    "later", [(FIRST, typed({"VC": 6})), (SECOND, typed({"VC": 5})), bundle(2, {f"{G}.VC": 4})]
)
def test_what_comes_later_and_says_otherwise_opens_it_again(settled: object, later: object) -> None:
    found = column(bundle(1), PAPER, settled, later)  # type: ignore[arg-type]
    assert found.state is State.BERBEDA
    assert found.explained == {}


@pytest.mark.parametrize("later", [(SECOND, typed({"VC": 8})), PAPER, bundle(1, by="qr")])
def test_what_says_the_same_again_leaves_it_settled(later: object) -> None:
    found = column(bundle(1), PAPER, STANDS, later)  # type: ignore[arg-type]
    assert found.state is State.DITERIMA
    assert list(found.explained) == [(DIFFERS, ("VC",))]


def test_two_entries_that_agree_stand() -> None:
    found = column((FIRST, typed({"VA": 5})), (SECOND, typed({"VA": 5, "VB": 0})))
    assert found.differing() == ("VB",)
    again = column((FIRST, typed({"VA": 5, "VB": 0})), (SECOND, typed({"VA": 5, "VB": 0})))
    assert (again.figures, again.state) == ({"VA": 5, "VB": 0}, State.DITERIMA)


def test_cells_in_dispute_are_blank_until_they_are_corrected() -> None:
    found = column(*DISPUTED)
    assert (found.figures, found.state) == ({"VA": None, "VB": 1}, State.BERBEDA)
    settled = column(*DISPUTED, corrected("VA", None, 6))
    assert (settled.figures, settled.state) == ({"VA": 6, "VB": 1}, State.DITERIMA)


def test_a_dispute_ends_when_one_types_again() -> None:
    found = column(*DISPUTED, (FIRST, typed({"VA": 6, "VB": 1})))
    assert (found.figures, found.state) == ({"VA": 6, "VB": 1}, State.DITERIMA)
    assert [entry.officer for entry in found.entries] == [FIRST, SECOND]


def test_figures_that_one_officer_alone_typed_are_not_settled() -> None:
    figures = typed({"VC": 9})
    assert column((FIRST, figures)).state is State.DIKETIK_SEKALI
    assert column((FIRST, figures), (FIRST, figures)).state is State.DIKETIK_SEKALI
    assert column((FIRST, figures), corrected("VC", 9, 8)).state is State.DIKETIK_SEKALI
    assert column((FIRST, figures), (SECOND, figures)).state is State.DITERIMA
    assert column((FIRST, figures), bundle(1)).state is State.DITERIMA


def test_a_correction_tells_who_wrote_it_and_what_was_typed() -> None:
    found = column(*DISPUTED, (SECOND, corrected("VA", None, 6)))
    (one,) = found.corrections
    assert one.officer == SECOND
    assert [typed.officer for typed in one.typed] == [FIRST, SECOND]
    assert len({typed.figure for typed in one.typed}) == 2


def test_of_two_ways_of_one_result_none_is_superseded() -> None:
    found = column(bundle(1, by="qr"), bundle(1), bundle(1, kind="U"))
    assert [(one.kind, one.sequence) for one in found.superseded] == [("R", 1)]
    assert column(bundle(1, by="qr"), bundle(1)).superseded == ()


def test_a_correction_keeps_what_was_there() -> None:
    found = column(bundle(1), corrected("VC", 9, 8), corrected("VC", 8, 7))
    assert found.figures == {"VC": 7}
    assert found.standing is not None
    assert found.standing.figures == {"VC": 9}
    assert [(one.at, one.said.old, one.said.new) for one in found.corrections] == [
        (AT, 9, 8),
        (AT, 8, 7),
    ]


@pytest.mark.parametrize(
    ("arrived", "figure"),
    [
        (bundle(2, {f"{G}.VC": 5}), 5),
        (bundle(2), 8),
        (bundle(1, by="qr"), 8),
        (bundle(1, {f"{G}.VC": 5}, kind="U"), 5),
    ],
)
def test_a_correction_falls_when_its_figure_comes_anew(arrived: object, figure: int) -> None:
    found = column(bundle(1), corrected("VC", 9, 8), MATCHED, arrived)  # type: ignore[arg-type]
    assert found.figures == {"VC": figure}
    assert len(found.corrections) == 1
    assert found.state is State.DITERIMA


def test_an_older_kind_that_comes_late_leaves_the_correction() -> None:
    found = column(bundle(1, kind="U"), corrected("VC", 9, 8), bundle(4, {f"{G}.VC": 1}))
    assert found.figures == {"VC": 8}


@pytest.mark.parametrize(
    ("happened", "state"),
    [
        ((bundle(1), MATCHED), State.DICOCOKKAN),
        ((bundle(1), MATCHED, corrected("VC", 9, 8)), State.DITERIMA),
        ((bundle(1), MATCHED, typed({"VC": 9})), State.DITERIMA),
        ((bundle(1), MATCHED, EXPLAINED), State.DICOCOKKAN),
        ((bundle(1), MATCHED, RATIFIED), State.DISAHKAN),
    ],
)
def test_what_changes_must_be_matched_again(happened: tuple[object, ...], state: State) -> None:
    assert column(*happened).state is state  # type: ignore[arg-type]


def test_an_explanation_is_kept_with_its_cells() -> None:
    assert column(bundle(1), EXPLAINED).explained == {("R12", ("VC",)): "satu surat suara hilang"}
