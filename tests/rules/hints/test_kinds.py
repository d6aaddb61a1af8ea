"""Each kind of hint: what is planted is found, a little less is not, and a blank is silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.words import LANGUAGES, wording_of
from tests.rules.hints.kecamatan import (
    BUPATI,
    FORMS,
    GUBERNUR,
    HERE,
    PROFILE,
    TERMS,
    Kecamatan,
    added_up,
    kecamatan,
    tps,
    with_pack,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.rules.hints import Hint

BOTH = (GUBERNUR, BUPATI)


def only(found: list[Hint]) -> Hint:
    """Return the only hint, which is where it was planted."""
    (hint,) = found
    assert hint.tps == HERE
    return hint


def turnout(voters: int, listed: int = 380) -> Kecamatan:
    votes = [voters // 2, voters // 3, voters - voters // 2 - voters // 3 - 4]
    return kecamatan().vote(votes).plant(IA_J=listed)


def two_contests(**bupati: int) -> Kecamatan:
    return kecamatan(contests=BOTH).plant(BUPATI, **bupati)


def test_a_quiet_kecamatan_has_no_hint() -> None:
    assert kecamatan(contests=BOTH).hints() == []


PLANTED: list[tuple[str, Callable[[], Kecamatan], Callable[[], Kecamatan], tuple[str, ...]]] = [
    ("H.01", lambda: turnout(376), lambda: turnout(350), ("IB4_J", "IA_J")),
    ("H.01", lambda: turnout(200), lambda: turnout(315), ("IB4_J", "IA_J")),
    (
        "H.02",
        lambda: kecamatan().vote([336, 0, 0]),
        lambda: kecamatan().vote([335, 1, 0]),
        ("IV_1",),
    ),
    (
        "H.03",
        lambda: kecamatan().vote([215, 120, 0]),
        lambda: kecamatan().vote([215, 119, 1]),
        ("IV_3",),
    ),
    (
        "H.04",
        lambda: kecamatan().vote([140, 105, 65], invalid=25),
        lambda: kecamatan().vote([145, 110, 70], invalid=10),
        ("VB", "VC"),
    ),
    (
        "H.05",
        lambda: kecamatan().vote([70, 110, 150]),
        lambda: kecamatan().vote([70, 190, 70]),
        ("IV_1", "IV_3"),
    ),
    (
        "H.06",
        lambda: turnout(335, listed=325),
        lambda: turnout(335, listed=326),
        ("IB4_J", "IA_J"),
    ),
    (
        "H.07",
        lambda: two_contests(**added_up([150, 110, 30], 4)),
        lambda: kecamatan(contests=BOTH),
        ("IB4_J",),
    ),
    (
        "H.08",
        lambda: kecamatan().vote([150, 112, 64]).plant(IV_2=121),
        lambda: kecamatan().vote([150, 112, 64]).plant(IV_2=118),
        ("IV_2",),
    ),
    (
        "H.09",
        lambda: kecamatan().vote([150, 112, 64]).plant(VA=4, VB=326),
        lambda: kecamatan().vote([150, 112, 64]).plant(VA=5, VB=326),
        ("VA", "VB"),
    ),
    (
        "H.11",
        lambda: kecamatan().plant(IA_J=380, IB4_J=380),
        lambda: kecamatan().plant(IA_J=380, IB4_J=379),
        ("IB4_J", "IA_J"),
    ),
    (
        "H.12",
        lambda: kecamatan().vote([145, 110, 70], invalid=11),
        lambda: kecamatan().vote([145, 110, 70], invalid=10),
        ("VB", "VC"),
    ),
    (
        "H.13",
        lambda: two_of_a_desa(13),
        lambda: two_of_a_desa(10),
        ("VB", "VC"),
    ),
]


def two_of_a_desa(invalid: int) -> Kecamatan:
    made = kecamatan().vote([145, 110, 70], invalid=invalid)
    return made.vote([145, 110, 70], invalid=11, at=tps(1, 5))


def test_a_desa_where_all_have_many_invalid_votes_is_one_hint() -> None:
    made = kecamatan()
    for number in range(1, 9):
        made.vote([140, 100, 60], invalid=26 + number, at=tps(1, number))
    (hint,) = [one for one in made.hints() if one.code in {"H.04", "H.12", "H.13"}]
    assert (hint.code, hint.tps, hint.facts["count"]) == ("H.13", tps(1, 8), 8)


def test_what_is_far_is_told_by_itself_though_its_desa_has_many() -> None:
    made = two_of_a_desa(40)
    assert [(one.code, one.tps) for one in made.hints() if one.code in {"H.04", "H.12"}] == [
        ("H.04", HERE),
        ("H.12", tps(1, 5)),
    ]


@pytest.mark.parametrize(("code", "planted", "calm", "cells"), PLANTED)
def test_what_is_planted_is_found_and_less_is_not(
    code: str,
    planted: Callable[[], Kecamatan],
    calm: Callable[[], Kecamatan],
    cells: tuple[str, ...],
) -> None:
    hint = only(planted().hints(code))
    assert hint.cells == cells
    assert 0 < hint.strength <= 100
    assert calm().hints(code) == []
    for lang in LANGUAGES:
        words = wording_of(hint, lang)
        assert "{" not in words.title + words.cause + words.remedy


@pytest.mark.parametrize(("code", "planted", "calm", "cells"), PLANTED)
def test_a_blank_is_no_zero(
    code: str,
    planted: Callable[[], Kecamatan],
    calm: Callable[[], Kecamatan],  # noqa: ARG001 - one table for both tests
    cells: tuple[str, ...],
) -> None:
    contest = only(planted().hints(code)).contest
    for cell in cells:
        blank = planted().plant(contest, **{cell: None})
        assert cells not in [one.cells for one in blank.hints(code)]


def test_turnout_is_held_against_the_dpt_of_the_pack() -> None:
    assert with_pack(turnout(330), 190, 190).hints("H.01") == []
    hint = only(with_pack(turnout(330), 165, 165).hints("H.01"))
    assert (hint.facts["value"], hint.facts["of"], hint.facts["percent"]) == (330, 330, 100)
    assert 80 <= int(hint.facts["median"] or 0) <= 90


def test_voters_who_moved_in_are_no_turnout() -> None:
    place = kecamatan()
    for at, contest in place.sheets:
        voters = place.sheets[at, contest]["IB4_J"]
        place.plant(contest, at=at, IB1_J=voters, IB2_J=0)  # type: ignore[arg-type]
    assert place.vote([190, 120, 66]).plant(IB1_J=330, IB2_J=50).hints("H.01") == []
    assert only(place.plant(IB1_J=378).hints("H.01")).cells == ("IB1_J", "IA_J")
    assert place.plant(IB1_J=None).hints("H.01") == []


def test_what_is_far_from_the_desa_alone_is_not_far() -> None:
    wide = kecamatan({1: 8, 2: 8, 3: 8})
    for desa, voters in ((2, 190), (3, 250)):
        for number in range(1, 9):
            wide.vote([voters // 3] * 3, at=tps(desa, number))
    wide.vote([70, 70, 60])
    assert wide.hints("H.01") == []


def test_few_tps_are_no_neighbours() -> None:
    assert kecamatan({1: 5}).vote([336, 0, 0]).hints() == []


def test_a_custom_of_the_neighbours_is_no_hint() -> None:
    custom = kecamatan()
    for at, _ in list(custom.sheets):
        custom.vote([320, 0, 0], at=at)
    assert custom.hints("H.02") == custom.hints("H.03") == []


def test_no_votes_among_few_are_chance() -> None:
    assert kecamatan().vote([14, 4, 0]).hints("H.03") == []


def test_a_home_of_one_pair_is_not_taken_for_an_exchange() -> None:
    # The second pair's own street: it is far ahead, but the first did not sink to its place.
    assert kecamatan().vote([100, 200, 30]).hints("H.05") == []


def test_an_exchange_says_both_choices() -> None:
    hint = only(kecamatan().vote([70, 110, 150]).hints("H.05"))
    assert (hint.facts["first_votes"], hint.facts["second_votes"]) == (70, 150)
    assert int(hint.facts["first_usual"] or 0) > 2 * int(hint.facts["second_usual"] or 0) - 20
    assert "IV.1 tertulis 70 dan IV.3 tertulis 150." in wording_of(hint, "id").cause


def test_who_moved_in_for_gubernur_alone_explains_the_difference() -> None:
    place = kecamatan(contests=BOTH)
    for contest in BOTH:
        for at, of in list(place.sheets):
            if of == contest:
                place.plant(contest, at=at, IB2_J=0)
    more = added_up([170, 120, 70], 4)
    less = added_up([150, 110, 66], 4)
    moved = more["IB4_J"] - less["IB4_J"]
    place.plant(GUBERNUR, **more).plant(BUPATI, **less)
    assert only(place.hints("H.07")).contest == BUPATI
    assert place.plant(GUBERNUR, IB2_J=moved).hints("H.07") == []
    assert place.plant(GUBERNUR, IB2_J=None).hints("H.07") == []


def test_invalid_votes_and_the_dpt_are_compared_between_contests() -> None:
    place = two_contests(IA_J=300)
    hint = only(place.hints("H.07"))
    assert (hint.cells, hint.facts["narrower"]) == (("IA_J",), 300)
    spoiled = kecamatan(contests=BOTH)
    spoiled.plant(GUBERNUR, VB=4).plant(BUPATI, VB=40)
    assert only(spoiled.hints("H.07")).cells == ("VB",)


def test_a_usual_difference_is_no_hint() -> None:
    place = kecamatan(contests=BOTH)
    for at, contest in list(place.sheets):
        if contest == BUPATI:
            figures = place.sheets[at, contest]
            place.plant(contest, at=at, VB=(figures["VB"] or 0) + 30)
    assert place.hints("H.07") == []


def test_few_tps_may_be_compared_with_themselves() -> None:
    place = kecamatan({1: 3}, BOTH).plant(BUPATI, IB4_J=250)
    assert only(place.hints("H.07")).facts["usual"] == 0


def test_a_figure_that_mends_two_sums_need_be_no_slip() -> None:
    hint = only(kecamatan().vote([150, 112, 64]).plant(VA=339).hints("H.08"))
    assert (hint.cells, hint.mends, hint.strength) == (("VA",), {"VA": 326}, 100)
    assert wording_of(hint, "id").cause == ("V.A tertulis 339. Dengan 326, penjumlahannya cocok.")


def test_what_may_be_mended_in_two_ways_says_both_and_is_weaker() -> None:
    place = kecamatan().vote([150, 112, 64]).plant(IV_1=250)
    found = place.hints("H.08")
    assert [(one.mends, one.strength) for one in found] == [({"IV_1": 150}, 90), ({"IV_2": 12}, 90)]


def test_what_may_be_mended_in_many_ways_is_not_guessed() -> None:
    votes = [111, 112, 113, 114]
    assert kecamatan(pairs=4).vote(votes).plant(VA=550, VC=554, IB4_J=554).hints("H.08") == []


def test_a_figure_in_a_sum_that_holds_is_not_doubted() -> None:
    found = kecamatan().vote([150, 112, 64]).plant(IB4_J=430).hints("H.08")
    assert [one.cells for one in found] == [("IB4_J",)]


def test_the_dpt_of_the_pack_is_not_doubted() -> None:
    place = kecamatan().vote([150, 112, 64]).plant(IA_J=330, IB4_J=380)
    assert only(place.hints("H.09")).mends == {"IA_J": 380, "IB4_J": 330}
    assert with_pack(place, 165, 165).hints("H.09") == []
    assert only(with_pack(place, 190, 190).hints("H.09")).cells == ("IA_J", "IB4_J")


def test_men_and_women_exchanged_are_found() -> None:
    rows = {"IB1": (150, 172), "IB2": (3, 1), "IB3": (2, 2), "IB4": (155, 175)}
    figures = {
        f"{row}_{sex}": n
        for row, (men, women) in rows.items()
        for sex, n in (("L", men), ("P", women), ("J", men + women))
    }
    place = kecamatan().vote([150, 112, 64]).plant(**figures)
    assert place.hints() == []
    hint = only(place.plant(IB2_L=1, IB2_P=3).hints("H.09"))
    assert hint.cells == ("IB2_L", "IB2_P")


def test_the_same_sheet_twice_is_found_at_both() -> None:
    place = kecamatan({1: 20, 2: 20}, pairs=4)
    copied = {cell: n for cell, n in place.sheets[HERE, GUBERNUR].items() if cell != "IA_J"}
    place.plant(at=tps(2, 7), **copied)
    found = place.hints("H.10")
    assert [(one.tps, one.facts["other"], one.facts["number"]) for one in found] == [
        (HERE, tps(2, 7), "007"),
        (tps(2, 7), HERE, "003"),
    ]
    assert found[0].cells == ("IV_1", "IV_2", "IV_3", "IV_4", "VB", "VA", "VC")
    for lang in LANGUAGES:
        assert tps(2, 7) in wording_of(found[0], lang).cause
    assert place.plant(VB=None).hints("H.10") == []


def test_one_cell_apart_is_not_the_same() -> None:
    place = kecamatan({1: 20, 2: 20}, pairs=4)
    place.vote([150, 110, 70, 31], at=tps(2, 7)).vote([150, 110, 70, 30])
    assert place.hints("H.10") == []


def test_small_tps_are_the_same_by_chance() -> None:
    place = kecamatan({1: 30}, pairs=2)
    for at, (tps_at, _) in enumerate(list(place.sheets)):
        place.vote([6 + at % 5, 4 + at % 3], invalid=0, at=tps_at)
    assert place.hints("H.10") == []


def test_a_hint_that_another_explains_is_left_out() -> None:
    place = kecamatan().vote([150, 112, 64]).plant(VA=4, VB=326)
    assert [one.code for one in place.hints()] == ["H.09"]
    copied = kecamatan().plant(IA_J=380, IB4_J=380)
    assert [one.code for one in copied.hints()] == ["H.11"]


def test_a_profile_switches_hints_off() -> None:
    place = turnout(376)
    profile = replace(PROFILE, rules_off=frozenset({"H.01"}))
    place.terms[HERE, GUBERNUR] = replace(TERMS, profile=profile)
    assert place.hints() == []


def test_a_choice_without_a_cell_anywhere_is_not_missed() -> None:
    # The ballot has four choices, the table three columns: nothing is known of the fourth.
    place = kecamatan()
    for key in place.sheets:
        place.terms[key] = replace(TERMS, numbers=(1, 2, 3, 4))
    assert place.vote([336, 0, 0]).hints("H.02") == []


def test_contests_without_sheets_are_passed_over() -> None:
    assert set(FORMS) > {GUBERNUR}
    assert Kecamatan().hints() == []
