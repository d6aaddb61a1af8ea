"""Opens .xlsx files from unknown hands: measured and laid bare before a parser sees them."""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.intake.limits import Limits

BEGINNING = b"PK\x03\x04"
_ENTRIES = 1_000
_CHUNK = 1 << 16
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,  # a password is asked for
    ValueError,
)


def sheets_of(data: bytes, limits: Limits) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    """Yield name and rows of each sheet of a workbook; Refused where it is not safe or sound."""
    # The parser gets a plain, stored copy of what was measured here, never the file itself:
    # what a ZIP says of its own sizes is not to be believed.
    bare = BytesIO()
    with zipfile.ZipFile(bare, "w", zipfile.ZIP_STORED) as copy:
        for name, xml in _parts(data, limits).items():
            _measure(xml, limits)
            copy.writestr(name, xml)
    bare.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(bare)
        for name in book.sheet_names:
            yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError):
        raise Refused("I.105") from None


def _parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the XML parts of a workbook, unpacked within the limit."""
    parts: dict[str, bytes] = {}
    left = limits.unpacked
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            entries = book.infolist()
            if len(entries) > _ENTRIES or len({one.filename for one in entries}) < len(entries):
                raise Refused("I.106")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    parts[entry.filename] = _unpacked(book, entry, left)
                    left -= len(parts[entry.filename])
    except _ZIP_ERRORS:
        raise Refused("I.105") from None
    return parts


def _unpacked(book: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    # In small steps: one large read would inflate a bomb whole before its size is looked at.
    content = bytearray()
    with book.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > most:
                raise Refused("I.106")
    return bytes(content)


def _measure(xml: bytes, limits: Limits) -> None:
    """Refuse cells far out: the parser lays out every cell between the first and the last."""
    if b"\0" in xml:  # UTF-16 would hide them from sight
        raise Refused("I.105")
    if b"sheetData" not in xml:
        return
    rows = columns = 0
    for found in _far(len(str(limits.rows)), _letters(limits.columns)).finditer(xml):
        # Nine digits are far beyond any limit; more would only take time to read.
        rows = max(rows, int(found[2][:9]))
        columns = max(columns, _column(found[1]))
    if rows > limits.rows or columns > limits.columns:
        raise Refused("I.108", rows=limits.rows, columns=limits.columns)


@cache
def _far(digits: int, letters: int) -> re.Pattern[bytes]:
    """Find the cells' places that may be beyond a limit of so many digits and letters.

    A sheet names millions of places; those with fewer are within, and pass unread.
    """
    far = rb"(?=[A-Za-z]{%d}|[A-Za-z]*[0-9]{%d})" % (letters, digits)
    return re.compile(rb"""r(?<!\wr)\s*=\s*["']\s*""" + far + rb"""([A-Za-z]*)([0-9]+)\s*["']""")


def _letters(column: int) -> int:
    """Return how many letters name a column (A is 1)."""
    return 1 + (column > 26) + (column > 26 + 26**2)  # noqa: PLR2004 - A to Z, AA to ZZ


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number
