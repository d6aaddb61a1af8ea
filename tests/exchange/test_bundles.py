"""Bundles come back as they went, and what does not go together is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ContestCode, Mode, ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.journal import BEGINNING, DeskId, Head, Line, canonical
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.places import KodeTps, KodeWilayah
from kpps_desktop.domain.results import TpsResult
from kpps_desktop.exchange.bundles import (
    Checklists,
    Incidents,
    RecapBundle,
    TpsBundle,
    files_of,
    journal_findings,
    read_bundle,
)
from kpps_desktop.exchange.contents import Content, content_of
from tests.exchange import strategies
from tests.exchange.sample_recap import WHOLE

TPS = KodeTps("1171012001001")
GUBERNUR = ContestCode("gubernur")


def line(seq: int, prev: str, desk: str = "TPS-1") -> Line:
    made = Line(
        DeskId(desk),
        seq,
        "2024-11-27T07:00:00+07:00",
        OfficerId("KPPS-1"),
        "opening_began",
        {},
        "0" * 64,
        prev,
    )
    return replace(made, hash=made.digest())


FIRST = line(1, BEGINNING)
SECOND = line(2, FIRST.hash)
BUNDLE = TpsBundle(
    TpsResult(
        "20241127-1171-resmi",
        TPS,
        ResultKind.REGULER,
        Mode.RESMI,
        1,
        "",
        Head(DeskId("TPS-1"), 2, SECOND.hash),
        "2024-11-27T17:00:00+07:00",
        (Sheet(TPS, GUBERNUR, {Cell("VC"): None}),),
    ),
    (FIRST, SECOND),
    Incidents(),
    Checklists(),
    {"C.pdf": b"%PDF"},
)


@given(strategies.tps_bundles)
def test_a_tps_bundle_comes_back(bundle: TpsBundle) -> None:
    files = files_of(bundle)
    assert content_of(files) is Content.TPS_BUNDLE
    assert read_bundle(files) == (bundle, [])


@given(strategies.recap_bundles)
def test_a_recap_bundle_comes_back(bundle: RecapBundle) -> None:
    files = files_of(bundle)
    assert content_of(files) is Content.RECAP_BUNDLE
    assert read_bundle(files) == (bundle, [])


@given(strategies.tps_bundles)
def test_json_is_canonical_as_rfc_8785_says(bundle: TpsBundle) -> None:
    result = read_bundle(files_of(bundle))[0]
    assert isinstance(result, TpsBundle)
    for line_ in bundle.journal:
        facts = dict(line_.facts)
        assert canonical(facts) == rfc8785.dumps(facts)  # type: ignore[arg-type]


def test_a_blank_is_not_zero_in_a_bundle() -> None:
    assert b'"VC":null' in files_of(BUNDLE)["result.json"]


def test_what_is_no_bundle_is_told() -> None:
    assert [one.code for one in read_bundle({"voters.json": b""})[1]] == ["X.139"]
    both = {**files_of(BUNDLE), "recap.json": b"{}"}
    assert [one.code for one in read_bundle(both)[1]] == ["X.139"]


def test_the_sheets_of_a_result_are_of_its_tps_and_each_of_one_contest() -> None:
    other = Sheet(KodeTps("1171012001002"), GUBERNUR, {})
    twice = replace(BUNDLE, result=replace(BUNDLE.result, sheets=(*BUNDLE.result.sheets, other)))
    assert {one.code for one in read_bundle(files_of(twice))[1]} == {"X.144", "X.145"}
    none = replace(BUNDLE, result=replace(BUNDLE.result, sheets=()))
    assert [one.code for one in read_bundle(files_of(none))[1]] == ["X.145"]


@pytest.mark.parametrize(
    ("journal", "where"),
    [
        (b"{}\n", "journal.jsonl:1"),
        (b"\n", "journal.jsonl:1"),
        (b"[]\n", "journal.jsonl:1"),
        (b"{", "journal.jsonl"),
        (b'{"a": 1}\n', "journal.jsonl:1"),
        (b"\xff\n", "journal.jsonl:1"),
        (b"[" * 5000 + b"\n", "journal.jsonl:1"),
    ],
)
def test_a_line_that_is_none_is_named(journal: bytes, where: str) -> None:
    files = {**files_of(BUNDLE), "journal.jsonl": journal}
    bundle, findings = read_bundle(files)
    assert bundle is None
    assert findings[0].where == where


@given(st.binary(max_size=80), st.integers(0, 500))
def test_no_bytes_in_a_journal_break_the_reader(noise: bytes, at: int) -> None:
    files = files_of(BUNDLE)
    journal = files["journal.jsonl"]
    files["journal.jsonl"] = journal[:at] + noise + journal[at:]
    bundle, findings = read_bundle(files)
    assert (bundle is None) == bool(findings)


@pytest.mark.parametrize("extra", [b"{}" + b" " * (300 << 10) + b"\n", b"\n" * 600_000])
def test_a_journal_beyond_all_bounds_is_told(extra: bytes) -> None:
    files = files_of(BUNDLE)
    files["journal.jsonl"] += extra
    bundle, findings = read_bundle(files)
    assert bundle is None
    assert findings[0].code == "X.105"


def test_two_lines_that_make_one_value_are_no_lines() -> None:
    files = files_of(BUNDLE)
    first, second, _ = files["journal.jsonl"].split(b"\n")
    at = first.index(b',"desk"')
    files["journal.jsonl"] = first[:at] + b"\n" + first[at + 1 :] + b"," + second + b"\n"
    assert read_bundle(files)[0] is None


def test_a_recap_of_another_kecamatan_is_told() -> None:
    recap = replace(WHOLE, kecamatan=KodeWilayah("990102"))
    files = files_of(RecapBundle(recap, (), (), {}))
    assert [one.code for one in read_bundle(files)[1]] == ["X.146"]


def test_a_journal_that_holds_has_no_findings() -> None:
    assert journal_findings(BUNDLE) == []


def test_a_broken_chain_is_named_by_its_line() -> None:
    altered = replace(BUNDLE, journal=(FIRST, replace(SECOND, facts={"x": 1})))
    assert [(one.code, one.facts["line"]) for one in journal_findings(altered)] == [("X.141", 2)]


def test_figures_taken_from_another_line_are_told() -> None:
    other = replace(BUNDLE.result, journal=Head(DeskId("TPS-1"), 2, "f" * 64))
    assert [one.code for one in journal_findings(replace(BUNDLE, result=other))] == ["X.142"]


def test_lines_of_a_desk_nobody_named_are_told() -> None:
    stranger = line(1, BEGINNING, "TPS-X")
    bundle = replace(BUNDLE, journal=(FIRST, SECOND, stranger))
    assert [one.code for one in journal_findings(bundle)] == ["X.143"]
