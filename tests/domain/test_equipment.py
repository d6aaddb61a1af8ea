"""Equipment against the norm: what is short, what is more, and what nobody can say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpps_desktop.domain.equipment import Item, items
from kpps_desktop.domain.events import SupplyReceived
from kpps_desktop.domain.places import KodeTps, Tps
from kpps_desktop.formbook import DEFAULT_PROFILE, load_profile

PROFILE = load_profile(DEFAULT_PROFILE)
TPS = Tps(KodeTps("3101011001003"), "", 250, 260)


def item(code: str, contest: str = "", came: SupplyReceived | None = None, tps: Tps = TPS) -> Item:
    """Return one item of a TPS of two contests."""
    counted = {(code, contest): came} if came else {}
    listed = items(PROFILE, tps, ("gubernur", "bupati"), counted)
    return next(one for one in listed if (one.code, one.contest) == (code, contest))


def test_what_comes_by_contest_is_listed_by_contest() -> None:
    listed = [(one.code, one.contest) for one in items(PROFILE, TPS, ("gubernur", "bupati"), {})]
    assert listed[:5] == [
        ("kotak_suara", "gubernur"),
        ("kotak_suara", "bupati"),
        ("surat_suara", "gubernur"),
        ("surat_suara", "bupati"),
        ("bilik", ""),
    ]
    assert len(set(listed)) == len(listed)


def test_ballots_follow_from_dpt_dpph_and_reserve() -> None:
    assert item("surat_suara", "bupati").norm == 510 + 13
    moved = replace(TPS, dpph_l=3, dpph_p=4)
    assert item("surat_suara", "bupati", tps=moved).norm == 510 + 7 + 13


@pytest.mark.parametrize(
    ("received", "damaged", "difference", "short"),
    [(4, 0, 0, 0), (3, 0, -1, 1), (4, 1, -1, 1), (5, 0, 1, 0), (0, 0, -4, 4)],
)
def test_the_damaged_are_missing_too(
    received: int, damaged: int, difference: int, short: int
) -> None:
    booths = item("bilik", came=SupplyReceived("bilik", "", received, damaged, ""))
    assert (booths.difference, booths.short) == (difference, short)


def test_without_a_norm_or_a_count_nothing_is_short() -> None:
    for one in (item("segel", came=SupplyReceived("segel", "", 1, 0, "")), item("bilik")):
        assert one.difference is None
        assert one.short == 0
