"""Signature blocks of a form: who signs where, and how high the blocks are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.contents import Signer
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter, fit
from kpps_desktop.papers.pen import HAIR, THICK

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.formbook.form import SignatureBlock
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.papers.pen import Pen

_TITLE_HEIGHT = 4.4 * MM
_ROLE_HEIGHT = 3.6 * MM
_PAIR_HEIGHTS = (5.2 * MM, 6.6 * MM, 8.4 * MM)
_SPACES = {"saksi": (9.4, 6.4)}
_OFFICERS = (6.4, 4.4)
"""Under the heading, in mm: room for ink; roomy, tight."""
_NAME_HEIGHT = 4.8 * MM
_NUMBER = 5 * MM
_PAIR_WEIGHT, _LEAST_BOXES = 1.4, 3
"""Side by side, a pair's box is so much wider than an officer's, its block no narrower than."""
_COMFORTABLE = 4.4
"""A heading gets a higher row before its letters shrink below this."""

_TITLE = Letter(Face.BOLD, 6.4, 4, across="centre")
_HEADING = Letter(Face.BOLD, 5.2, 3.2, lines=4, across="centre", leading=1.1)
_NAME = Letter(Face.BOLD, 5.6, 3.2, lines=2, across="centre", down="bottom", leading=1.02)
_MARK = Letter(Face.SLANTED, 5.2, 3.8, lines=4, across="centre", leading=1.1)


@dataclass(frozen=True, slots=True)
class _Signing:
    """A box: whose number, what stands over it, who signs."""

    number: str
    heading: str
    signer: Signer


@dataclass(frozen=True, slots=True)
class _Row:
    """One block of boxes, all of one size."""

    title: str
    boxes: tuple[_Signing, ...]
    width: float
    heading_height: float
    heading_size: float
    space: float

    @property
    def height(self) -> float:
        return _TITLE_HEIGHT + self.heading_height + self.space + _NAME_HEIGHT


class Blocks:
    """The signature blocks of one paper, the same on each of its pages.

    They stand one under the other, or side by side on a sheet that lies across.
    """

    def __init__(self, paper: Signed, w: float, ease: float = 1, *, abreast: bool = False) -> None:
        self._abreast = abreast
        shares = _shares(paper, w) if abreast else [w] * len(paper.form.signatures)
        made = (
            _row(block, paper, share, ease)
            for block, share in zip(paper.form.signatures, shares, strict=True)
        )
        self._rows = [row for row in made if row.boxes]

    @property
    def height(self) -> float:
        """Height of all blocks."""
        heights = (row.height for row in self._rows)
        return max(heights, default=0.0) if self._abreast else sum(heights)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the blocks in a box of their height."""
        if self._abreast:
            places = box.columns(*(row.width * len(row.boxes) for row in self._rows))
        else:
            places = box.rows(*(row.height for row in self._rows))
        for place, row in zip(places, self._rows, strict=True):
            _draw(pen, place, row)
            pen.frame(place, THICK)

    def shortened(self) -> list[str]:
        """Return in full each refusal that had to be cut inside its box."""
        return [
            f"{one.number} {one.signer.name}. {mark_of(one.signer)}".strip()
            for row in self._rows
            for one in row.boxes
            if _is_cut(one.signer, row)
        ]


class Blocked(Protocol):
    """A form that has signature blocks."""

    @property
    def signatures(self) -> tuple[SignatureBlock, ...]:
        """Its blocks."""


class Signed(Protocol):
    """A paper that is signed."""

    @property
    def form(self) -> Blocked:
        """Says which blocks."""

    @property
    def contest(self) -> Contest:
        """Says which pairs."""

    @property
    def signers(self) -> Signers:
        """Says who."""


def _shares(paper: Signed, w: float) -> list[float]:
    """Return a width for each block, by its boxes; a pair's names need more than a role."""
    boxes = [block.boxes(paper.contest.choices) for block in paper.form.signatures]
    weights = [
        max(_LEAST_BOXES, len(one) * _PAIR_WEIGHT) if block.kind == "saksi" else len(one)
        for block, one in zip(paper.form.signatures, boxes, strict=True)
    ]
    return [w * weight / sum(weights) for weight in weights]


def mark_of(signer: Signer) -> str:
    """Return what is printed where somebody signs: signed, would not and why, or nothing."""
    if signer.declined:
        return captions().declined.format(reason=signer.declined)
    return captions().signed if signer.signed else ""


def _is_cut(signer: Signer, row: _Row) -> bool:
    mark = mark_of(signer)
    return not "".join(fit(mark, row.width - 4, row.space - 2, _MARK).lines).endswith(mark[-1:])


def _row(block: SignatureBlock, paper: Signed, w: float, ease: float) -> _Row:
    boxes = tuple(
        _Signing(
            f"{box.number}." if block.kind == "saksi" else "",
            "\n".join(filter(None, box.lines)),
            paper.signers.get((block.kind, box.number), Signer()),
        )
        for box in block.boxes(paper.contest.choices)
    )
    width = w / max(1, len(boxes))
    heading_height, size = _heading_fit(boxes, width)
    roomy, tight = _SPACES.get(block.kind, _OFFICERS)
    space = (tight + ease * (roomy - tight)) * MM
    return _Row(block.title, boxes, width, heading_height, size, space)


def _heading_fit(boxes: tuple[_Signing, ...], width: float) -> tuple[float, float]:
    """Return a height for the headings, and the one size at which each fits it."""
    numbered = any(box.number for box in boxes)
    height, size = _ROLE_HEIGHT, _HEADING.size
    for height in _PAIR_HEIGHTS if numbered else (_ROLE_HEIGHT,):
        room = _heading_box(Box(0, 0, width, height), numbered=numbered)
        size = min((fit(one.heading, room.w, room.h, _HEADING).size for one in boxes), default=0)
        if size >= _COMFORTABLE:
            break
    return height, size


def _heading_box(over: Box, *, numbered: bool) -> Box:
    return over.columns(_NUMBER, 0, 0.8 * MM)[1].inset(0, 1) if numbered else over.inset(2, 0.6)


def _draw(pen: Pen, box: Box, row: _Row) -> None:
    title, body = box.rows(_TITLE_HEIGHT, 0)
    pen.write(title.inset(2), row.title, _TITLE)
    pen.rule(body.x, body.y, body.right, body.y)
    for cell, signing in zip(body.even(len(row.boxes)), row.boxes, strict=True):
        if cell.x > box.x + 1:
            pen.rule(cell.x, cell.y, cell.x, cell.bottom)
        _sign(pen, cell, signing, row)


def _sign(pen: Pen, cell: Box, signing: _Signing, row: _Row) -> None:
    over, space, name = cell.rows(row.heading_height, 0, _NAME_HEIGHT)
    heading = _heading_box(over, numbered=bool(signing.number))
    pen.write(heading, signing.heading, replace(_HEADING, size=row.heading_size))
    if signing.number:
        number = Box(over.x + 3, over.y, _NUMBER - 3, over.h)
        pen.write(number, signing.number, replace(_HEADING, size=6.4, across="left"))
        pen.rule(over.x, over.bottom, over.right, over.bottom, HAIR)
    pen.write(space.inset(2, 1), mark_of(signing.signer), _MARK)
    line = name.bottom - 4
    pen.write(Box(name.x + 3, name.y, name.w - 6, line - name.y), signing.signer.name, _NAME)
    pen.dots(name.x + 6, name.right - 6, line)
