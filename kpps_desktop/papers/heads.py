"""Heads of pages: title lines, paragraphs and places, as pieces whose height is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.facts import filled, plain
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.parts import LABEL, field
from kpps_desktop.papers.prose import Run, prose, prose_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kpps_desktop.formbook import Form
    from kpps_desktop.papers.pen import Pen

_TITLE = Letter(Face.BOLD, 7.6, 5, across="centre")
_LARGE = Letter(Face.BOLD, 9.6, 5, across="centre")
_PLACE_HEIGHT = 4.9 * MM
_BETWEEN = 8 * MM
_PROSE = 6.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page: how high it is, and how it is drawn in a box of that height."""

    height: float
    draw: Callable[[Pen, Box], None]


def space(height: float) -> Piece:
    """Return an empty piece."""
    return Piece(height, lambda _pen, _box: None)


def stack(pen: Pen, box: Box, pieces: Iterable[Piece]) -> Box:
    """Draw pieces one under the other; return what is left of the box."""
    y = box.y
    for piece in pieces:
        piece.draw(pen, Box(box.x, y, box.w, piece.height))
        y += piece.height
    return Box(box.x, y, box.w, box.bottom - y)


def title_pieces(form: Form, facts: Mapping[str, str], side: float) -> list[Piece]:
    """Return the title, line by line, keeping a width free on either side."""
    return [_title(plain(line.text, facts), side, large=line.large) for line in form.heading]


def _title(text: str, side: float, *, large: bool) -> Piece:
    letter = _LARGE if large else _TITLE
    return Piece(letter.size * 1.3, lambda pen, box: pen.write(box.inset(side), text, letter))


def prose_piece(text: str, facts: Mapping[str, str], w: float) -> Piece:
    """Return a paragraph with its placeholders filled in."""
    runs = filled(text, facts)
    return Piece(prose_height(runs, w, _PROSE) + 1, lambda pen, box: _set(pen, box, runs))


def _set(pen: Pen, box: Box, runs: tuple[Run, ...]) -> None:
    prose(pen, box, runs, _PROSE)


def places_piece(form: Form, facts: Mapping[str, str], columns: int = 2) -> Piece:
    """Return where this is, `label : value`, the lower places in a second column."""
    values = [(place.label, plain(place.text, facts)) for place in form.places]
    half = len(values) // columns if columns > 1 else len(values)
    dealt = [one for one in (values[:half], values[half:]) if one]
    rows = max(len(one) for one in dealt)
    return Piece(rows * _PLACE_HEIGHT, lambda pen, box: _places(pen, box, dealt))


def _places(pen: Pen, box: Box, columns: Sequence[Sequence[tuple[str, str]]]) -> None:
    wide = (box.w - _BETWEEN * (len(columns) - 1)) / len(columns)
    for at, values in enumerate(columns):
        x = box.x + at * (wide + _BETWEEN)
        labels = max(width(label, LABEL.face, LABEL.size) for label, _ in values) + 4
        for number, (label, value) in enumerate(values):
            row = Box(x, box.y + number * _PLACE_HEIGHT, wide, _PLACE_HEIGHT)
            field(pen, row, label, value, labels)
