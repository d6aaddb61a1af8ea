"""How the pleno's own events change the recap: its days, guests, agenda, signatures, its end.

A recap that never held a meeting, such as one kept by command line, is bound by none of this;
once the first day was opened, what is ratified was read out in a meeting that was going on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain.levels import ketua_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import KodeTps, Level, up
from kpps_desktop.domain.recap import events as e
from kpps_desktop.domain.recap.pleno import MOST_SAKSI, Copy, Rest, Role, Seal, Signature, Sitting
from kpps_desktop.domain.recap.recap import refuse_change

if TYPE_CHECKING:
    from kpps_desktop.domain.recap.pleno import Ending, Pleno
    from kpps_desktop.domain.recap.recap import Recap

_Change: TypeAlias = Callable[["Recap", Any, str, str], "Recap"]


def refuse_unread(recap: Recap, tps: str, contest: str) -> None:
    """Refuse to ratify, once there is a pleno, what it has not read and settled."""
    if not recap.pleno.binds:
        return
    recap.pleno.going()
    column = recap.column(tps, contest)
    _refuse_deferred(recap, tps, contest)
    if not column.read:
        raise Refused("K.042", tps=tps, contest=contest)
    waiting = recap.waiting(tps, contest)
    if waiting:
        raise Refused("K.044", objection=waiting[0], tps=tps)


def _refuse_deferred(recap: Recap, tps: str, contest: str) -> None:
    deferred = recap.column(tps, contest).deferred
    if deferred:
        raise Refused("K.043", tps=tps, contest=contest, reason=deferred)


def _refuse_blank(reason: str) -> None:
    if not reason.strip():
        raise Refused("S.406")


def _open(recap: Recap, said: e.PlenoOpened, at: str, _officer: str) -> Recap:
    pleno = recap.pleno
    if pleno.sitting is not None:
        raise Refused("K.045", day=pleno.sitting.day)
    if said.day != len(pleno.sittings) + 1:
        raise Refused("S.409", sequence=said.day)
    sitting = Sitting(said.day, said.place, at)
    return _with(recap, replace(pleno, sittings=(*pleno.sittings, sitting)))


def _pause(recap: Recap, said: e.PlenoPaused, at: str, _officer: str) -> Recap:
    now = recap.pleno.going()
    _refuse_blank(said.reason)
    rests = (*now.rests, Rest(at, said.reason))
    return _with(recap, recap.pleno.with_sitting(replace(now, rests=rests)))


def _resume(recap: Recap, _said: e.PlenoResumed, at: str, _officer: str) -> Recap:
    now = recap.pleno.begun()
    if not now.resting:
        raise Refused("K.046", day=now.day)
    return _with(recap, recap.pleno.with_sitting(now.woken(at)))


def _close(recap: Recap, said: e.PlenoClosed, at: str, _officer: str) -> Recap:
    """End the day; whoever sits goes home, and signs the attendance of the next one."""
    now = recap.pleno.begun().woken(at)
    ended = replace(now.rise(now.seated, at), closed=at, note=said.note)
    return _with(recap, replace(recap.pleno.with_sitting(ended), reading={}))


def _accredit(recap: Recap, said: e.GuestAccredited, at: str, _officer: str) -> Recap:
    if said.role not in set(Role) or not (said.guest.strip() and said.name.strip()):
        raise Refused("K.032", guest=said.guest)
    pleno = recap.pleno
    before = pleno.guests.get(said.guest)
    if before is not None and _place(before) != _place(said):
        raise Refused("K.033", guest=said.guest, name=before.name)
    same = [one for key, one in pleno.guests.items() if key != said.guest]
    mandates = sum(_place(one) == _place(said) for one in same)
    if said.role == Role.SAKSI and mandates >= MOST_SAKSI:
        raise Refused("K.034", choice=said.choice, contest=said.contest, most=MOST_SAKSI)
    pleno = replace(pleno, guests={**pleno.guests, said.guest: said})
    sitting = pleno.sitting
    return _with(recap, pleno.with_sitting(sitting.arrive(said.guest, at)) if sitting else pleno)


def _place(guest: e.GuestAccredited) -> tuple[str, str, int]:
    return guest.role, guest.contest, guest.choice


def _seat(recap: Recap, said: e.GuestSeated, at: str, _officer: str) -> Recap:
    """Let a guest sit: of a pair's saksi one at a time."""
    pleno, guest = recap.pleno, recap.pleno.known(said.guest)
    now = pleno.begun()
    if not guest.mandate:
        raise Refused("K.036", guest=guest.name)
    if said.guest in now.seated:
        raise Refused("K.038", guest=guest.name)
    for one in now.seated if guest.role == Role.SAKSI else ():
        if _place(pleno.guests[one]) == _place(guest):
            raise Refused("K.037", guest=pleno.guests[one].name, choice=guest.choice)
    return _with(recap, pleno.with_sitting(now.seat(said.guest, at)))


