"""What may be wanted of a saksi; the window hands each to its service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class SaksiEntry:
    """A saksi of a pair; `reason` tells why a mandate came after the meeting began."""

    contest: str
    number: int
    name: str
    mandate: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MandateEntry:
    """The mandate of a saksi who was written down without one; late with the reason."""

    saksi: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SaksiRemoval:
    """A saksi who was written down by mistake, to be taken back with the reason."""

    saksi: str
    reason: str


SaksiIntent: TypeAlias = SaksiEntry | MandateEntry | SaksiRemoval
