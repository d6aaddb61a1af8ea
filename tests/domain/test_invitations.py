"""Codes of invitations: short, read back as typed by tired hands, and never silently wrong."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpps_desktop.domain.invitations import (
    MOST_NUMBER,
    Invitation,
    invitation_code,
    invited_here,
    looks_like_code,
    read_invitation,
)
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.places import KodeTps

HERE, ELSEWHERE = KodeTps("3101011001003"), KodeTps("3101011002003")
PLACES = st.builds(
    lambda desa, own: KodeTps(f"{desa:010d}{own:03d}"),
    st.integers(0, 10**10 - 1),
    st.integers(1, 999),
)
NUMBERS = st.integers(1, MOST_NUMBER)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(PLACES, NUMBERS)
def test_a_code_is_read_back(tps: KodeTps, number: int) -> None:
    code = invitation_code(tps, number)
    assert read_invitation(code) == Invitation(tps, number)
    assert invited_here(code, tps) == number


@given(PLACES, NUMBERS)
def test_a_code_is_three_groups_of_four_clear_letters(tps: KodeTps, number: int) -> None:
    groups = invitation_code(tps, number).split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert set("".join(groups)) <= set(LETTERS)


@given(PLACES, NUMBERS, st.integers(0, 11), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_always_seen(tps: KodeTps, number: int, at: int, letter: str) -> None:
    code = invitation_code(tps, number).replace("-", "")
    assume(code[at] != letter)
    assert isinstance(read_invitation(code[:at] + letter + code[at + 1 :]), Finding)


@given(PLACES, NUMBERS, st.integers(0, 11), st.integers(0, 11))
def test_two_letters_changed_for_one_another_are_always_seen(
    tps: KodeTps, number: int, one: int, other: int
) -> None:
    letters = list(invitation_code(tps, number).replace("-", ""))
    assume(letters[one] != letters[other])
    letters[one], letters[other] = letters[other], letters[one]
    assert isinstance(read_invitation("".join(letters)), Finding)


@given(PLACES, NUMBERS)
def test_a_code_may_be_typed_as_it_looks(tps: KodeTps, number: int) -> None:
    code = invitation_code(tps, number)
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        code.replace("1", "I").replace("0", "o"),
        code.replace("1", "l"),
    ):
        assert read_invitation(typed) == Invitation(tps, number)


@given(st.text(max_size=20))
def test_any_other_text_is_a_finding_not_a_crash(text: str) -> None:
    read = read_invitation(text)
    assert isinstance(read, Finding) or invitation_code(read.tps, read.number)


def test_voters_next_to_each_other_have_codes_that_differ() -> None:
    codes = {invitation_code(HERE, number) for number in range(1, 601)}
    assert len(codes) == 600


def test_a_code_of_another_tps_says_which() -> None:
    found = invited_here(invitation_code(ELSEWHERE, 127), HERE)
    assert isinstance(found, Finding)
    assert found.code == "S.702"
    assert found.facts == {"number": 127, "tps": "003", "desa": "3101011002"}


def test_a_mistyped_code_is_told() -> None:
    found = invited_here("0000-0000-0001", HERE)
    assert isinstance(found, Finding)
    assert found.code == "S.701"


@pytest.mark.parametrize("text", ["127", "BAMBANG SETYA", "123456789012", "muh riz", "", "RT 02"])
def test_a_name_or_a_number_is_no_code(text: str) -> None:
    assert not looks_like_code(text)


@given(PLACES, NUMBERS)
def test_nearly_every_code_looks_like_one(tps: KodeTps, number: int) -> None:
    code = invitation_code(tps, number)
    letters = code.replace("-", "")
    assert looks_like_code(code) or letters.isdecimal() or letters.isalpha()


@pytest.mark.parametrize(
    ("tps", "number"), [("310101", 1), ("3101011001000", 1), (HERE, 0), (HERE, MOST_NUMBER + 1)]
)
def test_what_no_roll_holds_has_no_code(tps: str, number: int) -> None:
    with pytest.raises(ValueError, match="31"):
        invitation_code(KodeTps(tps), number)
