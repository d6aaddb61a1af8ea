"""Remarks of a sheet: the findings that stand with their reasons, and the QR symbols."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.pen import HAIR
from kpps_desktop.papers.prose import Run, prose, prose_height
from kpps_desktop.papers.qr import QUIET, draw_qr, least_side, modules, side_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kpps_desktop.domain.elections import Contest, ResultKind
    from kpps_desktop.papers.contents import Note, Recorded
    from kpps_desktop.papers.pen import Pen

_GOOD_QR = 50 * MM
"""A symbol needs no more, though the page may have it."""
_LINE = 3.4 * MM
"""Under a symbol: what it is, for eyes."""
_GUTTER = 3 * MM
_SIZES = (6.2, 5.8, 5.4, 5.0)
_LEAST_TEXT = 35 * MM
_PADDING = 1.8 * MM
_SHOWN = 3
"""Footnotes a cell has room for."""
_HAIRBREADTH = 0.01
"""What sums of lengths may be off, in points."""
_BETWEEN = 2.4
"""Between paragraphs, in points."""
_TITLE = Letter(Face.BOLD, 7, 5)
_TITLE_HEIGHT = 4.6 * MM
_CODE_LINE = Letter(Face.PLAIN, 5.2, 3.4, across="centre")

Paragraph: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """The text of a QR symbol, and the line beneath it."""

    text: str
    line: str


def symbols(
    texts: Sequence[str], place: str, contest: Contest, kind: ResultKind, sequence: int
) -> tuple[Symbol, ...]:
    """Return the symbols of one result, each with its line for eyes."""
    line = captions().qr_line.format
    return tuple(
        Symbol(
            text,
            line(
                tps=place,
                contest=contest.code.upper(),
                kind=kind,
                sequence=sequence,
                part=part,
                parts=len(texts),
            ),
        )
        for part, text in enumerate(texts, 1)
    )


def note_paragraphs(
    notes: Sequence[Note], cites: Mapping[str, str], places: Mapping[str, str]
) -> list[Paragraph]:
    """Return a numbered paragraph for each note: where, what it says, why it stands.

    `cites` names cells, `places` the stations of notes that have one.
    """
    return [_paragraph(number, note, cites, places) for number, note in enumerate(notes, 1)]


def recorded_paragraphs(recorded: Recorded) -> list[Paragraph]:
    """Return what points to the form that records incidents, objections and corrections."""
    if not recorded.any:
        return []
    words = captions()
    counted = (
        (words.recorded_incidents, recorded.incidents),
        (words.recorded_objections, recorded.objections),
        (words.recorded_corrections, recorded.corrections),
    )
    told = ", ".join(said.format(count=count) for said, count in counted if count)
    return [(Run(words.recorded.format(what=told, model=recorded.model)),)]


def _paragraph(
    number: int, note: Note, cites: Mapping[str, str], places: Mapping[str, str]
) -> Paragraph:
    cells = ", ".join(cites.get(cell, cell) for cell in note.cells)
    where = " ".join(filter(None, (places.get(note.tps, ""), note.code, cells and f"({cells})")))
    runs = [Run(f"{number}. {where} ", face=Face.BOLD), Run(note.text)]
    if note.reason:
        reason = captions().reason.format(reason=note.reason)
        runs.append(Run(f" {reason}", face=Face.SLANTED))
    return tuple(runs)


def footnotes(notes: Iterable[tuple[int, Note]]) -> dict[str, str]:
    """Return the numbers of the notes on each cell; a `+` stands for more than three."""
    numbers: dict[str, list[str]] = {}
    for number, note in notes:
        for cell in note.cells:
            numbers.setdefault(cell, []).append(str(number))
    return {
        cell: ",".join(found[:_SHOWN]) + "+" * (len(found) > _SHOWN)
        for cell, found in numbers.items()
    }


def stack_height(paragraphs: Sequence[Paragraph], w: float, size: float) -> float:
    """Return the height of paragraphs one under the other."""
    return sum(prose_height(one, w, size) + _BETWEEN for one in paragraphs)


def write_stack(pen: Pen, box: Box, paragraphs: Sequence[Paragraph], size: float) -> None:
    """Write paragraphs one under the other."""
    y = box.y
    for one in paragraphs:
        high = prose_height(one, box.w, size)
        prose(pen, Box(box.x, y, box.w, high), one, size, least=size)
        y += high + _BETWEEN


@dataclass(frozen=True, slots=True)
class Panel:
    """The free stretch of a page: remarks in a frame, and symbols on the right of it."""

    notes: tuple[Paragraph, ...]
    under: tuple[Paragraph, ...] = ()
    """Stands at the foot of the frame."""
    symbols: tuple[Symbol, ...] = ()

    def least_height(self, w: float) -> float:
        """Return the height at which text of full size stands beside the smallest symbols."""
        side = self._least_side
        text = self._text_height(self._text_width(w, side), _SIZES[0])
        return max(text, self._symbol_height(side))

    def fits(self, w: float, h: float) -> bool:
        """Tell whether text and symbols fit side by side."""
        return self._setting(w, h) is not None

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw text and symbols in a box in which they fit."""
        side, size = self._setting(box.w, box.h) or (self._least_side, _SIZES[-1])
        high = max(
            side - 2 * self._quiet(side), self._text_height(self._text_width(box.w, side), size)
        )
        if high:
            self._write(pen, Box(box.x, box.y, self._text_width(box.w, side), high), size)
        # The quiet zone may lie over the gap above and the margin beside: both are white.
        x = box.right + self._quiet(side) - len(self.symbols) * side
        for symbol in self.symbols:
            place = Box(x, box.y - self._quiet(side), side, side)
            draw_qr(pen, place, symbol.text)
            pen.write(Box(x, place.bottom - _LINE / 2, side, _LINE), symbol.line, _CODE_LINE)
            x += side

    @property
    def _least_side(self) -> float:
        return max((least_side(symbol.text) for symbol in self.symbols), default=0.0)

    @property
    def _good_side(self) -> float:
        return max((side_at(symbol.text, _GOOD_QR) for symbol in self.symbols), default=0.0)

    def _quiet(self, side: float) -> float:
        return QUIET * side / max((modules(one.text) for one in self.symbols), default=1)

    def _symbol_height(self, side: float) -> float:
        return side - self._quiet(side) + _LINE / 2 if self.symbols else 0.0

    def _setting(self, w: float, h: float) -> tuple[float, float] | None:
        """Return the size of the symbols, as large as may be, and of the text beside them."""
        least = self._least_side
        for side in (max(least, min(self._good_side, h)), least):
            for size in _SIZES:
                text = self._text_height(self._text_width(w, side), size)
                if max(text, self._symbol_height(side)) <= h + _HAIRBREADTH:
                    return side, size
        return None

    def _text_width(self, w: float, side: float) -> float:
        taken = len(self.symbols) * side - self._quiet(side) + _GUTTER
        return w - taken if self.symbols else w

    def _text_height(self, w: float, size: float) -> float:
        if not (self.notes or self.under):
            return 0.0
        if w < _LEAST_TEXT:
            return inf
        inner = w - 2 * _PADDING
        title = _TITLE_HEIGHT if self.notes else 0.0
        under = stack_height(self.under, inner, size) + _PADDING if self.under else 0.0
        return title + stack_height(self.notes, inner, size) + under + _PADDING

    def _write(self, pen: Pen, box: Box, size: float) -> None:
        pen.frame(box)
        inner = box.inset(_PADDING)
        if self.under:
            under = stack_height(self.under, inner.w, size)
            place = Box(inner.x, inner.bottom - under, inner.w, under)
            write_stack(pen, place, self.under, size)
            line = place.y - _PADDING / 2
            pen.rule(box.x, line, box.right, line, HAIR)
        if self.notes:
            title, rest = inner.rows(_TITLE_HEIGHT, 0)
            pen.write(title, captions().notes, _TITLE)
            write_stack(pen, rest, self.notes, size)


