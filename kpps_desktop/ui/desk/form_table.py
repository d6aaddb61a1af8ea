"""The rows of a form as a table of figures, in paper order; the same for typing and for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import DIGITS, FigureRow, FigureTablePicture

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.formbook import Form, Row, Section
    from kpps_desktop.ui.pictures import FigureCell


def figure_table(
    form: Form,
    contest: Contest,
    columns: tuple[str, ...],
    cell: Callable[[str], FigureCell],
    digits: int = DIGITS,
) -> FigureTablePicture:
    """Lay a form out for a contest. A lone column stands under the last head."""
    rows: list[FigureRow] = []
    for section in form.laid(contest.numbers).sections:
        rows.append(FigureRow(section.code, section.title))
        rows += [_row(form, contest, section, row, len(columns), cell) for row in section.rows]
    return FigureTablePicture(columns, tuple(rows), digits)


def only(table: FigureTablePicture, cells: Collection[str]) -> FigureTablePicture:
    """Keep the rows that hold some cells, and of them only these cells, under their heads.

    A column of which nothing is left has no head.
    """
    kept: list[FigureRow] = []
    for row in table.rows:
        if not row.cells:
            if kept and not kept[-1].cells:
                kept.pop()
            kept.append(row)
        elif any(cell is not None and cell.code in cells for cell in row.cells):
            some = tuple(
                one if one is not None and one.code in cells else None for one in row.cells
            )
            kept.append(FigureRow(row.cite, row.label, some, row.strong))
    if kept and not kept[-1].cells:
        kept.pop()
    held = [row.cells for row in kept if row.cells]
    columns = tuple(
        head if any(cells[at] is not None for cells in held) else ""
        for at, head in enumerate(table.columns)
    )
    return FigureTablePicture(columns, tuple(kept), table.digits)


def name_of(form: Form, contest: Contest, row: Row) -> str:
    """Name a row: its label, or the pair whose votes it holds."""
    if row.choice is None:
        return row.label
    choice = next(one for one in contest.choices if one.number == row.choice)
    return " / ".join(part for part in form.names(choice) if part)


def _row(
    form: Form,
    contest: Contest,
    section: Section,
    row: Row,
    wide: int,
    cell: Callable[[str], FigureCell],
) -> FigureRow:
    cells = tuple(cell(section.cell(row, column)) for column in section.columns)
    before: tuple[None, ...] = (None,) * (wide - len(cells))
    return FigureRow(section.cite(row), name_of(form, contest, row), (*before, *cells), row.bold)
