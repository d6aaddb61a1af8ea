"""A form as a value: sections, rows, columns, sums and blocks, read alike by every reader.

The entry screen, the read-only view, the comparison and the paper all walk `spots`; the rules
walk `sums`. Texts may hold placeholders (`PLACEHOLDERS`) that the paper fills.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from kpps_desktop.domain.figures import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.elections import Choice

CHOICES = "choices"
"""A section that repeats its row for each choice of the ballot."""

PLACEHOLDERS = frozenset(
    {
        "hari",  # Rabu
        "tanggal",  # Dua Puluh Tujuh
        "bulan",  # November
        "tahun_huruf",  # Dua Ribu Dua Puluh Empat
        "tahun",  # 2024
        "provinsi",
        "kabko",
        "kecamatan",
        "desa",
        "tps",  # 003
        "tps_huruf",  # TIGA
        "mulai",  # 07.00: the voting, or the pleno
        "selesai",
        "hitung_mulai",  # 13.40: the counting
        "hitung_selesai",
        "hari_hitung",  # "yang sama" or "setelahnya"
        "tempat",
        "nomor",
    }
)
"""What the texts of a form may ask for, to be filled when it is shown."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures. Its code ends the codes of its cells; a lone column has none."""

    code: str
    label: str
    sum_of: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over rows, such as `B PENGGUNA HAK PILIH`."""

    mark: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its mark and label on paper, and how its figures come about.

    `note` is printed in italics; `words` asks for the figure in words too; `digits` is the
    number of digit boxes; `sum_of` names rows (`IV_*`: all that begin so) and `rule` the rule
    that watches the sum. `choice` is the number on the ballot, once a form is laid.
    """

    code: str
    label: str = ""
    mark: str = ""
    note: str = ""
    group: str = ""
    bold: bool = False
    words: bool = False
    digits: int = 3
    sum_of: tuple[str, ...] = ()
    rule: str = ""
    choice: int | None = field(default=None, metadata={"laid": True})


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the form, with the head of its first column; the others' are their labels."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...] = ()
    head: str = "URAIAN"
    repeat: str = ""

    def cell(self, row: Row, column: Column) -> Cell:
        """Return the code of the cell where a row and a column meet."""
        return Cell(f"{row.code}_{column.code}" if column.code else row.code)

    def group(self, row: Row) -> Group | None:
        """Return the heading a row stands under."""
        return next((group for group in self.groups if group.mark == row.group), None)

    def cite(self, row: Row) -> str:
        """Name a row as the law and the officers do: `I.B.4`, `V.A`, `IV.2`."""
        return ".".join(mark for mark in (self.code, row.group, row.mark) if mark)

    def laid(self, numbers: tuple[int, ...]) -> Section:
        """Write a repeated row out, once for each choice."""
        if self.repeat != CHOICES:
            return self
        rows = tuple(
            replace(row, code=f"{row.code}_{number}", mark=str(number), choice=number)
            for number in numbers
            for row in self.rows
        )
        return replace(self, rows=rows, repeat="")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the title."""

    text: str
    large: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A line of where this is: a label, and what fills it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The labels of the line that says where and when the form was settled."""

    at: str
    day: str
    month: str
    year: str


class SignBox(NamedTuple):
    """A box to sign in: whose it is (officer's or choice's number) and what stands over it."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Boxes to sign in, on every page. `kind` is `kpps`, `ppk`, `kpu` or `saksi`."""

    kind: str
    title: str
    roles: tuple[str, ...] = ()

    def boxes(self, choices: Iterable[Choice]) -> tuple[SignBox, ...]:
        """Return a box for each role, or for each pair (the kolom kosong has no saksi)."""
        if self.kind != "saksi":
            return tuple(SignBox(number, (role,)) for number, role in enumerate(self.roles, 1))
        return tuple(
            SignBox(choice.number, (choice.candidate, choice.running_mate))
            for choice in choices
            if not choice.empty
        )


@dataclass(frozen=True, slots=True)
class Layer:
    """A recap table: a column for `each` place below, then the total.

    `level` and `each` name levels of places, from `tps` to `provinsi`. Where columns overflow a
    sheet the last is `carried`, and the next sheet begins with it. A column is `width` wide at
    the least, in millimetres; without one it suits the figures of a kecamatan.
    """

    level: str
    each: str
    title: str
    column: str
    carried: str
    total: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """A row of the plano that is tallied in turus: a grid of `cells` a line, `strokes` a cell.

    `lines` is the least number of them; `title`, where there is one, is the section's here.
    The others are heads: over the cells, over each line's sum, over the figure.
    """

    row: str
    marks: str
    each_line: str
    total: str
    title: str = ""
    cells: int = 12
    strokes: int = 5
    lines: int = 5

    @property
    def per_line(self) -> int:
        """Ballots that a line holds."""
        return self.cells * self.strokes


