"""How the recap ends: signatures, the final, its copies, and opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.pending import Why, open_matters
from kpps_desktop.domain.recap.recap import ACCEPTED
from kpps_desktop.services.ppk.desk import lead, record, refuse_alone, refuse_outsider
from kpps_desktop.services.ppk.examining import cites_of
from kpps_desktop.services.ppk.reporting import recap_result

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk, Together


def unratified(desk: RecapDesk, contest: str = "") -> tuple[tuple[str, str], ...]:
    """Return TPS and contest of what is not ratified yet, of one contest or of all."""
    recap = desk.recap()
    return tuple(
        (unit, one.code)
        for one in desk.election.contests
        for unit in desk.units
        if contest in {"", one.code} and unit.startswith(one.wilayah)
        if not recap.column(unit, one.code).ratified
    )


def sign(desk: RecapDesk, contest: str, officer: OfficerId, pin: str) -> Changed:
    """Sign a contest's D.HASIL as a member of the PPK, by PIN.

    Refused K.051 while not every TPS is ratified, S.402 for a second time, S.742 for an operator.
    """
    refuse_outsider(desk, officer)
    _refuse_unratified(desk, contest)
    desk.identify(officer, pin)
    with record(desk, r.RecapSigned(contest, officer), officer):
        return Changed.SIGNATURES


def sign_as_saksi(desk: RecapDesk, contest: str, saksi: str, by: OfficerId) -> Changed:
    """Record that a saksi of this contest signed the paper.

    Refused K.035 for somebody who is no guest, K.053 for one of another contest.
    """
    refuse_outsider(desk, by)
    _refuse_unratified(desk, contest)
    with record(desk, r.RecapSigned(contest, saksi), by):
        return Changed.SIGNATURES


def decline(desk: RecapDesk, contest: str, who: str, reason: str, by: OfficerId) -> Changed:
    """Record that a member or saksi would not sign, and why; the form stays valid."""
    refuse_outsider(desk, by)
    _refuse_unratified(desk, contest)
    with record(desk, r.RecapSignatureDeclined(contest, who, reason), by):
        return Changed.SIGNATURES


def seal_recap(desk: RecapDesk, pin: str, by: OfficerId) -> int:
    """Make the recap final, on the ketua's PIN; return its number.

    Refused K.051 while a TPS is not ratified (the recap stays SEMENTARA), K.054 while a member
    with a PIN neither signed nor declined. Ratifying asked for reasons and answers already; what
    came after it, or was ratified by an earlier version, is asked for here: K.044 for an
    objection that waits, K.131 for one that was accepted and is owed a correction, K.130 for a
    contradiction without a reason.
    """
    lead(desk, by)
    _refuse_unratified(desk)
    _refuse_open(desk)
    desk.identify(by, pin)
    sequence = len(desk.recap().ending.seals) + 1
    with record(desk, r.RecapSealed(sequence), by):
        return sequence


def reopen_recap(desk: RecapDesk, reason: str, together: Together) -> Changed:
    """Open a final recap again, on two PINs; final and copies are void from then on.

    Refused K.052 where it is not final, S.406 without a reason, S.744 for one person twice.
    """
    refuse_alone(desk, together)
    with record(desk, r.RecapReopened(reason, together.second), desk.ketua):
        return Changed.STAGE | Changed.SIGNATURES | Changed.PAPERS


def hand_copy(desk: RecapDesk, contest: str, recipient: str, by: OfficerId) -> int:
    """Hand a copy of a contest's final D.HASIL to a guest or KPU; return its number.

    Numbers go on after a reopening: none ever names two papers. Refused K.052 while the recap
    is not final, K.013 for a contest not held here, S.748 without a recipient.
    """
    refuse_outsider(desk, by)
    if contest not in {one.code for one in desk.election.contests}:
        raise Refused("K.013", tps=desk.pack.region, contest=contest)
    if not recipient.strip():
        raise Refused("S.748")
    copies = desk.recap().ending.copies
    number = max((one.number for one in copies if one.contest == contest), default=0) + 1
    with record(desk, r.RecapCopyHanded(number, contest, recipient), by):
        return number


def _refuse_open(desk: RecapDesk) -> None:
    for one in open_matters(recap_result(desk)):
        if one.why is Why.OBJECTION:
            raise Refused("K.044", objection=one.objection, tps=one.tps)
        if one.why is Why.ACCEPTED:
            raise Refused(ACCEPTED, objection=one.objection)
        if one.why in {Why.GALAT, Why.BLANK}:
            cells = ", ".join(cites_of(desk, one.contest, one.cells))
            place = {"tps": one.tps, "contest": one.contest}
            raise Refused("K.130", finding=one.code, cells=cells, **place)


def _refuse_unratified(desk: RecapDesk, contest: str = "") -> None:
    left = unratified(desk, contest)
    if left:
        raise Refused("K.051", contest=left[0][1], left=len(left))
