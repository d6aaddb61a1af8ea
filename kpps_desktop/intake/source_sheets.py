"""The sheets of a source folder: `<name>.csv`, or the sheet of that name in its one workbook."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.outcomes import Finding, Refused, why_of
from kpps_desktop.intake.limits import Limits
from kpps_desktop.intake.workbooks import BEGINNING, sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kpps_desktop.intake.source_faults import Faults

_DELIMITERS = ",;\t"
_EXACT = 10**15
"""From here on a spreadsheet's number has lost digits; it is shown as one sees it there."""
_NO_FILE = "NOFILE"
"""Why a pipe or device is not read; there are words for it (`os.`)."""
_LIMITS = Limits(size=512 << 20, unpacked=2 << 30, rows=1_048_576, columns=200)
"""As many rows as a sheet has: a kabupaten of 1,700 TPS in one list of voters."""

Texts: TypeAlias = tuple[str, ...]
_Found: TypeAlias = "tuple[str, Iterable[Texts]]"
"""What a sheet is called in messages, and its rows, header first."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a sheet is called, the columns it must have and those it may have."""

    sheet: str
    wanted: Texts
    optional: Texts = ()
    needed: bool = True

    @property
    def all(self) -> Texts:
        """Every column, in the order in which rows give their texts."""
        return self.wanted + self.optional


WILAYAH = Columns("wilayah", ("kode", "nama"))
PASLON = Columns("paslon", ("kontes", "nomor", "nama_calon", "nama_wakil", "kosong"))
TPS = Columns("tps", ("kode_tps", "alamat", "dpt_l", "dpt_p"), ("dpph_l", "dpph_p"))
DPT = Columns(
    "dpt",
    ("kode_tps", "nomor", "nama", "jenis_kelamin"),
    ("usia", "alamat", "rt", "rw", "disabilitas", "nik"),
    needed=False,
)
KPPS = Columns("kpps", ("kode_tps", "jabatan", "nama"), needed=False)
PPK = Columns("ppk", ("kode_kecamatan", "jabatan", "nama"), needed=False)
KPU = Columns("kpu", ("kode", "jabatan", "nama"), needed=False)
_ALL = (WILAYAH, PASLON, TPS, DPT, KPPS, PPK, KPU)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a sheet: number in the file and texts, in the order of its columns."""

    file: str
    columns: Columns
    rows: Iterable[tuple[int, Texts]]


def open_sheets(folder: Path, faults: Faults) -> dict[str, Rows]:
    """Return the sheets of a folder by name; what is missing or told twice is blamed."""
    try:
        files = [one for one in sorted(folder.iterdir()) if one.name[0] not in ".~"]
    except OSError as error:
        faults.blame("I.203", folder.name, why=why_of(error))
        return {}
    books = [one for one in files if one.suffix.casefold() == ".xlsx"]
    if len(books) > 1:
        faults.blame("I.205", books[1].name, count=len(books))
    inside = _workbook_sheets(books[0], faults) if books else {}
    for path in files:
        sheet, kind = path.stem.strip().casefold(), path.suffix.casefold()
        if kind == ".xls":
            faults.blame("I.107", path.name)
        if kind == ".csv" and path.is_file():
            if sheet in inside:
                first = inside[sheet][0].partition(" [")[0]
                faults.blame("I.204", path.name, workbook=first)
            inside[sheet] = path.name, _csv_rows(path, faults)
    return _opened(inside, faults)


def open_workbook(path: Path, faults: Faults) -> dict[str, Rows]:
    """Return the sheets of a workbook by name; what is missing is blamed."""
    return _opened(_workbook_sheets(path, faults), faults)


def _opened(found: Mapping[str, _Found], faults: Faults) -> dict[str, Rows]:
    opened: dict[str, Rows] = {}
    known = {columns.sheet for columns in _ALL}
    for file, _ in (found[sheet] for sheet in found if sheet not in known):
        faults.warn("I.280", file, known=", ".join(sorted(known)))
    for columns in _ALL:
        if columns.sheet in found:
            file, texts = found[columns.sheet]
            rows = _headed(file, columns, texts, faults)
            if rows is not None:
                opened[columns.sheet] = rows
        elif columns.needed:
            faults.blame("I.202", f"{columns.sheet}.csv")
    return opened


def read_bytes(path: Path, faults: Faults) -> bytes | None:
    """Read a file of the folder; None, and a fault, where it cannot be read."""
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe might never end
        faults.blame("I.203", path.name, why=_NO_FILE)
        return None
    try:
        with path.open("rb") as file:
            data = file.read(_LIMITS.size + 1)
    except OSError as error:
        faults.blame("I.203", path.name, why=why_of(error))
        return None
    if len(data) > _LIMITS.size:
        faults.blame("I.102", path.name, most=_LIMITS.size >> 20)
        return None
    return data


def _csv_rows(path: Path, faults: Faults) -> Iterator[Texts]:
    data = read_bytes(path, faults)
    if data is None:
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or data.startswith(BEGINNING):
        faults.blame("I.103", path.name)
        return
    head = text.partition("\n")[0]
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=head.count), strict=True)
    try:
        yield from map(tuple, reader)
    except csv.Error:
        faults.blame("I.104", path.name, row=reader.line_num)


def _workbook_sheets(path: Path, faults: Faults) -> dict[str, _Found]:
    data = read_bytes(path, faults)
    if data is None:
        return {}
    try:
        return {
            name.strip().casefold(): (f"{path.name} [{name}]", _seen_rows(rows))
            for name, rows in sheets_of(data, _LIMITS)
        }
    except Refused as refused:
        faults.add(Finding(refused.code, where=path.name, facts=refused.facts))
        return {}


def _seen_rows(rows: Iterable[Iterable[object]]) -> Iterator[Texts]:
    return (tuple(map(_seen, row)) for row in rows)


def _seen(value: object) -> str:
    """Return a cell as one sees it in the sheet: a code kept as a number is whole again."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        if not value.is_integer():
            return repr(value)
        return str(int(value)) if abs(value) < _EXACT else f"{value:.5E}"
    return str(value)


