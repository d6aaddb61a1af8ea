"""Pictures of receiving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.ui.pictures import NoticePicture, ProgressPicture, RecordTablePicture
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
    codes: bool = True
    """Whether QR codes are received: only TPS print them."""
