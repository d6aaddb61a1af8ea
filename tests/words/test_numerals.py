"""Numbers in Indonesian words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kpps_desktop.words import grouped, terbilang


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (110, "seratus sepuluh"),
        (412, "empat ratus dua belas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (2_024, "dua ribu dua puluh empat"),
        (1_000_000, "satu juta"),
        (100_100, "seratus ribu seratus"),
    ],
)
def test_numbers_are_said(number: int, said: str) -> None:
    assert terbilang(number) == said


def test_every_figure_of_a_form_is_said_as_the_oracle_says_it() -> None:
    assert [n for n in range(10_000) if terbilang(n) != num2words(n, lang="id")] == []


@given(st.integers(0, 10**9))
def test_larger_numbers_too(number: int) -> None:
    assert terbilang(number) == num2words(number, lang="id")


@pytest.mark.parametrize("number", [-1, 10**12])
def test_what_has_no_words_is_a_bug(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        terbilang(number)


def test_thousands_stand_apart() -> None:
    assert (grouped(435_296), grouped(435_296, "en"), grouped(999)) == ("435.296", "435,296", "999")
