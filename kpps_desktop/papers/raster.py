"""Pages of a PDF in the grey dots of a printer, strip by strip, so that no page is held whole.

PDFium knows one thread: all of this belongs on the papers' worker.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

_INCH = 72
_HIGH = 512
"""Dots of a strip's height: an A3 page at 300 dots an inch is drawn in ten strips of 1.8 MB."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Part of a page, `top` dots below its upper edge: a byte a dot, 0 black to 255 white."""

    top: int
    width: int
    height: int
    grey: bytes


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page, in points."""
    with closing(pdfium.PdfDocument(pdf)) as paper:
        return tuple(paper.get_page_size(at) for at in range(len(paper)))


def strips(pdf: bytes, page: int, dpi: int) -> Iterator[Strip]:
    """Yield a page, counted from 0, from its upper edge down, at so many dots an inch."""
    with closing(pdfium.PdfDocument(pdf)) as paper:
        sheet = paper[page]
        high = sheet.get_height()
        each = _HIGH * _INCH / dpi
        top, at = 0, 0.0
        while at < high:
            below = max(0.0, high - at - each)
            strip = _drawn(sheet, (0, below, 0, at), dpi, top)
            yield strip
            top += strip.height
            at += each


def _drawn(sheet: pdfium.PdfPage, cut: tuple[float, ...], dpi: int, top: int) -> Strip:
    """Draw what is left of a page when so much is cut off (left, below, right, above)."""
    image = sheet.render(scale=dpi / _INCH, crop=cut, grayscale=True)
    try:
        seen, wide = memoryview(image.buffer), image.width
        rows = (
            bytes(seen[at : at + wide])
            for at in range(0, image.height * image.stride, image.stride)
        )
        return Strip(top, wide, image.height, b"".join(rows))
    finally:
        image.close()
