"""MODEL C.HASIL SALINAN: the A4 copy of a TPS's figures, laid out as KPU's blank is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode
from kpps_desktop.papers.blocks import Blocks
from kpps_desktop.papers.boxes import A4, MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.contents import NOTHING_RECORDED
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import meeting_facts, place_facts
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.heads import (
    Piece,
    places_piece,
    prose_piece,
    space,
    stack,
    title_pieces,
)
from kpps_desktop.papers.parts import foot, model_box, settled_line, watermark
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.prose import Run
from kpps_desktop.papers.remarks import (
    Panel,
    annexed,
    footnotes,
    note_paragraphs,
    placed,
    recorded_paragraphs,
    symbols,
)
from kpps_desktop.papers.sections import Filling, draw_section, height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.formbook import Form, Section
    from kpps_desktop.papers.contents import Meeting, Note, Recorded, Signers

_MARGIN = 10.7 * MM
_TOP, _BOTTOM = 9 * MM, 6.5 * MM
_FOOT = 6 * MM
_GAP = 2 * MM
_MODEL = (25 * MM, 13 * MM)
_GAPS = (4.8 * MM, 2.0 * MM)
"""Between tables: roomy, tight."""
_SETTLED = 6.6 * MM
_AROUND = (2.6 * MM, 3.4 * MM)
"""Above and below the line of where and when; a quiet zone reaches into the lower one."""
_ALERT = Letter(Face.BOLD, 7.4, 4, across="centre")


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """One C.HASIL SALINAN: `qr` holds the texts of its symbols, `made` and `copy` are lines.

    A `draft` is looked at before the result is sealed; every page of it says so.
    """

    form: Form
    election: Election
    contest: Contest
    sheet: Sheet
    meeting: Meeting
    signers: Signers
    notes: tuple[Note, ...] = ()
    recorded: Recorded = NOTHING_RECORDED
    qr: tuple[str, ...] = ()
    sequence: int = 1
    made: str = ""
    copy: str = ""
    draft: bool = False


def c_hasil_salinan(paper: SheetPaper) -> bytes:
    """Return the PDF: the form's pages, and an annex only where remarks do not fit on them."""
    return _CHasil(paper).made()


