"""What is odd about a sound source is told, each by itself, and stops nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.intake.source import read_source
from kpps_desktop.intake.source_doubts import doubts
from tests.intake.source_folder import TERMS, TPS, Folder

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2024, 11, 1)
SECOND = 9901012001002


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a source of which nothing is odd."""
    folder = Folder(tmp_path)
    seven = [(tps, n, f"PETUGAS {n}") for tps in (TPS, SECOND) for n in range(1, 8)]
    folder.sheets["kpps"] = [folder.sheets["kpps"][0], *seven]
    return folder


def told(folder: Folder, today: date = TODAY) -> list[tuple[str, str]]:
    source, findings = read_source(folder.write())
    assert (source is not None, findings) == (True, [])
    assert source
    odd = doubts(source, today)
    assert {one.kind for one in odd} <= {Kind.PERINGATAN}
    return [(one.code, one.where) for one in odd]


def test_nothing_is_odd_about_a_whole_source(folder: Folder) -> None:
    assert told(folder) == []


@pytest.mark.parametrize(("sheet", "code"), [("dpt", "I.283"), ("kpps", "I.282"), ("ppk", "I.281")])
def test_a_sheet_that_is_not_there_is_told_once(folder: Folder, sheet: str, code: str) -> None:
    del folder.sheets[sheet]
    assert told(folder) == [(code, f"{sheet}.csv")]


def test_a_tps_without_its_seven_is_told(folder: Folder) -> None:
    del folder.sheets["kpps"][-1]
    source, _ = read_source(folder.write())
    assert source
    (odd,) = doubts(source, TODAY)
    assert odd.code == "I.284"
    assert (odd.facts["tps"], odd.facts["count"]) == (str(SECOND), 6)


def test_a_kecamatan_that_nobody_runs_is_told(folder: Folder) -> None:
    folder.sheets["wilayah"] += [("990102", "LAIN"), ("9901022001", "ANGGREK")]
    folder.sheets["tps"].append((9901022001001, "SD", 0, 1))
    folder.sheets["dpt"].append((9901022001001, 1, "EKA", "P"))
    folder.sheets["kpps"] += [(9901022001001, n, f"PETUGAS {n}") for n in range(1, 8)]
    assert told(folder) == [("I.285", "ppk.csv")]


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2025, 11, 27), []),
        (date(2025, 11, 28), ["I.286"]),
        (date(2022, 11, 28), []),
        (date(2022, 11, 27), ["I.287"]),
    ],
)
def test_an_official_day_far_off_is_told(folder: Folder, today: date, codes: list[str]) -> None:
    folder.terms = TERMS.replace("simulasi", "resmi")
    assert [code for code, _ in told(folder, today)] == codes
    folder.terms = TERMS
    assert told(folder, today) == []
