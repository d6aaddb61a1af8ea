"""A page as pixels: as wide as asked, in its colours, without gaps between rows."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen import canvas

from kpps_desktop.papers.preview import page_count, page_image

WIDE, HIGH = 200, 100


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Draw two pages: the left half of each red, the lower right quarter of the second blue."""
    out = io.BytesIO()
    pen = canvas.Canvas(out, (WIDE, HIGH), invariant=1)
    for page in range(2):
        pen.setFillColorRGB(1, 0, 0)
        pen.rect(0, 0, WIDE / 2, HIGH, stroke=0, fill=1)
        pen.setFillColorRGB(0, 0, 1)
        pen.rect(WIDE / 2, 0, WIDE / 2, page * HIGH / 2, stroke=0, fill=1)
        pen.showPage()
    pen.save()
    return out.getvalue()


def test_pages_are_counted(paper: bytes) -> None:
    assert page_count(paper) == 2


@pytest.mark.parametrize("width", [50, 201, 333, 800])
def test_a_page_is_as_wide_as_asked(paper: bytes, width: int) -> None:
    image = page_image(paper, 0, width)
    assert image.width == width
    assert abs(image.height - width * HIGH / WIDE) <= 1
    assert len(image.rgb) == 3 * image.width * image.height


def test_rows_and_colours_are_where_the_paper_has_them(paper: bytes) -> None:
    image = page_image(paper, 1, 333)

    def at(x: float, y: float) -> tuple[int, ...]:
        place = 3 * (int(y * image.height) * image.width + int(x * image.width))
        return tuple(image.rgb[place : place + 3])

    assert at(0.25, 0.1) == at(0.25, 0.9) == (255, 0, 0)
    assert at(0.75, 0.25) == (255, 255, 255)
    assert at(0.75, 0.75) == (0, 0, 255)


def test_a_page_is_never_larger_than_memory_likes(paper: bytes) -> None:
    assert page_image(paper, 0, 10**6).width == 6000
