"""The status of a recap as a table: on a stick, or in a folder of this machine."""

from __future__ import annotations

import errno
import io
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from kpps_desktop.devices.drives import FaultyDrives, FolderDrives
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.services.ppk.tabling import save_table, status_table
from tests.services.ppk import tiny
from tests.services.ppk.halls import type_twice

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk


def test_a_table_tells_each_tps_and_its_state_and_no_figure(pinned: RecapDesk) -> None:
    type_twice(pinned)
    table = status_table(pinned)
    assert table.file == "SIMULASI-status-rekapitulasi-990101.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(table.content))
    _, *rows = book.get_sheet_by_name("Status").to_python(skip_empty_area=False)
    states = {(row[0], row[3]): row[4] for row in rows}
    assert states[tiny.FOURTH, tiny.GUBERNUR] == "ketik dua"
    assert states[tiny.FIRST, tiny.BUPATI] == "belum"
    assert book.sheet_names == ["Status", "Desa"]


def test_a_table_goes_to_a_stick_or_into_a_folder(pinned: RecapDesk, tmp_path: Path) -> None:
    stick = tmp_path / "STIK"
    stick.mkdir()
    table = status_table(pinned)
    drives = FolderDrives([stick])
    assert save_table(table, drives, stick).read_bytes() == table.content
    kept = save_table(table, drives, tmp_path / "Dokumen")
    assert kept == tmp_path / "Dokumen" / table.file
    assert kept.read_bytes() == table.content


def test_a_full_stick_is_told_as_one(pinned: RecapDesk, tmp_path: Path) -> None:
    stick = tmp_path / "STIK"
    stick.mkdir()
    drives = FaultyDrives([stick], {"STIK": errno.ENOSPC})
    with pytest.raises(Trouble, match=r"^D\.016"):
        save_table(status_table(pinned), drives, stick)
