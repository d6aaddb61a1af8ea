"""Tallies of a recap: a contest's figures as columns of each desa, then of the kecamatan."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.places import Level, up
from kpps_desktop.domain.recap import State
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.columns import Column, Sum, sum_of
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.remarks import footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.domain.places import KodeWilayah
    from kpps_desktop.domain.recap_results import RecapResult, Row
    from kpps_desktop.papers.contents import Note


class Tallies:
    """The columns of one contest, made once for all pages that show them."""

    def __init__(
        self,
        recap: RecapResult,
        contest: Contest,
        cells: Sequence[Cell],
        notes: Sequence[Note],
    ) -> None:
        rows = [row for row in recap.rows if row.contest == contest.code]
        rows.sort(key=lambda row: row.tps)
        self.cells = cells
        self.rows: Mapping[KodeWilayah, tuple[Row, ...]] = {
            desa: tuple(group) for desa, group in groupby(rows, lambda row: up(row.tps, Level.DESA))
        }
        self._notes: dict[str, list[tuple[int, Note]]] = {}
        for number, note in enumerate(notes, 1):
            self._notes.setdefault(note.tps, []).append((number, note))

    @property
    def missing(self) -> tuple[Row, ...]:
        """The TPS of which nothing has come."""
        return self._in(State.MENUNGGU)

    @property
    def differing(self) -> tuple[Row, ...]:
        """The TPS whose sources differ, and of which nobody has decided yet."""
        return self._in(State.BERBEDA)

    @property
    def once(self) -> tuple[Row, ...]:
        """The TPS that one officer alone typed."""
        return self._in(State.DIKETIK_SEKALI)

    def stations(self, desa: KodeWilayah, head: str) -> tuple[Column, ...]:
        """Return a column for each TPS of a desa; `head` holds `{tps}`."""
        return tuple(self._station(row, head) for row in self.rows[desa])

    def villages(self, names: Mapping[str, str]) -> tuple[Column, ...]:
        """Return a column for each desa: the sum of its TPS."""
        return tuple(self._village(desa, names.get(desa, desa)) for desa in self.rows)

    def total(self) -> Sum:
        """Return the sum of the kecamatan."""
        return sum_of(self.villages({}), self.cells)

    def _in(self, state: State) -> tuple[Row, ...]:
        return tuple(row for rows in self.rows.values() for row in rows if row.state is state)

    def _station(self, row: Row, head: str) -> Column:
        title = plain(head, {"tps": row.tps[Level.DESA :]})
        if row.kind not in {None, ResultKind.REGULER}:
            title = f"{title} ({row.kind})"
        if row.state is State.DIKETIK_SEKALI:
            title = f"{title} ({captions().recap.once})"
        notes: Iterable[tuple[int, Note]] = self._notes.get(row.tps, ())
        figures = None if row.state is State.MENUNGGU else row.figures
        return Column(title, figures, footnotes=footnotes(notes))

    def _village(self, desa: KodeWilayah, name: str) -> Column:
        found = sum_of(self.stations(desa, ""), self.cells)
        return Column(name, found.figures, found.partial)
