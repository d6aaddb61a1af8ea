"""Finding a voter as officers type: numbers, cut names, other spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.people import Sex, Voter, VoterRef
from kpps_desktop.services.kpps.searching import find, make_index, sounded

NAMES = (
    "MUHAMMAD RIZKI PRATAMA",
    "MOCHAMAD RIZAL",
    "SITI NUR HALIZAH",
    "ACHMAD DJUNAEDI",
    "OESMAN TJAHJADI",
    "ABD. RACHMAN",
    "Hj. DEWI SARTIKA",
    "SUPARMAN",
)
INDEX = make_index(
    Voter(VoterRef(f"DPT-{number}"), name, Sex.L) for number, name in enumerate(NAMES * 20, start=1)
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("muh riz", "MUHAMMAD RIZKI PRATAMA"),
        ("riski", "MUHAMMAD RIZKI PRATAMA"),
        ("Pratama Muhamad", "MUHAMMAD RIZKI PRATAMA"),
        ("ahmad junaidi", "ACHMAD DJUNAEDI"),
        ("usman cahyadi", "OESMAN TJAHJADI"),
        ("abdul rahman", "ABD. RACHMAN"),
        ("siti nurhalisa", "SITI NUR HALIZAH"),
        ("dewi", "Hj. DEWI SARTIKA"),
        ("suparmn", "SUPARMAN"),
    ],
)
def test_the_voter_meant_comes_first(typed: str, meant: str) -> None:
    assert find(INDEX, typed)[0].name == meant


def test_a_number_finds_itself_before_those_that_begin_so() -> None:
    assert [voter.ref for voter in find(INDEX, "12", most=3)] == ["DPT-12", "DPT-120", "DPT-121"]


@pytest.mark.parametrize("typed", ["", "  ", "xqxqxq", "?", "99999"])
def test_nobody_is_found_for_nothing(typed: str) -> None:
    assert find(INDEX, typed) == ()


@given(st.text(max_size=40))
def test_whatever_is_typed_few_are_shown(typed: str) -> None:
    assert len(find(INDEX, typed)) <= 8


@given(st.sampled_from(NAMES))
def test_sounding_twice_is_sounding_once(name: str) -> None:
    assert sounded(sounded(name)) == sounded(name)
