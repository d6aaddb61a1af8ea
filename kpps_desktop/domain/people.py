"""The people of the day: officers, saksi, voters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

OfficerId = NewType("OfficerId", str)
"""`KPPS-1` (ketua) to `KPPS-7`, `PPK-1` or `KPU-1` (ketua) and up, `OP-n` for an operator."""
VoterRef = NewType("VoterRef", str)
"""`DPT-127`, `DPPh-3`, `DPTb-1`: how a voter is named wherever a name may not appear."""
CategoryCode = NewType("CategoryCode", str)
"""A voters' list as the profile names it; Pilkada has DPT, DPPh and DPTb."""

DPT = CategoryCode("DPT")
DPPH = CategoryCode("DPPh")
DPTB = CategoryCode("DPTb")

KETUA_KPPS = OfficerId("KPPS-1")
KETUA_PPK = OfficerId("PPK-1")
GUARDS = ("TIBUM-1", "TIBUM-2")
"""Petugas ketertiban, two a TPS: they are present, and act at no desk."""
PTPS = "PTPS"
"""Pengawas TPS, one a TPS."""


_TITLES = frozenset(
    {
        *("KETUA", "ANGGOTA", "SEKRETARIS", "OPERATOR", "PETUGAS", "PPK", "KPU"),
        *("BAPAK", "BPK", "PAK", "IBU", "BU", "SAUDARA", "SAUDARI", "SDR", "SDRI"),
        *("H", "HJ", "HAJI", "DR", "DRS", "DRA", "IR", "PROF"),
    }
)
"""Words before or around a name that are not part of it."""


def person_key(name: str) -> str:
    """Return what two spellings of one name share.

    Case, spaces, punctuation, accents, an official title and degrees after a comma do not tell
    people apart. A name that is nothing but titles and numbers (`PPK-1`) is that whole.
    """
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", name.upper()) if not unicodedata.combining(one)
    )
    before, _, degrees = plain.partition(",")
    plain = before if "." in degrees or len(degrees.split()) == 1 else plain
    words = "".join(one if one.isalnum() else " " for one in plain).split()
    bare = [word for word in words if word not in _TITLES]
    named = bare if any(word.isalpha() for word in bare) else words
    return "".join(named)


def in_order(officers: Iterable[OfficerId]) -> tuple[OfficerId, ...]:
    """Return officers as every list shows them: the ketua, members by seat, then operators."""
    return tuple(sorted(officers, key=lambda one: (one.startswith("OP-"), _seat(one), one)))


def _seat(officer: OfficerId) -> int:
    number = officer.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


class Sex(StrEnum):
    """Laki-laki or perempuan, as the forms count voters."""

    L = "L"
    P = "P"


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone who acts at a desk, by role and number."""

    id: OfficerId
    name: str

    @property
    def leads(self) -> bool:
        """Whether this is the ketua, who opens and closes stages, signs and corrects."""
        return self.id.endswith("-1") and not self.id.startswith("OP-")


@dataclass(frozen=True, slots=True)
class Voter:
    """A line of a voters' list. Only the last four digits of the NIK are kept."""

    ref: VoterRef
    name: str
    sex: Sex
    age: int | None = None
    address: str = ""
    rt: str = ""
    rw: str = ""
    disability: str = ""
    nik_tail: str = ""


def voter_ref(category: CategoryCode, number: int) -> VoterRef:
    """Name a voter by list and running number."""
    return VoterRef(f"{category}-{number}")


def is_voter_ref(text: str) -> bool:
    """Tell whether a text names a voter by list and running number."""
    return re.fullmatch(r"[A-Za-z]{2,8}-[1-9][0-9]{0,5}", text) is not None


def category_of(ref: VoterRef) -> CategoryCode:
    """Return the list a reference belongs to."""
    return CategoryCode(ref.rpartition("-")[0])
