"""What happens when figures are settled, signed, sealed and handed over."""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.domain.events.values import FiguresByCell, Texts


@dataclass(frozen=True, slots=True)
class PlanoRead:
    """Figures of the paper C.HASIL were typed; a cell that is absent was not read."""

    contest: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class FigureCorrected:
    """A figure was struck and rewritten on paper, initialled by ketua and saksi."""

    contest: str
    cell: str
    old: int | None
    new: int | None
    reason: str
    initials: Texts


@dataclass(frozen=True, slots=True)
class FindingExplained:
    """A finding stands, and the sheet says why; the reason goes to Kejadian Khusus."""

    contest: str
    code: str
    cells: Texts
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentRecorded:
    """A *kejadian khusus* and what was done."""

    incident: str
    contest: str
    text: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """A saksi or the PTPS objects."""

    objection: str
    contest: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """KPPS explained and matched: accepted and corrected at once, or refused and kept."""

    objection: str
    accepted: bool
    answer: str


@dataclass(frozen=True, slots=True)
class SheetSigned:
    """An officer (`KPPS-3`) or a saksi signed the sheet of a contest."""

    contest: str
    by: str


@dataclass(frozen=True, slots=True)
class SignatureDeclined:
    """Somebody would not sign; the form stays valid and the reason is kept."""

    contest: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultSealed:
    """The ketua finalised the result; nothing of it changes unless it is reopened."""

    sequence: int


@dataclass(frozen=True, slots=True)
class ResultReopened:
    """Two officers opened a finalised result again; papers made before are void."""

    reason: str
    second: str


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper was made once and stored; a reprint is these bytes."""

    paper: str
    contest: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PaperPrinted:
    """A stored paper was printed for the first time, in so many copies."""

    paper: str
    contest: str
    sha256: str
    copies: int


@dataclass(frozen=True, slots=True)
class PaperReprinted:
    """A stored paper was printed once more, and why; it is the very same bytes."""

    paper: str
    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class BundleMade:
    """The signed bundle was made; `previous` is the SHA-256 of the one before, or empty."""

    sequence: int
    previous: str


@dataclass(frozen=True, slots=True)
class CopyHandedOver:
    """Somebody received a numbered copy."""

    paper: str
    contest: str
    recipient: str
    number: int


@dataclass(frozen=True, slots=True)
class BoxSealed:
    """A contest's box was sealed for the way to the PPK; `box` is the number on it, or nothing."""

    contest: str
    seals: Texts
    box: str = ""


@dataclass(frozen=True, slots=True)
class BundleExported:
    """A bundle was written to a stick and read back; `target` is how the stick is called.

    No bundle holds the line of its own export: the line comes after it.
    """

    sequence: int
    target: str
    sha256: str


@dataclass(frozen=True, slots=True)
class HandoverFinished:
    """Box and sealed copy left for PPS and PPK; the day is done."""

    recipient: str
