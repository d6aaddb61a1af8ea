"""What stands across every window of a day that is not the plain one: its kind, and SIMULASI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Election


def banner_of(election: Election, lang: str) -> str:
    """Say which kind of day it is, and that it is none; nothing of a regular day that is real."""
    said = []
    if election.kind is not ResultKind.REGULER:
        said.append(label(f"ui_kpps.banner.{election.kind.value}", lang))
    if election.mode is Mode.SIMULASI:
        said.append(label("ui_kpps.banner.simulasi", lang))
    return " · ".join(said)
