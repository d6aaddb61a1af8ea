"""Pages as a printer gets them: whole, in strips that follow on each other."""

from __future__ import annotations

from contextlib import closing

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.raster import page_sizes, strips
from tests.papers import sample


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return c_hasil_salinan(sample.sheet_paper(sample.SHORT))


def test_strips_make_the_page_they_were_cut_from(pdf: bytes) -> None:
    found = list(strips(pdf, 1, 300))
    width = found[0].width
    assert {one.width for one in found} == {width}
    assert [one.top for one in found] == [512 * at for at in range(len(found))]
    assert all(len(one.grey) == one.width * one.height for one in found)
    with closing(pdfium.PdfDocument(pdf)) as opened:
        whole = opened[1].render(scale=300 / 72, grayscale=True).to_pil()
    height = found[-1].top + found[-1].height
    assert whole.size == (width, height)
    drawn = Image.frombytes("L", whole.size, b"".join(one.grey for one in found))
    apart = ImageChops.difference(whole, drawn).histogram()
    assert sum(apart[8:]) < sum(apart) // 10_000


def test_a_page_is_as_large_as_its_paper(pdf: bytes) -> None:
    sizes = page_sizes(pdf)
    assert len(sizes) == 2
    assert {(round(wide), round(high)) for wide, high in sizes} == {(595, 842)}