def placed(
    notes: Sequence[Paragraph], symbols: tuple[Symbol, ...], w: float, room: float, page: int
) -> tuple[Panel, list[Paragraph], tuple[Symbol, ...]]:
    """Return the panel for the form's own page, and what must go to the annex from `page` on."""
    words = captions()
    told = ((Run(words.qr_note),),) if symbols else ()
    nil = ((Run(words.nil),),) if symbols else ()
    whole = Panel(tuple(notes) or nil, told, symbols)
    if whole.fits(w, room):
        return whole, [], ()
    elsewhere = words.notes_elsewhere.format(count=len(notes), page=page)
    short = Panel(((Run(elsewhere),),) if notes else nil, told, symbols)
    if short.fits(w, room):
        return short, list(notes), ()
    moved = words.on_annex.format(page=page)
    return Panel((*short.notes, (Run(moved),))), list(notes), symbols


def annexed(
    notes: Sequence[Paragraph], symbols: tuple[Symbol, ...], w: float, room: float
) -> list[Panel]:
    """Deal symbols, then notes, out to pages."""
    pages = [Panel((), (), symbols)] if symbols else []
    for note in notes:
        more = replace(pages[-1], notes=(*pages[-1].notes, note)) if pages else None
        if more is None or (not more.fits(w, room) and pages[-1].notes):
            pages.append(Panel((note,)))
        else:
            pages[-1] = more
    return pages
