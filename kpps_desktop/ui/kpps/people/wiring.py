"""Wires the pages of people and saksi, which two stages show, to their services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.services.kpps import preparing
from kpps_desktop.ui.desk.refusing import giving_back
from kpps_desktop.ui.kpps.people.intents import MandateEntry, SaksiEntry, SaksiRemoval

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.ui.kpps.people.intents import SaksiIntent
    from kpps_desktop.ui.kpps.session import Session


class ShowsPeople(Protocol):
    """A screen with those pages."""

    @property
    def presence_noted(self) -> SignalInstance:
        """Person; there, or gone."""
        ...

    @property
    def saksi_said(self) -> SignalInstance:
        """SaksiIntent."""
        ...

    @property
    def saksi_seated(self) -> SignalInstance:
        """The saksi who sits inside now."""
        ...

    def give_back_saksi(self, said: SaksiIntent) -> None:
        """Put back what could not be written of a saksi."""
        ...


def wire_people(session: Session, screen: ShowsPeople) -> None:
    """Lead what is said of people to the services."""
    screen.presence_noted.connect(partial(_note, session))
    screen.saksi_said.connect(partial(_write, session, screen))
    screen.saksi_seated.connect(partial(_seat, session))


def _note(session: Session, person: str, there: bool) -> None:  # noqa: FBT001 - as the signal says
    session.do(
        lambda: preparing.note_presence(session.desk, person, session.officer, present=there)
    )


def _write(session: Session, screen: ShowsPeople, said: SaksiIntent) -> None:
    session.do(
        lambda: _done(session.desk, said, session.officer),
        refused=giving_back(session, lambda: screen.give_back_saksi(said)),
    )


def _done(desk: Desk, said: SaksiIntent, by: OfficerId) -> Changed:
    match said:
        case SaksiEntry(contest, number, name, mandate, reason):
            return preparing.accredit_saksi(
                desk, contest, number, name, by, mandate=mandate, reason=reason
            )
        case MandateEntry(saksi, reason):
            return preparing.receive_mandate(desk, saksi, by, reason)
        case SaksiRemoval(saksi, reason):
            return preparing.remove_saksi(desk, saksi, reason, by)


def _seat(session: Session, saksi: str) -> None:
    session.do(lambda: preparing.seat_saksi(session.desk, saksi, session.officer))
