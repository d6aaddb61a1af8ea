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
    """What a slip says besides its facts: heading, which vote, what to do, what the mark is for."""

    heading: str
    occasion: str
    advice: str
    mark: str


def activation_slips(election: Election, slips: Sequence[Slip]) -> bytes:
    """Return a PDF of slips, four to a page with lines to cut along."""
    words = captions().slip
    said = _Said(words.title, _occasion(election), words.advice, words.fingerprint)
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
    said = _Said(words.authority, occasion, words.authority_advice, words.authority_mark)
    _draw(pen, box, election, slip, said)
    pen.turn()
    return pen.close()


def _occasion(election: Election) -> str:
    """Name the vote: a re-vote's code must not be taken for that of the first one."""
    kind = captions().kinds[election.kind]
    return " - ".join(filter(None, (kind, full_date(election.day))))


def _draw(pen: Pen, box: Box, election: Election, slip: Slip, said: _Said) -> None:
    words = captions().slip
    rows = box.inset(4 * MM, 4 * MM).rows(6 * MM, 6 * MM, 9 * MM, 5 * MM, 0, 9 * MM, 5 * MM, 7 * MM)
    title, occasion, place, pack, code, advice, label, mark = rows
    pen.write(title, f"{said.heading} - {election.name}", _TITLE)
    pen.write(occasion, said.occasion, _TITLE)
    pen.write(place, slip.place, _PLACE)
    pen.write(pack, f"{words.pack}: {slip.pack}", _TEXT)
    framed = code.inset(0, 2 * MM)
    pen.frame(framed)
    pen.write(framed, slip.code, _CODE)
    pen.write(advice, said.advice, _TEXT)
    pen.write(label, said.mark, _TEXT)
    pen.write(mark, slip.fingerprint, _TEXT)
