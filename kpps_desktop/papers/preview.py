"""Preview: one page of a PDF as pixels, at the width of a window, when it is asked for.

Only our own papers are shown, so bytes that are no PDF are a bug. PDFium knows one thread: all
of this belongs on the papers' worker.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium

_MOST = 6000
"""Pixels a page may be wide: a poster on a screen of four times the dots has less."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page's pixels, row by row, three bytes (red, green, blue) each."""

    width: int
    height: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """Count the pages."""
    with closing(pdfium.PdfDocument(pdf)) as paper:
        return len(paper)


def page_image(pdf: bytes, page: int, width: int) -> PageImage:
    """Draw a page, counted from 0, as many pixels wide as asked."""
    with closing(pdfium.PdfDocument(pdf)) as paper:
        sheet = paper[page]
        scale = min(width, _MOST) / sheet.get_width()
        image = sheet.render(scale=scale, rev_byteorder=True)
        try:
            return _packed(image)
        finally:
            image.close()


def _packed(image: pdfium.PdfBitmap) -> PageImage:
    """Take the pixels out of rows that may be padded."""
    wide, seen = image.width * image.n_channels, memoryview(image.buffer)
    rows = (
        bytes(seen[at : at + wide]) for at in range(0, image.height * image.stride, image.stride)
    )
    return PageImage(image.width, image.height, b"".join(rows))
