"""Fields: a table of a letter whose columns stand one under the other, as `label : value`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.faces import Face, width
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.heads import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kpps_desktop.domain.people import Voter
    from kpps_desktop.formbook.letters import Letter, Table
    from kpps_desktop.papers.pen import Pen

_COLON = 2.4 * MM
_LABEL = Type(Face.PLAIN, 8.6, 4)
_VALUE = Type(Face.BOLD, 8.6, 3.8, lines=2, leading=1.08)
_UNDER = 0.7
"""From the middle of a line to the dots, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Look:
    """How fields are set: size of letters and height of a line, in points."""

    size: float = 8.6
    line: float = 6.2 * MM


def fields(table: Table, row: Mapping[str, str], look: Look, labels: float = 0.0) -> Piece:
    """Return a table's fields, filled by the codes of its columns; the others are for a pen."""
    return labelled([(one.label, row.get(one.code, "")) for one in table.columns], look, labels)


def label_width(labels: Iterable[str], look: Look) -> float:
    """Return the width that fields need for their labels."""
    return max(width(text, _LABEL.face, look.size) for text in labels) + 4


def labelled(lines: Sequence[tuple[str, str]], look: Look, labels: float = 0.0) -> Piece:
    """Return labels and values as fields; `labels` is a width to share with other fields."""
    label, value = replace(_LABEL, size=look.size), replace(_VALUE, size=look.size)
    labels = labels or label_width((text for text, _ in lines), look)

    def draw(pen: Pen, box: Box) -> None:
        for at, (text, shown) in enumerate(lines):
            line = Box(box.x, box.y + at * look.line, box.w, look.line)
            left, colon, right = line.columns(labels, _COLON, 0)
            pen.write(left, text, label)
            pen.write(colon, ":", label)
            pen.write(right.inset(0, 0.4), shown, value)
            if not shown:
                pen.dots(right.x, right.right, right.y + right.h / 2 + _UNDER * look.size)

    return Piece(len(lines) * look.line, draw)


def address_of(voter: Voter, letter: Letter) -> str:
    """Return a voter's address with RT and RW, in the letter's words."""
    places = [
        plain(letter.term(code), {"nomor": number})
        for code, number in (("rt", voter.rt), ("rw", voter.rw))
        if number
    ]
    return " ".join(filter(None, (voter.address, *places)))
