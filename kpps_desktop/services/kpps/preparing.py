"""Intents before the first voter: equipment, people, the opening meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.services.kpps.desk import lead, record, refuse_unknown
from kpps_desktop.services.texts import refuse_unfit_name

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk


def receive_supply(
    desk: Desk,
    item: str,
    received: int,
    by: OfficerId,
    *,
    contest: str = "",
    damaged: int = 0,
    reason: str = "",
) -> Changed:
    """Write equipment counted on arrival; a count below the norm is a finding, never refused."""
    refuse_unknown(desk, contest)
    with record(desk, e.SupplyReceived(item, contest, received, damaged, reason), by):
        return Changed.CHECKLIST


def report_invitations(
    desk: Desk, delivered: int, returned: int, by: OfficerId, reason: str = ""
) -> Changed:
    """Write how many C.Pemberitahuan were delivered and brought back."""
    with record(desk, e.InvitationsReported(delivered, returned, reason), by):
        return Changed.CHECKLIST


def post_list(desk: Desk, item: str, by: OfficerId, *, posted: bool = True) -> Changed:
    """Write that a list (`dpt`, `dpph`, `paslon`) hangs where voters can read it."""
    with record(desk, e.ListPosted(item, posted), by):
        return Changed.CHECKLIST


def assign_duties(desk: Desk, whose: OfficerId, duties: tuple[str, ...], by: OfficerId) -> Changed:
    """Write what an officer does, in the place of what the profile says."""
    with record(desk, e.DutiesAssigned(whose, duties), by):
        return Changed.PEOPLE


def tick_seat(desk: Desk, seat: str, by: OfficerId, *, right: bool = True) -> Changed:
    """Write whether a place of the TPS plan is as it should be."""
    with record(desk, e.SeatTicked(seat, right), by):
        return Changed.CHECKLIST


def note_presence(desk: Desk, person: str, by: OfficerId, *, present: bool = True) -> Changed:
    """Write who is at the TPS: an officer, a petugas ketertiban, the PTPS."""
    refuse_unfit_name(person)
    with record(desk, e.OfficerPresent(person, present), by):
        return Changed.PEOPLE


def accredit_saksi(
    desk: Desk,
    contest: str,
    choice: int,
    name: str,
    by: OfficerId,
    *,
    mandate: bool = True,
    reason: str = "",
) -> Changed:
    """Take a saksi's mandate; a pair has at most two (PKPU 17/2024).

    `reason` tells why the mandate comes after the meeting began.
    """
    meeting, pair = desk.day().meeting, (contest, choice)
    held = [one for one in meeting.saksi.values() if (one.contest, one.choice) == pair]
    if len(held) >= desk.profile.max_saksi:
        raise Refused("S.502", choice=choice, most=desk.profile.max_saksi)
    before = [one.said for one in meeting.removed if (one.said.contest, one.said.choice) == pair]
    saksi = f"SAKSI-{contest}-{choice}-{len(held) + len(before) + 1}"
    apart = mandate and bool(reason.strip())
    with record(desk, e.SaksiAccredited(saksi, contest, choice, name, mandate and not apart), by):
        done = Changed.PEOPLE
    return receive_mandate(desk, saksi, by, reason) if apart else done


def receive_mandate(desk: Desk, saksi: str, by: OfficerId, reason: str = "") -> Changed:
    """Take the mandate of a saksi written down without one; after the meeting began, say why."""
    with record(desk, e.MandateReceived(saksi, reason), by):
        return Changed.PEOPLE


def remove_saksi(desk: Desk, saksi: str, reason: str, by: OfficerId) -> Changed:
    """Take back a saksi who was written down by mistake; the line stays, with the reason."""
    with record(desk, e.SaksiRemoved(saksi, reason), by):
        return Changed.PEOPLE


def seat_saksi(desk: Desk, saksi: str, by: OfficerId) -> Changed:
    """Let a saksi sit inside; the other of the pair goes out, for one sits at a time.

    Refused S.527 for somebody who is not written down as a saksi.
    """
    meeting = desk.day().meeting
    said = meeting.saksi.get(saksi)
    if said is None:
        raise Refused("S.527", saksi=saksi)
    pair = (said.contest, said.choice)
    for other, one in meeting.saksi.items():
        if other != saksi and (one.contest, one.choice) == pair and other in meeting.present:
            note_presence(desk, other, by, present=False)
    return note_presence(desk, saksi, by)


def begin_opening(desk: Desk, by: OfficerId) -> Changed:
    """Begin the *rapat pemungutan suara*."""
    lead(by)
    with record(desk, e.OpeningBegan(), by):
        return Changed.STAGE


def take_step(desk: Desk, step: str, by: OfficerId) -> Changed:
    """Take the next step of the opening, in lawful order."""
    with record(desk, e.StepTaken(step), by):
        return Changed.CHECKLIST


def receive_ballots(
    desk: Desk, contest: str, ballots: int, by: OfficerId, reason: str = ""
) -> Changed:
    """Write the ballots counted at the opening, reserve included (row II.1)."""
    with record(desk, e.BallotsReceived(contest, ballots, reason), by):
        return Changed.BALLOTS


def open_voting(desk: Desk, by: OfficerId, reason: str = "") -> Changed:
    """Open the voting; never before its hour, later only with a reason."""
    lead(by)
    now = desk.clock.now().time()
    if now < desk.profile.opens:
        raise Refused("S.503", opens=desk.profile.opens.strftime("%H.%M"))
    if now.replace(second=0) > desk.profile.opens and not reason.strip():
        raise Refused("S.504", opens=desk.profile.opens.strftime("%H.%M"))
    with record(desk, e.VotingOpened(reason), by):
        return Changed.STAGE
