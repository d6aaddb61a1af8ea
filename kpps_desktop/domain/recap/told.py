"""What a recap is told of a column, and by whom: arrivals, papers typed and shown, corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ResultKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.recap import events as e

SUPERSEDES = (
    ResultKind.REGULER,
    ResultKind.SUSULAN,
    ResultKind.LANJUTAN,
    ResultKind.ULANG,
)
"""Kinds of result, each standing above those before it."""


def is_later(kind: ResultKind | None, than: ResultKind) -> bool:
    """Tell whether a vote stands above another one."""
    return kind is not None and SUPERSEDES.index(kind) > SUPERSEDES.index(than)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A signed result as it came: by `bundle` or `qr`; of a region below it may not be `final`."""

    kind: ResultKind
    sequence: int
    sha256: str
    by: str
    figures: Mapping[str, int | None]
    final: bool = True

    @property
    def rank(self) -> tuple[int, int]:
        """What decides which of two arrivals stands."""
        return SUPERSEDES.index(self.kind), self.sequence


@dataclass(frozen=True, slots=True)
class Aside:
    """What was typed of a vote (`kind`) before a later one became known."""

    kind: ResultKind
    figures: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """A C.HASIL SALINAN as its holder showed it, when last, and which figures were typed."""

    by: str
    at: str
    figures: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Box:
    """The box of a TPS came, when, and whether its seals were whole."""

    came: str
    whole: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What an officer typed into one cell."""

    officer: str
    figure: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction, when and by whom it was written, and what had been typed there till then."""

    at: str
    officer: str
    said: e.TpsFigureCorrected
    typed: tuple[Typed, ...] = ()
