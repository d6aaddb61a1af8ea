"""Letters and ledgers as values: title, paragraphs, tables of words, places to sign.

What holds figures of a contest is a `Form`; all else a TPS hands out is a `Letter`. Texts may
hold placeholders (`PLACEHOLDERS`) that the paper fills; one that is unknown is left open, to be
written by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.formbook.form import Heading, Place  # noqa: TC001 - hints are read
from kpps_desktop.formbook.shelf import read_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kpps_desktop.formbook.coherence import Blame

PLACEHOLDERS = frozenset(
    {
        "pemilihan",  # PEMILIHAN GUBERNUR DAN WAKIL GUBERNUR …
        "provinsi",
        "kabko",
        "kecamatan",
        "desa",
        "tps",  # 003
        "tps_huruf",
        "alamat",
        "hari",  # Rabu
        "tanggal",  # Dua Puluh Tujuh
        "bulan",  # November
        "tahun_huruf",
        "tahun",  # 2024
        "tanggal_penuh",  # 27 November 2024
        "pukul",
        "buka",  # 07.00: from when votes are cast
        "tutup",
        "zona",  # WIB
        "ketua",
        "penerima",  # the name of who receives
        "tujuan",  # the office that receives
        "tujuan_di",
        "nomor",  # of the letter
        "kotak",  # how many boxes, `2 (dua)`
        "cadangan_persen",  # 2,5%
        "kekurangan",  # what is short, item by item
        "jumlah",  # Rp7.300.000
        "jumlah_huruf",
        "nama",  # of the signer, in a place to sign
        "peran",
        "pasangan",  # the names of a pair
        "tempat",  # of a pleno
    }
)
"""What the texts of a letter may ask for, to be filled when it is shown."""


_ABREAST = 2
"""Contests that a table of theirs shows beside each other."""


class Across(StrEnum):
    """How the words of a column stand in it."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class LetterColumn:
    """A column of a table. Rows fill it by its code; one they do not know is for a pen."""

    code: str
    label: str
    width: int = 0
    """In millimetres; the columns without one share what is left."""
    across: Across = Across.LEFT
    each_contest: bool = False
    """Stands once for each contest; a row fills it by `code_contest`."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: `nil` stands where it has no rows, `total` before its sums."""

    code: str
    columns: tuple[LetterColumn, ...]
    title: str = ""
    nil: str = ""
    total: str = ""
    row: int = 0
    """The least height of a row, in millimetres: room for ink where somebody signs."""

    @property
    def is_of_contests(self) -> bool:
        """Whether it has columns that stand once for each contest."""
        return any(column.each_contest for column in self.columns)

    def laid(self, contests: Mapping[str, str]) -> Table:
        """Write out the columns that stand once for each contest; these are their names."""
        laid: list[LetterColumn] = []
        for each, run in groupby(self.columns, lambda column: column.each_contest):
            listed = tuple(run)
            laid += _for_each(listed, contests) if each else listed
        return replace(self, columns=tuple(laid))


@dataclass(frozen=True, slots=True)
class SignPlace:
    """Where somebody signs: what stands over it, for each of those who sign as `code`."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Term:
    """A wording of the form that its rows need, such as the status of an objection."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or ledger. What stands in it comes in the order of these fields."""

    code: str
    model: str
    heading: tuple[Heading, ...]
    footer: str
    places: tuple[Place, ...] = ()
    address: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    closing: tuple[str, ...] = ()
    dated: str = ""
    resumed: str = ""
    """Over a row that is read on, on another page; `{no}` is what its first column says."""
    signatures: tuple[SignPlace, ...] = ()
    terms: tuple[Term, ...] = ()
    lying: bool = False
    """Whether the sheet lies across."""

    def laid(self, contests: Mapping[str, str]) -> Letter:
        """Return the letter with every column of its tables written out.

        A table that has columns for each contest stands again for every two of them: a sheet
        has no room for more.
        """
        listed = tuple(contests.items())
        some = [dict(listed[at : at + _ABREAST]) for at in range(0, len(listed), _ABREAST)]
        return replace(
            self,
            tables=tuple(
                table.laid(each)
                for table in self.tables
                for each in (some if some and table.is_of_contests else [contests])
            ),
        )

    def term(self, code: str) -> str:
        """Return the form's wording for a code (KeyError where it has none)."""
        return next(iter(self.all_terms(code)))

    def all_terms(self, code: str) -> tuple[str, ...]:
        """Return every wording of a code (KeyError where there is none)."""
        found = tuple(one.text for one in self.terms if one.code == code)
        if not found:
            raise KeyError(code)
        return found


def load_letter(profile: str, code: str, root: Path | None = None) -> Letter:
    """Return a letter of a profile; Faulty with every fault where its files are wrong."""
    return read_form(Letter, letter_faults, profile, code, root)


def letter_faults(letter: Letter, blame: Blame) -> None:
    """Blame what stands twice, and placeholders that nothing fills."""
    _distinct((table.code for table in letter.tables), "tables", blame)
    _distinct((place.code for place in letter.signatures), "signatures", blame)
    for at, table in enumerate(letter.tables):
        _distinct((column.code for column in table.columns), f"tables[{at}].columns", blame)
    for path, text in _texts(letter):
        for name in set(re.findall(r"\{(\w*)\}", text)) - PLACEHOLDERS:
            blame("M.111", path, name=name)


def _for_each(
    columns: Iterable[LetterColumn], contests: Mapping[str, str]
) -> Iterator[LetterColumn]:
    listed = tuple(columns)
    for contest, name in contests.items():
        for one in listed:
            label = f"{name}\n{one.label}"
            code = f"{one.code}_{contest}"
            yield replace(one, code=code, label=label, each_contest=False)


def _distinct(codes: Iterable[str], path: str, blame: Blame) -> None:
    for code, times in Counter(codes).items():
        if times > 1:
            blame("M.108", path, name=code)


def _texts(letter: Letter) -> Iterator[tuple[str, str]]:
    yield from ((f"heading[{at}]", line.text) for at, line in enumerate(letter.heading))
    yield from ((f"places[{at}].text", place.text) for at, place in enumerate(letter.places))
    for name in ("address", "opening", "closing"):
        yield from ((f"{name}[{at}]", text) for at, text in enumerate(getattr(letter, name)))
    yield from ((f"tables[{at}].title", one.title) for at, one in enumerate(letter.tables))
    yield from ((f"signatures[{at}].title", one.title) for at, one in enumerate(letter.signatures))
    yield "dated", letter.dated
    yield "footer", letter.footer
