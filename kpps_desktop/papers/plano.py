"""MODEL C.HASIL, the plano: the sheet on which ballots are tallied in turus, A3 or A4.

It is drawn for A4 and enlarged for A3, so that both look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kpps_desktop.papers.blocks import Blocks
from kpps_desktop.papers.boxes import A3, A4, MM, Box
from kpps_desktop.papers.contents import NOTHING_RECORDED
from kpps_desktop.papers.facts import meeting_facts, place_facts
from kpps_desktop.papers.frame import MARGIN, MODEL, Frame, around, beside_model
from kpps_desktop.papers.heads import places_piece, prose_piece, space, stack, title_pieces
from kpps_desktop.papers.parts import settled_line
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.plano_tables import PlanoTable, Tallied, boxes_height, choices_height
from kpps_desktop.papers.prose import Run
from kpps_desktop.papers.remarks import (
    annexed,
    footnotes,
    note_paragraphs,
    placed,
    recorded_paragraphs,
    symbols,
)
from kpps_desktop.papers.sections import Filling, draw_section, height
from kpps_desktop.papers.tally_marks import lines_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.formbook import Form, Row, Section, Tally
    from kpps_desktop.papers.contents import Meeting, Note, Recorded, Signers
    from kpps_desktop.papers.heads import Piece
    from kpps_desktop.papers.remarks import Panel

_GAPS = (6.0 * MM, 2.0 * MM)
"""Between tables: roomy, tight."""
_SETTLED = 6.6 * MM
_AROUND = (3.0 * MM, 4.8 * MM)
"""Above and below the line of where and when; a quiet zone reaches into the lower one."""


@dataclass(frozen=True, slots=True)
class PlanoPaper:
    """One plano. `counted` are the ballots announced by choice (0: *tidak sah*), None for none.

    Without `counted`, figures, signers and meeting it is the blank that is filled by hand.
    """

    form: Form
    election: Election
    contest: Contest
    sheet: Sheet
    meeting: Meeting
    signers: Signers
    counted: Mapping[int, int] | None = None
    notes: tuple[Note, ...] = ()
    recorded: Recorded = NOTHING_RECORDED
    qr: tuple[str, ...] = ()
    sequence: int = 1
    made: str = ""
    copy: str = ""
    size: tuple[float, float] = A3


def plano(paper: PlanoPaper) -> bytes:
    """Return the PDF: sections I to III, the tally of the choices, valid and invalid votes."""
    return _Plano(paper).made()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A table of a page: its height when tight and when roomy, and how it is drawn."""

    tight: float
    roomy: float
    draw: Callable[[Box, float], None]