class Sum(NamedTuple):
    """A total and its parts, and the rule that watches them."""

    rule: str
    total: Cell
    parts: tuple[Cell, ...]


class Spot(NamedTuple):
    """A cell and where it stands."""

    cell: Cell
    section: Section
    row: Row
    column: Column

    @property
    def cite(self) -> str:
        """Name the cell as on paper: `I.B.4 (L)`, `V.C`."""
        code = self.column.code
        return self.section.cite(self.row) + (f" ({code})" if code else "")

    @property
    def most(self) -> int:
        """The largest figure that its digit boxes hold."""
        return int(10**self.row.digits) - 1


@dataclass(frozen=True, slots=True)
class Form:
    """A form of one contest. `pages` holds the codes of the sections on each page.

    A recap form has `layers`: there each row of figures becomes a row of columns.
    A plano has `tallies`: how the rows that are counted ballot by ballot are tallied.
    """

    code: str
    model: str
    contest: str
    heading: tuple[Heading, ...]
    opening: tuple[str, ...]
    places: tuple[Place, ...]
    meeting: tuple[str, ...]
    sections: tuple[Section, ...]
    pages: tuple[tuple[str, ...], ...]
    signatures: tuple[SignatureBlock, ...]
    settled: Settled
    footer: str
    in_words: str = ""
    empty_choice: str = ""
    layers: tuple[Layer, ...] = ()
    tallies: tuple[Tally, ...] = ()

    def section(self, code: str) -> Section:
        """Return a section by its code (KeyError where there is none)."""
        for section in self.sections:
            if section.code == code:
                return section
        raise KeyError(code)

    def names(self, choice: Choice) -> tuple[str, ...]:
        """Return the lines that name a choice: the pair, or the kolom kosong."""
        return (self.empty_choice,) if choice.empty else (choice.candidate, choice.running_mate)

    def laid(self, numbers: Iterable[int]) -> Form:
        """Return the form as it lies on the table for these choices: nothing left to repeat.

        Sums name their rows, and a note's `{parts}` becomes `IV.1 + IV.2`.
        """
        listed = tuple(numbers)
        sections = tuple(section.laid(listed) for section in self.sections)
        cites = {row.code: section.cite(row) for section in sections for row in section.rows}
        return replace(
            self,
            sections=tuple(
                replace(section, rows=tuple(_summed(row, cites) for row in section.rows))
                for section in sections
            ),
        )

    def spots(self, numbers: Iterable[int]) -> tuple[Spot, ...]:
        """Return every cell with its place, in paper order."""
        return tuple(
            Spot(section.cell(row, column), section, row, column)
            for section in self.laid(numbers).sections
            for row in section.rows
            for column in section.columns
        )

    def cells(self, numbers: Iterable[int]) -> tuple[Cell, ...]:
        """Return every cell in paper order."""
        return tuple(spot.cell for spot in self.spots(numbers))

    def sums(self, numbers: Iterable[int]) -> tuple[Sum, ...]:
        """Return what must add up, in paper order; a total of no parts is no sum."""
        return tuple(
            found
            for section in self.laid(numbers).sections
            for row in section.rows
            for found in (*_across(section, row), *_down(section, row))
            if found.parts
        )

    def choices_in(self, cells: Iterable[str]) -> tuple[int, ...]:
        """Return the choices that some cells speak of: from 1 to the highest.

        A ballot counts its choices from 1, so a number left out is a cell that is absent.
        """
        stems = tuple(
            f"{row.code}_"
            for section in self.sections
            if section.repeat == CHOICES
            for row in section.rows
        )
        tails = [cell.rpartition("_")[2] for cell in cells if cell.startswith(stems)]
        # Two digits at most: cells may come from strangers, and a form is laid for each number.
        numbers = [int(tail) for tail in tails if re.fullmatch("[0-9]{1,2}", tail)]
        return tuple(range(1, max(numbers, default=0) + 1))


def _summed(row: Row, cites: dict[str, str]) -> Row:
    parts = tuple(code for pattern in row.sum_of for code in cites if fnmatchcase(code, pattern))
    note = row.note.replace("{parts}", " + ".join(cites[part] for part in parts))
    return replace(row, sum_of=parts, note=note)


def _across(section: Section, row: Row) -> Iterator[Sum]:
    columns = {column.code: column for column in section.columns}
    for column in section.columns:
        if column.sum_of:
            parts = tuple(section.cell(row, columns[code]) for code in column.sum_of)
            yield Sum(column.rule, section.cell(row, column), parts)


def _down(section: Section, row: Row) -> Iterator[Sum]:
    if not row.sum_of:
        return
    for column in section.columns:
        parts = tuple(section.cell(replace(row, code=part), column) for part in row.sum_of)
        yield Sum(row.rule, section.cell(row, column), parts)
