"""The table of figures: one row a TPS (or region) and contest, one column a cell of the form.

A column that is absent is out of scope; a cell that is blank is blank (None), not zero.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet, vote_cell
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.places import KodeTps, Level, is_tps, level
from kpps_desktop.formbook import DEFAULT_PROFILE, result_forms
from kpps_desktop.intake.tables import Line, Table, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kpps_desktop.formbook import Form

_KEYS = ("kode_tps", "kontes")
_LEVEL, _PLACE, _STATE = "tingkat", "kode", "status"
_BESIDE = frozenset(
    (_LEVEL, _STATE, "nama", "sumber", "jenis", "urutan", "temuan", "kejadian", "mode")
)
"""What our own recap's table tells beside the figures."""
_CHOICES = range(1, 100)
_PLACES = {
    Level.KECAMATAN: ("kode_wilayah", "kode_kecamatan"),
    Level.KABKO: ("kode_wilayah", "kode_kabko"),
}
"""What the column of places may be called where they are no TPS; the first is asked for."""
_OPEN = ("menunggu", "SEMENTARA")
"""States of a recap's lines that are no result yet."""
_FIGURE, _LARGE = re.compile(r"-?[0-9]{1,6}"), re.compile(r"-?[0-9]{1,9}")
"""What a TPS writes, and what a region may."""
_WHOLE = re.compile(r"-?[0-9]+")
_SHOWN = 40
"""Letters of a wrong value that are repeated to its writer."""
_TITLES = 4
"""Rows above the columns of a recap's workbook, and one more."""
MOST_FAULTS = 1_000


def read_figures(
    data: bytes,
    name: str,
    forms: Mapping[str, Form] | None = None,
    ballots: Mapping[str, Sequence[int]] | None = None,
    units: Level = Level.TPS,
    stations: Mapping[str, int] | None = None,
) -> tuple[list[Sheet], list[Finding]]:
    """Read a table of figures (CSV, or every sheet of an XLSX) and all that is wrong with it.

    `units` is the level of its places: TPS, or the regions that a recap further up is made of,
    whose column is then `kode_wilayah`, `kode_kecamatan` or `kode_kabko`.
    `forms` are the forms by contest, by default those of our own profile; `ballots` the numbers
    on each contest's ballot, where they are known. A whole number is
    taken as it is (whether it fits its boxes is R20's to say), unless `stations` tells how many
    TPS each place is of: then one that their boxes cannot hold is a finding (F.560). So is
    anything else, and leaves its cell blank. A row without a place of its own is a finding and is
    left out.
    Of contests in one table the last choices may be fewer: where their ballots are not known,
    I.125 says which (a kabar). The table that a recap writes is taken too: its lines of that
    level which are in (I.165, a kabar).
    """
    known = result_forms(DEFAULT_PROFILE) if forms is None else forms
    tables, findings = read_tables(data, name)
    if any(_is_report(table) for table in tables):
        return [], [Finding("I.291", where=name)]
    reading = _Reading(known, findings, units, stations)
    for table in tables:
        reading.take(_spelt(_placed(_of_units(table, findings, units), units), known))
    if not reading.sheets and not any(one.kind is not Kind.KABAR for one in findings):
        findings.append(Finding("I.113", where=name))
    if len(findings) > MOST_FAULTS:
        findings[MOST_FAULTS:] = [Finding("I.114", where=name, facts={"most": MOST_FAULTS})]
    sheets = list(reading.sheets.values())
    if ballots is not None:
        return [_on_ballot(one, known[one.contest], ballots) for one in sheets], findings
    sheets, notes = _on_their_ballots(sheets, known, name)
    return sheets, findings + notes


def _on_ballot(sheet: Sheet, form: Form, ballots: Mapping[str, Sequence[int]]) -> Sheet:
    """Take away the blanks of choices that are not on the ballot; a figure there is no blank."""
    known = ballots.get(sheet.contest, ())
    beyond = {vote_cell(one) for one in form.choices_in(sheet.figures) if one not in known}
    kept = {
        cell: figure
        for cell, figure in sheet.figures.items()
        if figure is not None or cell not in beyond
    }
    return replace(sheet, figures=kept)


