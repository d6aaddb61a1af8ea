"""What happens at the closing and while ballots are counted."""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.domain.events.values import FiguresByCell, Texts


@dataclass(frozen=True, slots=True)
class SignaturesCounted:
    """Signatures on an attendance list were counted on paper; None: the figure was taken back."""

    cell: str
    signatures: int | None


@dataclass(frozen=True, slots=True)
class DifferenceExplained:
    """A difference stands that was seen before any sheet was written, and why.

    `figures` are those that differ, by name: the reason stands for these and no others.
    """

    contest: str
    code: str
    cells: Texts
    figures: FiguresByCell
    reason: str


@dataclass(frozen=True, slots=True)
class BallotsAccounted:
    """Ballots left over were counted after closing: rows II.3 and II.4."""

    contest: str
    returned: int
    unused: int


@dataclass(frozen=True, slots=True)
class CountingOpened:
    """The ketua opened the counting meeting."""


@dataclass(frozen=True, slots=True)
class BoxOpened:
    """A contest's box was opened before everyone."""

    contest: str


@dataclass(frozen=True, slots=True)
class BoxCounted:
    """Ballots taken out of the box were counted, and those without the ketua's signature."""

    contest: str
    ballots: int
    unsigned: int


@dataclass(frozen=True, slots=True)
class BallotCounted:
    """A ballot was examined and announced: the number of a choice, or 0 for *tidak sah*."""

    contest: str
    choice: int
    reason: str


@dataclass(frozen=True, slots=True)
class BallotCancelled:
    """The ballot last announced was taken back."""

    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class TallyPaused:
    """Counting rests, or the keyboard goes to another officer."""

    contest: str
    to: str


@dataclass(frozen=True, slots=True)
class TallyResumed:
    """Counting goes on."""

    contest: str


@dataclass(frozen=True, slots=True)
class CountFinished:
    """Every ballot of a contest has been announced."""

    contest: str


@dataclass(frozen=True, slots=True)
class RecountStarted:
    """*Penghitungan ulang*: a new count begins, and the old one stays on record."""

    contest: str
    reason: str
