"""Hints wired to the services: weighed away from the books, and only when figures changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.ppk.doing import Work
from kpps_desktop.services.ppk.hinting import StandingSheets, weigh
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.ppk.anomali.present import (
    ALL,
    Chosen,
    Weighed,
    keys_of,
    present,
    refused,
    say,
)
from kpps_desktop.ui.ppk.anomali.screen import AnomaliScreen
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.ppk.anomali.pictures import AnomaliPicture
    from kpps_desktop.ui.ppk.session import Session

CODE = "anomali"


def part(session: Session) -> Part:
    """Make the part of the hints."""
    walk = Hinting(session)
    screen = walk.screen
    return Part(CODE, screen, screen, walk.look, keys_of(look().lang), search=screen.start_search)


class Hinting(QObject):
    """Keeps what was weighed last, and weighs anew once other figures stand."""

    def __init__(self, session: Session) -> None:
        self.screen = AnomaliScreen()
        super().__init__(self.screen)
        self._session = session
        self._standing = StandingSheets()
        self._sheets: tuple[Sheet, ...] = ()
        self._weighed = Weighed()
        self._busy = False
        screen = self.screen
        screen.stale_seen.connect(self._weigh)
        screen.chosen.connect(self._choose)
        screen.place_wanted.connect(lambda *place: session.take_up(Work.MEET.value, place))

    def look(self, view: RecapView) -> AnomaliPicture:
        """Make the screen's picture, on the books' worker; an operator is told why he sees none."""
        session = self._session
        try:
            self._sheets = self._standing.gather(session.desk, session.officer)
        except Refused as news:
            return refused(news, look().lang)
        kept = session.kept.get(CODE)
        chosen = kept if isinstance(kept, Chosen) else ALL
        return present(view, self._weighed, self._sheets, chosen, look().lang)

    def _choose(self, kind: str, village: str) -> None:
        self._session.kept[CODE] = Chosen(kind, village)
        self._session.look()

    def _weigh(self) -> None:
        if self._busy:
            return
        self._busy = True
        desk, sheets = self._session.desk, self._sheets

        def work() -> Weighed:
            return Weighed(sheets, weigh(desk, sheets), done=True)

        def weighed(found: Weighed) -> None:
            self._weighed, self._busy = found, False
            self._session.look()

        words = say("weighing", look().lang)
        self._session.jobs.papers(work, weighed, words=words)
