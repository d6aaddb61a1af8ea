"""Distances from neighbours: robust, aware of chance among few, and without dividing by zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.places import KodeTps
from kpps_desktop.rules.hints.spread import FAR, LEAST, Around, Neighbours, nearest, spread_of

VALUES = st.lists(st.floats(-100, 100), min_size=1, max_size=40)


def test_median_and_mad_by_hand() -> None:
    spread = spread_of([1, 2, 3, 4, 100])
    assert (spread.median, spread.quartile) == (3, 2)
    assert spread.spread == pytest.approx(1.4826)
    assert spread_of([1, 2, 3, 4]).median == 2.5


def test_a_wild_value_moves_nothing() -> None:
    calm = [float(one) for one in range(20)]
    assert spread_of([*calm[:-1], 10**9]) == spread_of(calm)


@given(VALUES, st.randoms())
def test_order_does_not_matter(values: list[float], chance: object) -> None:
    mixed = list(values)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert spread_of(mixed) == spread_of(values)


@given(VALUES)
def test_half_lies_on_each_side(values: list[float]) -> None:
    spread = spread_of(values)
    assert 2 * sum(one < spread.median for one in values) <= len(values)
    assert 2 * sum(one > spread.median for one in values) <= len(values)
    assert min(values) <= spread.quartile <= spread.median
    assert spread.spread >= 0


def around(*shares: tuple[int, int]) -> Around:
    listed = {KodeTps(f"9901010001{at:03d}"): one for at, one in enumerate(shares, start=1)}
    return Neighbours(listed).around(KodeTps("9901010001001"))[0]


def test_neighbours_all_alike_leave_a_spread_of_chance() -> None:
    like = around(*[(240, 300)] * LEAST)
    assert like.distance(240, 300, 0.025) == pytest.approx(0)
    assert 0 < like.distance(249, 300, 0.025) < FAR
    assert like.distance(290, 300, 0.025) > FAR


def test_chance_does_more_to_few_voters() -> None:
    like = around(*[(240, 300)] * LEAST)
    assert like.distance(10, 20, 0.025) > -FAR
    assert like.distance(150, 300, 0.025) < -FAR


@given(st.integers(0, 400), st.integers(1, 400), st.lists(st.integers(0, 300), min_size=6))
def test_no_share_makes_it_stumble(part: int, whole: int, others: list[int]) -> None:
    near = around(*((one, 300) for one in others))
    assert abs(near.distance(part, whole, 0.02)) < 100
    low, high = near.usual
    assert 0 <= low <= near.median + 1e-9 <= high + 2e-9 <= 1 + 3e-9


def test_few_are_no_neighbourhood() -> None:
    few = {KodeTps(f"9901010001{at:03d}"): (1, 2) for at in range(1, LEAST)}
    assert Neighbours(few).around(KodeTps("9901010001001")) == []
    more = few | {KodeTps("9901010002001"): (1, 2)}
    assert len(Neighbours(more).around(KodeTps("9901010001001"))) == 1, "the kecamatan alone"


def test_special_places_are_neighbours_of_each_other_only() -> None:
    shares = {KodeTps(f"9901010001{at:03d}"): (1, 2) for at in range(1, 20)}
    shares[KodeTps("9901010001901")] = (2, 2)
    assert Neighbours(shares).around(KodeTps("9901010001901")) == []
    assert len(Neighbours(shares).around(KodeTps("9901010001001"))) == 2


@pytest.mark.parametrize(
    ("distances", "least"), [([], 0), ([4], 4), ([5, 4], 4), ([-5, -4], -4), ([5, -4], 0)]
)
def test_far_is_far_from_both(distances: list[float], least: float) -> None:
    assert nearest(distances) == least
