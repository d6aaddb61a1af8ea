"""What an act can come to: refused, troubled, found wanting, or changed."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Fact: TypeAlias = str | int | bool | None
"""A value that may stand in a sentence."""


class Told(Exception):
    """Bad news with a code; the words for it are found by that code."""

    def __init__(self, code: str, /, **facts: Fact) -> None:
        super().__init__(code)  # so that it can be pickled: workers hand it back
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={fact}" for name, fact in self.facts.items())
        return f"{self.code}({facts})"


class Refused(Told):
    """The request is not allowed now; nothing has changed."""


class Trouble(Told):
    """An edge of the machine failed (disk, stick, file); trying again may work."""


_KNOWN = frozenset(
    ("ENOENT", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "ENOSPC", "EROFS", "EIO", "ENAMETOOLONG")
)
"""What there are words for (`os.`); anything else is told as the machine words it."""


def why_of(error: OSError) -> str:
    """Return why the machine failed, as a fact."""
    code = errno.errorcode.get(error.errno or 0, "")
    return code if code in _KNOWN else error.strerror or ""


class Kind(Enum):
    """How grave a finding is (the arithmetic of C.HASIL, rules R01 to R21)."""

    GALAT = "galat"
    """The sheet contradicts itself; it is finalised only with a written reason."""
    PERINGATAN = "peringatan"
    """Needs a tick and a reason."""
    KABAR = "kabar"
    """Worth knowing; asks for nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of what was examined, as a value: every fault is reported, none interrupts.

    `where` names the place in words of the input (a file, a row, a cell, a contest);
    `cells` are the cells of the form it touches; `facts` fill the sentence.
    """

    code: str
    kind: Kind = Kind.GALAT
    cells: tuple[str, ...] = ()
    where: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


class Changed(Flag):
    """What an intent changed, so that a screen knows whether to look again."""

    NOTHING = 0
    STAGE = auto()
    CHECKLIST = auto()
    PEOPLE = auto()
    ROLL = auto()
    BALLOTS = auto()
    TALLY = auto()
    FIGURES = auto()
    INCIDENTS = auto()
    SIGNATURES = auto()
    PAPERS = auto()
    HANDOVER = auto()
    RECAP = auto()
