"""Prose: justified paragraphs in which some words were filled in, struck out or left open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from kpps_desktop.papers.faces import ASCENT, DESCENT, Face, width
from kpps_desktop.papers.fitting import broken, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.papers.boxes import Box
    from kpps_desktop.papers.pen import Pen

LEADING = 1.32


class Mark(Enum):
    """What was done to words of a printed sentence."""

    PRINTED = auto()
    FILLED = auto()
    """Filled in: bold, on a dotted line."""
    OPEN = auto()
    """Not known yet: left to be written by hand."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike."""

    text: str
    mark: Mark = Mark.PRINTED
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    face: Face
    mark: Mark
    glued: bool
    """Follows the word before it without a space (a comma after a filled-in name)."""


def prose_height(runs: tuple[Run, ...], w: float, size: float) -> float:
    """Return the height of a paragraph."""
    return _height(len(_lines(runs, w, size)), size)


def prose(pen: Pen, box: Box, runs: tuple[Run, ...], size: float, least: float = 4.5) -> float:
    """Write a paragraph inside a box, smaller if it must be; return the height it took."""
    lines = _lines(runs, box.w, size)
    while _height(len(lines), size) > box.h + 0.01 and size > least:
        size -= 0.25
        lines = _lines(runs, box.w, size)
    room = 1 + int((box.h + 0.01 - (ASCENT + DESCENT) * size) / (LEADING * size))
    baseline = box.y + ASCENT * size
    for line in lines[:room]:
        _set_line(pen, box, baseline, line, size, justified=line is not lines[-1])
        baseline += LEADING * size
    return _height(min(len(lines), room), size)


def _height(lines: int, size: float) -> float:
    return (ASCENT + DESCENT) * size + (lines - 1) * LEADING * size


@lru_cache(maxsize=8192)
def _lines(runs: tuple[Run, ...], w: float, size: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    taken = 0.0
    for cluster in _clusters(runs, w, size):
        long = sum(width(word.text, word.face, size) for word in cluster)
        gap = width(" ", Face.PLAIN, size) if lines[-1] else 0.0
        if lines[-1] and taken + gap + long > w:
            lines.append([])
            taken, gap = 0.0, 0.0
        lines[-1] += cluster
        taken += gap + long
    return lines


def _clusters(runs: Sequence[Run], w: float, size: float) -> list[list[_Word]]:
    """Return words in groups that stay on one line."""
    clusters: list[list[_Word]] = []
    glue = False
    for run in runs:
        face = Face.BOLD if run.mark is Mark.FILLED else run.face
        text = broken(clean(run.text), w * 0.9, face, size)
        for number, word in enumerate(text.split(" ") if text else ()):
            glued = number == 0 and glue and not run.text[:1].isspace()
            made = _Word(word, face, run.mark, glued)
            if glued and _long([*clusters[-1], made], size) <= w:
                clusters[-1].append(made)
            else:
                clusters.append([made])
        if run.text:
            glue = bool(clusters) and not run.text[-1].isspace()
    return clusters


def _long(words: list[_Word], size: float) -> float:
    return sum(width(word.text, word.face, size) for word in words)


def _set_line(
    pen: Pen, box: Box, baseline: float, line: list[_Word], size: float, *, justified: bool
) -> None:
    gaps = sum(1 for word in line[1:] if not word.glued)
    space = width(" ", Face.PLAIN, size)
    if justified and gaps:
        space = (box.w - _long(line, size)) / gaps
    x = box.x
    before: _Word | None = None
    for word in line:
        joined = before is not None and before.mark is word.mark is not Mark.PRINTED
        start = x if joined and not word.glued else None
        x += 0.0 if before is None or word.glued else space
        pen.put(x, baseline, word.text, word.face, size)
        end = x + width(word.text, word.face, size)
        if word.mark is Mark.FILLED:
            pen.dots(x if start is None else start, end, baseline + 0.16 * size)
        x, before = end, word
