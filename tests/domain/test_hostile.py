"""Journals that nobody honest wrote are replayed too: only Refused ever comes out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.counting import box_of, tally_of
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.event_names import NAMES, event_of, facts_of, name_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.course import advance_recap
from tests.domain import strategies
from tests.domain.days import GUBERNUR, READ, fold, stand
from tests.domain.recaps import MATCHED, OFFICERS, RATIFIED, SET_UP, bundle, gather, typed

if TYPE_CHECKING:
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.recap.recap import Recap

Written = tuple[str, dict[str, object]]
"""An event as a journal names it, and its facts."""

written = st.one_of(
    st.tuples(st.sampled_from(sorted(NAMES.values())), st.dictionaries(st.text(), st.integers())),
    st.one_of(strategies.events, *strategies.NEAR.values()).map(
        lambda event: (name_of(event), facts_of(event))
    ),
)
journals = st.lists(st.tuples(written, st.text(max_size=5)), max_size=12)

DAYS: dict[str, Day | None] = {
    "nothing": None,
    **{stage.value: stand(stage) for stage in Stage},
    "box open": fold(GUBERNUR[:1], stand(Stage.PENGHITUNGAN)),
    "tallying": fold(GUBERNUR[:5], stand(Stage.PENGHITUNGAN)),
    "at rest": fold(GUBERNUR[:7], stand(Stage.PENGHITUNGAN)),
    "figures read": fold(READ, stand(Stage.PENETAPAN)),
}
RECAPS: dict[str, Recap | None] = {
    "nothing": None,
    "empty": gather([SET_UP]),
    "typed": gather([SET_UP, typed({"VA": 1}), (OFFICERS[1], typed({"VA": 2}))]),
    "ratified": gather([SET_UP, bundle(), MATCHED, RATIFIED]),
}


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
@given(journal=journals)
def test_a_hostile_journal_is_refused_or_leaves_a_day_that_can_be_read(
    day: Day | None, journal: list[tuple[Written, str]]
) -> None:
    for (name, facts), at in journal:
        try:
            day = advance(day, event_of(name, facts), at)  # type: ignore[arg-type]
        except Refused:
            continue
    if day is None:
        return
    for contest in day.contests:
        assert sum(tally_of(day.counts[contest]).values()) <= (box_of(day.counts[contest]) or 0)
        assert (day.ballots_left(contest) or 0) >= 0
        assert len(list(day.roll.of(contest))) <= day.roll.issued.get(contest, 0)
        assert all(one.category for one in day.roll.of(contest))


@pytest.mark.parametrize("recap", RECAPS.values(), ids=RECAPS.keys())
@given(journal=journals, officer=st.text(max_size=3))
def test_a_hostile_journal_is_refused_or_leaves_a_recap_that_can_be_read(
    recap: Recap | None, journal: list[tuple[Written, str]], officer: str
) -> None:
    for (name, facts), at in journal:
        try:
            recap = advance_recap(recap, event_of(name, facts), at, officer)  # type: ignore[arg-type]
        except Refused:
            continue
    if recap is None:
        return
    for (tps, _), column in recap.columns.items():
        # Sirekap or a SALINAN alone, which may come first, are no figures of the recap.
        assert (column.figures is not None) is bool(column.arrivals or column.entries)
        assert column.state.value
        assert all(recap.held(tps, arrival.kind) for arrival in column.arrivals)
