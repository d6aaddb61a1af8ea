"""Pictures of receiving."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.pictures import (
        NoticePicture,
        PersonPicture,
        ProgressPicture,
        RecordTablePicture,
    )
    from kpps_desktop.ui.ppk.terima.tray import Line


@dataclass(frozen=True, slots=True)
class TerimaPicture:
    """The whole screen; `lines` are what the table shows, by the codes of its records.

    `follow` is the line to come to, unless the officer has gone to another one since.
    """

    stick: NoticePicture
    progress: ProgressPicture | None
    ready: bool
    """Whether Enter receives a stick."""
    scanned: NoticePicture | None
    waiting: bool
    """Whether QR parts wait for others."""
    table: RecordTablePicture
    lines: Mapping[str, Line]
    follow: str
    only_amiss: bool
    filter: str
    ketua: PersonPicture
    """Who signs what is shared."""
    codes: bool = True
    """Whether QR codes are received: only TPS print them."""
    disputes: Mapping[str, NoticePicture] = field(default_factory=dict)
    """What is said of a line whose desk came to other figures, by the code of its record."""
    to_settle: Mapping[str, Place] = field(default_factory=dict)
    """The first of a line's disputes that nobody has settled yet."""
    sharing: str = ""
    """What a file for the other desks holds, and who needs it."""
