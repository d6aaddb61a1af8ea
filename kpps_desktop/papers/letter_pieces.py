"""Pieces of a letter: title, places, paragraphs, and the places to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.blocks import mark_of
from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.facts import filled, plain
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.fitting import fit
from kpps_desktop.papers.heads import Piece
from kpps_desktop.papers.prose import prose, prose_height

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.contents import Signer
    from kpps_desktop.papers.pen import Pen

_PROSE = 9.0
_BETWEEN = 1.4 * MM
"""Under a paragraph."""
_PLACE = 5.4 * MM
_GUTTER = 8 * MM
_NARROW = 120 * MM
"""In a width of this or less nobody signs beside another."""
_SIGN_TITLE, _SIGN_SPACE, _SIGN_NAME, _SIGN_GAP = 11 * MM, 15 * MM, 7 * MM, 3.5 * MM

_TITLES = {
    False: Type(Face.BOLD, 10, 6, lines=2, across="centre", leading=1.2),
    True: Type(Face.BOLD, 12, 7, lines=2, across="centre", leading=1.2),
}
_TITLE_ROOM = 34.0
_LABEL = Type(Face.PLAIN, 8.6, 5)
_VALUE = Type(Face.BOLD, 8.6, 4.5)
_ADDRESS = Type(Face.PLAIN, _PROSE, 5, lines=2)
_CAPTION = Type(Face.BOLD, 9, 6)
_SIGN = Type(Face.PLAIN, 8.6, 5, lines=4, across="centre", down="top", leading=1.15)
_MARK = Type(Face.SLANTED, 7.4, 4, lines=4, across="centre", leading=1.15)
_NAME = Type(Face.BOLD, 8.6, 4.5, lines=2, across="centre", down="bottom", leading=1.05)
_DATED = Type(Face.PLAIN, 8.6, 5, across="centre", down="top")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who signs a letter, and as what (it fills `{peran}` over the line)."""

    signer: Signer
    role: str = ""


def title(letter: Letter, facts: Mapping[str, str], w: float) -> list[Piece]:
    """Return the title, line by line, in capitals."""
    made = []
    for line in letter.heading:
        text = plain(line.text, facts).upper()
        if text:
            made.append(_title(text, w, _TITLES[line.large]))
    return made


def inset(piece: Piece, side: float) -> Piece:
    """Keep a width free on either side of a piece."""
    return Piece(piece.height, lambda pen, box: piece.draw(pen, box.inset(side)))


def _title(text: str, w: float, face: Type) -> Piece:
    fitted = fit(text, w, _TITLE_ROOM, face)
    height = (len(fitted.lines) * face.leading + 0.15) * fitted.size
    return Piece(height, lambda pen, box: pen.write(box, text, face))


def places(letter: Letter, facts: Mapping[str, str], w: float) -> Piece:
    """Return where this is, or what the letter is about: `label : value`, line by line."""
    rows = [(one.label, plain(one.text, facts)) for one in letter.places]
    # The lines of a letter run the whole width, those of a form stand in two columns.
    half = len(rows) if letter.address else -(-len(rows) // 2)
    columns = [one for one in (rows[:half], rows[half:]) if one]
    wide = (w - _GUTTER * (len(columns) - 1)) / max(1, len(columns))
    height = half * _PLACE

    def draw(pen: Pen, box: Box) -> None:
        for at, column in enumerate(columns):
            start = Box(box.x + at * (wide + _GUTTER), box.y, wide, box.h)
            _labelled(pen, start, column)

    return Piece(height, draw)


def _labelled(pen: Pen, box: Box, rows: Sequence[tuple[str, str]]) -> None:
    labels = max(width(label, _LABEL.face, _LABEL.size) for label, _ in rows) + 4
    for number, (label, value) in enumerate(rows):
        line = Box(box.x, box.y + number * _PLACE, box.w, _PLACE)
        left, colon, right = line.columns(labels, 2.6 * MM, 0)
        pen.write(left, label, _LABEL)
        pen.write(colon, ":", _LABEL)
        pen.write(right, value, _VALUE)
        pen.dots(right.x, right.right, right.y + right.h / 2 + 5)


def address(text: str, facts: Mapping[str, str]) -> Piece:
    """Return a line of whom the letter goes to."""
    shown = plain(text, facts)
    return Piece(1.25 * _PROSE, lambda pen, box: pen.write(box, shown, _ADDRESS))


def paragraph(text: str, facts: Mapping[str, str], w: float) -> Piece:
    """Return a paragraph with its placeholders filled in, or left open."""
    runs = filled(text, facts)
    height = prose_height(runs, w, _PROSE)

    def draw(pen: Pen, box: Box) -> None:
        prose(pen, Box(box.x, box.y, box.w, height), runs, _PROSE)

    return Piece(height + _BETWEEN, draw)


def caption(text: str) -> Piece:
    """Return the title of a table."""
    return Piece(6 * MM, lambda pen, box: pen.write(box, text, _CAPTION))


def dated(text: str) -> Piece:
    """Return the line of where and when, over the place to sign on the right."""
    return Piece(7 * MM, lambda pen, box: pen.write(_abreast(box)[-1], text, _DATED))


def signing(parties: Sequence[tuple[str, Party]], w: float) -> list[Piece]:
    """Return rows of places to sign, two in each where a width has room for them.

    One alone stands on the right, a last odd one midway.
    """
    abreast = len(_abreast(Box(0, 0, w, 0)))
    rows = [parties[at : at + abreast] for at in range(0, len(parties), abreast)]
    return [_row(row, alone=len(parties) == 1) for row in rows]


def _abreast(box: Box) -> tuple[Box, ...]:
    return box.even(2) if box.w > _NARROW else (box,)


def _row(row: Sequence[tuple[str, Party]], *, alone: bool) -> Piece:
    def draw(pen: Pen, box: Box) -> None:
        places = _abreast(box)
        if len(row) < len(places):
            places = places[-1:] if alone else box.columns(0, places[0].w, 0)[1:2]
        for place, (text, party) in zip(places, row, strict=True):
            _sign(pen, place.inset(4 * MM).rows(0, _SIGN_GAP)[0], text, party.signer)

    return Piece(_SIGN_TITLE + _SIGN_SPACE + _SIGN_NAME + _SIGN_GAP, draw)


def _sign(pen: Pen, box: Box, text: str, signer: Signer) -> None:
    over, space, name = box.rows(_SIGN_TITLE, 0, _SIGN_NAME)
    pen.write(over, text, _SIGN)
    pen.write(space, mark_of(signer), _MARK)
    line = name.bottom - 1.4 * MM
    pen.write(Box(name.x, name.y, name.w, line - name.y), signer.name, _NAME)
    pen.dots(name.x + 6 * MM, name.right - 6 * MM, line)
