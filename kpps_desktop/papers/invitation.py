"""C.PEMBERITAHUAN: four invitations to a sheet, each with its receipt and the code of its voter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.invitations import invitation_code
from kpps_desktop.papers.boxes import A4, MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fields import Look, address_of, fields, label_width, labelled
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.heads import Piece, space, stack
from kpps_desktop.papers.letters import sender_facts
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.prose import Run, prose
from kpps_desktop.papers.qr import draw_qr
from kpps_desktop.words import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.attendance_lines import Entry
    from kpps_desktop.papers.letters import Sender

_PAGE = 4
_MARGIN_X, _MARGIN_Y = 8 * MM, 5.6 * MM
_SLIP, _GUTTER = 54 * MM, 4 * MM
_SIDE, _QR = 34 * MM, 22 * MM
_MODEL, _CODE = 8 * MM, 4 * MM
_FOOT = 3.4 * MM
_LOOK = Look(size=7.4, line=4.05 * MM)
_SLIP_LOOK = Look(size=6.8, line=5.6 * MM)
_PROSE = 6.2

_TITLES = {
    True: Type(Face.BOLD, 8.6, 5),
    False: Type(Face.BOLD, 7.4, 4.2, lines=2),
}
_TITLE_HEIGHTS = {True: 4.4 * MM, False: 5.2 * MM}
_TEXT = Type(Face.PLAIN, 7.2, 5)
_MODEL_TYPE = Type(Face.BOLD, 5.6, 3.6, lines=2, across="centre")
_CODE_TYPE = Type(Face.BOLD, 8.6, 6, across="centre")
_SIGN = Type(Face.PLAIN, 6.4, 4.5, lines=2, across="centre", down="top")
_NAME = Type(Face.BOLD, 6.4, 3.6, lines=2, across="centre", down="bottom", leading=1.05)
_SLIP_TITLE = Type(Face.BOLD, 8.6, 5, across="centre")
_SMALL = Type(Face.PLAIN, 4.8, 3.6)
_ALERT = Type(Face.BOLD, 6.2, 4, across="centre")
_CUT = Type(Face.SLANTED, 5, 4)
_PALE = 30.0
"""Size of the watermark of a strip."""


@dataclass(frozen=True, slots=True)
class InvitationsPaper:
    """A batch: one invitation for each line of the DPT; without a name it is written by hand."""

    letter: Letter
    sender: Sender
    entries: tuple[Entry, ...]
    opens: time
    closes: time


def invitations(
    paper: InvitationsPaper, step: Callable[[int, int], object] = lambda _done, _of: None
) -> bytes:
    """Return the PDF: sheets of four, with lines to cut along; `step` hears how far it is."""
    letter, sender = paper.letter, paper.sender
    pen = Pen(A4, f"{letter.model} {sender.tps}", sender.election.name)
    drawn = _Drawn(pen, paper)
    sheet = Box(0, 0, *A4)
    for start in range(0, len(paper.entries), _PAGE):
        here = paper.entries[start : start + _PAGE]
        for strip, entry in zip(sheet.rows(*[0.0] * _PAGE), here, strict=False):
            drawn.strip(strip, entry)
        pen.turn()
        step(start + len(here), len(paper.entries))
    return pen.close()


class _Drawn:
    """Draws the invitations of one batch."""

    def __init__(self, pen: Pen, paper: InvitationsPaper) -> None:
        self._pen = pen
        self._paper = paper
        self._letter = paper.letter
        election = paper.sender.election
        hours = {"buka": clock(paper.opens), "tutup": clock(paper.closes), "zona": election.zone}
        self._facts = {**sender_facts(paper.sender), **hours}
        simulated = election.mode is Mode.SIMULASI
        self._pale = captions().simulation if simulated else ""
        alerts = (
            self._letter.term("simulation") if simulated else "",
            captions().kinds[election.kind],
        )
        self._alert = " · ".join(filter(None, alerts))
        letter = self._letter
        self._titles = [self._title(line.text, large=line.large) for line in letter.heading]
        self._events = [(one.label, plain(one.text, self._facts)) for one in letter.places]
        self._note = (Run(plain(" ".join(letter.closing), self._facts)),)
        labels = (
            *(one.label for one in letter.places),
            *(one.label for one in letter.tables[0].columns),
        )
        self._labels = label_width(labels, _LOOK)

    def strip(self, box: Box, entry: Entry) -> None:
        """Draw one invitation over the width of the sheet, and its receipt on the right."""
        pen = self._pen
        if box.bottom < A4[1] - 1:
            pen.cut(box.x, box.bottom, box.right, box.bottom)
        inner = box.inset(_MARGIN_X, _MARGIN_Y)
        main, _, slip = inner.columns(0, 2 * _GUTTER, _SLIP)
        x = slip.x - _GUTTER
        pen.cut(x, box.y, x, box.bottom)
        for place in (main, slip):
            self._watermark(place)
            above = Box(place.x, box.y + 2.8 * MM, place.w, _MARGIN_Y - 3 * MM)
            pen.write(above, self._alert, _ALERT)
        self._main(main, entry)
        self._slip(slip, entry)

    def _watermark(self, box: Box) -> None:
        if self._pale:
            x, y = box.x + box.w / 2, box.y + box.h / 2
            self._pen.slant(x, y, self._pale, min(_PALE, box.w / 5), 18)

    def _main(self, box: Box, entry: Entry) -> None:
        text, _, side = box.columns(0, _GUTTER, _SIDE)
        voter, letter = entry.voter, self._letter
        row = {"number": str(entry.number)}
        if voter:
            sex = letter.term(voter.sex.value)
            row |= {"name": voter.name, "sex": sex, "address": address_of(voter, letter)}
        opening = [self._line(one) for one in letter.opening]
        body, foot = text.rows(0, _FOOT)
        pieces = [
            *self._titles,
            *opening[:1],
            fields(letter.tables[0], row, _LOOK, self._labels),
            *opening[1:],
            labelled(self._events, _LOOK, self._labels),
        ]
        rest = stack(self._pen, body, pieces)
        prose(self._pen, rest.inset(0, 0.8 * MM), self._note, _PROSE)
        self._pen.write(foot, letter.footer, _SMALL)
        self._side(side, entry.number)

    def _title(self, text: str, *, large: bool) -> Piece:
        shown = plain(text, self._facts).upper()
        return Piece(_TITLE_HEIGHTS[large], lambda pen, box: pen.write(box, shown, _TITLES[large]))

    def _line(self, text: str) -> Piece:
        shown = plain(text, self._facts)
        return Piece(_LOOK.line, lambda pen, box: pen.write(box, shown, _TEXT))

    def _side(self, box: Box, number: int) -> None:
        """Draw the model, the code twice (for a scanner, for eyes), and where the ketua signs."""
        pen = self._pen
        model, _, symbol, code, _, sign = box.rows(_MODEL, 0.6 * MM, _QR, _CODE, 1.6 * MM, 0)
        pen.frame(model)
        pen.write(model.inset(2, 1), self._letter.model, _MODEL_TYPE)
        text = invitation_code(self._paper.sender.tps, number)
        square = Box(symbol.x + (symbol.w - _QR) / 2, symbol.y, _QR, _QR)
        draw_qr(pen, square, text)
        pen.write(code, text, _CODE_TYPE)
        self._sign(sign, "ketua", self._paper.sender.ketua)

    def _slip(self, box: Box, entry: Entry) -> None:
        """Draw the receipt, which the KPPS keeps."""
        pen, letter = self._pen, self._letter
        receipt = letter.tables[1]
        row = {"number": str(entry.number), "name": entry.voter.name if entry.voter else ""}
        title, model, _, rest = box.rows(5 * MM, 3.6 * MM, 1 * MM, 0)
        pen.write(title, receipt.title, _SLIP_TITLE)
        place = f"{letter.model}\n{self._facts['tps']}"
        pen.write(model, place.replace("\n", " · TPS "), replace(_SMALL, across="centre"))
        below = stack(pen, rest, [fields(receipt, row, _SLIP_LOOK), space(2 * MM)])
        signing, code, cut = below.rows(0, 3.2 * MM, 3 * MM)
        for half, name in zip(signing.even(2), ("giver", "taker"), strict=True):
            self._sign(half.inset(1 * MM), name, "")
        shown = invitation_code(self._paper.sender.tps, entry.number)
        pen.write(code, shown, replace(_SMALL, across="centre"))
        pen.write(cut, letter.term("cut"), _CUT)

    def _sign(self, box: Box, code: str, name: str) -> None:
        pen = self._pen
        place = next(one for one in self._letter.signatures if one.code == code)
        over, room = box.rows(6 * MM, 0)
        pen.write(over, plain(place.title, self._facts), _SIGN)
        line = room.bottom - 1.4 * MM
        pen.write(Box(room.x, room.y, room.w, line - room.y - 1), name, _NAME)
        pen.dots(room.x + 4, room.right - 4, line)
