"""Papers of the pleno look as they did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.papers.pleno import d_daftar_hadir, d_kejadian_khusus
from kpps_desktop.papers.recap_status import laporan_rekapitulasi
from tests.papers import golden
from tests.papers import pleno_sample as sample
from tests.papers.test_pleno import EVERY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", EVERY)
def test_a_full_pleno_looks_as_it_did(name: str, tmp_path: Path) -> None:
    golden.look_alike(EVERY[name](sample.sender_of()), name, tmp_path)


def test_a_simulation_without_incident_looks_as_it_did(tmp_path: Path) -> None:
    sender = sample.sender_of(Mode.SIMULASI, ResultKind.ULANG)
    paper = replace(sample.incidents(), sender=sender, incidents=(), objections=())
    golden.look_alike(d_kejadian_khusus(paper), "d-kejadian-khusus-nihil", tmp_path)


def test_a_blank_attendance_list_looks_as_it_did(tmp_path: Path) -> None:
    paper = replace(sample.attendance(blank=6), people=())
    golden.look_alike(d_daftar_hadir(paper), "d-daftar-hadir-blank", tmp_path)


def test_a_report_of_one_tps_looks_as_it_did(tmp_path: Path) -> None:
    pdf = laporan_rekapitulasi(sample.status((1,)))
    golden.look_alike(pdf, "laporan-rekapitulasi-1", tmp_path)
