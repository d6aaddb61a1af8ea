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
