"""Wires persiapan to its services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.kpps import preparing
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.desk.refusing import giving_back
from kpps_desktop.ui.kpps.people.wiring import wire_people
from kpps_desktop.ui.kpps.persiapan.pictures import PrepTask
from kpps_desktop.ui.kpps.persiapan.present import keys_of, present
from kpps_desktop.ui.kpps.persiapan.screen import PersiapanScreen
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.persiapan.pictures import PersiapanPicture
    from kpps_desktop.ui.kpps.session import Session


def part(session: Session) -> Part:
    """Make the screen of persiapan, with every intent led to its service."""
    screen = PersiapanScreen()
    wire_people(session, screen)
    screen.supply_counted.connect(partial(_receive, session, screen))
    screen.invitations_reported.connect(partial(_report, session, screen))
    screen.list_posted.connect(partial(_post, session))
    screen.duties_assigned.connect(partial(_assign, session, screen))
    screen.seat_ticked.connect(partial(_tick, session, screen))
    screen.meeting_begun.connect(partial(_begin, session, screen))
    screen.paper_asked.connect(session.show_paper)
    return Part(Stage.PERSIAPAN, screen, screen, _seen, keys_of(look().lang))


def _seen(view: View) -> PersiapanPicture:
    return present(view, look().lang)


def _receive(
    session: Session,
    screen: PersiapanScreen,
    item: str,
    contest: str,
    received: int,
    damaged: int,
    reason: str,
) -> None:
    session.do(
        lambda: preparing.receive_supply(
            session.desk,
            item,
            received,
            session.officer,
            contest=contest,
            damaged=damaged,
            reason=reason,
        ),
        refused=giving_back(
            session,
            lambda: screen.give_back_supply(f"{item}:{contest}", received, damaged, reason),
        ),
    )


def _report(
    session: Session, screen: PersiapanScreen, delivered: int, returned: int, reason: str
) -> None:
    session.do(
        lambda: preparing.report_invitations(
            session.desk, delivered, returned, session.officer, reason
        ),
        refused=giving_back(session, lambda: screen.open_task(PrepTask.INVITATIONS)),
    )


def _post(session: Session, item: str, posted: bool) -> None:  # noqa: FBT001 - as the signal says
    session.do(
        lambda: preparing.post_list(session.desk, item, session.officer, posted=posted),
        refused=giving_back(session, session.look),
    )


def _assign(
    session: Session, screen: PersiapanScreen, officer: str, duties: tuple[str, ...]
) -> None:
    session.do(
        lambda: preparing.assign_duties(session.desk, OfficerId(officer), duties, session.officer),
        refused=giving_back(session, screen.give_back_duties),
    )


def _tick(session: Session, screen: PersiapanScreen, seat: str, right: bool) -> None:  # noqa: FBT001
    session.do(
        lambda: preparing.tick_seat(session.desk, seat, session.officer, right=right),
        refused=giving_back(session, lambda: screen.plan.reach(seat)),
    )


def _begin(session: Session, screen: PersiapanScreen) -> None:
    session.do(lambda: preparing.begin_opening(session.desk, session.officer), screen.back)
