"""Looks through sticks for results, on the papers' worker."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from kpps_desktop.devices.drives import listing_of
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.domain.places import Level
from kpps_desktop.services.ppk.scans import Found, look_through

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.ui.ppk.session import Session

    Told = Callable[[Found, tuple[str, ...]], object]

_REST = 20
"""How many times longer sticks are left alone than it took to look through one."""


class Search:
    """Tells what may be received of a stick, and the listing of it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: list[Path] = []
        self._rested = 0.0

    @property
    def rested(self) -> bool:
        """Whether sticks may be looked through again that nobody asks for: large ones take long."""
        return monotonic() >= self._rested

    def is_under_way(self, folder: Path) -> bool:
        """Tell whether a stick is being looked through."""
        return folder in self._open

    def start(self, folder: Path, told: Told) -> None:
        """Look through a stick; of one that is gone meanwhile nothing is told."""
        self._open.append(folder)

        def search() -> tuple[Found, tuple[str, ...]]:
            began = monotonic()
            found = self.look_through((folder,))
            listing = listing_of((*found.results, *found.pictures))
            self._rested = monotonic() + _REST * (monotonic() - began)
            return found, listing

        def searched(held: tuple[Found, tuple[str, ...]]) -> None:
            self._open.remove(folder)
            told(*held)

        self._session.jobs.papers(search, searched, refused=lambda _: searched((Found(()), ())))

    def look_through(self, paths: tuple[Path, ...]) -> Found:
        """Find what may be received; Trouble D.015 where a stick is gone meanwhile."""
        of_tps = unit_level(self._session.desk.pack.region) is Level.TPS  # others print no codes
        try:
            return look_through(paths, pictures=of_tps)
        except OSError as error:
            raise Trouble("D.015", stick=paths[0].name) from error
