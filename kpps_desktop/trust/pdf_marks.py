"""Where a signature stands in a PDF, and what it says there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Field:
    """A place for a signature: invisible, or a box on a page (points, from the lower left)."""

    name: str
    page: int = 0
    box: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a signature says beside itself; `stamp` is a one-page PDF to show in its box."""

    at: datetime
    name: str = ""
    reason: str = ""
    location: str = ""
    stamp: bytes | None = None
