"""The pleno's days and its guests: opening, rests, attendance and mandates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.services.ppk.desk import lead, record, refuse_outsider
from kpps_desktop.services.texts import refuse_unfit_name

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk


def open_pleno(desk: RecapDesk, place: str, by: OfficerId) -> int:
    """Open the meeting's next day; return which. Refused K.045 while one goes on."""
    lead(desk, by)
    day = len(desk.recap().pleno.sittings) + 1
    with record(desk, r.PlenoOpened(day, place), by):
        return day


def pause(desk: RecapDesk, reason: str, by: OfficerId) -> Changed:
    """Let the meeting rest (ishoma, a disturbance); nothing is read or ratified meanwhile."""
    lead(desk, by)
    with record(desk, r.PlenoPaused(reason), by):
        return Changed.STAGE


def resume(desk: RecapDesk, by: OfficerId) -> Changed:
    """Go on after a rest."""
    lead(desk, by)
    with record(desk, r.PlenoResumed(), by):
        return Changed.STAGE


def close(desk: RecapDesk, note: str, by: OfficerId) -> Changed:
    """End the meeting's day; who sat signs the attendance of the next one anew."""
    lead(desk, by)
    with record(desk, r.PlenoClosed(note), by):
        return Changed.STAGE | Changed.PEOPLE


def accredit_saksi(
    desk: RecapDesk, contest: str, choice: int, name: str, by: OfficerId, *, mandate: bool
) -> str:
    """Write down a saksi of a pair, with or without the mandate; return how he is called.

    Refused K.013 for a contest not held here, S.105 for a number that no pair has, K.034 for a
    third one of a pair, S.519 for a name that is none, K.142 for a name that a saksi of this
    contest has already: a person speaks for one pair of a contest.
    """
    if contest not in {one.code for one in desk.election.contests}:
        raise Refused("K.013", tps=desk.pack.region, contest=contest)
    if choice not in desk.election.contest(contest).numbers:
        raise Refused("S.105", choice=choice, contest=contest)
    _refuse_twice(desk, contest, name)
    return _accredit(desk, Role.SAKSI, contest, choice, name, by, mandate=mandate)


def accredit_panwaslu(desk: RecapDesk, name: str, by: OfficerId, *, mandate: bool = True) -> str:
    """Write down a member of Panwaslu Kecamatan; return how he or she is called."""
    return _accredit(desk, Role.PANWASLU, "", 0, name, by, mandate=mandate)


def bring_mandate(desk: RecapDesk, guest: str, by: OfficerId) -> Changed:
    """Note that a guest's mandate came later; Refused K.035 for somebody who is no guest."""
    refuse_outsider(desk, by)
    said = desk.recap().pleno.known(guest)
    again = r.GuestAccredited(guest, said.role, said.contest, said.choice, said.name, mandate=True)
    with record(desk, again, by):
        return Changed.PEOPLE


def seat(desk: RecapDesk, guest: str, by: OfficerId) -> Changed:
    """Let a guest sit and sign today's attendance: of a pair one saksi at a time.

    Refused K.036 without a mandate, K.037 while the pair's other saksi sits.
    """
    refuse_outsider(desk, by)
    with record(desk, r.GuestSeated(guest), by):
        return Changed.PEOPLE


def leave(desk: RecapDesk, guest: str, by: OfficerId) -> Changed:
    """Note that a guest gave the seat up."""
    refuse_outsider(desk, by)
    with record(desk, r.GuestLeft(guest), by):
        return Changed.PEOPLE


def _refuse_twice(desk: RecapDesk, contest: str, name: str) -> None:
    """Refuse a person who is a saksi of this contest already, however the name is written."""
    for one in desk.recap().pleno.guests.values():
        if (one.role, one.contest) == (Role.SAKSI, contest) and _spelt(one.name) == _spelt(name):
            raise Refused("K.142", name=one.name, choice=one.choice, contest=contest)


def _spelt(name: str) -> str:
    """Return a name as it is told apart: without case, spaces and signs."""
    return "".join(one for one in normalize("NFKC", name).casefold() if one.isalnum())


def _accredit(
    desk: RecapDesk,
    role: Role,
    contest: str,
    choice: int,
    name: str,
    by: OfficerId,
    *,
    mandate: bool,
) -> str:
    refuse_outsider(desk, by)
    refuse_unfit_name(name)
    stem = f"SAKSI-{contest}-{choice}" if role is Role.SAKSI else "PANWASLU"
    taken = sum(one.startswith(f"{stem}-") for one in desk.recap().pleno.guests)
    guest = f"{stem}-{taken + 1}"
    said = r.GuestAccredited(guest, role, contest, choice, " ".join(name.split()), mandate)
    with record(desk, said, by):
        return guest
