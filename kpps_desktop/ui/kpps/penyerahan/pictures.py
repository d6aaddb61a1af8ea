"""What penyerahan shows: its tasks, and each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import Tone

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import NoticePicture, RecordTablePicture


class HandTask(StrEnum):
    """The tasks of penyerahan, in the order in which they are offered."""

    PAPERS = "papers"
    COPIES = "copies"
    STICK = "stick"
    QR = "qr"
    BOXES = "boxes"
    FINISH = "finish"


class Phase(Enum):
    """Whether there is a sealed result, and whether the day is over."""

    UNSEALED = "unsealed"
    OPEN = "open"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class PapersPicture:
    """What was made of the sealing, and whether anything is left to make."""

    table: RecordTablePicture
    said: str
    missing: bool
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class CopyPicture:
    """Whose copy it is; `number` is that of the copy which holds, None while there is none."""

    code: str
    contest: str
    recipient: str
    number: int | None


@dataclass(frozen=True, slots=True)
class CopiesPicture:
    """Everybody who receives a copy; `next` is the code of the first who has none."""

    table: RecordTablePicture
    copies: tuple[CopyPicture, ...]
    next: str
    said: str


@dataclass(frozen=True, slots=True)
class SticksPicture:
    """Sticks that are plugged in, what came of the last one, and what lies where."""

    table: RecordTablePicture
    next: str
    written: RecordTablePicture
    told: NoticePicture
    busy: bool
    done: tuple[str, ...] = ()
    """Codes of the sticks that hold the result that stands: there is nothing to do with them."""


@dataclass(frozen=True, slots=True)
class SymbolPicture:
    """One QR symbol: rows of modules (True is dark), and what it is a part of, in words."""

    contest: str
    title: str
    part: str
    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class BoxPicture:
    """A contest's box: its number, and its seals as they are typed."""

    contest: str
    name: str
    box: str
    seals: str


@dataclass(frozen=True, slots=True)
class FinishPicture:
    """What is missing, in words, and whether the day can end; `told` says how it ended.

    `later` is what may be done after the end too; it is missing neither before nor after.
    """

    missing: tuple[tuple[Tone, str], ...]
    can: bool
    told: str
    later: str = ""


@dataclass(frozen=True, slots=True)
class ReopenPicture:
    """Who can be the second officer, and what would be void."""

    officers: RecordTablePicture
    void: str


@dataclass(frozen=True, slots=True)
class PenyerahanPicture:
    """The whole stage. `void` tells what was made before the result was opened again."""

    phase: Phase
    title: str
    detail: str
    void: str
    tasks: RecordTablePicture
    next: HandTask
    papers: PapersPicture
    copies: CopiesPicture
    sticks: SticksPicture
    symbols: tuple[SymbolPicture, ...]
    boxes: tuple[BoxPicture, ...]
    finish: FinishPicture
    reopen: ReopenPicture
