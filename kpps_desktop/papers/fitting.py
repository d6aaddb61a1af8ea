"""Fitting text into a box: shrink, wrap, and only then cut; the result is always inside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kpps_desktop.papers.faces import ASCENT, DESCENT, Face, width

CUT = "…"
"""Ends a text of which not all could be shown."""
_STEP = 0.25


@dataclass(frozen=True, slots=True)
class Letter:
    """How a text is set: it shrinks from `size` to `least`, over at most `lines` lines."""

    face: Face = Face.PLAIN
    size: float = 7.0
    least: float = 4.0
    lines: int = 1
    across: Literal["left", "centre", "right"] = "left"
    down: Literal["top", "middle", "bottom"] = "middle"
    leading: float = 1.17
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """The lines of a text and the size at which they fit."""

    lines: tuple[str, ...]
    size: float


def clean(text: str) -> str:
    """Return a text on one line, with nothing in it that cannot be drawn."""
    drawable = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in drawable).split())


@lru_cache(maxsize=8192)
def fit(text: str, w: float, h: float, letter: Letter) -> Fitted:
    """Fit a text (a newline starts a new line) into a width and height."""
    parts = [clean(part) for part in text.split("\n")]
    if not any(parts) or w <= 0 or h <= 0:
        return Fitted((), letter.size)
    size = letter.size
    while size > letter.least:
        fitted = _at(parts, w, h, letter, size)
        if fitted is not None:
            return fitted
        size -= _STEP
    return _at(parts, w, h, letter, letter.least) or _cut(parts, w, h, letter)


def _at(parts: list[str], w: float, h: float, letter: Letter, size: float) -> Fitted | None:
    room = min(letter.lines, _room(h, letter, size))
    lines: list[str] = []
    for part in parts:
        wrapped = wrap(part, w, letter.face, size)
        if any(width(line, letter.face, size) > w for line in wrapped):
            return None
        lines += _balanced(part, wrapped, w, letter, size)
    return Fitted(tuple(lines), size) if len(lines) <= room else None


def _room(h: float, letter: Letter, size: float) -> int:
    first = (ASCENT + DESCENT) * size
    return 0 if first > h + 0.01 else 1 + int((h - first + 0.01) / (letter.leading * size))


def wrap(text: str, w: float, face: Face, size: float) -> list[str]:
    """Break a text at its spaces into lines of at most a width; a long word stands alone."""
    if width(text, face, size) <= w:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer, face, size) > w:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _balanced(text: str, lines: list[str], w: float, letter: Letter, size: float) -> list[str]:
    """Even out the lines of a centred text, so that no short word hangs alone."""
    if len(lines) == 1 or letter.across != "centre":
        return lines
    low, high = w / 2, w
    for _ in range(6):
        middle = (low + high) / 2
        tried = wrap(text, middle, letter.face, size)
        fits = len(tried) == len(lines)
        if fits and all(width(line, letter.face, size) <= middle for line in tried):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _cut(parts: list[str], w: float, h: float, letter: Letter) -> Fitted:
    """Show as much as fits at the least size (or smaller, in a flat box), ended by `CUT`."""
    face, size = letter.face, min(letter.least, h / (ASCENT + DESCENT))
    room = max(1, min(letter.lines, _room(h, letter, size)))
    lines = [line for part in parts for line in wrap(broken(part, w, face, size), w, face, size)]
    if len(lines) > room:
        last = lines[room - 1]
        while last and width(last + CUT, face, size) > w:
            last = last.rpartition(" ")[0] or last[:-1]
        lines[room - 1 :] = [last.rstrip() + CUT]
    widest = max(width(line, face, size) for line in lines) or w
    return Fitted(tuple(lines), size * min(1.0, w / widest))


def broken(text: str, w: float, face: Face, size: float) -> str:
    """Put a space into words that are wider than a width."""
    return " ".join(piece for word in text.split(" ") for piece in _pieces(word, w, face, size))


def _pieces(word: str, w: float, face: Face, size: float) -> list[str]:
    if width(word, face, size) <= w:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, face, size) > w:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
