"""The format of scripts: its schema and its table are those of the intents."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from kpps_desktop.installed import data
from kpps_desktop.services.kpps.intents import INTENTS
from kpps_desktop.services.kpps.intents_schema import rendered, schema, table
from kpps_desktop.services.sample.day import Trouble, write_day
from kpps_desktop.services.sample.source import stations, write_source
from tests.services.scripts import run

DOCS = Path(__file__).parents[3] / "docs" / "replay.md"
VALID = Draft202012Validator(schema())
AT = "2024-11-27T07:00:00+07:00"


def _keep(path: Path, content: bytes) -> None:
    """Write the file anew where that is asked for (KEEP_GOLDEN=1)."""
    if os.environ.get("KEEP_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_the_schema_in_resources_is_that_of_the_intents() -> None:
    path = data("resources", "schemas", "replay.schema.json")
    _keep(path, rendered())
    assert path.read_bytes() == rendered()
    Draft202012Validator.check_schema(orjson.loads(path.read_bytes()))


def test_the_table_in_the_documentation_is_that_of_the_intents() -> None:
    text = DOCS.read_text("utf-8")
    mark = "a test holds it to that. -->\n"
    before, _, rest = text.partition(mark)
    after = rest[rest.index("\n\n") :]
    _keep(DOCS, f"{before}{mark}{table()}{after}".encode())
    assert f"{mark}{table()}\n\n" in DOCS.read_text("utf-8")


def test_the_lines_in_the_documentation_are_lines_of_a_script() -> None:
    lines = [line for line in DOCS.read_text("utf-8").splitlines() if line.startswith("{")]
    assert len(lines) == 4
    assert [
        error.message for line in lines for error in VALID.iter_errors(orjson.loads(line))
    ] == []


def test_the_example_in_the_documentation_runs(tmp_path: Path) -> None:
    lines = [line for line in DOCS.read_text("utf-8").splitlines() if line.startswith("{")]
    desk = run(tmp_path / "meja", [orjson.loads(line) for line in lines])
    with desk.store:
        assert len(desk.store.lines()) == len(lines)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_line_of_a_sample_day_is_valid(trouble: Trouble, tmp_path: Path) -> None:
    voters = write_source(tmp_path, 1, 3)
    day = write_day(stations(1)[0], voters, 3, trouble)
    # The same intent with the same keys is checked once: most lines are ballots.
    shapes = {(line["do"], tuple(line)): line for line in day.lines}
    assert {line["do"] for line in shapes.values()} <= {"set_up", *INTENTS}
    assert [error.message for line in shapes.values() for error in VALID.iter_errors(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        {"do": "admit", "number": 0.5},
        {"do": "admit", "number": -1},
        {"do": "admit", "number": "1"},
        {"do": "admit", "number": True},
        {"do": "admit"},
        {"do": "admit", "number": 1, "sex": "X"},
        {"do": "admit", "number": 1, "nama": "MELATI"},
        {"do": "vote", "number": 1},
        {"do": "set_up", "pins": {"KPPS-1": "12345"}},
        {"do": "set_up", "pins": {"ketua": "830517"}},
        {"do": "read_plano", "contest": "gubernur", "figures": {"VA": "7"}},
        {"do": "admit_guest", "category": "DPPh", "guest": {"name": "MELATI"}},
        {"do": "begin_opening", "by": "SAKSI-1"},
        {"do": "begin_opening", "at": "27 November"},
    ],
)
def test_what_no_intent_takes_is_not_valid(line: dict[str, object]) -> None:
    assert not VALID.is_valid({"at": AT, "by": "KPPS-1", **line})


def test_a_blank_figure_and_a_corrected_one_are_valid() -> None:
    read = {"do": "read_plano", "contest": "gubernur", "figures": {"VA": None, "VB": 0}}
    correct = {"do": "correct_figure", "contest": "gubernur", "cell": "VA", "figure": None}
    correct |= {"reason": "belum terbaca", "initials": ["KPPS-1"]}
    assert all(VALID.is_valid({"at": AT, "by": "KPPS-1", **line}) for line in (read, correct))
