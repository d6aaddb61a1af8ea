"""Intents of closing and counting: left-over ballots, the box, each ballot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.counting import Tallying, tally_of
from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.services.kpps.desk import lead, record

if TYPE_CHECKING:
    from kpps_desktop.domain.people import CategoryCode, OfficerId
    from kpps_desktop.services.kpps.desk import Desk


def count_signatures(
    desk: Desk, category: CategoryCode, signatures: int | None, by: OfficerId
) -> Changed:
    """Write the signatures counted on an attendance list; null takes a figure back."""
    served = desk.profile.category(category)
    if served is None:
        raise Refused("S.260", category=category)
    with record(desk, e.SignaturesCounted(f"{served.row}_J", signatures), by):
        return Changed.BALLOTS


def account_ballots(desk: Desk, contest: str, returned: int, unused: int, by: OfficerId) -> Changed:
    """Write the ballots voters gave back (II.3) and those not used (II.4)."""
    with record(desk, e.BallotsAccounted(contest, returned, unused), by):
        return Changed.BALLOTS


def open_counting(desk: Desk, by: OfficerId) -> Changed:
    """Open the counting meeting."""
    lead(by)
    with record(desk, e.CountingOpened(), by):
        return Changed.STAGE


def open_box(desk: Desk, contest: str, by: OfficerId) -> Changed:
    """Open a contest's box before everyone; one contest at a time."""
    with record(desk, e.BoxOpened(contest), by):
        return Changed.TALLY


def count_box(
    desk: Desk, contest: str, ballots: int, by: OfficerId, *, unsigned: int = 0
) -> Changed:
    """Write how many ballots came out, and how many lacked the ketua's signature."""
    with record(desk, e.BoxCounted(contest, ballots, unsigned), by):
        return Changed.TALLY


def count_ballot(desk: Desk, contest: str, choice: int, by: OfficerId, reason: str = "") -> Changed:
    """Tally one ballot: the number announced, or 0 for *tidak sah*. Durable when it returns."""
    with record(desk, e.BallotCounted(contest, choice, reason), by) as books:
        books.ballots.count(contest, _round(desk, contest), choice, reason)
        return Changed.TALLY


def cancel_ballot(
    desk: Desk, contest: str, reason: str, by: OfficerId, *, place: int | None = None
) -> Changed:
    """Take the ballot last announced back, with the reason.

    Refused S.690 where it is not the ballot at the `place` that was meant.
    """
    if not reason.strip():
        raise Refused("S.406")
    day = desk.day()
    announced = sum(tally_of(day.counts[day.known(contest)]).values())
    if place is not None and place != announced:
        raise Refused("S.690", place=place, announced=announced)
    with record(desk, e.BallotCancelled(contest, reason), by) as books:
        ballot = books.ballots.last(contest, _round(desk, contest))
        if ballot is None:
            raise Refused("S.304")
        books.ballots.cancel(ballot, reason)
        return Changed.TALLY


def pause_tally(desk: Desk, contest: str, by: OfficerId, to: str = "") -> Changed:
    """Rest, or hand the keyboard to another officer."""
    with record(desk, e.TallyPaused(contest, to), by):
        return Changed.TALLY


def resume_tally(desk: Desk, contest: str, by: OfficerId) -> Changed:
    """Go on counting."""
    with record(desk, e.TallyResumed(contest), by):
        return Changed.TALLY


def hand_tally(desk: Desk, contest: str, to: OfficerId, by: OfficerId) -> Changed:
    """Give the keyboard to another officer, who was identified, and go on."""
    return pause_tally(desk, contest, by, to) | resume_tally(desk, contest, to)


def finish_count(desk: Desk, contest: str, by: OfficerId) -> Changed:
    """End a contest's count; every ballot of the box must have been announced."""
    with record(desk, e.CountFinished(contest), by):
        return Changed.TALLY | Changed.STAGE


def recount(desk: Desk, contest: str, reason: str, by: OfficerId) -> Changed:
    """Begin a *penghitungan ulang*; the old count stays on record."""
    lead(by)
    if not reason.strip():
        raise Refused("S.406")
    with record(desk, e.RecountStarted(contest, reason), by):
        return Changed.TALLY | Changed.STAGE | Changed.FIGURES


def _round(desk: Desk, contest: str) -> int:
    """Return which count is under way, by the event now being recorded."""
    following = desk.standing.following
    count = following.counts[contest] if following else None
    return len(count.earlier) + 1 if isinstance(count, Tallying) else 1
