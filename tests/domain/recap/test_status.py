"""How far a recap is: nothing that stands against a TPS is lost in its desa."""

from __future__ import annotations

from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.domain.recap.status import by_desa, standing_of, statuses
from tests.exchange.sample_recap import PARTIAL, WHOLE
from tests.papers import pleno_sample


def test_every_row_has_a_status_and_they_stand_by_tps() -> None:
    found = statuses(PARTIAL)
    assert sorted((one.tps, one.contest) for one in found) == sorted(
        (row.tps, row.contest) for row in PARTIAL.rows
    )
    assert [one.tps for one in found] == sorted(one.tps for one in found)


def test_the_desa_add_up_to_the_whole() -> None:
    found = statuses(pleno_sample.status((7, 5)).recap)
    for contest in ("gubernur", "bupati"):
        whole = standing_of(found, contest)
        parts = [standing_of(listed, contest) for listed in by_desa(found).values()]
        assert whole.stations == sum(one.stations for one in parts) == 12
        assert whole.arrived == sum(one.arrived for one in parts)
        assert whole.findings == sum(one.findings for one in parts)
        assert whole.arrived + whole.states[State.MENUNGGU] == whole.stations


def test_an_objection_of_all_contests_counts_for_each() -> None:
    paper = pleno_sample.status((3,))
    found = statuses(paper.recap)
    assert [one.objections for one in found if one.tps == paper.recap.rows[0].tps] == [1, 1]
    assert sum(one.objections for one in found) == 2


def test_a_finding_with_a_reason_is_not_unexplained() -> None:
    found = statuses(WHOLE)
    told = [one for row in WHOLE.rows for one in row.findings]
    assert sum(one.findings for one in found) == len(told)
    assert sum(one.unexplained for one in found) == sum(not one.reason for one in told)


def test_what_the_board_says_is_what_is_told() -> None:
    row = PARTIAL.rows[0]
    board = {(row.tps, row.contest): Stand.KOTAK}
    told = {(one.tps, one.contest): one.told for one in statuses(PARTIAL, board)}
    assert told[row.tps, row.contest] == "kotak"
    counted = standing_of(statuses(PARTIAL, board), row.contest)
    assert counted.told["kotak"] == 1
    assert sum(counted.told.values()) == counted.stations