class _CHasil:
    """Draws one paper."""

    def __init__(self, paper: SheetPaper) -> None:
        self._paper = paper
        self._form = paper.form.laid(paper.contest.numbers)
        self._facts = meeting_facts(paper.meeting) | place_facts(paper.election, paper.sheet.tps)
        title = f"{paper.form.model} {paper.sheet.tps}"
        self._pen = Pen(A4, title, f"{paper.election.name}, {paper.contest.name}")
        self._full = Box(_MARGIN, _TOP, A4[0] - 2 * _MARGIN, A4[1] - _TOP - _BOTTOM)
        self._pages = [[self._form.section(code) for code in codes] for codes in self._form.pages]
        for ease in (1, 0.5, 0):
            self._blocks = Blocks(paper, self._full.w, ease)
            self._panel, self._annex = self._plan()
            if not self._annex:
                break

    def made(self) -> bytes:
        """Draw every page."""
        for number, sections in enumerate(self._pages, 1):
            body = self._begin(number)
            last = number == len(self._pages)
            below = self._tables(body, sections, self._reserve() if last else 0.0)
            if last:
                self._settle(below)
            self._end(number)
        for number, panel in enumerate(self._annex, len(self._pages) + 1):
            panel.draw(self._pen, self._begin(number))
            self._end(number)
        return self._pen.close()

    def _plan(self) -> tuple[Panel, list[Panel]]:
        """Place the remarks: beside the last tables if they fit, else on pages of their own."""
        spots = self._form.spots(self._paper.contest.numbers)
        notes = note_paragraphs(self._paper.notes, {spot.cell: spot.cite for spot in spots}, {})
        notes += [(Run(refusal),) for refusal in self._blocks.shortened()]
        notes += recorded_paragraphs(self._paper.recorded)
        w, page = self._full.w, len(self._pages) + 1
        paper = self._paper
        kind, sequence = paper.election.kind, paper.sequence
        codes = symbols(paper.qr, paper.sheet.tps, paper.contest, kind, sequence)
        panel, rest, moved = placed(notes, codes, w, self._room(), page)
        room = self._body.h - sum(piece.height for piece in self._head(page))
        return panel, annexed(rest, moved, w, room)

    @property
    def _body(self) -> Box:
        return self._full.rows(0, _GAP, self._blocks.height, _FOOT)[0]

    def _room(self) -> float:
        """Return what the tightest tables leave free on the form's last page."""
        head = sum(piece.height for piece in self._head(len(self._pages)))
        tables = _tables_height(self._pages[-1], 0)
        return self._body.h - head - tables - _SETTLED - sum(_AROUND)

    def _reserve(self) -> float:
        wanted = self._panel.least_height(self._full.w)
        return _SETTLED + sum(_AROUND) + min(wanted, self._room())

    def _begin(self, number: int) -> Box:
        """Draw the top of a page; return what is left for its content."""
        pen, paper, marks = self._pen, self._paper, captions()
        simulated = paper.election.mode is Mode.SIMULASI
        pale = ((marks.simulation, simulated), (marks.draft, paper.draft))
        watermark(pen, A4, [words for words, there in pale if there])
        alerts = (
            marks.simulation_note if simulated else "",
            marks.draft_note if paper.draft else "",
            marks.kinds[paper.election.kind],
        )
        top = Box(self._full.x, 3 * MM, self._full.w, 4.5 * MM)
        pen.write(top, " · ".join(filter(None, alerts)), _ALERT)
        corner = Box(self._full.right - _MODEL[0], self._full.y, *_MODEL)
        model_box(pen, corner, paper.form.model, self._numbered(number))
        return stack(pen, self._body, self._head(number))

    def _end(self, number: int) -> None:
        """Draw the signature blocks and the foot of a page, and turn it."""
        pen, paper = self._pen, self._paper
        _, _, signing, below = self._full.rows(0, _GAP, self._blocks.height, _FOOT)
        self._blocks.draw(pen, signing)
        left = paper.copy or paper.form.model
        foot(pen, below, (left, self._numbered(number), paper.made), paper.form.footer)
        pen.turn()

    def _numbered(self, number: int) -> str:
        pages = len(self._pages) + len(self._annex)
        return captions().page.format(page=number, pages=pages)

    def _head(self, number: int) -> list[Piece]:
        if number > 1:
            return [_indented(places_piece(self._form, self._facts)), space(_gap(0))]
        w, form, facts = self._full.w, self._form, self._facts
        return [
            *title_pieces(form, facts, _MODEL[0] + 2 * MM),
            space(_gap(1)),
            *(prose_piece(text, facts, w) for text in form.opening),
            space(0.8 * MM),
            places_piece(form, facts),
            space(2 * MM),
            *(prose_piece(text, facts, w) for text in form.meeting),
            space(_gap(0)),
        ]

    def _tables(self, body: Box, sections: Sequence[Section], reserve: float) -> Box:
        """Draw tables as roomy as the page allows; return what is left below them."""
        tight, roomy = (_tables_height(sections, ease) for ease in (0, 1))
        ease = max(0.0, min(1.0, (body.h - reserve - tight) / (roomy - tight)))
        paper = self._paper
        choices = {choice.number: choice for choice in paper.contest.choices}
        marks = footnotes(enumerate(paper.notes, 1))
        filling = Filling(self._form, choices, paper.sheet.figures, marks)
        pieces: list[Piece] = []
        for section in sections:
            pieces += [_table(section, filling, ease), space(_gap(ease))]
        return stack(self._pen, body, pieces[:-1])

    def _settle(self, below: Box) -> None:
        """Draw where and when the form was settled, then the remarks."""
        meeting = self._paper.meeting
        _, line, _, rest = below.rows(_AROUND[0], _SETTLED, _AROUND[1], 0)
        settled_line(self._pen, line, self._form.settled, meeting.place, meeting.settled)
        self._panel.draw(self._pen, rest)


def _gap(ease: float) -> float:
    roomy, tight = _GAPS
    return tight + ease * (roomy - tight)


def _tables_height(sections: Sequence[Section], ease: float) -> float:
    return sum(height(one, ease) for one in sections) + (len(sections) - 1) * _gap(ease)


def _table(section: Section, filling: Filling, ease: float) -> Piece:
    return Piece(
        height(section, ease), lambda pen, box: draw_section(pen, box, section, filling, ease)
    )


def _indented(piece: Piece) -> Piece:
    """Keep clear of the corners, where the model box stands."""
    side = _MODEL[0] + 3 * MM
    return Piece(
        piece.height,
        lambda pen, box: piece.draw(pen, Box(box.x, box.y, box.w - side, box.h)),
    )
