"""Pictures of the hints: a list, what filters it, and the one that is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import EmptyPicture, RecordTablePicture


@dataclass(frozen=True, slots=True)
class FigurePicture:
    """A figure a hint is about: where it stands on the form, and what stands there.

    `mend` is the figure with which the sums would hold, where there is one to look for.
    """

    cite: str
    figure: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class HintPicture:
    """One hint in words; `place` is where Enter leads to."""

    code: str
    place: tuple[str, str]
    head: str
    contest: str
    shade: str
    title: str
    cause: str
    remedy: str
    figures: tuple[FigurePicture, ...]


@dataclass(frozen=True, slots=True)
class AnomaliPicture:
    """The whole screen; `empty` stands in place of the list where there is none.

    `fresh` tells that the hints are of the figures that stand now; else they are to be weighed.
    """

    title: str
    detail: str
    table: RecordTablePicture
    hints: tuple[HintPicture, ...]
    kinds: tuple[tuple[str, str], ...]
    villages: tuple[tuple[str, str], ...]
    kind: str = ""
    village: str = ""
    empty: EmptyPicture | None = None
    fresh: bool = True
