"""Shapes read strictly: whatever is not as we write it is a fault with its path."""

from __future__ import annotations

import pytest

from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.events import BallotCounted
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.people import Officer
from kpps_desktop.exchange.shapes import (
    BLOB,
    DAY,
    FLAG,
    MOST_TOLD,
    Shape,
    dump,
    keyed,
    listed,
    load,
    one_of,
    optional,
    pair,
    record,
    text,
    whole,
)
from kpps_desktop.exchange.values import event


@pytest.mark.parametrize(
    ("shape", "value", "path"),
    [
        (text(), 1, ""),
        (text("[a-z]+"), "A", ""),
        (text(longest=2), "abc", ""),
        (whole(0, 9), 10, ""),
        (whole(0, 9), True, ""),
        (FLAG, 1, ""),
        (one_of(Mode), "x", ""),
        (one_of(Mode), None, ""),
        (DAY, "2024-1-1", ""),
        (DAY, 5, ""),
        (BLOB, "###", ""),
        (BLOB, "", ""),
        (BLOB, None, ""),
        (BLOB, "QQ=", ""),
        (BLOB, "QR==", ""),
        (listed(FLAG), {}, ""),
        (listed(FLAG), [True, 0], "[1]"),
        (pair(FLAG, FLAG), [True], ""),
        (pair(FLAG, FLAG), [True, 0], "[1]"),
        (keyed("[a-z]", FLAG), [], ""),
        (keyed("[a-z]", FLAG), {"a": 1}, "a"),
        (optional(FLAG), 0, ""),
        (event(BallotCounted), {"contest": "x"}, ""),
        (event(BallotCounted), [], ""),
        (record(Officer, id=text(), name=text()), 7, ""),
    ],
)
def test_a_value_of_another_shape_is_told(shape: Shape[object], value: object, path: str) -> None:
    made, (finding,) = load(canonical(value), shape, "a.json")
    assert made is None
    assert (finding.code, finding.where) == ("X.122", f"a.json:{path}" if path else "a.json")


def test_an_unknown_key_of_a_mapping_is_told() -> None:
    _, (finding,) = load(b'{"A":true}', keyed("[a-z]", FLAG), "a.json")
    assert (finding.code, finding.where) == ("X.123", "a.json:A")


def test_faults_are_told_up_to_a_number() -> None:
    _, findings = load(canonical([0] * 5000), listed(FLAG), "a.json")
    assert len(findings) == MOST_TOLD


def test_a_shape_must_have_the_fields_of_its_value() -> None:
    with pytest.raises(TypeError):
        record(Officer, id=text())


def test_an_event_comes_back() -> None:
    said = BallotCounted("gubernur", 2, "")
    assert load(dump(said, event(BallotCounted)), event(BallotCounted), "a.json") == (said, [])
