"""The rooms in which an officer works: the window of a desk, whichever it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.ppk.desk import RecapDesk
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.parts import parts
from kpps_desktop.ui.kpps.session import Session
from kpps_desktop.ui.ppk.parts import parts as recap_parts
from kpps_desktop.ui.ppk.session import Session as RecapSession
from kpps_desktop.ui.ppk.window import RecapWindow

if TYPE_CHECKING:
    from kpps_desktop.services.desks import AnyDesk
    from kpps_desktop.ui.desk.window import DeskWindow as AnyDeskWindow
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.setup.walk import Place


def session(desk: AnyDesk, jobs: Jobs, officer: str, place: Place) -> Session | RecapSession:
    """Begin an officer's work at a desk."""
    if isinstance(desk, RecapDesk):
        return RecapSession(desk, jobs, OfficerId(officer), place.drives)
    return Session(desk, jobs, OfficerId(officer), place.drives)


def desk_window(begun: Session | RecapSession) -> AnyDeskWindow:
    """Return the window of a desk, with all its screens."""
    if isinstance(begun, RecapSession):
        return RecapWindow(begun, recap_parts(begun))
    return DeskWindow(begun, parts(begun))


def saved(begun: Session | RecapSession) -> str:
    """Return the hour until which everything is in the books."""
    desk = begun.desk
    with desk.store.read() as books:
        last = books.journal.last_at(desk.store.desk)
    return f"{datetime.fromisoformat(last):%H.%M.%S}" if last else ""
