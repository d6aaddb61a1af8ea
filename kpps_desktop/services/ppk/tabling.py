"""The status of a recap as a table on a stick: taken from the books first, then written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.exchange import names
from kpps_desktop.exchange.status_table import status_xlsx
from kpps_desktop.services.ppk.overview import stands_of
from kpps_desktop.services.ppk.reporting import recap_result

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.services.ppk.desk import RecapDesk


@dataclass(frozen=True, slots=True)
class StatusTable:
    """A table as its file holds it; it tells how far each TPS is, and no figure."""

    file: str
    content: bytes


def status_table(desk: RecapDesk) -> StatusTable:
    """Make the table of how far the recap is now."""
    name = names.simulated(f"status-rekapitulasi-{desk.pack.region}.xlsx", desk.election.mode)
    return StatusTable(name, status_xlsx(recap_result(desk), desk.election, stands_of(desk)))


def save_table(table: StatusTable, drives: Drives, folder: Path) -> Path:
    """Write a table to the stick that a folder is of, or into a folder of this machine.

    Trouble D.015 to D.018 where a stick fails, D.003 and D.004 for everything else.
    """
    for stick in drives.sticks():
        if stick.folder == folder:
            return drives.write(stick, table.file, table.content)
    path = folder / table.file
    files.write(path, table.content)
    return path
