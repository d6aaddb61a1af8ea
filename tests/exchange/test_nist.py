"""The NIST report validates, and our own checks find what the schema lets through."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import orjson
import pytest

from kpps_desktop.exchange.nist import report, report_json
from kpps_desktop.exchange.nist_check import check_report
from tests.exchange.sample_recap import ELECTION, PARTIAL, SETTLED, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.recap.results import RecapResult

SCHEMA = json.loads(
    Path(__file__)
    .parents[1]
    .joinpath("data", "nist", "NIST_V2_election_results_reporting.json")
    .read_text()
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
Node = dict[str, Any]


@pytest.mark.parametrize("result", [WHOLE, PARTIAL])
def test_a_report_validates_and_passes_our_checks(result: RecapResult) -> None:
    made = orjson.loads(report_json(result, ELECTION))
    assert [error.message for error in VALIDATOR.iter_errors(made)] == []
    assert check_report(made) == []


def test_the_schema_is_awake() -> None:
    made = report(WHOLE, ELECTION)
    del made["Issuer"]
    assert list(VALIDATOR.iter_errors(made))


def counts(made: Node, selection: str) -> dict[str, int]:
    for contest in made["Election"][0]["Contest"]:
        for one in contest["ContestSelection"]:
            if one["@id"] == selection:
                return {count["GpUnitId"]: count["Count"] for count in one["VoteCounts"]}
    raise KeyError(selection)


def test_votes_are_told_for_tps_desa_and_kecamatan() -> None:
    told = counts(report(WHOLE, ELECTION), "selection-gubernur-2")
    assert told == {
        "gp-9901012001001": 50,
        "gp-9901012001002": 60,
        "gp-9901012002001": 200,
        "gp-9901012001": 110,
        "gp-9901012002": 200,
        "gp-990101": 310,
    }


def test_a_blank_and_a_missing_tps_have_no_count() -> None:
    made = report(PARTIAL, ELECTION)
    assert counts(made, "selection-gubernur-2") == {"gp-9901012001002": 60}
    assert made["Status"] == "unofficial-partial"
    contest = made["Election"][0]["Contest"][0]
    assert (contest["SubUnitsReported"], contest["TotalSubUnits"]) == (2, 3)
    assert contest["CountStatus"][0]["Status"] == "in-process"


def test_a_report_says_what_it_is() -> None:
    made = report(SETTLED, ELECTION)
    assert made["Status"] == "unofficial-complete"
    assert (made["IsTest"], made["TestType"]) == (True, "SIMULASI")
    assert made["GeneratedDate"] == "2024-11-28T10:00:00+07:00"
    assert (made["SequenceStart"], made["SequenceEnd"]) == (2, 2)


def test_the_kolom_kosong_is_a_candidate_without_a_person() -> None:
    made = report(WHOLE, ELECTION)
    candidates = {one["@id"]: one for one in made["Election"][0]["Candidate"]}
    assert "PersonId" not in candidates["candidate-bupati-2-kosong"]
    assert candidates["candidate-bupati-1-wakil"]["PersonId"] == "person-bupati-1-wakil"


def _negative(made: Node) -> None:
    made["Election"][0]["Contest"][0]["ContestSelection"][0]["VoteCounts"][0]["Count"] = -1


def _half(made: Node) -> None:
    made["Election"][0]["Contest"][0]["OtherCounts"][0]["Undervotes"] = 0.5


def _dangling(made: Node) -> None:
    made["Election"][0]["Contest"][0]["OtherCounts"][0]["GpUnitId"] = "gp-0"


def _wrong_kind(made: Node) -> None:
    made["Election"][0]["Candidate"][0]["PersonId"] = "gp-990101"


def _twice(made: Node) -> None:
    made["Person"].append(made["Person"][0])


def _milliseconds(made: Node) -> None:
    made["GeneratedDate"] = "2024-11-28T10:00:00.123+07:00"


def _zoneless(made: Node) -> None:
    made["GeneratedDate"] = "2024-11-28T10:00:00"


def _off_by_one(made: Node) -> None:
    made["Election"][0]["BallotCounts"][0]["BallotsCast"] += 1


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (_negative, {"X.303", "X.305"}),
        (_half, {"X.303", "X.305"}),
        (_dangling, {"X.301", "X.305"}),
        (_wrong_kind, {"X.301"}),
        (_twice, {"X.302"}),
        (_milliseconds, {"X.304"}),
        (_zoneless, {"X.304"}),
        (_off_by_one, {"X.305"}),
    ],
)
def test_what_the_schema_lets_through_is_found(
    spoil: Callable[[Node], None], codes: set[str]
) -> None:
    made = copy.deepcopy(report(WHOLE, ELECTION))
    spoil(made)
    assert {one.code for one in check_report(made)} == codes


def test_the_same_recap_gives_the_same_bytes() -> None:
    assert report_json(WHOLE, ELECTION) == report_json(WHOLE, ELECTION)


def test_a_report_says_what_keeps_it_provisional() -> None:
    made = report(WHOLE, ELECTION)
    assert made["Status"] == "unofficial-partial"
    assert "SEMENTARA: 1 keberatan belum dijawab." in made["Notes"]
    status = {one["@id"]: one["CountStatus"][0]["Status"] for one in made["Election"][0]["Contest"]}
    assert status == {"contest-gubernur": "completed", "contest-bupati": "in-process"}
