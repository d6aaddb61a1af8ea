"""Activation slips: the code that opens a pack, to be cut out, folded and sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode
from kpps_desktop.papers.boxes import A4, MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.parts import watermark
from kpps_desktop.papers.pen import HAIR, Pen
from kpps_desktop.words import full_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.domain.elections import Election

_PAGE = 4
_MARGIN = 12 * MM
_TITLE = Letter(Face.BOLD, 11, 7)
_PLACE = Letter(Face.BOLD, 16, 9)
_CODE = Letter(Face.BOLD, 26, 14, across="centre")
_HEAD = Letter(Face.BOLD, 8.5, 6)
_GROUP = Letter(Face.BOLD, 12, 8)
_MARK = 64 * MM
GROUPS_A_ROW = 4
"""Groups of a fingerprint that stand beside each other, on paper as in the window."""
_TEXT = Letter(Face.PLAIN, 8.5, 6, lines=3)


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: whose desk, which pack file, its code, and the root's fingerprint to compare."""

    place: str
    pack: str
    code: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What a slip says besides its facts: heading, which vote, what to do, what to compare."""

    heading: str
    occasion: str
    advice: str
    compare: str


def activation_slips(election: Election, slips: Sequence[Slip]) -> bytes:
    """Return a PDF of slips, four to a page with lines to cut along."""
    words = captions().slip
    said = _Said(words.title, _occasion(election), words.advice, words.compare)
    pen = Pen(A4, words.title, election.name)
    body = Box(_MARGIN, _MARGIN, A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN)
    for start in range(0, len(slips), _PAGE):
        if election.mode is Mode.SIMULASI:
            watermark(pen, A4, (captions().simulation,))
        for box, slip in zip(body.rows(*[0.0] * _PAGE), slips[start : start + _PAGE], strict=False):
            _draw(pen, box, election, slip, said)
            pen.rule(0, box.bottom, A4[0], box.bottom, HAIR)
        pen.turn()
    return pen.close()


def authority_slip(election: Election, file: str, code: str, fingerprint: str) -> bytes:
    """Return a PDF with the one slip that stays at KPU: it opens the authority's keys."""
    words = captions().slip
    pen = Pen(A4, words.authority, election.name)
    if election.mode is Mode.SIMULASI:
        watermark(pen, A4, (captions().simulation,))
    body = Box(_MARGIN, _MARGIN, A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN)
    box = body.rows(*[0.0] * _PAGE)[0]
    place = words.authority_of.format(id=election.id)
    slip = Slip(place, file, code, fingerprint)
    occasion = _occasion(election)
    said = _Said(words.authority, occasion, words.authority_advice, words.authority_compare)
    _draw(pen, box, election, slip, said)
    pen.turn()
    return pen.close()


def _occasion(election: Election) -> str:
    """Name the vote: a re-vote's code must not be taken for that of the first one.

    A slip that was cut out bears but a piece of the watermark: simulation is said here too.
    """
    simulated = captions().simulation if election.mode is Mode.SIMULASI else ""
    kind = captions().kinds[election.kind]
    return " - ".join(filter(None, (simulated, kind, full_date(election.day))))


def _draw(pen: Pen, box: Box, election: Election, slip: Slip, said: _Said) -> None:
    words = captions().slip
    rows = box.inset(4 * MM, 4 * MM).rows(6 * MM, 6 * MM, 9 * MM, 5 * MM, 0, 10 * MM)
    title, occasion, place, pack, middle, below = rows
    pen.write(title, f"{said.heading} - {election.name}", _TITLE)
    pen.write(occasion, said.occasion, _TITLE)
    pen.write(place, slip.place, _PLACE)
    pen.write(pack, f"{words.pack}: {slip.pack}", _TEXT)
    code, _, mark = middle.inset(0, 1 * MM).columns(0, 6 * MM, _MARK)
    pen.frame(code)
    pen.write(code.inset(3 * MM), slip.code, _CODE)
    _draw_mark(pen, mark, slip.fingerprint)
    advice, _, compare = below.columns(0, 6 * MM, _MARK)
    pen.write(advice, said.advice, _TEXT)
    pen.write(compare, said.compare, _TEXT)


def _draw_mark(pen: Pen, box: Box, fingerprint: str) -> None:
    """Write the fingerprint in the rows and columns in which the window shows it."""
    groups = fingerprint.split()
    head, grid = box.rows(5 * MM, 0)
    pen.write(head, captions().slip.fingerprint, _HEAD)
    for at, row in enumerate(grid.rows(*[0.0] * (-(-len(groups) // GROUPS_A_ROW)))):
        shown = groups[at * GROUPS_A_ROW : (at + 1) * GROUPS_A_ROW]
        for cell, group in zip(row.even(GROUPS_A_ROW), shown, strict=False):
            pen.write(cell, group, _GROUP)
