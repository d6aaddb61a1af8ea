"""Flow: strips of a paper dealt out to pages; what belongs together stays together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kpps_desktop.papers.heads import Piece
    from kpps_desktop.papers.pen import Pen

_HAIRBREADTH = 0.01
"""What sums of lengths may be off, in points."""


@dataclass(frozen=True, slots=True, eq=False)
class Ruled:
    """What strips of one table share: a head for each page, and rules drawn about them."""

    head: Piece
    rules: Callable[[Pen, Box], None]


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A stretch of a paper that is not broken; `keep` binds it to the next.

    `ruled` is the table it belongs to; `resumes` stands over it where it begins a page.
    """

    piece: Piece
    keep: bool = False
    ruled: Ruled | None = None
    resumes: Piece | None = None


def dealt(strips: Iterable[Strip], rooms: Iterator[float]) -> list[list[Strip]]:
    """Deal strips out to pages, whose heights `rooms` yields; a page holds at least one group."""
    pages: list[list[Strip]] = [[]]
    left = next(rooms)
    for group in _bound(strips):
        if pages[-1] and _grown(pages[-1], group) > left + _HAIRBREADTH:
            pages.append([])
            left = next(rooms)
        if _grown([], group) > left + _HAIRBREADTH:
            left = _apart(pages, group, left, rooms)
        else:
            pages[-1] += group
    return pages


def draw_page(pen: Pen, box: Box, strips: Sequence[Strip]) -> Box:
    """Draw the strips of a page from the top of a box; return what is left of it."""
    y = box.y
    for ruled, run in groupby(strips, lambda strip: strip.ruled):
        top = y
        for piece in _pieces(ruled, list(run), begins=y == box.y):
            piece.draw(pen, Box(box.x, y, box.w, piece.height))
            y += piece.height
        if ruled:
            ruled.rules(pen, Box(box.x, top, box.w, y - top))
    return Box(box.x, y, box.w, box.bottom - y)


def _bound(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield strips that stay together."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _apart(
    pages: list[list[Strip]], group: list[Strip], left: float, rooms: Iterator[float]
) -> float:
    """Part what no page holds together; return the room of the last page."""
    for strip in group:
        if pages[-1] and _grown(pages[-1], [strip]) > left + _HAIRBREADTH:
            pages.append([])
            left = next(rooms)
        pages[-1].append(strip)
    return left


def _grown(page: Sequence[Strip], more: Sequence[Strip]) -> float:
    """Return the height of a page with more strips on it, heads of its tables included."""
    height = 0.0
    for ruled, run in groupby((*page, *more), lambda strip: strip.ruled):
        pieces = _pieces(ruled, list(run), begins=not height)
        height += sum(piece.height for piece in pieces)
    return height


def _pieces(ruled: Ruled | None, run: Sequence[Strip], *, begins: bool) -> list[Piece]:
    """Return what is drawn for strips of one table, or of none."""
    head = [ruled.head] if ruled else []
    resumed = [run[0].resumes] if begins and run[0].resumes else []
    return [*head, *resumed, *(strip.piece for strip in run)]
