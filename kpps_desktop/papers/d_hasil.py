"""MODEL D.HASIL: the recap of a region, a column for each place below, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.recap.pending import OF_STATES, Why, open_matters
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.papers.blocks import Blocks
from kpps_desktop.papers.boxes import A4_ACROSS, MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.contents import Amended
from kpps_desktop.papers.cover import Cover
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import meeting_facts, place_facts, plain
from kpps_desktop.papers.findings import absent, corrections, place_name, provisional
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.heads import places_piece, stack
from kpps_desktop.papers.layers import Layers
from kpps_desktop.papers.parts import foot, model_box, watermark
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.prose import Run
from kpps_desktop.papers.remarks import annexed, note_paragraphs, placed, symbols
from kpps_desktop.papers.tallies import Part, Tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.places import KodeWilayah
    from kpps_desktop.domain.recap.results import RecapResult, Row
    from kpps_desktop.domain.recap.told import Correction
    from kpps_desktop.formbook import Form
    from kpps_desktop.papers.contents import Meeting, Note, Signers
    from kpps_desktop.papers.layers import LayerSheet
    from kpps_desktop.papers.ledger import Ledger
    from kpps_desktop.papers.remarks import Panel, Paragraph

    Page: TypeAlias = Callable[[Box], None]

_MARGIN, _TOP, _BOTTOM = 8 * MM, 7 * MM, 4.5 * MM
_FOOT = 6 * MM
_MODEL = (30 * MM, 12 * MM)
_PLACES = 88 * MM
_HEAD = 16.5 * MM
"""Places, title and model box of a page after the cover."""

_TOLD_BY_PARTS = {*OF_STATES.values(), Why.AWAITED}
_ALERT = Letter(Face.BOLD, 7.4, 4, across="centre")
_TITLE = Letter(Face.BOLD, 11, 6, lines=2, across="centre")


@dataclass(frozen=True, slots=True)
class RecapPaper:
    """The D.HASIL of a recap: `notes` name their unit; `size` is of a sheet lying across."""

    form: Form
    election: Election
    contest: Contest
    recap: RecapResult
    meeting: Meeting
    signers: Signers
    notes: tuple[Note, ...] = ()
    qr: tuple[str, ...] = ()
    made: str = ""
    copy: str = ""
    size: tuple[float, float] = A4_ACROSS
    people: Mapping[str, str] = field(default_factory=dict)
    """What officers and guests are called, by the codes that the recap has for them."""


@dataclass(frozen=True, slots=True)
class RegionPaper:
    """One D.HASIL of a region; its `parts` are of the level that the form's first layer names.

    `corrections` are of this contest, oldest first; `notes` name their part as `tps`; `pending`
    counts what waits for a reason or an answer.
    """

    form: Form
    election: Election
    contest: Contest
    region: KodeWilayah
    parts: tuple[Part, ...]
    meeting: Meeting
    signers: Signers
    corrections: tuple[Amended, ...] = ()
    notes: tuple[Note, ...] = ()
    sequence: int = 1
    awaited: bool = False
    pending: int = 0
    qr: tuple[str, ...] = ()
    made: str = ""
    copy: str = ""
    size: tuple[float, float] = A4_ACROSS


def d_hasil(paper: RegionPaper) -> bytes:
    """Return the PDF: a cover, the tables of each layer, corrections, notes."""
    return _DHasil(paper).made()


def d_hasil_of(paper: RecapPaper) -> bytes:
    """Return the PDF of a recap: of a kecamatan the TPS of each desa, of others the regions."""
    recap, code = paper.recap, paper.contest.code
    return d_hasil(
        RegionPaper(
            form=paper.form,
            election=paper.election,
            contest=paper.contest,
            region=recap.region,
            parts=tuple(_part(row) for row in recap.rows if row.contest == code),
            meeting=paper.meeting,
            signers=paper.signers,
            corrections=tuple(
                _amended(one, paper.people) for one in recap.corrections if one.said.contest == code
            ),
            notes=paper.notes,
            sequence=recap.sequence,
            awaited=recap.awaited,
            pending=_pending(recap, code),
            qr=paper.qr,
            made=paper.made,
            copy=paper.copy,
            size=paper.size,
        )
    )


def _pending(recap: RecapResult, contest: str) -> int:
    """Count what is open in a contest beyond what the states of its parts tell."""
    matters = (one for one in open_matters(recap) if one.why not in _TOLD_BY_PARTS)
    return sum(one.contest in {"", contest} for one in matters)


def _part(row: Row) -> Part:
    figures = None if row.state is State.MENUNGGU else row.figures
    once = row.state is State.DIKETIK_SEKALI
    return Part(
        row.tps,
        figures,
        differs=row.state is State.BERBEDA,
        partial=row.state is State.SEMENTARA,
        kind=row.kind,
        once=once,
    )


def _amended(one: Correction, people: Mapping[str, str]) -> Amended:
    said = one.said
    typed = tuple((people.get(typed.officer, typed.officer), typed.figure) for typed in one.typed)
    return Amended(
        one.at,
        said.tps,
        said.cell,
        said.old,
        said.new,
        said.reason,
        tuple(people.get(initial, initial) for initial in said.initials),
        people.get(one.officer, one.officer),
        typed,
    )


class _DHasil:
    """Draws one paper: plans every page first, so that each can say how many there are."""

    def __init__(self, paper: RegionPaper) -> None:
        self._paper = paper
        self._form = paper.form.laid(paper.contest.numbers)
        self._facts = place_facts(paper.election, paper.region)
        self._names: dict[str, str] = {one.kode: one.nama for one in paper.election.places}
        title = f"{paper.form.model} {paper.region}"
        self._pen = Pen(paper.size, title, f"{paper.election.name}, {paper.contest.name}")
        w, h = paper.size
        full = Box(_MARGIN, _TOP, w - 2 * _MARGIN, h - _TOP - _BOTTOM)
        self._blocks = Blocks(paper, full.w, ease=0.4, abreast=True)
        self._body, _, self._signing, self._foot = full.rows(
            0, 2.2 * MM, self._blocks.height, _FOOT
        )
        cells = self._form.cells(paper.contest.numbers)
        each = self._form.layers[0].each
        self._tallies = Tallies(paper.parts, cells, paper.notes, each)

    def made(self) -> bytes:
        """Draw every page."""
        pages = self._plan()
        for number, page in enumerate(pages, 1):
            shown = captions().page.format(page=number, pages=len(pages))
            self._begin(shown)
            page(self._body)
            self._end(shown)
        return self._pen.close()

    def _plan(self) -> list[Page]:
        paper, body = self._paper, self._body
        choices = {choice.number: choice for choice in paper.contest.choices}
        layers = Layers(self._form, choices, self._tallies, self._facts, self._names)
        cites: dict[str, str] = {
            spot.cell: spot.cite for spot in self._form.spots(paper.contest.numbers)
        }
        pages: list[Page] = [
            partial(self._table, layers=layers, sheet=sheet) for sheet in layers.sheets(body.w)
        ]
        log = corrections(paper.corrections, self._tallies.called, cites, self._names)
        room = body.h - _HEAD
        pages += [partial(self._log, log=log, rows=rows) for rows in log.dealt(body.w, room)]
        facts = meeting_facts(paper.meeting) | self._facts
        cover = Cover(self._form, facts, choices, self._tallies.total())
        free = cover.remarks_in(body)
        kind, sequence = paper.election.kind, paper.sequence
        codes = symbols(paper.qr, paper.region, paper.contest, kind, sequence)
        panel, rest, moved = placed(self._notes(cites), codes, free.w, free.h, len(pages) + 2)
        annex = annexed(rest, moved, body.w, room)
        return [
            partial(self._cover, cover=cover, panel=panel),
            *pages,
            *(partial(self._annex, panel=one) for one in annex),
        ]

    def _notes(self, cites: dict[str, str]) -> list[Paragraph]:
        """Return what is missing, the findings that stand, and refusals to sign."""
        notes = self._paper.notes
        stations = {note.tps: place_name(note.tps, self._names) for note in notes if note.tps}
        return [
            *absent(self._tallies, self._names),
            *note_paragraphs(notes, cites, stations),
            *((Run(refusal),) for refusal in self._blocks.shortened()),
        ]

    def _begin(self, shown: str) -> None:
        """Draw the top of a page, with its number."""
        pen, paper, marks, body = self._pen, self._paper, captions(), self._body
        simulated = paper.election.mode is Mode.SIMULASI
        incomplete = provisional(self._tallies, awaited=paper.awaited, pending=paper.pending)
        pale = (
            marks.simulation if simulated else "",
            marks.recap.provisional if incomplete else "",
        )
        watermark(pen, paper.size, [text for text in pale if text])
        alerts = (marks.simulation_note if simulated else "", incomplete)
        top = Box(body.x, 2 * MM, body.w, 4.5 * MM)
        pen.write(top, " · ".join(filter(None, alerts)), _ALERT)
        model_box(pen, Box(body.right - _MODEL[0], body.y, *_MODEL), paper.form.model, shown)

    def _end(self, shown: str) -> None:
        """Draw the signature blocks and the foot of a page, and turn it."""
        pen, paper = self._pen, self._paper
        self._blocks.draw(pen, self._signing)
        left = paper.copy or paper.form.model
        foot(pen, self._foot, (left, shown, paper.made), paper.form.footer)
        pen.turn()

    def _head(self, body: Box, title: str) -> Box:
        """Draw the head of a page after the cover; return what is left."""
        head, rest = body.rows(_HEAD, 0)
        places, large, _ = head.columns(_PLACES, 0, _MODEL[0])
        stack(self._pen, places, [places_piece(self._form, self._facts, columns=1)])
        self._pen.write(large.inset(3 * MM, 1), title, _TITLE)
        return rest

    def _cover(self, body: Box, *, cover: Cover, panel: Panel) -> None:
        cover.draw(self._pen, body, panel, self._paper.meeting)

    def _table(self, body: Box, *, layers: Layers, sheet: LayerSheet) -> None:
        layers.draw(self._pen, self._head(body, sheet.title), sheet)

    def _log(self, body: Box, *, log: Ledger, rows: Sequence[tuple[str, ...]]) -> None:
        log.draw(self._pen, self._head(body, captions().recap.corrections), rows)

    def _annex(self, body: Box, *, panel: Panel) -> None:
        title = plain(self._form.layers[-1].title, self._facts)
        panel.draw(self._pen, self._head(body, title))
