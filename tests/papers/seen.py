"""What an eye would see on a page: letters, rules, and letters where they should not be.

This reads the finished PDF with another library than the one that drew it, and knows nothing of
boxes: a letter that crosses a rule, lies on another letter or leaves the page is a fault.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as c

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_PALE = 200
"""Lighter letters than this are a watermark."""
_EDGE = 6.0
"""Points of the page's edge that stay white."""
_TOUCH = 0.3
"""Points that a letter may reach into a rule, as round letters do."""
_CORNER = 0.35
"""Share of a letter that may lie on another."""
_CELL = 12.0


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible letter and its bounds, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line, upright or level."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def upright(self) -> bool:
        return abs(self.x1 - self.x2) < abs(self.y1 - self.y2)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def images(pdf: bytes, dpi: int) -> list[Image]:
    """Return each page as a grey picture."""
    with pdfium.PdfDocument(pdf) as document:
        return [
            page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document
        ]


def faults(pdf: bytes) -> list[str]:
    """Return what is wrong with any page."""
    with pdfium.PdfDocument(pdf) as document:
        return [
            f"hal {number}: {fault}"
            for number, page in enumerate(document, 1)
            for fault in _page_faults(page)
        ]


def _page_faults(page: pdfium.PdfPage) -> Iterator[str]:
    letters = list(_letters(page))
    rules = list(_rules(page))
    w, h = page.get_size()
    for one in letters:
        if not (one.left >= _EDGE and one.right <= w - _EDGE):
            yield f"{one.text!r} leaves the page sideways"
        if not (one.bottom >= _EDGE and one.top <= h - _EDGE):
            yield f"{one.text!r} leaves the page"
    yield from _crossings(letters, rules)
    yield from _collisions(letters)


def _letters(page: pdfium.PdfPage) -> Iterator[Letter]:
    read = page.get_textpage()
    colour = [ctypes.c_uint() for _ in range(4)]
    for at in range(read.count_chars()):
        text = chr(c.FPDFText_GetUnicode(read, at))
        c.FPDFText_GetFillColor(read, at, *colour)
        if text.isspace() or c.FPDFText_IsGenerated(read, at) or colour[0].value > _PALE:
            continue
        yield Letter(text, *read.get_charbox(at))


def _rules(page: pdfium.PdfPage) -> Iterator[Rule]:
    for drawn in page.get_objects(filter=(c.FPDF_PAGEOBJ_PATH,)):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(drawn, fill, stroke)
        # A dotted line is there to be written on.
        if stroke.value and not c.FPDFPageObj_GetDashCount(drawn):
            yield from _segments(drawn)


def _segments(drawn: pdfium.PdfObject) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    placed = drawn.get_matrix()
    begun = before = (0.0, 0.0)
    for at in range(c.FPDFPath_CountSegments(drawn)):
        segment = c.FPDFPath_GetPathSegment(drawn, at)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        here: tuple[float, float] = placed.on_point(x.value, y.value)
        if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO:
            begun = here
        else:
            yield Rule(*before, *here)
        before = here
        if c.FPDFPathSegment_GetClose(segment):
            yield Rule(*here, *begun)


def _crossings(letters: list[Letter], rules: list[Rule]) -> Iterator[str]:
    upright = sorted((one for one in rules if one.upright), key=lambda one: one.x1)
    level = sorted((one for one in rules if not one.upright), key=lambda one: one.y1)
    xs, ys = [one.x1 for one in upright], [one.y1 for one in level]
    for letter in letters:
        for rule in upright[bisect_left(xs, letter.left + _TOUCH) :]:
            if rule.x1 >= letter.right - _TOUCH:
                break
            if _overlap(letter.bottom, letter.top, rule.y1, rule.y2):
                yield f"{letter.text!r} at {letter.left:.0f},{letter.bottom:.0f} crosses a rule"
        for rule in level[bisect_left(ys, letter.bottom + _TOUCH) :]:
            if rule.y1 >= letter.top - _TOUCH:
                break
            if _overlap(letter.left, letter.right, rule.x1, rule.x2):
                yield f"{letter.text!r} at {letter.left:.0f},{letter.bottom:.0f} lies on a rule"


def _overlap(low: float, high: float, one: float, other: float) -> bool:
    return min(one, other) < high - _TOUCH and low + _TOUCH < max(one, other)


def _collisions(letters: list[Letter]) -> Iterator[str]:
    near: dict[tuple[int, int], list[tuple[int, Letter]]] = defaultdict(list)
    for at, letter in enumerate(letters):
        column, line = int(letter.left / _CELL), int(letter.bottom / _CELL)
        for x in (column - 1, column, column + 1):
            for y in (line - 1, line, line + 1):
                for place, other in near[x, y]:
                    word = place == at - 1 and _same_line(letter, other)
                    if not word and _overlapped(letter, other) > _CORNER:
                        yield f"{letter.text!r} lies on {other.text!r} at {letter.left:.0f}"
        near[column, line].append((at, letter))


def _same_line(one: Letter, other: Letter) -> bool:
    """Tell whether two letters stand in one line; the bounds of slanted neighbours overlap."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.7 * min(one.top - one.bottom, other.top - other.bottom)


def _overlapped(one: Letter, other: Letter) -> float:
    """Return how much of the smaller of two letters lies on the other."""
    w = min(one.right, other.right) - max(one.left, other.left)
    h = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min(
        (one.right - one.left) * (one.top - one.bottom),
        (other.right - other.left) * (other.top - other.bottom),
    )
    return w * h / smaller if w > 0 and h > 0 else 0.0
