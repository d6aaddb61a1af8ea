"""Wires the pages of people and saksi, which two stages show, to their services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.services.kpps import preparing
from kpps_desktop.ui.desk.refusing import giving_back

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from kpps_desktop.ui.kpps.session import Session


class ShowsPeople(Protocol):
    """A screen with those pages."""

    @property
    def presence_noted(self) -> SignalInstance:
        """Person; there, or gone."""
        ...

    @property
    def saksi_accredited(self) -> SignalInstance:
        """Contest, number of the pair, name, mandate."""
        ...

    @property
    def saksi_seated(self) -> SignalInstance:
        """The saksi who sits inside now."""
        ...

    def give_back_saksi(self, contest: str, number: int, name: str, *, mandate: bool) -> None:
        """Put back a saksi who could not be written."""
        ...


def wire_people(session: Session, screen: ShowsPeople) -> None:
    """Lead what is said of people to the services."""
    screen.presence_noted.connect(partial(_note, session))
    screen.saksi_accredited.connect(partial(_accredit, session, screen))
    screen.saksi_seated.connect(partial(_seat, session))


def _note(session: Session, person: str, there: bool) -> None:  # noqa: FBT001 - as the signal says
    session.do(
        lambda: preparing.note_presence(session.desk, person, session.officer, present=there)
    )


def _accredit(
    session: Session,
    screen: ShowsPeople,
    contest: str,
    number: int,
    name: str,
    mandate: bool,  # noqa: FBT001
) -> None:
    session.do(
        lambda: preparing.accredit_saksi(
            session.desk, contest, number, name, session.officer, mandate=mandate
        ),
        refused=giving_back(
            session, lambda: screen.give_back_saksi(contest, number, name, mandate=mandate)
        ),
    )


def _seat(session: Session, saksi: str) -> None:
    session.do(lambda: preparing.seat_saksi(session.desk, saksi, session.officer))
