"""Who may vote in which contest, and which ballots a place has."""

from __future__ import annotations

from datetime import date, time

import pytest

from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode
from kpps_desktop.domain.people import DPT
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.domain.profile import Category, Profile

PAIR = Choice(2, "Calon", "Wakil")
EMPTY = Choice(1, "", "", empty=True)
GUBERNUR = Contest(ContestCode("gubernur"), "Gubernur", KodeWilayah("31"), (EMPTY, PAIR))
BUPATI = Contest(ContestCode("bupati"), "Bupati", KodeWilayah("3101"), (PAIR,))
TPS = Tps(KodeTps("3101011001001"), "Lapangan", 1, 2)
ELECTION = Election(
    "contoh",
    "Contoh",
    date(2024, 11, 27),
    "WIB",
    "pilkada-2024",
    Mode.SIMULASI,
    (GUBERNUR, BUPATI),
    (Wilayah(KodeWilayah("3101"), "KEPULAUAN CONTOH"),),
    (TPS,),
)


@pytest.mark.parametrize(
    ("home", "gubernur", "bupati"),
    [
        ("3101011001", True, True),
        ("3101", True, True),
        ("3171", True, False),
        ("31", True, False),
        ("3201011001", False, False),
        ("", False, False),
    ],
)
def test_a_voter_of_another_kabupaten_votes_for_governor_only(
    home: str,
    gubernur: bool,  # noqa: FBT001
    bupati: bool,  # noqa: FBT001
) -> None:
    assert (GUBERNUR.may_vote(home), BUPATI.may_vote(home)) == (gubernur, bupati)


@pytest.mark.parametrize(
    ("kode", "contests"),
    [
        (TPS.kode, (GUBERNUR, BUPATI)),
        ("3171011001001", (GUBERNUR,)),
        ("3201011001001", ()),
    ],
)
def test_the_ballots_of_a_place_are_those_of_the_regions_around_it(
    kode: str, contests: tuple[Contest, ...]
) -> None:
    assert ELECTION.contests_at(kode) == contests


def test_choices_stand_in_the_order_of_the_ballot() -> None:
    assert GUBERNUR.numbers == (1, 2)


def test_what_the_pack_holds_is_found_by_its_code() -> None:
    assert ELECTION.contest("bupati") is BUPATI
    assert ELECTION.station(TPS.kode) is TPS
    assert ELECTION.name_of("3101") == "KEPULAUAN CONTOH"


def test_what_the_pack_lacks_is_told() -> None:
    with pytest.raises(KeyError):
        ELECTION.contest("walikota")
    with pytest.raises(KeyError):
        ELECTION.station("3101011001002")
    assert ELECTION.name_of("3102") == "3102"


@pytest.mark.parametrize(("dpt", "reserve"), [(0, 0), (1, 1), (40, 1), (41, 2), (600, 15)])
def test_the_reserve_is_rounded_up(dpt: int, reserve: int) -> None:
    profile = Profile(
        "contoh",
        max_voters=600,
        reserve_per_mille=25,
        opens=time(7),
        closes=time(13),
        categories=(Category(DPT, "IB1", time(7)),),
        opening_steps=(),
        max_saksi=2,
        replacements=1,
    )
    assert profile.reserve(dpt) == reserve
    assert profile.category(DPT) == profile.categories[0]
    assert profile.category("DPK") is None
