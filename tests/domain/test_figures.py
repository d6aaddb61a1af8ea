"""Figures: a blank is never zero."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ContestCode, Mode, ResultKind
from kpps_desktop.domain.figures import Sheet, total, vote_cell
from kpps_desktop.domain.journal import DeskId, Head
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.results import TpsResult


@given(st.lists(st.none() | st.integers(0, 999)))
def test_a_blank_leaves_the_sum_blank(figures: list[int | None]) -> None:
    known = [figure for figure in figures if figure is not None]
    assert total(figures) == (None if len(known) < len(figures) else sum(known))


def test_a_generator_is_summed_once() -> None:
    assert total(figure for figure in (1, 0, 2)) == 3
    assert total(iter((0, None))) is None


def test_each_choice_has_its_cell() -> None:
    assert [vote_cell(number) for number in (1, 12)] == ["IV_1", "IV_12"]


def test_a_result_finds_its_sheet() -> None:
    sheet = Sheet(KodeTps("3101011001001"), ContestCode("gubernur"))
    result = TpsResult(
        "contoh",
        sheet.tps,
        ResultKind.REGULER,
        Mode.RESMI,
        1,
        "",
        Head(DeskId("TPS")),
        "2024-11-27T20:00:00+07:00",
        (sheet,),
    )
    assert result.sheet("gubernur") is sheet
    assert result.sheet("bupati") is None
