"""Wires pembukaan to its services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps import preparing
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.desk.refusing import giving_back
from kpps_desktop.ui.kpps.pembukaan.present import keys_of, present
from kpps_desktop.ui.kpps.pembukaan.screen import PembukaanScreen
from kpps_desktop.ui.kpps.people.wiring import wire_people
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.pembukaan.pictures import PembukaanPicture
    from kpps_desktop.ui.kpps.session import Session


def part(session: Session) -> Part:
    """Make the screen of pembukaan, with every intent led to its service."""
    screen = PembukaanScreen()
    wire_people(session, screen)
    screen.meeting_begun.connect(partial(_begin, session))
    screen.step_taken.connect(partial(_take, session))
    screen.ballots_counted.connect(partial(_receive, session, screen))
    screen.voting_opened.connect(partial(_open, session, screen))
    screen.hour_came.connect(session.look)
    return Part(Stage.PEMBUKAAN, screen, screen, _seen, keys_of(look().lang))


def _seen(view: View) -> PembukaanPicture:
    return present(view, look().lang)


def _begin(session: Session) -> None:
    session.do(lambda: preparing.begin_opening(session.desk, session.officer))


def _take(session: Session, step: str) -> None:
    session.do(lambda: preparing.take_step(session.desk, step, session.officer))


def _receive(
    session: Session, screen: PembukaanScreen, contest: str, ballots: int, reason: str
) -> None:
    session.do(
        lambda: preparing.receive_ballots(session.desk, contest, ballots, session.officer, reason),
        refused=giving_back(session, lambda: screen.give_back_ballots(contest, ballots, reason)),
    )


def _open(session: Session, screen: PembukaanScreen, reason: str) -> None:
    session.do(
        lambda: preparing.open_voting(session.desk, session.officer, reason),
        lambda: screen.open_page("meeting"),
    )
