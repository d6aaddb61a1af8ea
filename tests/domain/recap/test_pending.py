"""What keeps a recap SEMENTARA: all of it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.figures import VOTE_SUMS, Cell, is_vote
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.recap.pending import CONTRADICTIONS, OF_STATES, Open, Why, open_matters
from kpps_desktop.domain.recap.recap import ACCEPTED, State
from kpps_desktop.domain.results import Explanation
from kpps_desktop.rules.table import KINDS
from tests.exchange.sample_recap import FIRST, GUBERNUR, SETTLED, WHOLE

if TYPE_CHECKING:
    from kpps_desktop.domain.recap.results import RecapResult

REASONS = st.sampled_from(["", "dibaca ulang"])


def changed(at: int, **news: Any) -> RecapResult:  # noqa: ANN401
    """Return the settled recap with one of its rows changed."""
    rows = list(SETTLED.rows)
    rows[at] = replace(rows[at], **news)
    return replace(SETTLED, rows=tuple(rows))


def test_what_is_settled_is_complete() -> None:
    assert list(open_matters(SETTLED)) == []
    assert SETTLED.complete


def test_every_galat_of_the_rules_is_a_contradiction_and_no_warning_is() -> None:
    galat = {code for code, kind in KINDS.items() if kind is Kind.GALAT}
    assert galat | {ACCEPTED} == CONTRADICTIONS


@given(st.sampled_from(sorted(KINDS)), REASONS)
def test_a_finding_keeps_it_open_where_it_is_galat_and_has_no_reason(
    code: str, reason: str
) -> None:
    found = Explanation(GUBERNUR, code, ("IB4_J",), reason)
    result = changed(0, findings=(found,))
    galat = KINDS[code] is Kind.GALAT and not reason
    told = [Open(Why.GALAT, FIRST, GUBERNUR, code, ("IB4_J",))] if galat else []
    assert list(open_matters(result)) == told


@given(
    st.sets(st.sampled_from([*VOTE_SUMS, *(Cell(f"IV_{n}") for n in (1, 2, 3)), Cell("IB4_J")])),
    st.booleans(),
    REASONS,
)
def test_blank_votes_keep_it_open_until_it_is_written_why(
    blank: set[Cell],
    absent: bool,  # noqa: FBT001 - drawn
    reason: str,
) -> None:
    """A cell that is not told at all is as blank as one that is told blank."""
    figures = dict(SETTLED.rows[0].figures)
    for cell in blank:
        figures[cell] = None
    if absent:
        figures = {cell: n for cell, n in figures.items() if n is not None}
    found = tuple(Explanation(GUBERNUR, "R20", (cell,), reason) for cell in sorted(blank))
    votes = {cell for cell in blank if is_vote(cell) or cell in VOTE_SUMS}
    matters = list(open_matters(changed(0, figures=figures, findings=found)))
    told = {cell for one in matters if one.why is Why.BLANK for cell in one.cells}
    assert told == (set() if reason else votes)
    others = [one.cells for one in matters if one.why is Why.GALAT]
    assert others == ([] if reason or Cell("IB4_J") not in blank else [("IB4_J",)])


def test_an_earlier_versions_recap_is_held_to_its_votes_without_a_finding() -> None:
    figures = {cell: n for cell, n in SETTLED.rows[0].figures.items() if cell != "IV_3"}
    (one,) = open_matters(changed(0, figures=figures))
    assert (one.why, one.cells) == (Why.BLANK, ("IV_3",))


@pytest.mark.parametrize("state", OF_STATES)
def test_a_row_that_is_not_settled_is_told_once(state: State) -> None:
    found = Explanation(GUBERNUR, "R10", ("VA",), "")
    (one,) = open_matters(changed(0, state=state, findings=(found,)))
    assert (one.why, one.tps, one.contest) == (OF_STATES[state], FIRST, GUBERNUR)


def test_objections_and_the_pleno_keep_it_open() -> None:
    assert [(one.why, one.objection) for one in open_matters(WHOLE)] == [(Why.OBJECTION, "K-2")]
    accepted = Explanation(GUBERNUR, ACCEPTED, ("KB-3",), "")
    (owed,) = open_matters(changed(0, findings=(accepted,)))
    assert (owed.why, owed.objection) == (Why.ACCEPTED, "KB-3")
    assert [one.why for one in open_matters(replace(SETTLED, awaited=True))] == [Why.AWAITED]
