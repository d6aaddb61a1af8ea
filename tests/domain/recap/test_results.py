"""The recap as it is sent: what stands, what is missing, and totals that hide no blank."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.levels import Unit
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Level, up
from kpps_desktop.domain.recap.events import RecapSetUp
from kpps_desktop.domain.recap.recap import Column, Entry, Recap, State
from kpps_desktop.domain.recap.results import (
    Received,
    Row,
    received_of,
    rows_of,
    superseded_of,
    totals_of,
)
from kpps_desktop.domain.recap.told import Arrival
from kpps_desktop.domain.results import Explanation
from tests.exchange.sample_recap import BUPATI, ELECTION, FIRST, GUBERNUR, SECOND, THIRD, WHOLE

SETUP = RecapSetUp("990101", ELECTION.id, "simulasi", "f" * 64)
FOUND = Finding("R12", cells=("VC", "IB4_J"))
RECAP = Recap(
    SETUP,
    {
        (FIRST, GUBERNUR): Column(
            arrivals=(
                Arrival(ResultKind.REGULER, 1, "a" * 64, "bundle", {"VC": 9}),
                Arrival(ResultKind.ULANG, 1, "b" * 64, "qr", {"VC": 7}),
            ),
            explained={("R12", ("VC", "IB4_J")): "dibawa pulang"},
        ),
        (SECOND, GUBERNUR): Column(entries=(Entry("PPK-2", {"VC": 5}),)),
    },
)


def nothing(_: Sheet) -> tuple[Finding, ...]:
    return ()


def test_every_contest_of_every_tps_has_a_row() -> None:
    rows = rows_of(RECAP, ELECTION, nothing)
    assert [(row.tps, row.contest) for row in rows] == [
        (tps, contest) for contest in (GUBERNUR, BUPATI) for tps in (FIRST, SECOND, THIRD)
    ]


def test_a_row_says_where_its_figures_come_from() -> None:
    first, second, third, *_ = rows_of(RECAP, ELECTION, nothing)
    assert (first.source, first.kind, first.sequence) == ("qr", ResultKind.ULANG, 1)
    assert first.figures == {"VC": 7}
    assert (second.source, second.kind, second.sequence) == ("entri", None, 0)
    assert (third.state, third.source, third.figures) == (State.MENUNGGU, "", {})


def test_findings_come_with_their_reasons() -> None:
    first, second, *_ = rows_of(RECAP, ELECTION, lambda _: (FOUND,))
    assert first.findings == (Explanation(GUBERNUR, "R12", ("VC", "IB4_J"), "dibawa pulang"),)
    assert second.findings == (Explanation(GUBERNUR, "R12", ("VC", "IB4_J"), ""),)


def test_every_arrival_is_remembered_once() -> None:
    assert received_of(RECAP) == (
        Received(FIRST, ResultKind.REGULER, 1, "a" * 64, "bundle"),
        Received(FIRST, ResultKind.ULANG, 1, "b" * 64, "qr"),
    )


stations = st.builds(
    lambda desa, number: KodeTps(f"990101200{desa}{number:03d}"),
    st.integers(1, 4),
    st.integers(1, 40),
)
figures = st.dictionaries(
    st.sampled_from([Cell("VA"), Cell("VB")]), st.none() | st.integers(0, 600), min_size=2
)
rows = st.lists(
    st.builds(
        Row,
        stations,
        st.sampled_from([GUBERNUR, BUPATI]),
        st.sampled_from([State.MENUNGGU, State.DITERIMA, State.DISAHKAN]),
        st.just("bundle"),
        st.just(ResultKind.REGULER),
        st.just(1),
        figures,
    ),
    unique_by=lambda row: (row.tps, row.contest),
)


@given(rows)
def test_totals_are_plain_sums_and_hide_no_blank(listed: list[Row]) -> None:
    for total in totals_of(listed):
        counted = [
            row
            for row in listed
            if row.contest == total.contest
            and row.tps.startswith(total.place)
            and row.state is not State.MENUNGGU
        ]
        assert counted
        for cell, figure in total.figures.items():
            told = [row.figures[cell] for row in counted]
            assert figure == (None if None in told else sum(told))  # type: ignore[arg-type]


@given(rows)
def test_there_is_a_total_wherever_something_is_in(listed: list[Row]) -> None:
    wanted = {
        (up(row.tps, level), row.contest)
        for row in listed
        for level in (Level.DESA, Level.KECAMATAN)
        if row.state is not State.MENUNGGU
    }
    assert {(total.place, total.contest) for total in totals_of(listed)} == wanted


def test_a_recap_is_of_the_highest_kind_among_its_results() -> None:
    first, second, *others = rows_of(RECAP, ELECTION, nothing)
    assert replace(WHOLE, rows=(first, second, *others)).kind is ResultKind.ULANG
    assert replace(WHOLE, rows=(second, *others)).kind is ResultKind.REGULER


REGIONS = Recap(
    RecapSetUp("9901", ELECTION.id, "simulasi", "f" * 64),
    {
        ("990101", GUBERNUR): Column(
            arrivals=(
                Arrival(ResultKind.REGULER, 1, "a" * 64, "bundle", {"VC": 900}),
                Arrival(ResultKind.REGULER, 2, "b" * 64, "bundle", {"VC": 901}, final=False),
            )
        ),
        ("990102", GUBERNUR): Column(
            entries=(Entry("OP-1", {"VC": 50}), Entry("OP-2", {"VC": 50}))
        ),
    },
)
UNITS = tuple(Unit(KodeWilayah(kode), 3, 9, 9) for kode in ("990101", "990102", "990103"))


def test_the_columns_of_a_region_are_the_regions_below_and_sum_to_it() -> None:
    rows = [
        row for row in rows_of(REGIONS, ELECTION, nothing, units=UNITS) if row.contest == GUBERNUR
    ]
    assert [(row.tps, row.state) for row in rows] == [
        ("990101", State.SEMENTARA),
        ("990102", State.DITERIMA),
        ("990103", State.MENUNGGU),
    ]
    (total,) = totals_of(rows)
    assert (total.place, total.figures) == ("9901", {"VC": 951})


def test_a_recap_that_is_not_final_below_is_not_complete_here() -> None:
    rows = rows_of(REGIONS, ELECTION, nothing, units=UNITS[:2])
    result = replace(WHOLE, rows=tuple(row for row in rows if row.contest == GUBERNUR))
    assert result.unsettled == (("990101", GUBERNUR),)
    assert not result.complete
    (superseded,) = superseded_of(REGIONS)
    assert (superseded.sequence, superseded.above_sequence) == (1, 2)