def _headed(file: str, columns: Columns, rows: Iterable[Texts], faults: Faults) -> Rows | None:
    """Read the header; None where it does not name the columns."""
    lines, told = iter(rows), faults.total
    head = ["_".join(name.casefold().split()) for name in next(lines, ())]
    if not any(head):
        if faults.total == told:
            faults.blame("I.101", file)
        return None
    for name in dict.fromkeys(head):
        if name and head.count(name) > 1:
            faults.blame("I.111", file, 1, name)
        elif name and name not in columns.all:
            faults.warn("I.207", file, 1, name)
    missing = [name for name in columns.wanted if name not in head]
    for name in missing:
        faults.blame("I.109", file, 1, name)
    if missing:
        return None
    return Rows(file, columns, _ordered(file, columns, head, lines, faults))


def _ordered(
    file: str, columns: Columns, head: Sequence[str], lines: Iterator[Texts], faults: Faults
) -> Iterator[tuple[int, Texts]]:
    """Give each row's texts in the order of the columns; an optional one not there is blank."""
    width = len(head)
    in_order = itemgetter(*(head.index(one) if one in head else width for one in columns.all))
    nameless = [at for at, name in enumerate(head) if not name]
    for number, row in enumerate(lines, start=2):
        texts = [text.strip() for text in row]
        if not any(texts):
            continue
        stray = texts[width:] + [texts[at] for at in nameless if at < len(texts)]
        if any(stray):
            faults.blame("I.112", file, number)
        # One blank more than the header has: it stands for the columns that are not there.
        yield number, in_order(texts[:width] + [""] * (width + 1 - len(texts[:width])))
