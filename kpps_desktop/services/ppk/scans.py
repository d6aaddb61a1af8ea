"""QR text of results as it comes without a file of its own: scanned, photographed, or in a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Told
from kpps_desktop.exchange import qr
from kpps_desktop.exchange.qr_image import grey_picture, may_show_codes, pages_in, read_codes
from kpps_desktop.papers.scanned import MOST_PAGES, grey_pages
from kpps_desktop.services.ppk.arrivals import searched
from kpps_desktop.services.ppk.receiving import SUFFIXES as RESULTS
from kpps_desktop.trust.facts import Fact, fails

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".pdf")
"""Pictures of pages, as scanners and phones write them."""
_MOST = 64 * 1024 * 1024


UNREAD = "S.315"
"""What is said of a code that is seen, and cannot be read."""
_BUNDLE = re.compile(r"(?:SIMULASI-)?hasil-([0-9]{13})", re.ASCII)
_PAPER = re.compile(r"(?:SIMULASI-)?([0-9]{13})-.*\.pdf", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """What lay there: files that may be results, and pictures that may show their QR codes."""

    results: tuple[Path, ...]
    pictures: tuple[Path, ...] = ()


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
    return Codes(path, texts, () if texts else (fails("readable", UNREAD),))


def codes_beside(path: Path) -> Codes:
    """Read the QR texts of ours of a picture that lay in a folder and that nobody chose.

    Most are no sheets at all, and are looked at no longer than it takes to see that: without
    texts and facts nothing of ours is on it. A code that is seen and cannot be read is S.315.
    """
    texts: dict[str, None] = {}
    seen = False
    try:
        for page in _pages(files.read(path, _MOST)):
            if may_show_codes(page):
                seen = True
                texts |= dict.fromkeys(read_codes(page))
    except Told as news:
        return Codes(path, (), (fails("readable", news.code, **news.facts),))
    unread = (fails("readable", UNREAD),) if seen and not texts else ()
    return Codes(path, tuple(one for one in texts if qr.is_ours(one)), unread)


def look_through(paths: tuple[Path, ...], *, pictures: bool) -> Found:
    """Find what may be received: files that were named, and what folders hold, in one pass.

    The papers that a TPS wrote beside its bundle tell nothing that the bundle does not.
    """
    kinds = (*RESULTS, *SUFFIXES) if pictures else RESULTS
    found = searched(paths, kinds)
    named = {path for path in paths if not path.is_dir()}
    results = tuple(one for one in found if one in named or one.suffix.casefold() in RESULTS)
    bundled = {said[1] for one in results if (said := _BUNDLE.match(one.name))}
    taken = set(results)
    return Found(
        results, tuple(one for one in found if one not in taken and _told_by(one) not in bundled)
    )


def _told_by(path: Path) -> str:
    """Return the TPS whose laptop wrote a paper, or nothing."""
    said = _PAPER.match(path.name)
    return said[1] if said else ""


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
