"""QR text of results as it comes without a file of its own: scanned, photographed, or in a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Told
from kpps_desktop.exchange import qr
from kpps_desktop.exchange.qr_image import grey_picture, pages_in, read_codes
from kpps_desktop.papers.scanned import MOST_PAGES, grey_pages
from kpps_desktop.trust.facts import Fact, fails

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".pdf")
"""Pictures of pages, as scanners and phones write them."""
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Codes:
    """The QR texts of a picture or PDF, or why there are none."""

    path: Path
    texts: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


def codes_in(path: Path) -> Codes:
    """Read the QR texts of a picture or a PDF; whatever the file is, the answer is facts.

    It belongs on the papers' worker.
    """
    try:
        data = files.read(path, _MOST)
        texts = tuple(dict.fromkeys(text for page in _pages(data) for text in read_codes(page)))
    except Told as news:
        return Codes(path, (), (fails("readable", news.code, **news.facts),))
    return Codes(path, texts, () if texts else (fails("readable", "S.315"),))


def as_text(messages: tuple[bytes, ...]) -> bytes:
    """Write whole messages as the text of their QR, as a file of QR text has it."""
    return "\n".join(text for message in messages for text in qr.cut(message)).encode()


def _pages(data: bytes) -> Iterator[Image]:
    """Yield the pages of a picture or a PDF, each when it is asked for."""
    if not data.startswith(b"%PDF"):
        yield from pages_in(data, MOST_PAGES)
        return
    for page in grey_pages(data):
        yield grey_picture(page.width, page.height, page.grey)
