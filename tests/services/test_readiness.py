"""Each thing a laptop needs for the day is told by itself, with what to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike, Power
from kpps_desktop.services.readiness import (
    MB,
    RECAP,
    Around,
    Attached,
    Readiness,
    State,
    local_offset,
    readiness,
)
from kpps_desktop.words import LANGUAGES, say
from tests.services import tiny

if TYPE_CHECKING:
    from pathlib import Path

HERE = timedelta(hours=7)


def _looked(
    tmp_path: Path,
    now: datetime = tiny.PACKED + timedelta(days=6),
    machine: MachineLike | None = None,
    local: timedelta = HERE,
    attached: Attached | None = None,
    sticks: int = 1,
) -> dict[str, Readiness]:
    folders = [tmp_path / f"STIK-{n}" for n in range(sticks)]
    for folder in folders:
        folder.mkdir()
    around = Around(
        machine or MachineLike(told=Power(plugged=True, percent=90)),
        FolderDrives(folders),
        tmp_path,
        local,
        attached or Attached(("Epson",), 2),
    )
    found = readiness(tiny.election(), tiny.PACKED, now, around)
    for one in found:
        for lang in LANGUAGES:
            assert say(one.code, lang, **one.facts).remedy
    return {one.name: one for one in found}


def test_a_laptop_that_lacks_nothing_is_ready(tmp_path: Path) -> None:
    found = _looked(tmp_path)
    assert list(found) == ["clock", "zone", "disk", "power", "stick", "printer", "screen"]
    assert {one.state for one in found.values()} == {State.OK}


def test_a_bare_laptop_is_told_everything_and_stopped_by_nothing(tmp_path: Path) -> None:
    found = _looked(tmp_path, machine=MachineLike(), attached=Attached(), sticks=0)
    assert {name for name, one in found.items() if one.state is State.WARN} == {
        "power",
        "stick",
        "printer",
        "screen",
    }


@pytest.mark.parametrize(
    ("now", "code", "state"),
    [
        (tiny.PACKED - timedelta(seconds=1), "D.101", State.BAD),
        (tiny.PACKED, "D.103", State.OK),
        (tiny.at(23, 59), "D.103", State.OK),
        (tiny.at(23, 59) + timedelta(minutes=1), "D.102", State.WARN),
    ],
)
def test_the_clock_is_held_against_the_pack(
    tmp_path: Path, now: datetime, code: str, state: State
) -> None:
    clock = _looked(tmp_path, now)["clock"]
    assert (clock.code, clock.state) == (code, state)


def test_a_day_long_before_the_election_is_doubted(tmp_path: Path) -> None:
    around = Around(MachineLike(), FolderDrives(()), tmp_path, HERE)
    early = tiny.at(7) - timedelta(days=32)
    assert readiness(tiny.election(), None, early, around)[0].code == "D.102"
    assert readiness(tiny.election(), None, early + timedelta(days=1), around)[0].code == "D.103"


def test_a_recap_is_held_in_the_days_after(tmp_path: Path) -> None:
    around = Around(MachineLike(), FolderDrives(()), tmp_path, HERE)
    after = tiny.at(9) + timedelta(days=2)
    assert readiness(tiny.election(), None, after, around)[0].code == "D.102"
    assert readiness(tiny.election(), None, after, around, RECAP)[0].code == "D.103"
    late = after + RECAP.lasts
    assert readiness(tiny.election(), None, late, around, RECAP)[0].code == "D.102"


def test_a_recap_is_told_of_its_own_screen_and_sticks(tmp_path: Path) -> None:
    """Where a recap is held nobody has a witness screen, and no day that could begin."""
    bare = Around(MachineLike(), FolderDrives(()), tmp_path, HERE)
    two = Around(MachineLike(), FolderDrives(()), tmp_path, HERE, Attached(screens=2))
    told = [one.code for one in readiness(tiny.election(), None, tiny.at(9), bare, RECAP)]
    assert {"S.760", "S.761"} <= set(told)
    assert readiness(tiny.election(), None, tiny.at(9), two, RECAP)[-1].code == "S.762"
    assert all(
        "Layar pleno" in say(code, "id", screens=2).title + say(code, "id", screens=2).cause
        for code in ("S.761", "S.762")
    )


def test_another_zone_tells_what_o_clock_the_program_reads(tmp_path: Path) -> None:
    zone = _looked(tmp_path, tiny.at(6, 5), local=timedelta(hours=9))["zone"]
    assert (zone.code, zone.facts) == ("D.104", {"zone": "WIB", "hour": "06.05"})


@pytest.mark.parametrize(
    ("free", "code"), [(199, "D.106"), (200, "D.107"), (1_999, "D.107"), (2_000, "D.108")]
)
def test_room_on_the_disk(tmp_path: Path, free: int, code: str) -> None:
    assert _looked(tmp_path, machine=MachineLike(free * MB))["disk"].code == code


@pytest.mark.parametrize(
    ("power", "code", "state"),
    [
        (None, "D.109", State.WARN),
        (Power(plugged=True, percent=3), "D.110", State.OK),
        (Power(plugged=False, percent=29), "D.111", State.BAD),
        (Power(plugged=False, percent=30), "D.112", State.WARN),
        (Power(plugged=False, percent=80), "D.112", State.OK),
    ],
)
def test_power(tmp_path: Path, power: Power | None, code: str, state: State) -> None:
    found = _looked(tmp_path, machine=MachineLike(told=power))["power"]
    assert (found.code, found.state) == (code, state)


def test_sticks_are_named(tmp_path: Path) -> None:
    assert _looked(tmp_path, sticks=2)["stick"].facts == {"sticks": "STIK-0, STIK-1"}


def test_this_machine_has_some_zone() -> None:
    assert timedelta(hours=-12) <= local_offset() <= timedelta(hours=14)
