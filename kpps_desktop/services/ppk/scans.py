"""QR text of results as it comes without a file of its own: scanned, photographed, or in a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Told
from kpps_desktop.exchange import qr
from kpps_desktop.exchange.qr_image import grey_picture, open_picture, read_codes
from kpps_desktop.papers.scanned import grey_pages
from kpps_desktop.trust.facts import Fact, fails

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Finding

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
        texts, faults = _in_pdf(data) if data.startswith(b"%PDF") else _in_picture(data)
    except Told as news:
        return Codes(path, (), (fails("readable", news.code, **news.facts),))
    if faults:
        return Codes(path, (), tuple(fails("readable", one.code) for one in faults))
    return Codes(path, texts, () if texts else (fails("readable", "S.315"),))


def as_text(messages: tuple[bytes, ...]) -> bytes:
    """Write whole messages as the text of their QR, as a file of QR text has it."""
    return "\n".join(text for message in messages for text in qr.cut(message)).encode()


def _in_pdf(data: bytes) -> tuple[tuple[str, ...], list[Finding]]:
    texts: dict[str, None] = {}
    for page in grey_pages(data):
        texts |= dict.fromkeys(read_codes(grey_picture(page.width, page.height, page.grey)))
    return tuple(texts), []


def _in_picture(data: bytes) -> tuple[tuple[str, ...], list[Finding]]:
    image, faults = open_picture(data)
    return (() if image is None else tuple(read_codes(image))), faults
