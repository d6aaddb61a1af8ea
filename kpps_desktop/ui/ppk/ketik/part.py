"""Wires typing to the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.typing_again import NOTHING
from kpps_desktop.services.ppk import typists
from kpps_desktop.services.ppk.examining import station_findings
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.desk.refusing import giving_back
from kpps_desktop.ui.ppk.ketik.bench import EMPTY, Bench
from kpps_desktop.ui.ppk.ketik.present import Turn, found, keys_of, present, sections_told
from kpps_desktop.ui.ppk.ketik.screen import KetikScreen
from kpps_desktop.ui.ppk.present import KETIK
from kpps_desktop.ui.theme import look, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.pictures import ResultPicture
    from kpps_desktop.ui.ppk.ketik.pictures import KetikPicture
    from kpps_desktop.ui.ppk.session import Session

_BLANK = "R20"
"""The finding for a blank cell: the typist said himself that it is."""


def part(session: Session) -> Part:
    """Make the screen of typing, with every intent led to its service."""
    kept = session.kept.get(KETIK)
    bench = kept if isinstance(kept, Bench) else EMPTY
    screen = KetikScreen(session.officer, bench.in_hand(session.officer))
    wires = _Wires(session, screen, bench)
    return Part(
        KETIK,
        screen,
        screen,
        wires.look,
        keys_of(look().lang),
        search=screen.search,
        unsaved=wires.unsaved,
    )


class _Wires(QObject):
    """Carries what the screen announces to the services, by the officer at the keyboard."""

    def __init__(self, session: Session, screen: KetikScreen, bench: Bench) -> None:
        super().__init__(screen)
        self._session, self._screen, self._bench = session, screen, bench
        session.station_wanted.connect(self._take_up)
        session.officer_changed.connect(self._hand_over)
        session.officer_asked.connect(lambda asked: screen.cover(covered=asked))
        screen.choose.form_taken.connect(self._take)
        screen.choose.search.sought.connect(self._seek)
        screen.form.typed.connect(self._keep)
        screen.form.saved.connect(self._save)
        screen.form_left.connect(self._leave)
        screen.search_wanted.connect(self._search)

    def look(self, view: RecapView) -> KetikPicture:
        """Look at the board and at what is asked, on the books' worker."""
        desk, officer, bench = self._session.desk, self._session.officer, self._bench
        place = bench.in_hand(officer)
        asked = typists.to_type(desk, *place, officer) if place else NOTHING
        draft = bench.draft(officer, place) if place else {}
        if asked != NOTHING:
            return present(view, Turn(officer, place, asked, draft), look().lang)
        open_ones = (one for one in bench.begun(officer) if self._is_asked(one, officer))
        begun = next(open_ones, None)
        following = begun or typists.next_to_type(desk, officer)
        turn = Turn(officer, place, asked, draft, following, begun is not None)
        return present(view, turn, look().lang)

    def unsaved(self) -> str:
        """Tell how many forms are typed in part by anybody, which only this window knows."""
        count = len(self._bench.drafts)
        return text("ui_ppk_ketik.unsaved", count=count) if count else ""

    def _is_asked(self, place: Place, officer: OfficerId) -> bool:
        """Tell whether a form that was begun is asked still: others may have settled it."""
        return typists.to_type(self._session.desk, *place, officer) != NOTHING

    def _take_up(self, screen: str, tps: str, contest: str) -> None:
        if screen == KETIK:
            self._take((tps, contest))

    def _take(self, place: Place | None) -> None:
        """Open a form, or none, and look at it."""
        officer = self._session.officer
        self._hold(self._bench.take(officer, place))
        self._screen.turn_to(officer, place)
        self._screen.choose.search.clear()
        self._session.look()

    def _hand_over(self, _officer: str) -> None:
        """Show nothing of the officer before: neither the form nor what was typed of it."""
        officer = self._session.officer
        self._screen.turn_to(officer, self._bench.in_hand(officer))
        self._screen.choose.search.clear()
        self._session.look()

    def _seek(self, text: str) -> None:
        session = self._session

        def sought() -> tuple[ResultPicture, ...]:
            return found(recap_view(session.desk), text, session.officer, look().lang)

        session.ask(sought, lambda hits: self._screen.choose.search.show_results(text, hits))

    def _keep(self, figures: Mapping[str, int | None]) -> None:
        """Keep what is typed by now, and say whether it adds up."""
        officer = self._session.officer
        place = self._bench.in_hand(officer)
        if place is not None:
            self._hold(self._bench.type(officer, place, figures))
            self._screen.form.show_told(self._weighed(place, figures))

    def _weighed(self, place: Place, figures: Mapping[str, int | None]) -> str:
        """Say which sections of these figures do not add up, by what this officer typed alone."""
        tps, contest = place
        held = {Cell(cell): figure for cell, figure in figures.items()}
        sheet = Sheet(KodeTps(tps), ContestCode(contest), held)
        amiss = [
            cell
            for one in station_findings(self._session.desk, [sheet])
            if one.kind is not Kind.KABAR and one.code != _BLANK
            for cell in one.cells[:1]
        ]
        form = self._session.desk.forms[contest]
        numbers = self._session.desk.election.contest(contest).numbers
        sections = [spot.section.code for spot in form.spots(numbers) if spot.cell in amiss]
        return sections_told(sections, look().lang)

    def _save(self, figures: Mapping[str, int | None]) -> None:
        """Save the form, and take up the next one at once."""
        desk, officer = self._session.desk, self._session.officer
        place = self._bench.in_hand(officer)
        if place is None:
            return
        following: list[Place | None] = []

        def typed() -> Changed:
            changed = typists.type_in(desk, *place, figures, officer)
            following.append(typists.next_to_type(desk, officer, place[0]))
            return changed

        def done() -> None:
            self._hold(self._bench.type(officer, place, {}).take(officer, following[0]))
            self._screen.form.forget()
            self._screen.turn_to(self._session.officer, self._bench.in_hand(self._session.officer))

        self._session.do(typed, done, refused=giving_back(self._session, self._refused))

    def _refused(self) -> None:
        self._screen.form.release()
        self._session.look()

    def _leave(self) -> None:
        """Drop what is typed of the form in hand, and close it."""
        officer = self._session.officer
        place = self._bench.in_hand(officer)
        if place is not None:
            self._hold(self._bench.type(officer, place, {}))
        self._take(None)

    def _search(self) -> None:
        """Put the form aside with what is typed of it, and look for another one."""
        self._take(None)

    def _hold(self, bench: Bench) -> None:
        self._bench = self._session.kept[KETIK] = bench
