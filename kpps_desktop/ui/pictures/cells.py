"""Pictures of tables: figures in paper order, and records."""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.ui.first import Tone

DIGITS = 3
"""What a TPS's boxes hold; a region's figures are longer."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One cell of a form: a blank figure is None, never 0.

    `note` is said beside the cell and to a screen reader; `text` stands in place of a figure
    that must not be seen. Where blanks are said (`FigureTable.dashes`), a blank is an em dash
    only once it was `dashed`; until then the boxes are empty.
    """

    code: str
    figure: int | None = None
    editable: bool = False
    tone: Tone = Tone.PLAIN
    note: str = ""
    text: str | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a form: its letter on the paper, its label, a cell (or None) for each column.

    A row without cells is a heading.
    """

    cite: str
    label: str
    cells: tuple[FigureCell | None, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class FigureTablePicture:
    """The rows of a form in paper order, the heads of its columns, and the boxes of a cell."""

    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    digits: int = DIGITS


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell as each source tells it, worded; None for a source that does not.

    `mark` says beside the row what is amiss with the cell, `story` all that is known of it.
    """

    code: str
    told: tuple[str | None, ...]
    tone: Tone = Tone.PLAIN
    mark: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a form: its letter, its label, a cell (or None) for each column.

    The first of a section has a line above it.
    """

    cite: str
    label: str
    cells: tuple[SourceCell | None, ...]
    strong: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class SourceTablePicture:
    """A form's rows in paper order, of which several sources tell; columns within each source."""

    sources: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class RecordPicture:
    """One line of a list of records."""

    code: str
    texts: tuple[str, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class RecordTablePicture:
    """A list of records; `widths` are weights of the columns, 0 for as wide as its text."""

    columns: tuple[str, ...]
    records: tuple[RecordPicture, ...]
    widths: tuple[int, ...] = ()
    empty: str = ""


def typed_figure(text: str, digits: int = DIGITS) -> int | None:
    """Read what was typed into digit boxes: nothing is blank, not zero.

    Raises ValueError for anything but plain digits, at most so many.
    """
    if not text:
        return None
    if len(text) > digits or not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)
