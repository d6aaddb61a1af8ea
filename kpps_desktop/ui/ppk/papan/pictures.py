"""Pictures of the board: its cells, what they add up to, and the story of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import BoardCell, BoardPicture, LegendPicture, Tone


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """One contest of one TPS in words, and what the officer can do with it.

    `work` is the code of the screen to go to, or nothing; `act` is said on the button either way.
    """

    title: str
    contest: str
    shade: str
    cell: BoardCell
    lines: tuple[str, ...]
    work: str
    act: str


@dataclass(frozen=True, slots=True)
class LeftPicture:
    """How long the calendar still allows."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class PapanPicture:
    """The whole screen but for the story, which follows the arrows."""

    title: str
    detail: str
    board: BoardPicture
    legend: tuple[LegendPicture, ...]
    left: LeftPicture | None
    boxes: bool = True
    """Whether boxes come: of regions there are none."""
