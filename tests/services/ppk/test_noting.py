"""What the TPS noted reaches the recap's tables, its bundle and D.HASIL, each with its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.results import NotedKind, NotedStatus
from kpps_desktop.services.ppk.noting import noted
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.ppk.settling import raise_objection
from tests.services.ppk import days, tiny
from tests.services.ppk.test_reporting import bundle_in, one, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

TPS = tiny.SECOND


@pytest.fixture
def told(desk: RecapDesk, made: days.Made, tmp_path: Path) -> RecapDesk:
    """Return a desk that received the QR text and the bundle of a troubled day."""
    out = tmp_path / "tps"
    days.hold_lightly(made.packs, TPS, out, days.troubled(TPS))
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(desk, pack, [*days.qr(out), days.bundle(out), days.bundle(made.day(tiny.FIRST))]))
    return desk


def test_each_is_told_with_its_status(told: RecapDesk) -> None:
    assert [(one.kind, one.number, one.contest, one.status) for one in noted(told)] == [
        (NotedKind.GANGGUAN, "", "", NotedStatus.TERCATAT),
        (NotedKind.KEJADIAN, "KK-1", "", NotedStatus.TERCATAT),
        (NotedKind.KEBERATAN, "KB-1", tiny.GUBERNUR, NotedStatus.DITOLAK),
        (NotedKind.KEBERATAN, "KB-2", "", NotedStatus.MENUNGGU),
    ]
    assert {one.tps for one in noted(told)} == {TPS}


def test_tables_bundle_and_paper_tell_the_same(told: RecapDesk, tmp_path: Path) -> None:
    folder = tmp_path / "rekap"
    raise_objection(told, TPS, tiny.GUBERNUR, "SAKSI 3", "Angka beda", KETUA_PPK)
    report(told, folder)
    book = CalamineWorkbook.from_path(one(folder, "*.xlsx"))
    _, *listed = book.get_sheet_by_name("Kejadian TPS").to_python()
    assert [(line[3], line[7]) for line in listed] == [
        (each.kind.value, each.status.value) for each in noted(told)
    ]
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(folder, "*.csv"))}
    assert "KB-1 keberatan, ditolak: Coblosan di garis" in rows[TPS, tiny.GUBERNUR]["kejadian"]
    assert "KB-1" not in rows[TPS, tiny.BUPATI]["kejadian"]
    assert "Listrik padam" in rows[TPS, tiny.BUPATI]["kejadian"]
    assert rows[tiny.FIRST, tiny.GUBERNUR]["kejadian"] == ""
    assert bundle_in(folder).recap.noted == noted(told)
    paper = text_of(one(folder, "*gubernur-1.pdf"))
    assert "Keberatan saksi nomor 2: Coblosan di garis (ditolak: Tetap)" in paper
    assert "Keberatan PTPS: Suara pelan (belum dijawab)" in paper
    assert "KB-1 (TPS) Keberatan saksi nomor 2" in paper
    assert "KB-1 (pleno) Keberatan SAKSI 3 di rapat pleno: Angka beda" in paper
    assert book.get_sheet_by_name("Keberatan").to_python()[1][0] == "KB-1"
    assert "Gangguan: Hujan deras (tercatat)" in paper
    assert "Coblosan di garis" not in text_of(one(folder, "*bupati-1.pdf"))


def test_of_a_tps_that_came_by_qr_alone_nothing_is_known(desk: RecapDesk, made: days.Made) -> None:
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(desk, pack, days.qr(made.day(tiny.FIRST))))
    assert noted(desk) == ()
