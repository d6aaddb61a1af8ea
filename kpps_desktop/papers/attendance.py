"""C.DAFTAR HADIR PEMILIH: blank before the day, and after it who came, when and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.formbook.form import SignatureBlock
from kpps_desktop.papers.attendance_lines import Entry, came, sums, texts
from kpps_desktop.papers.attendance_table import HEAD, STRIP, AttendanceTable, sums_height
from kpps_desktop.papers.blocks import Blocks
from kpps_desktop.papers.boxes import A4, MM, Box
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.frame import MODEL, Frame, around
from kpps_desktop.papers.heads import Piece, space, stack
from kpps_desktop.papers.letter_pieces import places, title
from kpps_desktop.papers.letters import sender_facts
from kpps_desktop.papers.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.papers.letters import Sender

_MARGIN = 9 * MM
_SIDE = MODEL[0] + 3 * MM
_AFTER_HEAD, _ABOVE_SUMS, _BETWEEN = 3 * MM, 4 * MM, 5 * MM
_LAST = 5
"""Rows that stand over the sums, where these need a page of their own."""
_AGAIN = Type(Face.BOLD, 8, 4.5, lines=3, leading=1.25)


@dataclass(frozen=True, slots=True)
class AttendancePaper:
    """One list. `told` after the day: who came and who did not; before it all is left to sign.

    `listed` are the men and women that stand on it beforehand; at least `spare` rows follow for
    the hand, as many more as fill the last page.
    """

    letter: Letter
    sender: Sender
    entries: tuple[Entry, ...]
    told: bool = False
    listed: tuple[int | None, int | None] = (None, None)
    spare: int = 0
    signers: Signers = field(default_factory=dict)


def attendance(paper: AttendancePaper) -> bytes:
    """Return the PDF: rows on as many pages as they need, then the sums and who signs."""
    return _Drawn(paper).made()


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Who signs a list."""

    signatures: tuple[SignatureBlock, ...]


@dataclass(frozen=True, slots=True)
class _Signing:
    """What signature blocks ask of a paper."""

    form: _Blocks
    contest: Contest
    signers: Signers


class _Drawn:
    """Draws one list: deals its rows out to pages first."""

    def __init__(self, paper: AttendancePaper) -> None:
        self._paper = paper
        letter, sender = paper.letter, paper.sender
        self._facts = sender_facts(sender)
        self._pen = Pen(A4, f"{letter.model} {sender.tps}", sender.election.name)
        note = letter.term("simulation")
        said = around(
            sender.election, letter.model, letter.footer, (sender.made, sender.copy), note
        )
        self._frame = Frame(self._pen, A4, said, margin=_MARGIN)
        self._body = self._frame.body
        self._table = AttendanceTable(self._pen, letter)
        self._blocks = Blocks(self._signing(), self._body.w)
        self._sums = sums(paper.entries, letter, paper.listed, told=paper.told)

    def made(self) -> bytes:
        """Draw every page."""
        entries, spare = self._paper.entries, self._paper.spare
        pages = self._filled(len(entries) + spare) if spare else self._dealt(len(entries))
        lines = [*entries, *([None] * (sum(pages) - len(entries)))]
        at = 0
        for number, count in enumerate(pages, 1):
            rest = self._begin(number, len(pages))
            below = self._rows(rest, lines[at : at + count])
            if number == len(pages):
                self._ending(below)
            self._frame.end(number, len(pages))
            at += count
        return self._pen.close()

    def _dealt(self, count: int) -> list[int]:
        """Return how many rows stand on each page; the last has the sums and who signs too."""
        pages: list[int] = []
        while count > 0 or not pages:
            pages.append(min(count, self._room(len(pages) + 1)))
            count -= pages[-1]
        if pages[-1] > self._room(len(pages), self._ending_height()):
            last = min(_LAST, pages[-1] - 1)
            pages[-1:] = [pages[-1] - last, last]
        return pages

    def _filled(self, count: int) -> list[int]:
        """Return at least so many rows, each page as full as it can be."""
        pages: list[int] = []
        while True:
            last = self._room(len(pages) + 1, self._ending_height())
            if count <= last:
                return [*pages, last]
            pages.append(self._room(len(pages) + 1))
            count -= pages[-1]

    def _room(self, number: int, taken: float = 0.0) -> int:
        """Return how many rows a page has room for."""
        head = sum(piece.height for piece in self._head(number))
        return int((self._body.h - head - HEAD - STRIP - taken) / self._table.row)

    def _ending_height(self) -> float:
        return _ABOVE_SUMS + sums_height(len(self._sums)) + _BETWEEN + self._blocks.height

    def _begin(self, number: int, pages: int) -> Box:
        body = self._frame.begin(number, pages)
        return stack(self._pen, body, self._head(number))

    def _head(self, number: int) -> list[Piece]:
        """Return the title and where this is; on later pages both in three lines."""
        letter, facts, w = self._paper.letter, self._facts, self._body.w
        if number > 1:
            return [Piece(MODEL[1] + _AFTER_HEAD, self._draw_again)]
        titled = title(letter, facts, w - 2 * _SIDE)
        high = max(sum(piece.height for piece in titled), MODEL[1]) + _AFTER_HEAD
        return [
            Piece(high, lambda pen, box: _stacked(pen, box.inset(_SIDE), titled)),
            places(letter, facts, w),
            space(_AFTER_HEAD),
        ]

    def _draw_again(self, pen: Pen, box: Box) -> None:
        facts, letter = self._facts, self._paper.letter
        titled = " ".join(plain(line.text, facts) for line in letter.heading)
        place = f"TPS {facts['tps']}, {facts['desa']}, {facts['kecamatan']}, {facts['kabko']}"
        again = f"{titled}\n{place}".upper()
        pen.write(Box(box.x, box.y, box.w - _SIDE, MODEL[1]), again, _AGAIN)

    def _rows(self, box: Box, lines: Sequence[Entry | None]) -> Box:
        """Draw the rows of a page and how many on it came; return what is left."""
        paper = self._paper
        letter, election, told = paper.letter, paper.sender.election, paper.told
        rows = [texts(one, letter, election, told=told) if one else {} for one in lines]
        taken = self._table.draw(box, rows)
        strip = taken.below(STRIP)
        self._table.strip(strip, came([one for one in lines if one], told=told))
        return Box(box.x, strip.bottom, box.w, box.bottom - strip.bottom)

    def _ending(self, box: Box) -> None:
        """Draw the sums, and at the foot of the page who signs."""
        self._table.sums(Box(box.x, box.y + _ABOVE_SUMS, box.w, box.h), self._sums)
        high = self._blocks.height
        self._blocks.draw(self._pen, Box(box.x, box.bottom - high, box.w, high))

    def _signing(self) -> _Signing:
        letter = self._paper.letter
        kind = letter.signatures[0]
        block = SignatureBlock(kind.code, kind.title, letter.all_terms(kind.code))
        contest = self._paper.sender.election.contests[0]
        return _Signing(_Blocks((block,)), contest, self._paper.signers)


def _stacked(pen: Pen, box: Box, pieces: Sequence[Piece]) -> None:
    stack(pen, box, pieces)
