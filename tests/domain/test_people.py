"""Voters are named by list and number; the ketua is known by role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.people import (
    DPPH,
    DPT,
    DPTB,
    KETUA_KPPS,
    KETUA_PPK,
    Officer,
    OfficerId,
    category_of,
    is_voter_ref,
    person_key,
    voter_ref,
)


@given(st.sampled_from([DPT, DPPH, DPTB]), st.integers(1, 999_999))
def test_a_reference_tells_its_list(category: str, number: int) -> None:
    ref = voter_ref(category, number)  # type: ignore[arg-type]
    assert is_voter_ref(ref)
    assert category_of(ref) == category


@pytest.mark.parametrize(
    "text", ["", "DPT", "DPT-", "DPT-0", "DPT-01", "DPT--1", "D-1", "DPT-1\n", "DPT-٣", "1-1"]
)
def test_what_is_no_reference(text: str) -> None:
    assert not is_voter_ref(text)


@pytest.mark.parametrize(
    ("officer", "leads"),
    [
        (KETUA_KPPS, True),
        (KETUA_PPK, True),
        (OfficerId("KPPS-2"), False),
        (OfficerId("KPPS-11"), False),
        (OfficerId("OP-1"), False),
    ],
)
def test_only_the_ketua_leads(officer: OfficerId, leads: bool) -> None:  # noqa: FBT001
    assert Officer(officer, "Melati").leads is leads


@pytest.mark.parametrize(
    "spelled",
    [
        "SEKAR PERTAMA",
        "sekar  pertama",
        "Sekar-Pertama.",
        "Ketua PPK Sekar Pertama",
        "Hj. Sekar Pertama, S.H.",
    ],
)
def test_one_name_is_one_person_however_it_is_spelled(spelled: str) -> None:
    assert person_key(spelled) == "SEKARPERTAMA"


def test_codes_and_other_names_stay_apart() -> None:
    told = ["PPK-1", "PPK-2", "OP-1", "KETUA PPK", "SAKSI 2", "SAKSI 3", "ANI", "BUDI"]
    assert len({person_key(one) for one in told}) == len(told)
    assert person_key(" .- ") == ""


@given(st.text("abcdefghij .-'", max_size=30))
def test_a_name_in_other_case_and_spaces_is_the_same(name: str) -> None:
    assert person_key(f"  {name}  ") == person_key(name)
    assert person_key(name.upper()) == person_key(name)
