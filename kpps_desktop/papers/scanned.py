"""Pages of a PDF that came from outside, a scan, as grey pictures under limits.

PDFium knows one thread: all of this belongs on the papers' worker.
"""

from __future__ import annotations

import math
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from kpps_desktop.domain.outcomes import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 40
"""Pages of one file: more than the C.HASIL SALINAN of a desa."""
_INCH = 72
_DPI = 200
_MOST_DOTS = 12_000_000
"""An A3 page at 200 dots an inch has 7.7 million; a larger page is drawn coarser."""


@dataclass(frozen=True, slots=True)
class GreyPage:
    """A page's dots, row by row: a byte a dot, 0 black to 255 white."""

    width: int
    height: int
    grey: bytes


def grey_pages(pdf: bytes) -> Iterator[GreyPage]:
    """Yield the pages of a stranger's PDF.

    Trouble S.313 where it is none that can be read, S.314 where it has too many pages.
    """
    try:
        with closing(pdfium.PdfDocument(pdf)) as paper:
            if len(paper) > MOST_PAGES:
                raise Trouble("S.314", count=len(paper), most=MOST_PAGES)
            for page in paper:
                yield _drawn(page)
    except pdfium.PdfiumError as error:
        raise Trouble("S.313") from error


def _drawn(page: pdfium.PdfPage) -> GreyPage:
    wide, high = (max(1.0, side) / _INCH for side in page.get_size())
    dpi = min(_DPI, math.sqrt(_MOST_DOTS / (wide * high)))
    image = page.render(scale=dpi / _INCH, grayscale=True)
    try:
        seen, width = memoryview(image.buffer), image.width
        rows = (
            bytes(seen[at : at + width])
            for at in range(0, image.height * image.stride, image.stride)
        )
        return GreyPage(width, image.height, b"".join(rows))
    finally:
        image.close()
