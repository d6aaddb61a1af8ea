"""Slips of the pen, told from miscounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.rules.hints.slips import is_slip

FIGURES = st.integers(0, 999)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (21, 12),  # two digits exchanged: a difference of 9
        (104, 14),  # of 90
        (201, 102),  # of 99
        (35, 135),  # first digit lost: 100
        (314, 114),  # misread: 200
        (912, 12),  # 900
        (117, 111),  # 1 and 7
        (130, 138),  # 0 and 8
        (240, 24),  # written a box too far left
        (24, 240),
    ],
)
def test_a_slip_is_known(written: int, meant: int) -> None:
    assert is_slip(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (100, 100),
        (208, 209),  # a miscount
        (199, 200),
        (150, 148),
        (244, 235),  # a difference of 9, but no digits exchanged
        (221, 212 + 100),  # two slips
        (120, 1200),  # no such figure
        (0, 0),
    ],
)
def test_a_miscount_is_none(written: int, meant: int) -> None:
    assert not is_slip(written, meant)


@given(FIGURES, FIGURES)
def test_what_is_a_slip_one_way_is_one_the_other_way(one: int, two: int) -> None:
    assert is_slip(one, two) == is_slip(two, one)


@given(FIGURES)
def test_few_figures_are_a_slip_away(figure: int) -> None:
    near = [one for one in range(1_000) if is_slip(figure, one)]
    assert figure not in near
    assert len(near) <= 25
