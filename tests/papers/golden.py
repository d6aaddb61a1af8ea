"""Holds pages beside pictures of pages that were looked at.

KPPS_GOLDEN=write draws the pictures anew; look at each before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from tests.papers import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLDEN = Path(__file__).parents[1] / "golden"
DPI = 50
GREYS = 8
"""Greys a picture keeps: enough to see every line, and small files."""
FAR, SHARE = 96, 0.0003
"""So many greys apart is another pixel; more than this share of them is another page."""


def look_alike(pdf: bytes, name: str, tmp_path: Path) -> None:
    """Fail where a page does not look as its picture; the page is then left in `tmp_path`."""
    pages = [picture(page) for page in seen.images(pdf, DPI)]
    if os.environ.get("KPPS_GOLDEN") == "write":
        write(pages, name)
    assert len(list(GOLDEN.glob(f"{name}.*.png"))) == len(pages)
    for number, page in enumerate(pages, 1):
        with Image.open(GOLDEN / f"{name}.{number}.png") as golden:
            before = golden.convert("L")
        assert page.size == before.size
        apart = ImageChops.difference(page, before).histogram()
        if sum(apart[FAR:]) > SHARE * page.size[0] * page.size[1]:
            page.save(tmp_path / f"{name}.{number}.png")
            pytest.fail(f"{name}, hal {number}: {tmp_path}")


def picture(page: Image.Image) -> Image.Image:
    """Return a page in few greys."""
    step = 255 / (GREYS - 1)
    return page.point([round(round(grey / step) * step) for grey in range(256)])


def write(pages: Sequence[Image.Image], name: str) -> None:
    """Keep the pages of a paper in place of those before."""
    for old in GOLDEN.glob(f"{name}.*.png"):
        old.unlink()
    for number, page in enumerate(pages, 1):
        page.save(GOLDEN / f"{name}.{number}.png", optimize=True)
