"""What the recap's end shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import NoticePicture, PersonPicture, RecordTablePicture


class Phase(StrEnum):
    """Where the recap's end stands; each has one thing to do next."""

    RATIFY = "ratify"
    """TPS are left: a draft can be printed and checked."""
    SIGN = "sign"
    """All is ratified: members and saksi sign, or decline, contest by contest."""
    SEAL = "seal"
    """Everybody has signed or declined: the ketua makes it final."""
    MAKE = "make"
    """It is final, and its papers are not made yet: a power cut came between."""
    FINAL = "final"
    """Papers are made: copies are handed out, the bundle goes up."""


@dataclass(frozen=True, slots=True)
class SignerPicture:
    """A line of the signatures: who, for which contest; `member` signs by PIN, a saksi on paper.

    `spared` names another saksi of the pair who signed: one signature per pair is enough.
    """

    code: str
    contest: str
    signer: str
    name: str
    member: bool
    open: bool
    spared: str = ""


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A recipient of a contest's D.HASIL, and the number handed to him, or None."""

    code: str
    contest: str
    recipient: str
    number: int | None


@dataclass(frozen=True, slots=True)
class RekapPicture:
    """Everything that the recap's end shows.

    `void` says what holds no longer after a reopening; `next` is the line of the signatures, and
    `next_copy` that of the copies, where something is left to do.
    """

    phase: Phase
    title: str
    detail: str
    standing: NoticePicture
    void: str
    primary: str
    signatures: RecordTablePicture
    signers: tuple[SignerPicture, ...]
    next: str
    copies: RecordTablePicture
    copy_lines: tuple[CopyLine, ...]
    next_copy: str
    seconds: RecordTablePicture
    ketua: PersonPicture
    draft_contest: str
    sealable: bool = False
    """Whether every member has answered, though saksi may be left: the ketua may make it final."""
    meeting: str = ""
    """That the meeting's day goes on still, or nothing."""
    receipt: bool = True
    """Whether the level has a form on which copies are receipted."""
