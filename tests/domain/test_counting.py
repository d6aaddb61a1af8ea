"""The count of one contest, from a sealed box to the last ballot announced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.counting import (
    Count,
    Counted,
    Opened,
    Sealed,
    Tallying,
    box_of,
    tally_of,
)
from kpps_desktop.domain.outcomes import Refused

OPENED = Sealed().open()


@given(st.lists(st.integers(0, 4), max_size=30))
def test_the_tally_is_what_was_announced(announced: list[int]) -> None:
    tally = OPENED.count(len(announced), 0)
    for choice in announced:
        tally = tally.announce(choice)
    assert tally.pause().resume() == tally
    counted = tally.finish()
    assert tally_of(counted) == tally_of(tally.pause()) == tally_of(tally)
    assert {choice: announced.count(choice) for choice in announced} == tally_of(counted)
    assert sum(tally_of(counted).values()) == box_of(counted)


@pytest.mark.parametrize(
    ("count", "box"),
    [
        (Sealed(), None),
        (OPENED, None),
        (OPENED.count(2, 1), 2),
        (OPENED.count(2, 1).pause(), 2),
        (OPENED.count(0, 0).finish(), 0),
    ],
)
def test_a_box_tells_its_ballots_once_they_were_counted(count: Count, box: int | None) -> None:
    assert box_of(count) == box
    assert sum(tally_of(count).values()) == 0


def test_a_ballot_taken_back_is_counted_as_taken_back() -> None:
    tally = OPENED.count(2, 0).announce(1).announce(2).cancel().announce(0)
    assert (tally.votes, tally.cancelled) == ((1, 0), 1)


def test_the_box_may_be_counted_again_but_never_below_what_was_announced() -> None:
    tally = OPENED.count(1, 0).announce(1)
    assert box_of(tally.count(3, 1)) == 3
    for ballots, unsigned, code in ((0, 0, "S.302"), (1, 2, "S.301"), (1, -1, "S.301")):
        with pytest.raises(Refused) as refused:
            tally.count(ballots, unsigned)
        assert refused.value.code == code


def test_every_recount_keeps_the_counts_before_it() -> None:
    first = OPENED.count(1, 0).announce(1).finish()
    second = first.recount().count(1, 0).announce(2).finish()
    third = second.recount().count(1, 0).announce(0).finish()
    assert [one.votes for one in third.earlier] == [(1,), (2,)]
    assert all(one.earlier == () for one in third.earlier)
    assert (first.round, second.round, third.round) == (1, 2, 3)
    assert third.recount() == Opened((*third.earlier, Counted(1, 0, (0,), 0)))


def test_a_full_box_takes_no_more_ballots_and_an_unfinished_one_does_not_end() -> None:
    tally = Tallying(1, 0, (), 0)
    with pytest.raises(Refused, match=r"^S\.305\(announced=0, box=1\)$"):
        tally.finish()
    with pytest.raises(Refused, match=r"^S\.303\(box=1\)$"):
        tally.announce(1).announce(1)
    with pytest.raises(Refused, match=r"^S\.304"):
        tally.cancel()
