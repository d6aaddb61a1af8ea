"""Tables of text out of CSV or XLSX bytes, whoever made them: read under limits, or a finding."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, time, timedelta
from io import StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding, Refused
from kpps_desktop.intake.limits import MEGABYTE, Limits
from kpps_desktop.intake.workbooks import BEGINNING, sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DELIMITERS = ",;\t"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in the file: its number there, and its texts by column."""

    number: int
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name (of the file where it is a CSV), its columns, its rows not empty."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_tables(
    data: bytes, name: str, limits: Limits | None = None
) -> tuple[list[Table], list[Finding]]:
    """Read a CSV (one table) or a workbook (one a sheet); what cannot be read is a finding.

    Numbers come as the digits one sees: a 13-digit code that a spreadsheet keeps as a float
    is whole again.
    """
    within = limits or Limits()
    tables: list[Table] = []
    findings: list[Finding] = []
    try:
        for title, rows in _sheets(data, name, within):
            table, faults = _table(title, rows)
            findings += faults
            tables += [table] if table else []
    except Refused as refused:
        findings.append(Finding(refused.code, where=name, facts=refused.facts))
    if not tables and not findings:
        findings.append(Finding("I.113", where=name))
    return tables, findings


def _sheets(
    data: bytes, name: str, limits: Limits
) -> Iterator[tuple[str, Iterable[tuple[str, ...]]]]:
    if not data:
        raise Refused("I.101")
    if len(data) > limits.size:
        raise Refused("I.102", most=limits.size // MEGABYTE)
    if data.startswith(_OLD_WORKBOOK):
        raise Refused("I.107")
    if not data.startswith(BEGINNING):
        yield name, list(_csv_rows(data, limits))
        return
    for sheet, rows in sheets_of(data, limits):
        yield f"{name} [{sheet}]", [tuple(_text(value) for value in row) for row in rows]


def _csv_rows(data: bytes, limits: Limits) -> Iterator[tuple[str, ...]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("I.103") from None
    if "\0" in text:
        raise Refused("I.103")
    head = text.partition("\n")[0]
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True
    )
    try:
        for row in reader:
            if reader.line_num > limits.rows or len(row) > limits.columns:
                raise Refused("I.108", rows=limits.rows, columns=limits.columns)
            yield tuple(cell.strip() for cell in row)
    except csv.Error:
        raise Refused("I.104", row=reader.line_num) from None


def _table(name: str, rows: Iterable[tuple[str, ...]]) -> tuple[Table | None, list[Finding]]:
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        return None, []
    (_, head), *body = filled
    findings = [
        Finding("I.111", where=name, facts={"column": column})
        for column in dict.fromkeys(head)
        if column and head.count(column) > 1
    ]
    if findings:
        return None, findings
    lines = tuple(Line(number, _by_column(head, row)) for number, row in body)
    findings += [
        Finding("I.112", where=name, facts={"row": line.number})
        for line in lines
        if "" in line.texts
    ]
    return Table(name, tuple(column for column in head if column), lines), findings


def _by_column(head: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Pair texts with columns; a text that stands under no column is kept under none."""
    paired = zip_longest(head, row[: len(head)], fillvalue="")
    texts = {column: text for column, text in paired if column or text}
    return texts | ({"": "…"} if any(row[len(head) :]) else {})


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value).strip()