class _Plano:
    """Draws one plano: plans every page first, so that each can say how many there are."""

    def __init__(self, paper: PlanoPaper) -> None:
        self._paper = paper
        self._form = form = paper.form.laid(paper.contest.numbers)
        self._facts = meeting_facts(paper.meeting) | place_facts(paper.election, paper.sheet.tps)
        title = f"{form.model} {paper.sheet.tps}"
        scale = paper.size[0] / A4[0]
        self._pen = Pen(A4, title, f"{paper.election.name}, {paper.contest.name}", scale)
        said = around(paper.election, form.model, form.footer, (paper.made, paper.copy))
        self._blocks = Blocks(paper, A4[0] - 2 * MARGIN)
        self._frame = Frame(self._pen, A4, said, self._blocks)
        choices = {choice.number: choice for choice in paper.contest.choices}
        figures = paper.sheet.figures
        marks = footnotes(enumerate(paper.notes, 1))
        self._filling = Filling(form, choices, figures, marks)
        self._tallied = Tallied(form, choices, figures, paper.counted, self._lines(), marks)
        self._pages = [page for codes in form.pages for page in self._dealt(codes)]
        self._panel, self._annex = self._remarks()

    def made(self) -> bytes:
        """Draw every page."""
        drawn: list[Callable[[Box], None]] = [
            partial(self._tables, stretches=page, last=page is self._pages[-1])
            for page in self._pages
        ]
        drawn += [partial(self._panel_of, panel=panel) for panel in self._annex]
        for number, draw in enumerate(drawn, 1):
            body = self._frame.begin(number, len(drawn))
            draw(stack(self._pen, body, self._head(number)))
            self._frame.end(number, len(drawn))
        return self._pen.close()

    def _lines(self) -> int:
        """Return the lines of turus each choice gets: what the DPT, or a count, needs."""
        paper = self._paper
        voters = paper.election.station(paper.sheet.tps).dpt
        most = max((paper.counted or {}).values(), default=0)
        return max((lines_for(tally, voters, most) for tally in self._form.tallies), default=0)

    def _dealt(self, codes: Sequence[str]) -> Iterator[list[_Stretch]]:
        """Yield a form's page as the pages it takes: tallied choices may need several."""
        page: list[_Stretch] = []
        for section in map(self._form.section, codes):
            tally = self._tallied.tally(section.rows[0])
            if tally is None or section.rows[0].choice is None:
                page.append(self._stretch(section))
                continue
            if page:
                yield page
                page = []
            for rows in self._chunks(section):
                yield [self._choices(section, rows, tally)]
        if page:
            yield page

    def _stretch(self, section: Section) -> _Stretch:
        """Return a section as a table; as boxes where a row of it is tallied."""
        if any(map(self._tallied.tally, section.rows)):
            tight, roomy = (boxes_height(section, self._tallied, ease) for ease in (0, 1))
            return _Stretch(tight, roomy, partial(self._boxes, section=section))
        tight, roomy = (height(section, ease) for ease in (0, 1))
        return _Stretch(tight, roomy, partial(self._table, section=section))

    def _chunks(self, section: Section) -> list[tuple[Row, ...]]:
        """Deal a section's choices evenly out to the fewest pages."""
        rows = section.rows
        most = max(
            (n for n in range(1, len(rows) + 1) if self._room() >= self._height(rows[:n])),
            default=1,
        )
        pages = -(-len(rows) // most)
        edges = [round(at * len(rows) / pages) for at in range(pages + 1)]
        return [rows[edges[at] : edges[at + 1]] for at in range(pages)]

    def _height(self, rows: Sequence[Row], ease: float = 0) -> float:
        return choices_height(rows, self._tallied, ease)

    def _choices(self, section: Section, rows: tuple[Row, ...], tally: Tally) -> _Stretch:
        draw = partial(self._choices_of, section=section, rows=rows, tally=tally)
        return _Stretch(self._height(rows), self._height(rows, 1), draw)

    def _table(self, box: Box, ease: float, *, section: Section) -> None:
        draw_section(self._pen, box, section, self._filling, ease)

    def _boxes(self, box: Box, ease: float, *, section: Section) -> None:
        PlanoTable(self._pen, section, self._tallied, ease).draw_boxes(box)

    def _choices_of(
        self, box: Box, ease: float, *, section: Section, rows: Sequence[Row], tally: Tally
    ) -> None:
        PlanoTable(self._pen, section, self._tallied, ease).draw_choices(box, rows, tally)

    def _head(self, number: int) -> list[Piece]:
        form, facts, w = self._form, self._facts, self._frame.body.w
        if number > 1:
            return [beside_model(places_piece(form, facts)), space(_GAPS[1])]
        return [
            *title_pieces(form, facts, MODEL[0] + 2 * MM),
            space(_GAPS[0]),
            *(prose_piece(text, facts, w) for text in form.opening),
            space(0.8 * MM),
            places_piece(form, facts),
            space(2 * MM),
            *(prose_piece(text, facts, w) for text in form.meeting),
            space(_GAPS[1]),
        ]

    def _room(self, number: int = 2) -> float:
        """Return what the head leaves of a page."""
        return self._frame.body.h - sum(piece.height for piece in self._head(number))

    def _tables(self, body: Box, *, stretches: Sequence[_Stretch], last: bool) -> None:
        """Draw tables as roomy as the page allows; below the last, where and when, and remarks."""
        gaps = len(stretches) - 1
        tight = sum(one.tight for one in stretches) + gaps * _GAPS[1]
        roomy = sum(one.roomy for one in stretches) + gaps * _GAPS[0]
        reserve = self._reserve(body.h - tight) if last else 0.0
        ease = max(0.0, min(1.0, (body.h - reserve - tight) / (roomy - tight)))
        y = body.y
        for one in stretches:
            high = one.tight + ease * (one.roomy - one.tight)
            one.draw(Box(body.x, y, body.w, high), ease)
            y += high + _GAPS[1] + ease * (_GAPS[0] - _GAPS[1])
        if last:
            y -= _GAPS[1] + ease * (_GAPS[0] - _GAPS[1])
            self._settle(Box(body.x, y, body.w, body.bottom - y))

    def _settle(self, below: Box) -> None:
        _, line, _, rest = below.rows(_AROUND[0], _SETTLED, _AROUND[1], 0)
        meeting = self._paper.meeting
        settled_line(self._pen, line, self._form.settled, meeting.place, meeting.settled)
        self._panel.draw(self._pen, rest)

    def _panel_of(self, body: Box, *, panel: Panel) -> None:
        panel.draw(self._pen, body)

    def _reserve(self, free: float) -> float:
        wanted = self._panel.least_height(self._frame.body.w)
        return min(free, _SETTLED + sum(_AROUND) + wanted)

    def _remarks(self) -> tuple[Panel, list[Panel]]:
        """Place notes and symbols: under the last tables, or on pages behind if need be."""
        paper, w = self._paper, self._frame.body.w
        spots = self._form.spots(paper.contest.numbers)
        notes = note_paragraphs(paper.notes, {spot.cell: spot.cite for spot in spots}, {})
        notes += [(Run(refusal),) for refusal in self._blocks.shortened()]
        notes += recorded_paragraphs(paper.recorded)
        codes = symbols(
            paper.qr, paper.sheet.tps, paper.contest, paper.election.kind, paper.sequence
        )
        last = self._pages[-1]
        taken = sum(one.tight for one in last) + (len(last) - 1) * _GAPS[1]
        room = self._room(len(self._pages)) - taken - _SETTLED - sum(_AROUND)
        panel, rest, moved = placed(notes, codes, w, room, len(self._pages) + 1)
        return panel, annexed(rest, moved, w, self._room())
