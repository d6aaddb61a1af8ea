"""Pictures of the hall's screen: a part of the form, or what happens otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import Tone

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import SourceTablePicture


@dataclass(frozen=True, slots=True)
class LinePicture:
    """One line under the figures: an incident with its status, or a correction."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class HallPicture:
    """The whole screen. Without a table it says `text`; `contest` gives the band its colour."""

    place: str
    title: str
    contest: str = ""
    contest_name: str = ""
    banner: str = ""
    text: str = ""
    detail: str = ""
    part: str = ""
    """The part of the form that is shown, by its own title."""
    table: SourceTablePicture | None = None
    stages: tuple[tuple[str, bool], ...] = ()
    elsewhere: str = ""
    """Cells of other parts that differ, by name."""
    lines: tuple[LinePicture, ...] = ()
