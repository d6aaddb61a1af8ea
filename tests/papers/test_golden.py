"""Pages look as they did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode
from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.contents import Meeting, Signer
from kpps_desktop.papers.d_hasil import d_hasil, d_hasil_of
from tests.papers import golden, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def refused() -> bytes:
    paper = sample.sheet_paper(notes=2)
    said = Signer("HARTONO WIBOWO", declined="keberatan atas tiga surat suara belum dijawab")
    return c_hasil_salinan(replace(paper, signers={**paper.signers, ("saksi", 2): said}))


def blank() -> bytes:
    paper = sample.sheet_paper(sample.SHORT)
    sheet = replace(paper.sheet, figures={})
    return c_hasil_salinan(replace(paper, sheet=sheet, signers={}, meeting=Meeting(), qr=()))


PAPERS: dict[str, Callable[[], bytes]] = {
    "c-hasil-2": refused,
    "c-hasil-6": lambda: c_hasil_salinan(sample.sheet_paper(sample.LONG, notes=2)),
    "c-hasil-kosong-simulasi": lambda: c_hasil_salinan(
        sample.sheet_paper(empty=1, mode=Mode.SIMULASI)
    ),
    "c-hasil-blank": blank,
    "c-hasil-notes": lambda: c_hasil_salinan(sample.sheet_paper(sample.LONG, notes=30)),
    "d-hasil": lambda: d_hasil_of(sample.recap_paper((3, 20), notes=2, corrections=4)),
    "d-hasil-sementara": lambda: d_hasil_of(
        sample.recap_paper((6, 2), sample.LONG, {(0, 2), (1, 1), (1, 2)}, Mode.SIMULASI, notes=1)
    ),
    "d-hasil-kabko": lambda: d_hasil(
        sample.region_paper("d-hasil-kabko-gubernur", "3101", 15, sample.LONG, {4}, corrections=2)
    ),
    "d-hasil-prov": lambda: d_hasil(
        sample.region_paper("d-hasil-prov-gubernur", "31", 6, mode=Mode.SIMULASI)
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_pages_look_as_they_did(name: str, tmp_path: Path) -> None:
    golden.look_alike(PAPERS[name](), name, tmp_path)
