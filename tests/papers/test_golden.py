"""Pages look as they did: pictures of pages are held beside those that were looked at.

KPPS_GOLDEN=write draws the pictures anew; look at each before it is committed.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from kpps_desktop.domain.elections import Mode
from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.contents import Meeting, Signer
from kpps_desktop.papers.d_hasil import d_hasil_kecamatan
from tests.papers import sample, seen

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[1] / "golden"
DPI = 50
GREYS = 8
"""Greys a picture keeps: enough to see every line, and small files."""
FAR, SHARE = 96, 0.0003
"""So many greys apart is another pixel; more than this share of them is another page."""


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
    "d-hasil": lambda: d_hasil_kecamatan(sample.recap_paper((3, 20), notes=2, corrections=4)),
    "d-hasil-sementara": lambda: d_hasil_kecamatan(
        sample.recap_paper((6, 2), sample.LONG, {(0, 2), (1, 1), (1, 2)}, Mode.SIMULASI, notes=1)
    ),
}


def picture(page: Image.Image) -> Image.Image:
    step = 255 / (GREYS - 1)
    return page.point([round(round(grey / step) * step) for grey in range(256)])


@pytest.mark.parametrize("name", PAPERS)
def test_pages_look_as_they_did(name: str, tmp_path: Path) -> None:
    pages = [picture(page) for page in seen.images(PAPERS[name](), DPI)]
    if os.environ.get("KPPS_GOLDEN") == "write":
        for old in GOLDEN.glob(f"{name}.*.png"):
            old.unlink()
        for number, page in enumerate(pages, 1):
            page.save(GOLDEN / f"{name}.{number}.png", optimize=True)
    assert len(list(GOLDEN.glob(f"{name}.*.png"))) == len(pages)
    for number, page in enumerate(pages, 1):
        with Image.open(GOLDEN / f"{name}.{number}.png") as golden:
            before = golden.convert("L")
        assert page.size == before.size
        apart = ImageChops.difference(page, before).histogram()
        if sum(apart[FAR:]) > SHARE * page.size[0] * page.size[1]:
            page.save(tmp_path / f"{name}.{number}.png")
            pytest.fail(f"{name}, hal {number}: {tmp_path}")