def _on_their_ballots(
    sheets: list[Sheet], forms: Mapping[str, Form], name: str
) -> tuple[list[Sheet], list[Finding]]:
    """Take away the cells of choices that a contest's ballot does not have.

    Contests of one table share its columns. The last choices, filled by one contest and by no
    row of another, are not blank there: they are no cells of it. Were they taken for blank,
    R20 would be told on every row of it, and R10 on none.
    """
    filled: dict[str, int] = defaultdict(int)
    there: dict[str, int] = defaultdict(int)
    for sheet in sheets:
        form, contest = forms[sheet.contest], sheet.contest
        known = (cell for cell, figure in sheet.figures.items() if figure is not None)
        filled[contest] = max(filled[contest], *form.choices_in(known), 0)
        there[contest] = max(there[contest], *form.choices_in(sheet.figures), 0)
    most = max(filled.values(), default=0)
    beyond = {
        contest: range(last + 1, min(there[contest], most) + 1)
        for contest, last in filled.items()
        if 0 < last < min(there[contest], most)
    }
    notes = [
        Finding("I.125", Kind.KABAR, where=name, facts={"contest": contest, "first": numbers[0]})
        for contest, numbers in beyond.items()
    ]
    return [_without(sheet, beyond.get(sheet.contest, range(0))) for sheet in sheets], notes


def _without(sheet: Sheet, numbers: range) -> Sheet:
    dropped = {vote_cell(number) for number in numbers}
    kept = {cell: figure for cell, figure in sheet.figures.items() if cell not in dropped}
    return replace(sheet, figures=kept)


def _is_report(table: Table) -> bool:
    """Tell a sheet of our own recap's workbook: titles stand above its columns."""
    return any(_LEVEL in line.texts.values() for line in table.lines[:_TITLES])


def _spelt(table: Table, forms: Mapping[str, Form]) -> Table:
    """Spell columns and contests as the forms do: people write `iv_2` and `Gubernur`."""
    cells = {cell for form in forms.values() for cell in form.cells(_CHOICES)}
    right = {one.casefold(): str(one) for one in (*_KEYS, *cells)}
    names = {one: right.get(one.casefold(), one) for one in table.columns}
    if len(set(names.values())) < len(names):
        return table  # `iv_2` beside `IV_2`: the strange one is told
    return Table(
        table.name,
        tuple(names.values()),
        tuple(Line(one.number, _respelt(one.texts, names, forms)) for one in table.lines),
    )


def _respelt(
    texts: Mapping[str, str], names: Mapping[str, str], forms: Mapping[str, Form]
) -> dict[str, str]:
    spelt = {names.get(column, column): text for column, text in texts.items()}
    contest = spelt.get(_KEYS[1], "").casefold()
    return spelt | ({_KEYS[1]: contest} if contest in forms else {})


def _placed(table: Table, units: Level) -> Table:
    """Call the column of places alike, whatever their level."""
    known = _PLACES.get(units, ())
    names = {one: _KEYS[0] if one.casefold() in known else one for one in table.columns}
    if list(names.values()).count(_KEYS[0]) != 1 or _KEYS[0] in (table.columns if known else ()):
        return table
    return _renamed(table, names, table.lines)


def _renamed(table: Table, names: Mapping[str, str], lines: Iterable[Line]) -> Table:
    return Table(
        table.name,
        tuple(names[one] for one in table.columns),
        tuple(
            Line(line.number, {names.get(one, one): text for one, text in line.texts.items()})
            for line in lines
        ),
    )


def _of_units(table: Table, findings: list[Finding], units: Level) -> Table:
    """Return a recap's table as one of figures: its units that are in; any other as it is."""
    if not {_LEVEL, _PLACE} <= set(table.columns) or _KEYS[0] in table.columns:
        return table
    place = _PLACES[units][0] if units in _PLACES else _KEYS[0]
    names = {one: place if one == _PLACE else one for one in table.columns}
    lines = [
        line
        for line in table.lines
        if line.texts.get(_LEVEL) == units.name and line.texts.get(_STATE) not in _OPEN
    ]
    facts = {"rows": len(lines), "skipped": len(table.lines) - len(lines)}
    findings.append(Finding("I.165", Kind.KABAR, where=table.name, facts=facts))
    named = _renamed(table, names, lines)
    return Table(table.name, tuple(one for one in named.columns if one not in _BESIDE), named.lines)


