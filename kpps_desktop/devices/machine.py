"""The laptop itself: room on its disk, and how long its battery lasts."""

from __future__ import annotations

import platform
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import psutil

if TYPE_CHECKING:
    from pathlib import Path


def machine_name() -> str:
    """Return what the laptop is called on its network; it may be empty."""
    return platform.node()


@dataclass(frozen=True, slots=True)
class Power:
    """Whether the mains are plugged in, and the charge left (percent)."""

    plugged: bool
    percent: int


class Machine(Protocol):
    """Tells how the laptop is."""

    def free(self, folder: Path) -> int:
        """Return the bytes free where a folder lies or will lie."""
        ...

    def power(self) -> Power | None:
        """Return the power, or None for a machine without a battery."""
        ...


class ThisMachine:
    """The laptop we run on."""

    def free(self, folder: Path) -> int:
        """Return the bytes free where a folder lies or will lie."""
        there = next(one for one in (folder, *folder.parents) if one.exists())
        return psutil.disk_usage(str(there)).free

    def power(self) -> Power | None:
        """Return the power, or None for a machine without a battery, or that tells of none."""
        found = None
        with suppress(OSError):  # a system without /sys
            found = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
        if found is None:
            return None
        return Power(bool(found.power_plugged), round(found.percent))


@dataclass(frozen=True, slots=True)
class MachineLike:
    """A machine as told, for training and tests."""

    bytes_free: int = 50_000_000_000
    told: Power | None = None

    def free(self, _folder: Path) -> int:
        """Return what was told."""
        return self.bytes_free

    def power(self) -> Power | None:
        """Return what was told."""
        return self.told
