"""A re-vote that is known from paper alone stands above the first vote, as its bundle would."""

from __future__ import annotations

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.joining import Joining, joined
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import superseded_of
from tests.domain.days import AT, G
from tests.domain.recaps import (
    MATCHED,
    OFFICERS,
    RATIFIED,
    SET_UP,
    bundle,
    column,
    gather,
    typed,
    typed_later,
)

ANI, BUDI, CICI = OFFICERS
FIRST, AGAIN = {"VC": 9}, {"VC": 7}
JOINING = Joining((), "A", "B", AT)


@pytest.mark.parametrize("first", [bundle(), typed(FIRST)])
def test_a_typed_re_vote_stands_above_the_first_result_and_both_stay(first: object) -> None:
    recap = gather([SET_UP, first, (BUDI, typed_later(AGAIN))])  # type: ignore[list-item]
    (found,) = recap.columns.values()
    assert (found.figures, found.kind) == (AGAIN, "U")
    assert found.state is State.DIKETIK_SEKALI
    (below,) = superseded_of(recap)
    assert (below.kind, below.above, below.above_sequence) == ("R", "U", 0)
    assert below.figures == FIRST


def test_two_officers_type_a_re_vote_blind_like_any_paper() -> None:
    found = column(bundle(), (ANI, typed_later(AGAIN)), (BUDI, typed({"VC": 6})))
    assert (found.state, found.differing()) == (State.BERBEDA, ("VC",))
    agreed = column(bundle(), (ANI, typed_later(AGAIN)), (BUDI, typed_later(AGAIN)), MATCHED)
    assert (agreed.state, agreed.figures) == (State.DICOCOKKAN, AGAIN)


def test_a_third_typist_is_refused_in_a_re_vote_too() -> None:
    both = (ANI, typed_later(AGAIN)), (BUDI, typed_later(AGAIN))
    with pytest.raises(Refused) as caught:
        column(*both, (CICI, typed_later(AGAIN)))
    assert caught.value.code == "K.006"


def test_a_bundle_of_the_first_vote_stays_below_a_typed_re_vote() -> None:
    found = column(typed_later(AGAIN), bundle())
    assert (found.standing, found.figures) == (None, AGAIN)
    assert [one.kind for one in found.superseded] == ["R"]


def test_a_bundle_of_the_re_vote_is_held_against_what_was_typed_of_it() -> None:
    found = column(typed_later(AGAIN), bundle(kind="U", figures={f"{G}.VC": 8}))
    assert (found.figures, found.kind) == ({"VC": 8}, "U")
    assert (found.state, found.contradicted()) == (State.BERBEDA, ("VC",))


def test_a_bundle_of_a_later_vote_lays_aside_what_was_typed_of_another() -> None:
    found = column(typed_later(AGAIN, "S"), bundle(kind="U", figures={f"{G}.VC": 8}))
    assert (found.state, found.entries) == (State.DITERIMA, ())
    assert [(one.kind, one.figures) for one in found.aside] == [("S", AGAIN)]


@pytest.mark.parametrize("above", [bundle(kind="U"), typed_later(AGAIN)])
def test_a_vote_below_one_that_stands_is_refused(above: object) -> None:
    with pytest.raises(Refused) as caught:
        column(above, (BUDI, typed_later(FIRST, "S")))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.facts["known"]) == ("K.120", "U")


@pytest.mark.parametrize("kind", ["R", "X", ""])
def test_the_first_vote_is_no_later_one_nor_is_a_kind_that_there_is_not(kind: str) -> None:
    with pytest.raises(Refused) as caught:
        column(typed_later(AGAIN, kind))
    assert caught.value.code == "K.003"


def test_what_was_ratified_is_not_typed_again_before_it_is_reopened() -> None:
    with pytest.raises(Refused) as caught:
        column(bundle(), MATCHED, RATIFIED, typed_later(AGAIN))
    assert caught.value.code == "K.001"


def test_two_desks_of_which_one_knows_the_re_vote_join_into_it() -> None:
    first = column(bundle(), (ANI, typed(FIRST)))
    again = column(bundle(), (BUDI, typed_later(AGAIN)))
    for mine, other in ((first, again), (again, first)):
        together = joined(mine, other, JOINING)
        assert (together.kind, together.figures) == ("U", AGAIN)
        assert [one.officer for one in together.entries] == [BUDI]
        assert [one.kind for one in together.aside] == ["R"]
