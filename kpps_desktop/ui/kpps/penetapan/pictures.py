"""What penetapan shows: its tasks, and each of them. Only `SheetCell` holds figures of the log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import (
        FigureTablePicture,
        FindingPicture,
        PersonPicture,
        RecordTablePicture,
    )


class SettleTask(StrEnum):
    """The tasks after the papers are matched, in the order in which they are offered."""

    FINDINGS = "findings"
    RECORD = "record"
    SIGNING = "signing"
    SEALING = "sealing"


class Phase(Enum):
    """How far a paper is matched."""

    READING = "reading"
    AGAIN = "again"
    SETTLING = "settling"


@dataclass(frozen=True, slots=True)
class OfficerChoice:
    """An officer who may be asked for the PIN; `barred` says why not, in words."""

    code: str
    person: PersonPicture
    barred: str = ""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that was typed: what the paper says, what the log says, and what became of it."""

    code: str
    cite: str
    name: str
    paper: int | None
    known: str
    said: str
    reason: str = ""
    differs: bool = False
    fits: bool = False
    """The paper's own sums hold with it: nothing says that the paper is wrong."""


@dataclass(frozen=True, slots=True)
class PlanoPicture:
    """One contest's paper. While it is typed, `table` holds what was typed and nothing else.

    `wanted` are the cells to be typed now, in paper order; `next` is the difference to be
    settled next.
    """

    contest: str
    name: str
    phase: Phase
    readers: tuple[OfficerChoice, ...]
    reader_table: RecordTablePicture
    table: FigureTablePicture
    wanted: tuple[str, ...]
    said: str
    sheet: RecordTablePicture
    cells: tuple[SheetCell, ...]
    next: str
    seconds: tuple[tuple[str, str], ...]
    """Officers who may correct beside the ketua: code, words."""
    saksi: tuple[tuple[str, str], ...]
    """Who may initial a correction beside the KPPS."""

    def cell(self, code: str) -> SheetCell | None:
        """Return a typed cell by its code."""
        return next((one for one in self.cells if one.code == code), None)


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A finding with where it stands and its reason, once it has one."""

    code: str
    """Contest, code and cells: what names a finding in the list."""
    contest: str
    rule: str
    cells: tuple[str, ...]
    shown: FindingPicture
    galat: bool
    reason: str = ""
    given: str = ""
    """When the reason was given, and in which stage."""


@dataclass(frozen=True, slots=True)
class FindingsPicture:
    """All findings; none is known while a paper is still typed."""

    table: RecordTablePicture
    findings: tuple[FoundPicture, ...]
    next: str


@dataclass(frozen=True, slots=True)
class EntryPicture:
    """An incident, or an objection, which may be `open`; its title is who objects."""

    code: str
    title: str
    text: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Kejadian khusus dan keberatan, and who may object."""

    table: RecordTablePicture
    entries: tuple[EntryPicture, ...]
    objectors: tuple[tuple[str, str, str], ...]
    """Who, whose contest (or nothing), words."""
    next: str


@dataclass(frozen=True, slots=True)
class SignerPicture:
    """Somebody who signs or declines; `open` are the contests he or she has done neither for."""

    code: str
    person: PersonPicture
    officer: bool
    open: tuple[str, ...]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class SigningPicture:
    """The roster, the ketua last."""

    table: RecordTablePicture
    signers: tuple[SignerPicture, ...]
    next: str
    said: str


@dataclass(frozen=True, slots=True)
class SealingPicture:
    """Each contest's figures as they will print; what stands in the way, and what is only told."""

    tables: tuple[FigureTablePicture, ...]
    blocking: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PenetapanPicture:
    """The whole stage. `contests` are codes with their names, in the order of the count."""

    tasks: RecordTablePicture
    next: str
    contests: tuple[tuple[str, str], ...]
    planos: tuple[PlanoPicture, ...]
    findings: FindingsPicture
    record: RecordPage
    signing: SigningPicture
    sealing: SealingPicture
    ketua: PersonPicture
    open: bool = True

    def plano(self, contest: str) -> PlanoPicture:
        """Return a contest's paper."""
        return next(one for one in self.planos if one.contest == contest)
