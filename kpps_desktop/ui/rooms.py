"""The program's first room, the entrance, and the laptop it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from kpps_desktop.devices.clock import SystemClock
from kpps_desktop.devices.drives import SystemDrives
from kpps_desktop.devices.machine import ThisMachine
from kpps_desktop.services.readiness import Attached
from kpps_desktop.ui.setup.entrance import Entrance
from kpps_desktop.ui.setup.walk import Place

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.ui.jobs import Jobs


def this_place(data: Path, url: str = "") -> Place:
    """Return the laptop itself: its sticks, its clock, what is attached to it.

    `url` is of the server on which a recap's books lie, where there is one.
    """
    return Place(data, SystemDrives(), ThisMachine(), SystemClock, attached, url=url)


def attached() -> Attached:
    """Tell which printers and screens there are."""
    return Attached(tuple(QPrinterInfo.availablePrinterNames()), len(QApplication.screens()))


def entrance(place: Place, jobs: Jobs) -> Entrance:
    """Return the window before there is a desk."""
    return Entrance(place, jobs)
