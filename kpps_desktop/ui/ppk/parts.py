"""The parts of the window, in the order of the rail: the one place that knows every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.ppk.pleno.part import part as pleno

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.ui.desk.part import Part
    from kpps_desktop.ui.ppk.session import Session

PARTS: tuple[Callable[[Session], Part], ...] = (pleno,)


def parts(session: Session) -> tuple[Part, ...]:
    """Make the part of every screen, each wired to the services."""
    return tuple(part(session) for part in PARTS)
