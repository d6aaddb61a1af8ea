"""The chain: whatever is altered, left out or swapped shows, and at its line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.event_names import facts_of, name_of
from kpps_desktop.domain.journal import BEGINNING, DeskId, Head, Line, broken_at, canonical
from kpps_desktop.domain.people import KETUA_KPPS
from tests.domain.days import AT, LAWFUL

DESK = DeskId("TPS-1")


def _chained(lines: list[Line]) -> list[Line]:
    prev, chained = BEGINNING, []
    for seq, line in enumerate(lines, start=1):
        bound = replace(line, seq=seq, prev=prev)
        chained.append(replace(bound, hash=bound.digest()))
        prev = chained[-1].hash
    return chained


CHAIN = _chained(
    [
        Line(DESK, 0, AT, KETUA_KPPS, name_of(event), facts_of(event), "c" * 64, "")
        for event in LAWFUL[:20]
    ]
)
places = st.integers(0, len(CHAIN) - 1)


def test_a_chain_as_written_holds() -> None:
    assert broken_at(CHAIN) is None
    assert broken_at([]) is None
    assert Head(DESK) == Head(DESK, 0, BEGINNING)


@pytest.mark.parametrize(
    "altered",
    [
        {"desk": "TPS-2"},
        {"seq": 99},
        {"at": "2024-11-27T07:00:01+07:00"},
        {"officer": "KPPS-2"},
        {"event": "handover_finished"},
        {"facts": {"altered": 1}},
        {"rows": "d" * 64},
        {"prev": "e" * 64},
        {"hash": "f" * 64},
    ],
)
@given(at=places)
def test_an_altered_line_breaks_the_chain_there(altered: dict[str, Any], at: int) -> None:
    lines = [*CHAIN[:at], replace(CHAIN[at], **altered), *CHAIN[at + 1 :]]
    assert broken_at(lines) == at + 1


@given(st.integers(0, len(CHAIN) - 2))
def test_a_line_left_out_breaks_the_chain_there(at: int) -> None:
    assert broken_at([*CHAIN[:at], *CHAIN[at + 1 :]]) == at + 1


@given(places, places)
def test_swapped_lines_break_the_chain_at_the_first(one: int, other: int) -> None:
    lines = list(CHAIN)
    lines[one], lines[other] = lines[other], lines[one]
    assert broken_at(lines) == (None if one == other else min(one, other) + 1)


@given(places)
def test_a_line_written_twice_breaks_the_chain_at_its_repeat(at: int) -> None:
    assert broken_at([*CHAIN[: at + 1], *CHAIN[at:]]) == at + 2


@given(st.integers(0, len(CHAIN) - 2))
def test_an_altered_line_hashed_anew_breaks_the_chain_at_the_next(at: int) -> None:
    forged = replace(CHAIN[at], officer="KPPS-2")  # type: ignore[arg-type]
    forged = replace(forged, hash=forged.digest())
    assert broken_at([*CHAIN[:at], forged, *CHAIN[at + 1 :]]) == at + 2


def _deep(levels: int) -> object:
    value: object = 0
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("fact", [_deep(300), 10**30, "\ud800"])
def test_what_no_journal_can_hold_breaks_the_chain(fact: object) -> None:
    assert broken_at([replace(CHAIN[0], facts={"fact": fact})]) == 1


ours = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="ascii")), inner),
)


@given(ours)
def test_canonical_json_is_that_of_rfc_8785(value: Any) -> None:  # noqa: ANN401
    assert canonical(value) == rfc8785.dumps(value)
