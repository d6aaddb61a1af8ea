"""The lines of a recap table: what stands at its left edge, and which cell each line shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.faces import Face, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.elections import Choice
    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.formbook import Form, Row, Section

_BAND, _LINE, _TALL = 0.95, 1.0, 1.45
"""Heights, relative to a line of figures; the tall one is for two lines of label."""
_COMFORTABLE = 5.4
"""Size below which a label gets a tall line before it shrinks further."""
_OWN, _OWN_SHARE = 5.0, 0.94
"""Size, and share of a label, in which a name must fit to stand on a line of its own."""


@dataclass(frozen=True, slots=True)
class Label:
    """Text at the left edge, over as many lines as its row has columns."""

    text: str
    lines: int
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a band with a title, or figures of one cell.

    `label` is set on the first line of a row; `column` names the column of the form it shows,
    where the form has several.
    """

    height: float
    band: str = ""
    major: bool = False
    cell: Cell | None = None
    label: Label | None = None
    column: str = ""
    bold: bool = False


def lines_of(form: Form, choices: Mapping[int, Choice], narrow: float) -> tuple[Line, ...]:
    """Return the lines of a form that is laid, in paper order.

    `narrow` is the width a label has at the least.
    """
    return tuple(
        line for section in form.sections for line in _section(form, section, choices, narrow)
    )


def _section(
    form: Form, section: Section, choices: Mapping[int, Choice], narrow: float
) -> Iterator[Line]:
    yield Line(_BAND, band=f"{section.code}. {section.title}", major=True)
    group = None
    for row in section.rows:
        if section.group(row) not in {group, None}:
            group = section.group(row)
            yield Line(_BAND, band=f"{group.mark}. {group.title}" if group else "")
        yield from _row(form, section, row, choices, narrow)


def _names(form: Form, choice: Choice, narrow: float) -> str:
    """Return the names of a choice on one line, or each on its own where that is too long."""
    names = [name for name in form.names(choice) if name]
    line = " - ".join(names)
    fit = all(width(name, Face.PLAIN, _OWN) <= narrow * _OWN_SHARE for name in names)
    long = width(line, Face.PLAIN, _COMFORTABLE) > narrow
    return "\n".join(names) if long and fit else line


def _row(
    form: Form, section: Section, row: Row, choices: Mapping[int, Choice], narrow: float
) -> Iterator[Line]:
    text = row.label if row.choice is None else _names(form, choices[row.choice], narrow)
    marked = f"{row.mark}. {text}" if row.mark else text
    # A narrow label breaks at spaces, and a sum broken in two is hard to read.
    note = row.note.replace(" + ", "+")
    label = Label(f"{marked} {note}".rstrip(), len(section.columns), row.bold)
    alone = len(section.columns) == 1
    wide = width(label.text, Face.BOLD if row.bold else Face.PLAIN, _COMFORTABLE) > narrow
    height = _TALL if alone and wide else _LINE
    for number, column in enumerate(section.columns):
        yield Line(
            height,
            cell=section.cell(row, column),
            label=None if number else label,
            column=column.code,
            bold=row.bold or bool(column.sum_of),
        )
