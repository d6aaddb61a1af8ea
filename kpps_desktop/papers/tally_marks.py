"""Turus: ballots drawn in fives, four upright strokes and one across, so many cells a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import Box
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.formbook import Tally
    from kpps_desktop.papers.pen import Pen

_STROKE = 0.95
"""Weight of a stroke, in points."""
_HIGH, _SLANT = 0.70, 0.52
"""Height of an upright stroke, and of the one across, in cells."""
_PITCH = 0.155
"""Between two strokes, in widths of a cell."""
_SUM = Letter(Face.BOLD, 8, 4, across="centre")
_SUM_DIGITS = 2


def lines_for(tally: Tally, voters: int, most: int = 0) -> int:
    """Return how many lines a TPS of so many voters needs; `most` ballots always find room."""
    return max(tally.lines, -(-voters // tally.per_line), -(-most // tally.per_line))


def line_sums(tally: Tally, count: int) -> list[int]:
    """Return the ballots on each line that holds any."""
    full, rest = divmod(count, tally.per_line)
    return [tally.per_line] * full + ([rest] if rest else [])


def draw_tally(pen: Pen, box: Box, tally: Tally, lines: int, count: int | None) -> None:
    """Draw the grid and the strokes of a count; None leaves it empty, for hand use."""
    rows = box.rows(*[0.0] * lines)
    columns = box.even(tally.cells)
    across = [(box.x, row.y, box.right, row.y) for row in rows[1:]]
    down = [(column.x, box.y, column.x, box.bottom) for column in columns[1:]]
    pen.pale_rules((*across, *down))
    for row, ballots in zip(rows, line_sums(tally, count or 0), strict=False):
        for column in columns:
            strokes = min(tally.strokes, ballots)
            _strokes(pen, Box(column.x, row.y, column.w, row.h), strokes, tally.strokes)
            ballots -= strokes  # noqa: PLW2901 - what is left of the line


def draw_sums(pen: Pen, box: Box, tally: Tally, lines: int, count: int | None) -> None:
    """Draw two boxes of a digit for each line, with the sum of a line that holds ballots."""
    rows = box.rows(*[0.0] * lines)
    cells = box.even(_SUM_DIGITS)
    across = [(box.x, row.y, box.right, row.y) for row in rows[1:]]
    down = [(x, box.y, x, box.bottom) for x in (*(cell.x for cell in cells), box.right)]
    pen.pale_rules((*across, *down))
    for row, ballots in zip(rows, line_sums(tally, count or 0), strict=False):
        for cell, digit in zip(cells, f"{ballots:0{_SUM_DIGITS}d}", strict=False):
            pen.write(Box(cell.x, row.y, cell.w, row.h), digit, _SUM)


def _strokes(pen: Pen, cell: Box, strokes: int, five: int) -> None:
    """Draw the strokes of one cell, the last of a full one across the others."""
    pitch = _PITCH * cell.w
    middle, centre = cell.x + cell.w / 2, cell.y + cell.h / 2
    upright = five - 1
    left = middle - pitch * (upright - 1) / 2
    for x in _steps(left, pitch, min(strokes, upright)):
        pen.rule(x, centre - _HIGH * cell.h / 2, x, centre + _HIGH * cell.h / 2, _STROKE)
    if strokes == five:
        reach = middle - left + pitch * 0.75
        rise = _SLANT * cell.h / 2
        pen.rule(middle - reach, centre + rise, middle + reach, centre - rise, _STROKE)


def _steps(start: float, step: float, count: int) -> Iterable[float]:
    return (start + step * at for at in range(count))
