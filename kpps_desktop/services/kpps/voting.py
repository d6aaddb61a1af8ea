"""Intents while voters come: admit, replace, help, undo, close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.people import DPT, Sex, Voter, VoterRef, voter_ref
from kpps_desktop.domain.places import level
from kpps_desktop.services.kpps.desk import lead, record
from kpps_desktop.store import Companion

if TYPE_CHECKING:
    from kpps_desktop.domain.people import CategoryCode, OfficerId
    from kpps_desktop.services.kpps.desk import Desk


@dataclass(frozen=True, slots=True)
class Guest:
    """A voter who is not on this TPS's DPT: who, of which region, with which papers.

    `home` is the code of the region the voter is registered in (DPPh) or lives in (DPTb).
    """

    name: str
    sex: Sex
    home: str
    papers: tuple[str, ...]
    address: str = ""
    nik_tail: str = ""
    disability: str = ""


def admit(
    desk: Desk,
    number: int,
    by: OfficerId,
    *,
    sex: Sex | None = None,
    disabled: bool | None = None,
    inked: bool = False,
) -> Changed:
    """Admit a voter of the DPT by roll number.

    Sex and disability come from the list; where the pack holds no names they are asked for.
    """
    if not 1 <= number <= desk.tps.dpt:
        raise Refused("S.505", number=number, last=desk.tps.dpt)
    ref = voter_ref(DPT, number)
    with desk.store.read() as books:
        listed = books.voters.one(ref)
    known_sex = listed.sex if listed else sex
    if known_sex is None:
        raise Refused("S.506", number=number)
    marked = bool(listed and listed.disability) if disabled is None else disabled
    said = e.VoterAdmitted(
        ref, known_sex, marked, desk.contests, ("ktp_el",), desk.tps.kode[:10], inked
    )
    return _admit(desk, said, by)


def admit_guest(
    desk: Desk, category: CategoryCode, guest: Guest, by: OfficerId, *, inked: bool = False
) -> Changed:
    """Admit a voter of DPPh or DPTb to the contests his or her home allows.

    Hours and papers are never a wall: what is unlawful is recorded and found (R19, P.04).
    Refused S.508 where the home is in no contest of this TPS.
    """
    if desk.profile.category(category) is None or category == DPT:
        raise Refused("S.507", category=category)
    contests = tuple(one.code for one in desk.ballots if one.may_vote(guest.home))
    if not contests or level(guest.home) is None:
        raise Refused("S.508", home=guest.home)
    ref = voter_ref(category, desk.day().roll.next_number(category))
    said = e.VoterAdmitted(
        ref, guest.sex, bool(guest.disability), contests, guest.papers, guest.home, inked
    )
    voter = Voter(
        ref,
        guest.name,
        guest.sex,
        address=guest.address,
        disability=guest.disability,
        nik_tail=guest.nik_tail,
    )
    return _admit(desk, said, by, voter)


def undo_admission(desk: Desk, ref: VoterRef, reason: str, by: OfficerId) -> Changed:
    """Strike an admission that was written by mistake."""
    if not reason.strip():
        raise Refused("S.406")
    with record(desk, e.AdmissionUndone(ref, reason), by) as books:
        admission = books.attendance.of(ref)
        if admission is None:
            raise Refused("S.202", voter=ref)
        books.attendance.undo(admission)
        return Changed.ROLL | Changed.BALLOTS


def turn_away(desk: Desk, category: CategoryCode, reason: str, by: OfficerId) -> Changed:
    """Record somebody who left without voting, and why."""
    with record(desk, e.VoterTurnedAway(category, reason), by):
        return Changed.ROLL


def replace_ballot(desk: Desk, ref: VoterRef, contest: str, why: str, by: OfficerId) -> Changed:
    """Give a voter a replacement ballot: `rusak` or `keliru`, once a contest."""
    with record(desk, e.BallotReplaced(ref, contest, why), by):
        return Changed.BALLOTS


def accompany(
    desk: Desk, ref: VoterRef, name: str, relation: str, by: OfficerId, *, by_kpps: bool = False
) -> Changed:
    """Record the companion of a voter, who signs C.PENDAMPING-KWK."""
    with record(desk, e.CompanionRecorded(ref, by_kpps), by) as books:
        books.companions.add(Companion(ref, name, relation))
        return Changed.ROLL


def close_queue(desk: Desk, waiting: int, by: OfficerId) -> Changed:
    """Count the people in the queue at closing time; each of them still votes."""
    with record(desk, e.QueueClosed(waiting), by):
        return Changed.ROLL


def disturb(desk: Desk, what: str, note: str, by: OfficerId) -> Changed:
    """Record that the box was opened during voting, or the TPS disturbed."""
    with record(desk, e.BoxDisturbed(what, note), by):
        return Changed.INCIDENTS


def close_voting(desk: Desk, by: OfficerId, reason: str = "") -> Changed:
    """Close the voting after the last voter of the queue."""
    lead(by)
    with record(desk, e.VotingClosed(reason), by):
        return Changed.STAGE


def _admit(desk: Desk, said: e.VoterAdmitted, by: OfficerId, guest: Voter | None = None) -> Changed:
    with record(desk, said, by) as books:
        if guest is not None:
            books.voters.add((guest,), said.home)
        books.attendance.admit(
            VoterRef(said.voter), Sex(said.sex), said.contests, disabled=said.disabled
        )
        return Changed.ROLL | Changed.BALLOTS
