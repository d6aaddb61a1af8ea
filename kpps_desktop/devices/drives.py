"""Sticks: where they are mounted, how much room they have, and whether they are still there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where desktops mount what a person plugs in."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick or card: its folder, its name to show, and the bytes still free on it."""

    folder: Path
    name: str
    free: int


class Drives(Protocol):
    """Tells which sticks are plugged in."""

    def sticks(self) -> tuple[Stick, ...]:
        """Return the sticks, in the order of their names."""
        ...


class SystemDrives:
    """The machine's own sticks."""

    def sticks(self) -> tuple[Stick, ...]:
        """Return the sticks, in the order of their names."""
        found = [
            Path(one.mountpoint)
            for one in psutil.disk_partitions(all=False)
            if one.mountpoint.startswith(_MOUNTS) or "removable" in one.opts
        ]
        return _sticks(found)


class FolderDrives:
    """Folders that stand for sticks, in training and in tests; one that is gone is no stick."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)

    def sticks(self) -> tuple[Stick, ...]:
        """Return the folders that are there."""
        return _sticks(self._folders)


def _sticks(folders: Iterable[Path]) -> tuple[Stick, ...]:
    there = [folder for folder in folders if os.access(folder, os.R_OK)]
    sticks = [Stick(folder, folder.name or str(folder), _free(folder)) for folder in there]
    return tuple(sorted(sticks, key=lambda stick: stick.name))


def _free(folder: Path) -> int:
    """Return the bytes free, or 0 where the stick was pulled out meanwhile."""
    try:
        return psutil.disk_usage(str(folder)).free
    except OSError:
        return 0
