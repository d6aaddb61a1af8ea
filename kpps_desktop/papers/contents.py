"""What papers are made of besides a form and its figures: meeting, signers, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date, time


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where the form came about; what is not known yet is left open on paper.

    `counted` is the day the counting began (voting may run past midnight into the next);
    `settled` the day the figures were settled, at `place`; `hall` is where the meeting was held,
    and `began` and `ended` the days of `opened` and `closed`, where it took several.
    """

    day: date | None = None
    opened: time | None = None
    closed: time | None = None
    counted: date | None = None
    count_opened: time | None = None
    count_closed: time | None = None
    place: str = ""
    settled: date | None = None
    hall: str = ""
    began: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is to sign: the name, and whether it was done, or declined and why."""

    name: str = ""
    signed: bool = False
    declined: str = ""


Signers: TypeAlias = Mapping[tuple[str, int], Signer]
"""Signers by the kind of their block (`kpps`, `ppk`, `saksi`) and their number in it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """How much of a contest another form records: `model` names that form."""

    incidents: int = 0
    objections: int = 0
    corrections: int = 0
    model: str = ""

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.incidents or self.objections or self.corrections)


NOTHING_RECORDED = Recorded()


@dataclass(frozen=True, slots=True)
class Note:
    """A finding that stands: its code, what it says in words, its cells, the officers' reason.

    `tps` is the code of the station, or of the region below, where a paper speaks of several.
    """

    code: str
    text: str
    cells: tuple[str, ...] = ()
    reason: str = ""
    tps: str = ""


@dataclass(frozen=True, slots=True)
class Amended:
    """A figure of a place (a TPS, or a region below) that was corrected, and who initialled.

    `officer` wrote it; `typed` is what each officer had typed there till then.
    """

    at: str
    place: str
    cell: str
    old: int | None
    new: int | None
    reason: str
    initials: tuple[str, ...]
    officer: str = ""
    typed: tuple[tuple[str, int | None], ...] = ()
