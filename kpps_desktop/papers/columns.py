"""Columns of a recap: one for each place below, carried sums between sheets, the total."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kpps_desktop.domain.figures import Cell, Figures

LEAST = 3
"""Columns a sheet must have room for: carried from before, one place, carried on."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: `figures` is None where nothing has come in yet.

    `partial` marks a sum in which something is missing; `footnotes` hold the numbers of the
    notes on cells.
    """

    head: str
    figures: Figures | None
    partial: bool = False
    is_sum: bool = False
    footnotes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that grows column by column: what is not in is left out, a blank stays a blank."""

    figures: Figures | None = None
    partial: bool = False

    def add(self, column: Column, cells: Sequence[Cell]) -> Sum:
        """Return the sum with one more column."""
        if column.figures is None:
            return replace(self, partial=True)
        partial = self.partial or column.partial
        if self.figures is None:
            return Sum({cell: column.figures.get(cell) for cell in cells}, partial)
        return Sum(
            {cell: _plus(self.figures[cell], column.figures.get(cell)) for cell in cells}, partial
        )

    def column(self, head: str) -> Column:
        """Return the sum as a column."""
        return Column(head, self.figures or {}, self.partial, is_sum=True)


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def sum_of(columns: Iterable[Column], cells: Sequence[Cell]) -> Sum:
    """Return the sum of columns."""
    found = Sum()
    for column in columns:
        found = found.add(column, cells)
    return found


def evened(count: int, most: int) -> int:
    """Return the fewest columns a sheet needs for no more sheets than `most` would make."""
    while most > LEAST and _sheets_for(count, most - 1) == _sheets_for(count, most):
        most -= 1
    return most


def _sheets_for(count: int, most: int) -> int:
    """Return how many sheets hold so many columns: the first takes one more than the others."""
    return max(1, -(-(count - 1) // (most - 2)))


def sheets(
    columns: Sequence[Column], cells: Sequence[Cell], most: int, carried: str, total: str
) -> list[tuple[Column, ...]]:
    """Deal columns out to sheets of at most so many, the last column of each being a sum.

    Where they overflow, a sheet ends with what is carried and the next one begins with it.
    """
    done: list[tuple[Column, ...]] = []
    sheet: list[Column] = []
    running = Sum()
    for column in columns:
        if len(sheet) == most - 1:
            sheet.append(running.column(carried))
            done.append(tuple(sheet))
            sheet = [running.column(carried)]
        sheet.append(column)
        running = running.add(column, cells)
    return [*done, (*sheet, running.column(total))]
