"""What was typed at the closing and is not in the books: figures by cell, reasons by contest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import CategoryCode

LISTS = ""
"""Stands for the attendance lists, which all contests share, where contests are named."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure that is None was cleared: blank, whatever the books hold."""

    figures: Mapping[str, int | None] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def figure(self, cell: str, figure: int | None) -> Typed:
        """Type a figure."""
        return replace(self, figures={**self.figures, cell: figure})

    def reason(self, contest: str, reason: str) -> Typed:
        """Type why a difference stands."""
        return replace(self, reasons={**self.reasons, contest: reason})


@dataclass(frozen=True, slots=True)
class Account:
    """The ballots of a contest that were given back, and those not used."""

    contest: str
    returned: int
    unused: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why differences stand, and how that reads in the record (contest empty: the lists)."""

    contest: str
    text: str
    reason: str
    found: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures counted on the list of a category; None: the figure was taken back."""

    category: CategoryCode
    signatures: int | None


NOTHING_TYPED = Typed()
