"""Codes of places tell their level and what holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.places import KodeTps, Level, Tps, is_tps, level, tps_number, up

TPS = KodeTps("3101011001007")


@pytest.mark.parametrize(
    ("kode", "expected"),
    [
        ("31", Level.PROVINSI),
        ("3101", Level.KABKO),
        ("310101", Level.KECAMATAN),
        ("3101011001", Level.DESA),
        (TPS, Level.TPS),
        ("", None),
        ("3", None),
        ("31010", None),
        ("3a", None),
        ("٣١", None),
        ("²2", None),
        (" 1", None),
        ("31\n", None),
    ],
)
def test_the_number_of_digits_is_the_level(kode: str, expected: Level | None) -> None:
    assert level(kode) is expected


@given(st.text())
def test_any_text_has_a_level_or_none(kode: str) -> None:
    found = level(kode)
    assert found is None or (len(kode) == found and int(kode) >= 0)


@pytest.mark.parametrize(
    ("kode", "expected"),
    [(TPS, True), ("3101011001000", False), ("3101011001", False), ("310101100100x", False)],
)
def test_a_tps_has_thirteen_digits_and_a_number(kode: str, expected: bool) -> None:  # noqa: FBT001
    assert is_tps(kode) is expected


def test_a_place_stands_in_those_above_it() -> None:
    assert [up(TPS, one) for one in Level] == ["31", "3101", "310101", "3101011001", TPS]


def test_two_desa_each_have_a_first_tps() -> None:
    first, second = KodeTps("3101011001001"), KodeTps("3101011002001")
    assert tps_number(first) == tps_number(second) == 1
    assert first != second


def test_a_tps_knows_its_number_and_its_voters() -> None:
    tps = Tps(TPS, "Lapangan", dpt_l=240, dpt_p=251)
    assert (tps.number, tps.dpt) == (7, 491)
