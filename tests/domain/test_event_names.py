"""Events come back from the journal as they went; nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain import events as e
from kpps_desktop.domain.event_names import LARGEST, NAMES, event_of, facts_of, name_of
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.outcomes import Refused
from tests.domain import strategies
from tests.domain.days import LAWFUL, SET_UP, retold, voter

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import AnyEvent


@given(strategies.events)
def test_an_event_comes_back_from_canonical_json(event: AnyEvent) -> None:
    assert retold(event) == event


@given(strategies.events)
def test_an_event_is_written_as_rfc_8785_writes_it(event: AnyEvent) -> None:
    facts = facts_of(event)
    assert canonical(facts) == rfc8785.dumps(facts)  # type: ignore[arg-type]


def test_every_event_has_a_name_of_its_own() -> None:
    assert len(set(NAMES.values())) == len(NAMES)
    assert NAMES[e.DeskSetUp] == "desk_set_up"
    assert all(name_of(event) in NAMES.values() for event in LAWFUL)


ADMITTED = orjson.loads(canonical(facts_of(voter("DPT-1"))))
ACCOUNTED = {"contest": "gubernur", "returned": 0, "unused": LARGEST}
CORRECTED: dict[str, object] = {
    "contest": "gubernur",
    "cell": "VC",
    "old": None,
    "new": 1,
    "reason": "salah",
    "initials": [],
}
PLANO = {"contest": "gubernur", "figures": {"VC": None, "VA": 3}}


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("voter_admitted", ADMITTED),
        ("ballots_accounted", ACCOUNTED),
        ("figure_corrected", CORRECTED),
        ("plano_read", PLANO),
        ("desk_set_up", facts_of(SET_UP)),
        ("opening_began", {}),
    ],
)
def test_the_right_shape_is_an_event(name: str, facts: dict[str, object]) -> None:
    assert name_of(event_of(name, facts)) == name


OTHER_SHAPES: list[tuple[Any, Any]] = [
    ("voter_resurrected", ADMITTED),
    ("", {}),
    ("VoterAdmitted", ADMITTED),
    ("opening_began", {"by": "KPPS-1"}),
    ("voter_admitted", {**ADMITTED, "extra": 1}),
    ("voter_admitted", {key: one for key, one in ADMITTED.items() if key != "sex"}),
    ("voter_admitted", {**ADMITTED, "disabled": 0}),
    ("voter_admitted", {**ADMITTED, "disabled": None}),
    ("voter_admitted", {**ADMITTED, "voter": None}),
    ("voter_admitted", {**ADMITTED, "contests": "gubernur"}),
    ("voter_admitted", {**ADMITTED, "contests": [1]}),
    ("voter_admitted", {**ADMITTED, "contests": {"gubernur": "x"}}),
    ("ballots_accounted", {**ACCOUNTED, "unused": True}),
    ("ballots_accounted", {**ACCOUNTED, "unused": -1}),
    ("ballots_accounted", {**ACCOUNTED, "unused": 1.0}),
    ("ballots_accounted", {**ACCOUNTED, "unused": "1"}),
    ("ballots_accounted", {**ACCOUNTED, "unused": None}),
    ("ballots_accounted", {**ACCOUNTED, "unused": LARGEST + 1}),
    ("ballots_accounted", {**ACCOUNTED, "unused": 10**400}),
    ("figure_corrected", {**CORRECTED, "old": False}),
    ("figure_corrected", {key: one for key, one in CORRECTED.items() if key != "old"}),
    ("figure_corrected", {**{k: v for k, v in CORRECTED.items() if k != "old"}, "odl": None}),
    ("plano_read", {**PLANO, "figures": {"VC": -1}}),
    ("plano_read", {**PLANO, "figures": {"VC": True}}),
    ("plano_read", {**PLANO, "figures": {"é": 1}}),
    ("plano_read", {**PLANO, "figures": [["VC", 1]]}),
    ("desk_set_up", {**facts_of(SET_UP), "contests": {"gubernur": 1}}),
    ("desk_set_up", {**facts_of(SET_UP), "contests": {"\N{BRAHMI DIGIT ONE}": "1"}}),
    (None, {}),
    ([], {}),
    ("opening_began", None),
    ("opening_began", []),
    ("opening_began", ""),
]


@pytest.mark.parametrize(("name", "facts"), OTHER_SHAPES)
def test_any_other_shape_is_refused(name: str, facts: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        event_of(name, facts)
    assert refused.value.code == "J.001"


def _made(name: object, facts: object) -> AnyEvent | None:
    """Return the event, or None where it is refused with J.001."""
    try:
        return event_of(name, facts)  # type: ignore[arg-type]
    except Refused as refused:
        if refused.code != "J.001":
            raise
        return None


@given(st.sampled_from(sorted(NAMES.values())) | strategies.json_values, strategies.json_values)
def test_whatever_json_holds_is_an_event_or_refused(name: object, facts: object) -> None:
    made = _made(name, facts)
    assert made is None or facts_of(made).keys() == facts.keys()  # type: ignore[attr-defined]


@given(strategies.events, st.data())
def test_one_wrong_fact_is_an_event_or_refused(event: AnyEvent, data: st.DataObject) -> None:
    facts = facts_of(event)
    if facts:
        facts[data.draw(st.sampled_from(sorted(facts)))] = data.draw(strategies.json_values)
    made = _made(name_of(event), facts)
    assert made is None or retold(made) == made
