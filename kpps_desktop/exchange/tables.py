"""A recap as tables for everybody's programs: CSV for machines, XLSX for people."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from kpps_desktop.domain.levels import level_of
from kpps_desktop.domain.places import Level
from kpps_desktop.exchange.recap_lines import COMPLETE, PROVISIONAL, lines_of
from kpps_desktop.exchange.recap_lists import lists_of
from kpps_desktop.exchange.sheets import Formats, listed, put, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.domain.recap.results import RecapResult
    from kpps_desktop.exchange.recap_lines import Line
    from kpps_desktop.formbook import Form

_HEAD = ("tingkat", "kode", "nama", "kontes", "status", "sumber", "jenis", "urutan")
_TAIL = ("temuan", "kejadian", "mode")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = ((0, 0, 11), (1, 1, 15), (2, 2, 22), (3, 7, 10))
_COMMENT = 60
_TOTALS = (COMPLETE, PROVISIONAL)
"""What the lines of totals have for a state."""
_CALLED = {
    Level.KECAMATAN: "KECAMATAN",
    Level.KABKO: "KABUPATEN/KOTA",
    Level.PROVINSI: "PROVINSI",
}


def recap_csv(result: RecapResult, election: Election, forms: Mapping[str, Form]) -> bytes:
    """Write a recap as CSV (UTF-8 with the mark that Excel wants), one row a place and contest.

    `forms` are the TPS forms by contest; the columns are their cells in the order of the form.
    A blank is an empty cell, never 0.
    """
    cells = _all_cells(election, forms)
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*_HEAD, *cells, *_TAIL])
    for contest in election.contests:
        for line in lines_of(result, election, contest.code):
            figures = (line.figures.get(cell) for cell in cells)
            told = (_plain("; ".join(texts)) for texts in (line.findings, line.noted))
            writer.writerow([*map(_plain, _head(line)), *figures, *told, result.mode.value])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def recap_xlsx(
    result: RecapResult,
    election: Election,
    forms: Mapping[str, Form],
    who: Callable[[str], str] = str,
) -> bytes:
    """Write a recap as XLSX: a sheet a contest, then lists of what stands beside its figures.

    `who` names officers and guests by the codes that the recap has for them.
    """
    written = io.BytesIO()
    made = datetime.fromisoformat(result.at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        title = f"Rekapitulasi {election.name_of(result.region)}"
        book.set_properties({"title": title, "created": made, "comments": said_of(result)})
        formats = Formats(book)
        for contest in election.contests:
            form = forms[contest.code]
            _Sheet(book, formats, contest).write(result, election, form)
        for name, columns, rows in lists_of(result, who):
            listed(book, formats, name, columns, rows)
    return written.getvalue()


def _all_cells(election: Election, forms: Mapping[str, Form]) -> tuple[Cell, ...]:
    """Return the cells of all contests in the order of the form; the longest ballot leads."""
    most = max((len(contest.choices) for contest in election.contests), default=0)
    numbers = range(1, most + 1)
    return tuple(
        dict.fromkeys(
            cell for contest in election.contests for cell in forms[contest.code].cells(numbers)
        )
    )


def _head(line: Line) -> tuple[Any, ...]:
    return (
        line.level,
        line.kode,
        line.name,
        line.contest,
        line.state,
        line.source,
        line.kind,
        line.sequence,
    )


def _plain(value: object) -> object:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


class _Sheet:
    """The sheet of one contest."""

    _FIRST = 5
    """Rows above the table: title, contest, status, cells, citations."""

    def __init__(self, book: Any, formats: Formats, contest: Contest) -> None:  # noqa: ANN401
        self._sheet = book.add_worksheet(contest.code)
        self._formats = formats
        self._contest = contest

    def write(self, result: RecapResult, election: Election, form: Form) -> None:
        """Write titles, columns and every place."""
        spots = form.spots(self._contest.numbers)
        region = f"{_CALLED[level_of(result.region)]} {election.name_of(result.region)}"
        place = f"{region} ({result.region})"
        titles = (f"{election.name}: {place}", self._contest.name, said_of(result))
        for at, text in enumerate(titles):
            self._sheet.write_string(at, 0, text, self._formats.title)
        self._columns([*_HEAD, *(spot.cell for spot in spots), "temuan"], 3)
        labels = [f"{spot.cite} {spot.row.label}".strip()[:_COMMENT] for spot in spots]
        self._columns([""] * len(_HEAD) + labels + [""], 4)
        cells = [spot.cell for spot in spots]
        lines = lines_of(result, election, self._contest.code)
        for at, line in enumerate(lines, start=self._FIRST):
            self._line(at, line, cells)
        self._sheet.freeze_panes(self._FIRST, 3)
        for first, last, width in _WIDTHS:
            self._sheet.set_column(first, last, width)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(3, 4)

    def _columns(self, texts: Sequence[str], row: int) -> None:
        for column, text in enumerate(texts):
            self._sheet.write_string(row, column, text, self._formats.head)

    def _line(self, at: int, line: Line, cells: Sequence[Cell]) -> None:
        look = self._formats.total if line.state in _TOTALS else None
        for column, value in enumerate(_head(line)):
            put(self._sheet, at, column, value, look)
        doubtful = {cell for told in line.findings for cell in told.partition(":")[0].split()[1:]}
        for column, cell in enumerate(cells, start=len(_HEAD)):
            figure = line.figures.get(cell)
            if figure is None and line.figures:
                self._sheet.write_blank(at, column, None, self._formats.blank)
            else:
                faulty = self._formats.faulty if cell in doubtful else look
                put(self._sheet, at, column, figure, faulty)
        put(self._sheet, at, len(_HEAD) + len(cells), "; ".join(line.findings), look)
