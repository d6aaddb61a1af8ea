"""Columns are dealt out to sheets, and what is carried adds up."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.figures import Cell
from kpps_desktop.papers.columns import Column, evened, sheets, sum_of

VC, VB = Cell("VC"), Cell("VB")
FIGURES = st.none() | st.fixed_dictionaries(
    {VC: st.integers(0, 600), VB: st.none() | st.integers(0, 600)}
)


def dealt(columns: list[Column], most: int) -> list[tuple[Column, ...]]:
    return sheets(columns, (VC, VB), most, "PINDAHAN", "AKHIR")


def of(*figures: int | None) -> list[Column]:
    return [
        Column(f"TPS {at:03d}", None if figure is None else {VC: figure, VB: 0})
        for at, figure in enumerate(figures, 1)
    ]


def test_columns_that_fit_make_one_sheet() -> None:
    (sheet,) = dealt(of(5, 7), 18)
    assert [column.head for column in sheet] == ["TPS 001", "TPS 002", "AKHIR"]
    assert sheet[-1].figures == {VC: 12, VB: 0}


def test_what_overflows_is_carried() -> None:
    first, second = dealt(of(5, 7, 11), 3)[:2]
    assert [column.head for column in first] == ["TPS 001", "TPS 002", "PINDAHAN"]
    assert [column.head for column in second] == ["PINDAHAN", "TPS 003", "AKHIR"]
    assert first[-1].figures == second[0].figures == {VC: 12, VB: 0}
    assert second[-1].figures == {VC: 23, VB: 0}


def test_a_blank_leaves_the_sum_blank_and_a_missing_tps_leaves_it_partial() -> None:
    blank = Column("TPS 001", {VC: 5, VB: None})
    total = sum_of([blank, *of(7, None)], (VC, VB))
    assert total.figures == {VC: 12, VB: None}
    assert total.partial


def test_nothing_in_yet_is_no_zero() -> None:
    assert sum_of(of(None, None), (VC, VB)).figures is None


@given(st.lists(FIGURES, min_size=1, max_size=80), st.integers(3, 20))
def test_every_column_stands_once_in_order_and_the_end_is_the_sum(
    figures: list[dict[Cell, int | None] | None], most: int
) -> None:
    columns = [Column(f"TPS {at}", one) for at, one in enumerate(figures)]
    made = dealt(columns, evened(len(columns), most))
    assert [one for sheet in made for one in sheet if not one.is_sum] == columns
    assert all(len(sheet) <= most for sheet in made)
    assert all(sheet[0].figures == before[-1].figures for before, sheet in pairwise(made))
    known = [one for one in figures if one is not None]
    blank = any(one[VB] is None for one in known)
    last = made[-1][-1]
    assert last.partial == (len(known) < len(figures))
    assert last.figures == (
        {
            VC: sum(one[VC] or 0 for one in known),
            VB: None if blank else sum(o[VB] or 0 for o in known),
        }
        if known
        else {}
    )


@given(st.integers(1, 1300), st.integers(3, 30))
def test_even_sheets_are_no_more_sheets(count: int, most: int) -> None:
    even = evened(count, most)
    columns = of(*([1] * count))
    assert even <= most
    assert len(dealt(columns, even)) == len(dealt(columns, most))