class _Reading:
    """Sheets and findings as they are gathered, table by table."""

    def __init__(
        self,
        forms: Mapping[str, Form],
        findings: list[Finding],
        units: Level,
        stations: Mapping[str, int] | None,
    ) -> None:
        self._units, self._stations = units, stations
        self._most: dict[str, dict[str, int]] = {
            contest: {spot.cell: spot.most for spot in form.spots(_CHOICES)}
            for contest, form in forms.items()
        }
        self._whole = _FIGURE if units is Level.TPS else _LARGE
        self.sheets: dict[tuple[str, str], Sheet] = {}
        self._findings = findings
        self._rows: dict[tuple[str, str], int] = {}
        self._cells = {contest: frozenset(form.cells(_CHOICES)) for contest, form in forms.items()}

    def take(self, table: Table) -> None:
        """Read a table, unless it lacks the columns that say whose its rows are."""
        strange = set(table.columns).difference(_KEYS, *self._cells.values())
        for column in sorted(strange):
            self._blame("I.110", table, column=column[:_SHOWN])
        missing = [key for key in _KEYS if key not in table.columns]
        for key in missing:
            called = _PLACES[self._units][0] if self._units in _PLACES else _KEYS[0]
            self._blame("I.109", table, column=called if key == _KEYS[0] else key)
        columns = [one for one in table.columns if one not in strange and one not in _KEYS]
        for line in () if missing else table.lines:
            if len(self._findings) <= MOST_FAULTS:
                self._line(table, line, columns)

    def _line(self, table: Table, line: Line, columns: list[str]) -> None:
        tps, contest = key = line.texts.get(_KEYS[0], ""), line.texts.get(_KEYS[1], "")
        if not self._is_unit(tps):
            of_tps = self._units is Level.TPS
            self._blame("I.121" if of_tps else "I.167", table, line, value=tps[:_SHOWN])
        elif contest not in self._cells:
            self._blame("I.122", table, line, value=contest[:_SHOWN])
        elif key in self.sheets:
            self._blame("I.123", table, line, first=self._rows[key])
        else:
            self._rows[key] = line.number
            figures = {
                Cell(column): self._figure(table, line, column)
                for column in columns
                if column in self._cells[contest]
            }
            self.sheets[key] = Sheet(KodeTps(tps), ContestCode(contest), figures)

    def _is_unit(self, kode: str) -> bool:
        return is_tps(kode) if self._units is Level.TPS else level(kode) is self._units

    def _figure(self, table: Table, line: Line, column: str) -> int | None:
        text = line.texts.get(column, "")
        if self._whole.fullmatch(text):
            return self._fitting(table, line, column, int(text))
        if text:
            code = "F.561" if _WHOLE.fullmatch(text) else "I.124"
            self._blame(code, table, line, column=column, value=text[:_SHOWN])
        return None

    def _fitting(self, table: Table, line: Line, column: str, figure: int) -> int | None:
        """Return a figure, unless the place is known and its boxes cannot hold it."""
        known = (self._stations or {}).get(line.texts.get(_KEYS[0], ""))
        if known is None:
            return figure
        most = self._most[line.texts[_KEYS[1]]][column] * known
        if 0 <= figure <= most:
            return figure
        self._blame("F.560", table, line, column=column, value=line.texts[column], most=most)
        return None

    def _blame(self, code: str, table: Table, line: Line | None = None, **facts: str | int) -> None:
        cells = (str(facts["column"]),) if line and "column" in facts else ()
        if line:
            facts |= {
                "row": line.number,
                "tps": line.texts.get(_KEYS[0], "")[:_SHOWN],
                "contest": line.texts.get(_KEYS[1], "")[:_SHOWN],
            }
        self._findings.append(Finding(code, cells=cells, where=table.name, facts=facts))
