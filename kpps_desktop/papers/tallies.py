"""Tallies of a recap: the figures of its parts as columns, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.places import Level, up
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.columns import Column, Sum, sum_of
from kpps_desktop.papers.facts import LEVELS, plain
from kpps_desktop.papers.remarks import footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kpps_desktop.domain.figures import Cell, Figures
    from kpps_desktop.formbook import Layer
    from kpps_desktop.papers.contents import Note


@dataclass(frozen=True, slots=True)
class Part:
    """What a recap is made of: a TPS at the kecamatan, a kecamatan or a kab/kota further up.

    `figures` is None where nothing has come in; `differs` where its sources do not agree yet;
    `partial` where something is missing in it; `kind` is of a TPS's result; `once` where one
    officer alone typed it.
    """

    kode: str
    figures: Figures | None
    differs: bool = False
    partial: bool = False
    kind: ResultKind | None = None
    once: bool = False


class Tallies:
    """The columns of one contest, made once for all pages that show them.

    `each` names the level of the parts, as forms do.
    """

    def __init__(
        self, parts: Iterable[Part], cells: Sequence[Cell], notes: Sequence[Note], each: str
    ) -> None:
        self.cells = cells
        self.parts = tuple(sorted(parts, key=lambda part: part.kode))
        self.called = captions().recap.levels[each]
        self._each = each
        self._notes: dict[str, list[tuple[int, Note]]] = {}
        for number, note in enumerate(notes, 1):
            self._notes.setdefault(note.tps, []).append((number, note))

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts of which nothing has come."""
        return tuple(part for part in self.parts if part.figures is None)

    @property
    def differing(self) -> tuple[Part, ...]:
        """The parts whose sources differ, and of which nobody has decided yet."""
        return tuple(part for part in self.parts if part.differs)

    @property
    def partial(self) -> tuple[Part, ...]:
        """The parts that came, and in which something is missing."""
        return tuple(part for part in self.parts if part.figures is not None and part.partial)

    @property
    def once(self) -> tuple[Part, ...]:
        """The parts that one officer alone typed."""
        return tuple(part for part in self.parts if part.once)

    def tables(
        self, layer: Layer, names: Mapping[str, str]
    ) -> Iterator[tuple[str, tuple[Column, ...]]]:
        """Yield each place of a layer's level, and its columns."""
        for over, parts in _by(self.parts, LEVELS[layer.level]):
            if layer.each == self._each:
                yield over, tuple(self._own(part, layer, names) for part in parts)
            else:
                below = _by(parts, LEVELS[layer.each])
                yield over, tuple(self._sum(kode, held, layer, names) for kode, held in below)

    def total(self) -> Sum:
        """Return the sum of all parts."""
        return sum_of((self._column(part, "") for part in self.parts), self.cells)

    def _own(self, part: Part, layer: Layer, names: Mapping[str, str]) -> Column:
        head = _head(part.kode, layer, names)
        if part.kind not in {None, ResultKind.REGULER}:
            head = f"{head} ({part.kind})"
        if part.once:
            head = f"{head} ({captions().recap.once})"
        return self._column(part, head)

    def _column(self, part: Part, head: str) -> Column:
        notes = footnotes(self._notes.get(part.kode, ()))
        return Column(head, part.figures, part.partial, footnotes=notes)

    def _sum(
        self, kode: str, parts: Iterable[Part], layer: Layer, names: Mapping[str, str]
    ) -> Column:
        found = sum_of((self._column(part, "") for part in parts), self.cells)
        return Column(_head(kode, layer, names), found.figures, found.partial)


def _by(parts: Iterable[Part], level: Level) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for kode, group in groupby(parts, lambda part: up(part.kode, level)):
        yield kode, tuple(group)


def _head(kode: str, layer: Layer, names: Mapping[str, str]) -> str:
    shown = kode[Level.DESA :] if layer.each == "tps" else names.get(kode, kode)
    return plain(layer.column, {layer.each: shown})
