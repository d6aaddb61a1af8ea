"""C.PENDAMPING: the statement of who helps a voter, on A5 or A4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import category_of
from kpps_desktop.papers.boxes import A4, A5, MM, Box
from kpps_desktop.papers.contents import Signer
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fields import Look, address_of, fields, label_width
from kpps_desktop.papers.frame import MODEL, Frame, around
from kpps_desktop.papers.heads import Piece, space, stack
from kpps_desktop.papers.letter_pieces import Party, dated, paragraph, places, signing, title
from kpps_desktop.papers.letters import KETUA, sender_facts
from kpps_desktop.papers.naming import named
from kpps_desktop.papers.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.people import Voter, VoterRef
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import Sender

_SHEET = (0.86 * A4[0], 0.86 * A4[1])
"""What it is drawn for; made smaller for A5 and larger for A4, so that both look alike."""
_MARGIN = 13 * MM
_SIDE = MODEL[0] + 3 * MM
_GAP, _AFTER = 5 * MM, 3 * MM
_LOOK = Look(size=9, line=8 * MM)


@dataclass(frozen=True, slots=True)
class CompanionPaper:
    """One statement. What is not given is left to be written; without `ref` it is the blank."""

    letter: Letter
    sender: Sender
    ref: VoterRef | None = None
    voter: Voter | None = None
    name: str = ""
    relation: str = ""
    size: tuple[float, float] = A5


def companion_paper(paper: CompanionPaper) -> bytes:
    """Return the PDF: one page."""
    letter, sender = paper.letter, paper.sender
    scale = paper.size[0] / _SHEET[0]
    pen = Pen(_SHEET, f"{letter.model} {sender.tps}", sender.election.name, scale)
    note = letter.term("simulation")
    said = around(sender.election, letter.model, letter.footer, (sender.made, sender.copy), note)
    frame = Frame(pen, _SHEET, said, margin=_MARGIN)
    body = frame.begin(1, 1)
    facts = sender_facts(sender)
    head = title(letter, facts, body.w - 2 * _SIDE)
    stack(pen, body.inset(_SIDE), head)
    taken = max(MODEL[1], sum(piece.height for piece in head)) + _GAP
    rest = Box(body.x, body.y + taken, body.w, body.h - taken)
    stack(pen, rest, _content(paper, facts, body.w))
    frame.end(1, 1)
    return pen.close()


def _content(paper: CompanionPaper, facts: Mapping[str, str], w: float) -> Iterator[Piece]:
    letter = paper.letter
    rows = {"companion": _companion(paper), "voter": _voter(paper)}
    labels = label_width((one.label for table in letter.tables for one in table.columns), _LOOK)
    yield places(letter, facts, w)
    yield space(_GAP)
    for table in letter.tables:
        yield paragraph(table.title, facts, w)
        yield _indented(fields(table, rows.get(table.code, {}), _LOOK, labels))
        yield space(_AFTER)
    yield from (paragraph(text, facts, w) for text in letter.closing)
    yield space(_GAP)
    yield dated(plain(letter.dated, facts))
    yield from signing(_parties(paper, facts), w)


def _companion(paper: CompanionPaper) -> dict[str, str]:
    return {"name": paper.name, "relation": paper.relation}


def _voter(paper: CompanionPaper) -> dict[str, str]:
    row = {}
    if paper.ref:
        listed = {"daftar": category_of(paper.ref), "nomor": paper.ref.rpartition("-")[2]}
        row["number"] = plain(paper.letter.term("voter_number"), listed)
    if paper.voter:
        row["name"] = paper.voter.name
        row["address"] = address_of(paper.voter, paper.letter)
        code = paper.voter.disability
        row["disability"] = named("disability", code) if code else ""
    return row


def _parties(paper: CompanionPaper, facts: Mapping[str, str]) -> list[tuple[str, Party]]:
    """Return who signs: the names are known, the signatures are for a pen."""
    names = {KETUA: paper.sender.ketua, "companion": paper.name}
    return [
        (plain(place.title, facts), Party(Signer(names.get(place.code, ""))))
        for place in paper.letter.signatures
    ]


def _indented(piece: Piece) -> Piece:
    return Piece(piece.height, lambda pen, box: piece.draw(pen, box.inset(6 * MM)))
