"""Cells of a source sheet read as text, whole number or code; what is wrong goes to the faults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.intake.source_faults import Faults

_LONGEST = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?[Ee]\+?[0-9]+")
"""What a spreadsheet makes of a long number: `3,10101E+12`. The digits are gone."""


def is_scientific(text: str) -> bool:
    """Tell whether a spreadsheet has shortened a number."""
    return _SCIENTIFIC.fullmatch(text) is not None


class Cells:
    """Reads the cells of one file."""

    __slots__ = ("_faults", "file")

    def __init__(self, file: str, faults: Faults) -> None:
        self.file = file
        self._faults = faults

    def name(self, row: int, column: str, text: str) -> str:
        """Read text that must be there."""
        if not text:
            self._faults.blame("I.221", self.file, row, column)
        return self.prose(row, column, text)

    def prose(self, row: int, column: str, text: str) -> str:
        """Read text that may be blank."""
        if len(text) > _LONGEST or _CONTROL.search(text):
            self._faults.blame("I.231", self.file, row, column, most=_LONGEST)
        return text

    def count(self, row: int, column: str, text: str, most: int = 99_999) -> int:
        """Read a whole number that must be there, 0 to `most`; 0 where it is faulty."""
        if not text:
            self._faults.blame("I.221", self.file, row, column)
            return 0
        return self.optional_count(row, column, text, most) or 0

    def optional_count(self, row: int, column: str, text: str, most: int = 99_999) -> int | None:
        """Read a whole number that may be blank."""
        if not text:
            return None
        # isdigit alone takes superscripts and the digits of other scripts.
        if text.isascii() and text.isdigit() and int(text[:9]) <= most and len(text) < 9:  # noqa: PLR2004 - above any count
            return int(text)
        self._faults.blame("I.222", self.file, row, column, value=text, most=most)
        return None

    def code(self, row: int, column: str, text: str) -> str:
        """Read a code; the mark `'` by which spreadsheets keep digits as text falls away."""
        bare = text.removeprefix("'")
        if is_scientific(bare):
            self._faults.blame("I.224", self.file, row, column, value=bare)
            return ""
        if not bare:
            self._faults.blame("I.221", self.file, row, column)
        return bare
