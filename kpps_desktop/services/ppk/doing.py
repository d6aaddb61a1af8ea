"""What an officer can do with a contest of a TPS, and what comes next in the whole recap."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.recap import MEMBERS
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.services.ppk.typists import next_to_type

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.viewing import RecapView


class Work(StrEnum):
    """The kinds of work on a TPS, each by the name of its screen."""

    RECEIVE = "terima"
    TYPE = "ketik"
    MEET = "pleno"


def is_member(officer: OfficerId) -> bool:
    """Tell whether an officer is a member of PPK or KPU: operators receive and type, no more."""
    return officer.startswith(MEMBERS)


def work_at(
    glance: Glance, officer: OfficerId, sought: frozenset[str] = frozenset()
) -> Work | None:
    """Return what an officer can do with a contest of a TPS, or None where others are at it.

    `sought` are the TPS whose sticks were looked at: what did not come by then is typed.
    """
    if glance.stand is Stand.BELUM or _waits(glance, sought):
        return Work.RECEIVE
    if glance.stand is not Stand.SAH and _types(glance, officer):
        return Work.TYPE
    decided = glance.ready or glance.stand in {Stand.SAH, Stand.TUNDA}
    return Work.MEET if decided and is_member(officer) else None


def next_work(desk: RecapDesk, view: RecapView, officer: OfficerId) -> tuple[Work, Place] | None:
    """Return what an officer does next, and with what.

    While the meeting goes on, that is what it takes up next; else what is to be typed, for the
    meeting waits for it, or is to be looked for on the stick that came with its box; then what
    did not come yet, and last what the meeting put off.
    """
    member = is_member(officer)
    if member and view.next and view.pleno.sitting:
        return Work.MEET, view.next
    typing = next_to_type(desk, officer)
    if typing and view.glances[typing].stand is not Stand.BELUM:
        waits = _waits(view.glances[typing], view.sought)
        return Work.RECEIVE if waits else Work.TYPE, typing
    if member and view.next:
        return Work.MEET, view.next
    missing = (place for place, one in view.glances.items() if one.stand is Stand.BELUM)
    place = next(missing, None)
    if place:
        return Work.RECEIVE, place
    return (Work.MEET, view.deferred[0]) if member and view.deferred else None


def _waits(glance: Glance, sought: frozenset[str]) -> bool:
    """Tell whether a box is in, and its stick may be: a later vote on paper has none."""
    return glance.stand is Stand.KOTAK and not glance.paper and glance.tps not in sought


def _types(glance: Glance, officer: OfficerId) -> bool:
    return officer in glance.asked or not (glance.ready or officer in glance.typists)
