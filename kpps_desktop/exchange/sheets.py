"""What the sheets of a workbook share: looks, cells by kind, lists, and what is said of a recap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kpps_desktop.domain.elections import Mode
from kpps_desktop.exchange.recap_lines import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kpps_desktop.domain.recap.results import RecapResult

_WARNING = "SIMULASI: BUKAN HASIL PEMILIHAN"


def said_of(result: RecapResult) -> str:
    """Return what is said of a recap over its sheets: its mode, standing, number and time."""
    warning = f"{_WARNING}. " if result.mode is Mode.SIMULASI else ""
    return f"{warning}{standing(result)}, urutan {result.sequence}, {result.at}"


class Formats:
    """The few looks of a workbook's cells."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.total = book.add_format({"bold": True, "top": 1})
        self.blank = book.add_format({"bg_color": "#FFF2CC", "border": 1})
        self.faulty = book.add_format({"bg_color": "#F8CBAD"})


def put(sheet: Any, row: int, column: int, value: object, look: Any) -> None:  # noqa: ANN401
    """Write a value by its kind; a blank leaves its cell empty."""
    if isinstance(value, int):
        sheet.write_number(row, column, value, look)
    elif value is not None:
        sheet.write_string(row, column, str(value), look)


def listed(
    book: Any,  # noqa: ANN401
    formats: Formats,
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Write a sheet that is one list under its head."""
    sheet = book.add_worksheet(name)
    for at, row in enumerate((head, *rows)):
        for column, value in enumerate(row):
            put(sheet, at, column, value, formats.head if at == 0 else None)
    sheet.set_column(0, len(head), 18)
    sheet.freeze_panes(1, 0)