def _leave(recap: Recap, said: e.GuestLeft, at: str, _officer: str) -> Recap:
    now = recap.pleno.begun()
    if said.guest not in now.seated:
        raise Refused("K.039", guest=recap.pleno.known(said.guest).name)
    return _with(recap, recap.pleno.with_sitting(now.rise((said.guest,), at)))


def _read_out(recap: Recap, said: e.TpsReadOut, _at: str, _officer: str) -> Recap:
    column = recap.column(said.tps, said.contest)
    refuse_change(column)
    recap.pleno.going()
    _refuse_deferred(recap, said.tps, said.contest)
    if column.figures is None:
        raise Refused("K.007", tps=said.tps, contest=said.contest)
    recap = recap.with_column(said.tps, said.contest, replace(column, read=True, heard=True))
    reading = {**recap.pleno.reading, up(KodeTps(said.tps), Level.DESA): (said.tps, said.contest)}
    return _with(recap, replace(recap.pleno, reading=reading))


def _read_incident(recap: Recap, said: e.IncidentRead, _at: str, _officer: str) -> Recap:
    """Note what became of an incident; one that was kept may be settled later."""
    recap.pleno.going()
    if not (said.incident.strip() and said.text.strip()):
        raise Refused("K.047", tps=said.tps)
    if said.settled:
        _refuse_blank(said.note)
    incidents = {**recap.pleno.incidents, (said.tps, said.incident): said}
    return _with(recap, replace(recap.pleno, incidents=incidents))


def _defer(recap: Recap, said: e.TpsDeferred, _at: str, _officer: str) -> Recap:
    column = recap.column(said.tps, said.contest)
    refuse_change(column)
    recap.pleno.going()
    _refuse_deferred(recap, said.tps, said.contest)
    _refuse_blank(said.reason)
    return recap.with_column(said.tps, said.contest, replace(column, deferred=said.reason))


def _return(recap: Recap, said: e.TpsReturned, _at: str, _officer: str) -> Recap:
    column = recap.column(said.tps, said.contest)
    recap.pleno.going()
    if not column.deferred:
        raise Refused("K.048", tps=said.tps, contest=said.contest)
    return recap.with_column(said.tps, said.contest, replace(column, deferred=""))


def _reopen_tps(recap: Recap, said: e.TpsReopened, _at: str, _officer: str) -> Recap:
    """Take a ratification back: it is read out, matched and ratified anew."""
    column = recap.column(said.tps, said.contest)
    if not column.ratified:
        raise Refused("K.049", tps=said.tps, contest=said.contest)
    _refuse_blank(said.reason)
    after = replace(column, ratified=False, matched=False, heard=False)
    return recap.with_column(said.tps, said.contest, after)


def _sign(recap: Recap, said: e.RecapSigned, at: str, _officer: str) -> Recap:
    _refuse_signature(recap, said.contest, said.signer)
    return _signed(recap, said.contest, said.signer, Signature(at))


def _decline(recap: Recap, said: e.RecapSignatureDeclined, at: str, _officer: str) -> Recap:
    _refuse_signature(recap, said.contest, said.signer)
    _refuse_blank(said.reason)
    return _signed(recap, said.contest, said.signer, Signature(at, said.reason))


