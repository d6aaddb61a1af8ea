"""The parts of the window, in the order of the rail: the one place that knows every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import level_of, spoken_at
from kpps_desktop.domain.places import Level
from kpps_desktop.ui.ppk.anomali import part as anomali
from kpps_desktop.ui.ppk.ketik import part as ketik
from kpps_desktop.ui.ppk.papan import part as papan
from kpps_desktop.ui.ppk.pleno import part as pleno
from kpps_desktop.ui.ppk.rekap import part as rekap
from kpps_desktop.ui.ppk.terima import part as terima
from kpps_desktop.words import speak_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.ui.desk.part import Part
    from kpps_desktop.ui.ppk.session import Session

PARTS: tuple[Callable[[Session], Part], ...] = (
    papan.part,
    terima.part,
    ketik.part,
    pleno.part,
    anomali.part,
    rekap.part,
)


def parts(session: Session) -> tuple[Part, ...]:
    """Make the part of every screen that the recap has, each wired to the services."""
    at = level_of(session.desk.pack.region)
    speak_at(spoken_at(session.desk.pack.region))
    return tuple(
        part(session) for part in PARTS if at is Level.KECAMATAN or part is not anomali.part
    )
