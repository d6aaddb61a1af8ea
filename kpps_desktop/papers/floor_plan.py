"""Denah TPS: the plan drawn on a sheet that lies across, and beside it place by place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from kpps_desktop.domain.profile import Thing
from kpps_desktop.domain.seating import Area, Rect, drawing, height_for
from kpps_desktop.papers import letter_pieces as pieces
from kpps_desktop.papers.boxes import A4_ACROSS, MM, Box
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.flow import dealt, draw_page
from kpps_desktop.papers.frame import MODEL, Frame, around
from kpps_desktop.papers.heads import space, stack
from kpps_desktop.papers.letters import Content, sender_facts, signing
from kpps_desktop.papers.naming import named
from kpps_desktop.papers.pen import THICK, THIN, Pen
from kpps_desktop.papers.tabular import Rows, strips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.flow import Strip
    from kpps_desktop.papers.heads import Piece
    from kpps_desktop.papers.letters import Sender
    from kpps_desktop.papers.tabular import Row

_MARGIN, _SIDE = 12 * MM, MODEL[0] + 3 * MM
_PLAN, _GUTTER, _GAP = 172 * MM, 6 * MM, 3 * MM
_GREYS = {
    Thing.CHAIRS: 0.95,
    Thing.TABLE: 0.86,
    Thing.BOOTH: 0.9,
    Thing.BOX: 0.8,
    Thing.BOARD: 0.95,
}
_LABEL = Type(Face.BOLD, 8, 4.5, lines=3, across="centre", leading=1.1)
_MARK = Type(Face.BOLD, 9, 5, across="centre")


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """One plan: the day tells which places were looked at."""

    letter: Letter
    sender: Sender
    day: Day
    profile: Profile


def denah_tps(paper: PlanPaper) -> bytes:
    """Return the PDF: one sheet that lies across (more only for a plan of very many places)."""
    letter, sender = paper.letter, paper.sender
    pen = Pen(A4_ACROSS, f"{letter.model} {sender.tps}", sender.election.name)
    said = around(sender.election, letter.model, letter.footer, (sender.made, sender.copy))
    frame = Frame(pen, A4_ACROSS, said, margin=_MARGIN)
    facts = sender_facts(sender)
    head = _head(letter, facts, frame.body.w)
    room = frame.body.h - sum(piece.height for piece in head)
    pages = dealt(_places(paper, facts, frame.body.w - _PLAN - _GUTTER), repeat(room))
    for number, strips_of in enumerate(pages, 1):
        body = stack(pen, frame.begin(number, len(pages)), head)
        left, _, right = body.columns(_PLAN, _GUTTER, 0)
        plan, below = left.rows(height_for(_PLAN), 0)
        _draw(pen, plan, paper)
        words = (pieces.paragraph(text, facts, left.w) for text in letter.closing)
        stack(pen, below, (space(_GAP), *words))
        draw_page(pen, right, strips_of)
        frame.end(number, len(pages))
    return pen.close()


def _head(letter: Letter, facts: Mapping[str, str], w: float) -> list[Piece]:
    """Return title and places, which stand clear of the corner of the model."""
    title = pieces.title(letter, facts, w - 2 * _SIDE)
    missing = MODEL[1] - sum(piece.height for piece in title)
    return [
        *(pieces.inset(piece, _SIDE) for piece in title),
        space(max(0.0, missing) + _GAP),
        pieces.places(letter, facts, w),
        space(_GAP),
    ]


def _draw(pen: Pen, box: Box, paper: PlanPaper) -> None:
    sender = paper.sender
    contests = len(sender.election.contests_at(sender.tps))
    room = Rect(box.x, box.y, box.w, box.h)
    for shape in drawing(paper.profile.seats, room, contests, paper.day.preparation.seats):
        place = Box(*shape.rect)
        if isinstance(shape, Area):
            if shape.thing in _GREYS:
                pen.fill(place, _GREYS[shape.thing])
            pen.frame(place, THIN if shape.thing else THICK)
        else:
            pen.write(place.inset(1), shape.text, _MARK if shape.mark else _LABEL)


def _places(paper: PlanPaper, facts: Mapping[str, str], w: float) -> Iterator[Strip]:
    """Yield place by place whether it is right, and where the ketua signs."""
    rows = tuple(_rows(paper))
    for table in paper.letter.tables:
        yield from strips(table, Rows(rows), w, paper.letter.resumed)
    yield from signing(paper.letter, paper.sender, Content(), facts, w)


def _rows(paper: PlanPaper) -> Iterator[Row]:
    asked = [seat for seat in paper.profile.seats if seat.ticked]
    signs = {True: "right", False: "wrong", None: "open"}
    for number, seat in enumerate(asked, 1):
        right = paper.day.preparation.seats.get(seat.code)
        yield {
            "no": str(number),
            "tempat": named("seat", seat.code),
            "sesuai": paper.letter.term(signs[right]),
        }