def _refuse_signature(recap: Recap, contest: str, signer: str) -> None:
    """Refuse a stranger, who signed already, and figures that are not all ratified.

    Whoever declined may still sign.
    """
    if recap.ending.sealed:
        raise Refused("K.050", sequence=recap.ending.seals[-1].sequence)
    if signer not in recap.members:
        guest = recap.pleno.known(signer)
        if (guest.role, guest.contest) != (Role.SAKSI, contest):
            raise Refused("K.053", guest=guest.name, contest=contest)
    before = recap.ending.signatures.get((contest, signer))
    if before is not None and not before.declined:
        raise Refused("S.402", by=signer)
    held = [column.ratified for (_, of), column in recap.columns.items() if of == contest]
    if not held or not all(held):
        raise Refused("K.051", contest=contest, left=held.count(False))


def _signed(recap: Recap, contest: str, signer: str, signature: Signature) -> Recap:
    signatures = {**recap.ending.signatures, (contest, signer): signature}
    return _ended(recap, replace(recap.ending, signatures=signatures))


def _seal(recap: Recap, said: e.RecapSealed, at: str, _officer: str) -> Recap:
    ending = recap.ending
    if ending.sealed:
        raise Refused("K.050", sequence=ending.seals[-1].sequence)
    if said.sequence != len(ending.seals) + 1:
        raise Refused("S.409", sequence=said.sequence)
    contests = dict.fromkeys(contest for _, contest in recap.columns)
    left = sum(not one.ratified for one in recap.columns.values())
    if left or not contests:
        raise Refused("K.051", contest=next(iter(contests), ""), left=left)
    for contest in contests:
        for member in recap.members or (ketua_of(recap.setup.kecamatan),):
            if (contest, member) not in ending.signatures:
                raise Refused("K.054", officer=member, contest=contest)
    return _ended(recap, replace(ending, seals=(*ending.seals, Seal(said.sequence, at))))


def _reopen(recap: Recap, said: e.RecapReopened, at: str, _officer: str) -> Recap:
    """Void the final that holds, visibly; what was ratified stays until it is taken back."""
    ending = recap.ending
    if not ending.sealed:
        raise Refused("K.052")
    _refuse_blank(said.reason)
    void = replace(ending.seals[-1], void=said.reason, voided=at)
    return _ended(recap, replace(ending, signatures={}, seals=(*ending.seals[:-1], void)))


def _hand(recap: Recap, said: e.RecapCopyHanded, at: str, _officer: str) -> Recap:
    ending = recap.ending
    if not ending.sealed:
        raise Refused("K.052")
    for one in ending.copies:
        if one.number == said.number and one.contest == said.contest:
            raise Refused("S.411", number=said.number, recipient=one.recipient)
    seal = ending.seals[-1].sequence
    copy = Copy(said.number, said.contest, said.recipient, seal, at)
    return _ended(recap, replace(ending, copies=(*ending.copies, copy)))


def _with(recap: Recap, pleno: Pleno) -> Recap:
    return replace(recap, pleno=pleno)


def _ended(recap: Recap, ending: Ending) -> Recap:
    return replace(recap, ending=ending)


PLENO_COURSE: Mapping[type, _Change] = {
    e.PlenoOpened: _open,
    e.PlenoPaused: _pause,
    e.PlenoResumed: _resume,
    e.PlenoClosed: _close,
    e.GuestAccredited: _accredit,
    e.GuestSeated: _seat,
    e.GuestLeft: _leave,
    e.TpsReadOut: _read_out,
    e.IncidentRead: _read_incident,
    e.TpsDeferred: _defer,
    e.TpsReturned: _return,
    e.TpsReopened: _reopen_tps,
}
ENDING_COURSE: Mapping[type, _Change] = {
    e.RecapSigned: _sign,
    e.RecapSignatureDeclined: _decline,
    e.RecapSealed: _seal,
    e.RecapReopened: _reopen,
    e.RecapCopyHanded: _hand,
}
