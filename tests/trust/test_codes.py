"""An activation code survives being read off paper, and tells a slip from a wrong code."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.codes import ALPHABET, new_activation_code, normalise_code
from tests.trust.pki import refused

CODES = st.lists(st.sampled_from(ALPHABET), min_size=15, max_size=15).map("".join)


def valid(start: str) -> str:
    """Complete fifteen characters by trying: the one check character that fits."""
    for last in ALPHABET:
        try:
            return normalise_code(start + last)
        except Refused:
            continue
    raise AssertionError(start)


def test_a_new_code_is_four_groups_of_four() -> None:
    code = new_activation_code()
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set(code) <= set(ALPHABET) | {"-"}
    assert normalise_code(code) == code
    assert len({new_activation_code() for _ in range(100)}) == 100


@given(CODES)
def test_case_spaces_and_lookalikes_do_not_matter(start: str) -> None:
    code = valid(start)
    typed = code.replace("-", " ").replace("0", "o").replace("1", "l").lower()
    assert normalise_code(f"  {typed}\n") == code
    assert normalise_code(code.replace("1", "I").replace("-", "")) == code


@given(CODES, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_a_slip(start: str, at: int, other: str) -> None:
    plain = valid(start).replace("-", "")
    typed = plain[:at] + other + plain[at + 1 :]
    if typed == plain:
        return
    with refused("T.203"):
        normalise_code(typed)


@given(CODES)
def test_two_swapped_characters_are_a_slip(start: str) -> None:
    plain = valid(start).replace("-", "")
    for one, two in combinations(range(16), 2):
        swapped = list(plain)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        if "".join(swapped) != plain:
            with refused("T.203"):
                normalise_code("".join(swapped))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "T.201"), ("7K3M-Q9XT", "T.201"), ("7K3M-Q9XT-41RB-0D8Z-1", "T.201"), ("U", "T.202")],
)
def test_what_is_no_code_is_told(typed: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        normalise_code(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_or_refused(typed: str) -> None:
    try:
        assert len(normalise_code(typed)) == 19
    except Refused as refused:
        assert refused.code in {"T.201", "T.202", "T.203"}  # noqa: PT017
