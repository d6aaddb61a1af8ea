"""Pictures of Penutupan: lists and ballots beside the log, differences and their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penutupan.typing_state import Account, Explanation, Signatures, Typed
    from kpps_desktop.ui.pictures import FigureTablePicture, FindingPicture


@dataclass(frozen=True, slots=True)
class DifferencePicture:
    """What does not agree, and its reason: asked for, or as it was recorded.

    `leads` is what recording the reason comes to; None while there is no reason.
    """

    contest: str
    name: str
    findings: tuple[FindingPicture, ...]
    reason: str = ""
    recorded: str = ""
    leads: Explanation | None = None


@dataclass(frozen=True, slots=True)
class PenutupanPicture:
    """The whole screen. `accounts` are whole and differ from the books: to be recorded."""

    typed: Typed
    title: str
    detail: str
    lists_title: str
    lists: FigureTablePicture
    ballots_title: str
    ballots: FigureTablePicture
    differences: tuple[DifferencePicture, ...]
    quiet: str
    """Said where nothing differs."""
    answer: str
    """What Enter does next: record a reason, or open the counting."""
    ready: bool
    missing: str
    accounts: tuple[Account, ...] = ()
    signatures: tuple[Signatures, ...] = ()
    """Signatures counted that the books do not hold: to be recorded."""
