"""How events of preparation, opening and voting change the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Day, Stage
from kpps_desktop.domain.ledgers import Late
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import Sex, is_voter_ref

if TYPE_CHECKING:
    from kpps_desktop.domain import events as e

_SEXES = frozenset(Sex)


def receive_supply(day: Day, said: e.SupplyReceived, _at: str) -> Day:
    """Write equipment received; a later count of the same item takes its place."""
    supplies = {**day.preparation.supplies, (said.item, said.contest): said}
    return replace(day, preparation=replace(day.preparation, supplies=supplies))


def report_invitations(day: Day, said: e.InvitationsReported, _at: str) -> Day:
    """Write how many C.Pemberitahuan were delivered."""
    return replace(day, preparation=replace(day.preparation, invitations=said))


def post_list(day: Day, said: e.ListPosted, _at: str) -> Day:
    """Write that a list hangs where voters can read it."""
    return replace(day, preparation=day.preparation.post(said.item, posted=said.posted))


def assign_duties(day: Day, said: e.DutiesAssigned, _at: str) -> Day:
    """Write what an officer does."""
    if said.officer not in day.setup.officers:
        raise Refused("S.108", officer=said.officer)
    duties = {**day.preparation.duties, said.officer: said.duties}
    return replace(day, preparation=replace(day.preparation, duties=duties))


def tick_seat(day: Day, said: e.SeatTicked, _at: str) -> Day:
    """Write whether a place of the plan is as it should be."""
    seats = {**day.preparation.seats, said.seat: said.right}
    return replace(day, preparation=replace(day.preparation, seats=seats))


def note_presence(day: Day, said: e.OfficerPresent, at: str) -> Day:
    """Write who is at the TPS."""
    present = {who: since for who, since in day.meeting.present.items() if who != said.person}
    if said.present:
        present[said.person] = at
    return replace(day, meeting=replace(day.meeting, present=present))


def accredit(day: Day, said: e.SaksiAccredited, at: str) -> Day:
    """Take a saksi's mandate; after the meeting began it is late."""
    if said.choice not in day.numbers[day.known(said.contest)]:
        raise Refused("S.105", choice=said.choice, contest=said.contest)
    late = day.stage is not Stage.PERSIAPAN
    return replace(day, meeting=day.meeting.accredit(said, Late(at) if late else None))


def receive_mandate(day: Day, said: e.MandateReceived, at: str) -> Day:
    """Take the mandate of a saksi who had none; after the meeting began only with the reason."""
    late = day.stage is not Stage.PERSIAPAN
    if late and not said.reason.strip():
        raise Refused("S.406")
    meeting = day.meeting.receive_mandate(said.saksi, Late(at, said.reason) if late else None)
    return replace(day, meeting=meeting)


def remove_saksi(day: Day, said: e.SaksiRemoved, at: str) -> Day:
    """Take back a saksi written by mistake, with the reason; whoever acted already stays."""
    if not said.reason.strip():
        raise Refused("S.406")
    if _has_acted(day, said.saksi):
        raise Refused("S.242", saksi=said.saksi)
    return replace(day, meeting=day.meeting.remove(said, at))


def _has_acted(day: Day, saksi: str) -> bool:
    """Tell whether a paper bears somebody's name: signed, declined, initialled, objected."""
    drafts = day.drafts.values()
    written = {one for draft in drafts for one in (*draft.signed, *draft.declined)}
    written |= {who for draft in drafts for one in draft.corrections for who in one.initials}
    written |= {one.raised.by for one in day.record.objections.values()}
    return saksi in written | {one.recipient for one in day.sealing.copies}


def begin_opening(day: Day, _said: e.OpeningBegan, at: str) -> Day:
    """Begin the voting meeting."""
    return day.enter(Stage.PEMBUKAAN, at)


def take_step(day: Day, said: e.StepTaken, at: str) -> Day:
    """Take the next step of the opening."""
    return replace(day, meeting=day.meeting.take(said.step, day.setup.opening, at))


def receive_ballots(day: Day, said: e.BallotsReceived, _at: str) -> Day:
    """Write the ballots counted at the opening; never fewer than were handed out."""
    issued = day.roll.issued.get(day.known(said.contest), 0)
    if said.ballots < issued:
        raise Refused("S.106", ballots=said.ballots, issued=issued)
    received = {**day.meeting.received, said.contest: said.ballots}
    return replace(day, meeting=replace(day.meeting, received=received))


def open_voting(day: Day, said: e.VotingOpened, at: str) -> Day:
    """Open the voting; ballots must have been counted, a step left out needs a reason."""
    uncounted = [one for one in day.contests if one not in day.meeting.received]
    if uncounted:
        raise Refused("S.101", contest=uncounted[0])
    left = [step for step in day.setup.opening if step not in day.meeting.steps]
    if left and not said.reason.strip():
        raise Refused("S.102", step=left[0])
    return replace(day, late_opening=said.reason).enter(Stage.PEMUNGUTAN, at)


def admit(day: Day, said: e.VoterAdmitted, at: str) -> Day:
    """Admit a voter while ballots last."""
    once = len(set(said.contests)) == len(said.contests) > 0
    if not once or said.sex not in _SEXES or not is_voter_ref(said.voter):
        raise Refused("S.207", voter=said.voter)
    for contest in said.contests:
        if not day.ballots_left(day.known(contest)):
            raise Refused("S.208", contest=contest)
    return replace(day, roll=day.roll.admit(said, at))


def undo(day: Day, said: e.AdmissionUndone, _at: str) -> Day:
    """Strike an admission, with the reason."""
    if not said.reason.strip():
        raise Refused("S.406")
    return replace(day, roll=day.roll.undo(said.voter))


def turn_away(day: Day, said: e.VoterTurnedAway, at: str) -> Day:
    """Record somebody who left without voting."""
    return replace(day, roll=day.roll.turn_away(said.category, said.reason, at))


def replace_ballot(day: Day, said: e.BallotReplaced, _at: str) -> Day:
    """Replace a voter's ballot, once a contest, while ballots last."""
    if not day.ballots_left(day.known(said.contest)):
        raise Refused("S.208", contest=said.contest)
    return replace(day, roll=day.roll.replace_ballot(said.voter, said.contest))


def accompany(day: Day, said: e.CompanionRecorded, _at: str) -> Day:
    """Record a companion."""
    return replace(day, roll=day.roll.accompany(said.voter))


def close_queue(day: Day, said: e.QueueClosed, at: str) -> Day:
    """Count and close the queue."""
    return replace(day, roll=day.roll.close_queue(said.waiting, at))


def disturb(day: Day, said: e.BoxDisturbed, at: str) -> Day:
    """Write down a disturbance."""
    return replace(day, record=day.record.disturb(said, at))


def close_voting(day: Day, said: e.VotingClosed, at: str) -> Day:
    """Close the voting; while the queue was never closed, only with a reason."""
    if day.roll.waiting is None and not said.reason.strip():
        raise Refused("S.209")
    return day.enter(Stage.PENUTUPAN, at)
