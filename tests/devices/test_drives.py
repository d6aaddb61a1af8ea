"""Sticks and the laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.drives import Copied, FolderDrives, Stick, SystemDrives
from kpps_desktop.devices.machine import MachineLike, Power, ThisMachine
from kpps_desktop.domain.outcomes import Trouble

if TYPE_CHECKING:
    from pathlib import Path


def test_a_stick_that_was_pulled_out_is_no_stick(tmp_path: Path) -> None:
    first, second = tmp_path / "MERAH", tmp_path / "BIRU"
    first.mkdir()
    second.mkdir()
    drives = FolderDrives((first, second))
    assert [stick.name for stick in drives.sticks()] == ["BIRU", "MERAH"]
    assert drives.sticks()[0].free > 0
    second.rmdir()
    assert [stick.name for stick in drives.sticks()] == ["MERAH"]


def test_what_was_copied_lies_on_that_stick_alone(tmp_path: Path) -> None:
    folder = tmp_path / "MERAH"
    folder.mkdir()
    drives = FolderDrives((folder,))
    stick = drives.sticks()[0]
    assert stick.mark
    drives.write(stick, "hasil", b"x")
    copied = Copied.of(stick, ("hasil",))
    (folder / "foto").write_bytes(b"more is on it now")
    assert copied.lies_on(drives.sticks()[0])
    assert not copied.lies_on(replace(stick, mark="another"))
    (folder / "hasil").unlink()
    assert not copied.lies_on(stick)
    assert not Copied.of(stick, ("hasil",)).lies_on(stick)


def test_the_machines_own_sticks_can_be_asked_for() -> None:
    assert all(stick.folder.is_dir() for stick in SystemDrives().sticks())


def test_the_folder_of_a_stick_that_is_gone_is_not_written_to(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        SystemDrives().write(Stick(tmp_path, "KINGSTON", 1), "hasil", b"x")
    assert told.value.code == "D.015"
    assert list(tmp_path.iterdir()) == []


def test_room_is_told_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert ThisMachine().free(tmp_path / "meja" / "baru") > 0


def test_power_is_told_or_there_is_no_battery() -> None:
    power = ThisMachine().power()
    assert power is None or 0 <= power.percent <= 100
    assert MachineLike(told=Power(plugged=False, percent=9)).power() == Power(False, 9)  # noqa: FBT003
