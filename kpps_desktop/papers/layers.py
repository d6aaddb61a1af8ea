"""Layers of a recap as sheets, such as the TPS of each desa, then the desa of the kecamatan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.columns import evened, sheets
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.grid import LABEL, Grid, Shape, columns_in, shape_for
from kpps_desktop.papers.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.elections import Choice
    from kpps_desktop.formbook import Form, Layer
    from kpps_desktop.papers.columns import Column
    from kpps_desktop.papers.pen import Pen
    from kpps_desktop.papers.tallies import Tallies

_LEGEND_HEIGHT = 3.6 * MM
_LEGEND = Letter(Face.SLANTED, 5.8, 4)


@dataclass(frozen=True, slots=True)
class LayerSheet:
    """One sheet: its title, its columns, and how wide they are."""

    title: str
    columns: tuple[Column, ...]
    shape: Shape


class Layers:
    """The tables of one recap; `form` is laid, `names` are of regions by code."""

    def __init__(
        self,
        form: Form,
        choices: Mapping[int, Choice],
        tallies: Tallies,
        facts: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        self._form = form
        self._tallies = tallies
        self._facts = facts
        self._names = names
        self._lines = lines_of(form, choices, LABEL)

    def sheets(self, w: float) -> list[LayerSheet]:
        """Return every sheet of every layer, for a width."""
        return [
            sheet
            for layer in self._form.layers
            for title, columns in self._tables(layer)
            for sheet in self._dealt(layer, title, columns, w)
        ]

    def draw(self, pen: Pen, box: Box, sheet: LayerSheet) -> None:
        """Draw a sheet's table over the height of a box, and what its signs mean."""
        told = self._legend(sheet.columns)
        table, below = box.rows(box.h - _LEGEND_HEIGHT if told else box.h, 0)
        place = Box(table.x, table.y, sheet.shape.width(len(sheet.columns)), table.h)
        Grid(pen, place, self._lines, sheet.shape).draw(self._form.sections[0].head, sheet.columns)
        if told:
            pen.write(below, told, _LEGEND)

    def _tables(self, layer: Layer) -> Iterator[tuple[str, tuple[Column, ...]]]:
        for over, columns in self._tallies.tables(layer, self._names):
            facts = {**self._facts, layer.level: self._names.get(over, over)}
            yield plain(layer.title, facts), columns

    def _dealt(
        self, layer: Layer, title: str, columns: tuple[Column, ...], w: float
    ) -> Iterator[LayerSheet]:
        most = evened(len(columns), columns_in(w, layer.width * MM))
        dealt = sheets(columns, self._tallies.cells, most, layer.carried, layer.total)
        shape = shape_for(w, max(map(len, dealt)))
        for number, sheet in enumerate(dealt, 1):
            part = f" ({number}/{len(dealt)})" if len(dealt) > 1 else ""
            yield LayerSheet(title + part, sheet, shape)

    def _legend(self, columns: tuple[Column, ...]) -> str:
        words = captions().recap
        starred = any(column.partial for column in columns)
        blank = any(
            column.figures is not None and column.figures.get(cell) is None
            for column in columns
            for cell in self._tallies.cells
        )
        partial = words.partial.format(each=self._tallies.called)
        signs = (partial if starred else "", words.blank_note if blank else "")
        return "   ".join(filter(None, signs))
