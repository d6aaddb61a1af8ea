"""The parts of the window, in the order of the day: the one place that knows every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.kpps.pembukaan.part import part as pembukaan
from kpps_desktop.ui.kpps.pemungutan.part import part as pemungutan
from kpps_desktop.ui.kpps.penetapan.part import part as penetapan
from kpps_desktop.ui.kpps.penghitungan.part import part as penghitungan
from kpps_desktop.ui.kpps.penutupan.part import part as penutupan
from kpps_desktop.ui.kpps.penyerahan.part import part as penyerahan
from kpps_desktop.ui.kpps.persiapan.part import part as persiapan

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.ui.desk.part import Part
    from kpps_desktop.ui.kpps.session import Session

PARTS: tuple[Callable[[Session], Part], ...] = (
    persiapan,
    pembukaan,
    pemungutan,
    penutupan,
    penghitungan,
    penetapan,
    penyerahan,
)


def parts(session: Session) -> tuple[Part, ...]:
    """Make the part of every stage, each wired to the services."""
    return tuple(part(session) for part in PARTS)
