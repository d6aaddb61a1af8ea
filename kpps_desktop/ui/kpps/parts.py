"""The parts of the window, in the order of the day: the one place that knows every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.kpps.penyerahan import part as penyerahan

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.ui.kpps.part import Part
    from kpps_desktop.ui.kpps.session import Session

PARTS: tuple[Callable[[Session], Part], ...] = (penyerahan.part,)


def parts(session: Session) -> tuple[Part, ...]:
    """Make the part of every stage, each wired to the services."""
    return tuple(part(session) for part in PARTS)
