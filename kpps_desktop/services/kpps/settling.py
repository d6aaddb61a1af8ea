"""Intents of settling the result: figures of the paper, reasons, incidents, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.outcomes import Changed, Kind, Refused
from kpps_desktop.services.kpps.desk import lead, record, refuse_unknown
from kpps_desktop.services.kpps.examining import open_findings
from kpps_desktop.services.kpps.explaining import write_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk


def read_plano(
    desk: Desk, contest: str, figures: Mapping[str, int | None], by: OfficerId
) -> Changed:
    """Type figures of the paper C.HASIL; what is not in `figures` stays as it was."""
    day = desk.day()
    cells = set(desk.forms[day.known(contest)].cells(day.numbers[contest]))
    strange = sorted(set(figures) - cells)
    if strange:
        raise Refused("S.509", cell=strange[0])
    with record(desk, e.PlanoRead(contest, figures), by):
        return Changed.FIGURES | Changed.SIGNATURES


def correct_figure(
    desk: Desk,
    contest: str,
    cell: str,
    figure: int | None,
    reason: str,
    initials: tuple[str, ...],
    by: OfficerId,
) -> Changed:
    """Correct a figure of the paper: struck, rewritten, initialled by ketua and saksi."""
    lead(by)
    day = desk.day()
    old = day.drafts[day.known(contest)].figures.get(cell)
    with record(desk, e.FigureCorrected(contest, cell, old, figure, reason, initials), by):
        return Changed.FIGURES | Changed.SIGNATURES


def note_incident(
    desk: Desk, text: str, by: OfficerId, *, contest: str = "", follow_up: str = ""
) -> Changed:
    """Write a *kejadian khusus* and what was done."""
    refuse_unknown(desk, contest)
    incident = f"KK-{len(desk.day().record.incidents) + 1}"
    with record(desk, e.IncidentRecorded(incident, contest, text, follow_up), by):
        return Changed.INCIDENTS


def raise_objection(
    desk: Desk, by_whom: str, text: str, by: OfficerId, *, contest: str = ""
) -> Changed:
    """Take an objection of a saksi or the PTPS."""
    refuse_unknown(desk, contest)
    objection = f"KB-{len(desk.day().record.objections) + 1}"
    with record(desk, e.ObjectionRaised(objection, contest, by_whom, text), by):
        return Changed.INCIDENTS


def answer_objection(
    desk: Desk, objection: str, answer: str, by: OfficerId, *, accepted: bool
) -> Changed:
    """Answer an objection: accepted and corrected at once, or refused and kept on record."""
    with record(desk, e.ObjectionAnswered(objection, accepted, answer), by):
        return Changed.INCIDENTS


def sign(desk: Desk, contest: str, officer: OfficerId, pin: str) -> Changed:
    """Sign a contest's sheet as an officer, by PIN."""
    desk.identify(officer, pin)
    with record(desk, e.SheetSigned(contest, officer), officer):
        return Changed.SIGNATURES


def sign_as_saksi(desk: Desk, contest: str, saksi: str, by: OfficerId) -> Changed:
    """Record that a saksi of this contest signed the paper sheet."""
    _refuse_stranger(desk.day(), contest, saksi)
    with record(desk, e.SheetSigned(contest, saksi), by):
        return Changed.SIGNATURES


def decline(desk: Desk, contest: str, who: str, reason: str, by: OfficerId) -> Changed:
    """Record that an officer or saksi would not sign, and why; the form stays valid."""
    day = desk.day()
    if who not in day.setup.officers:
        _refuse_stranger(day, contest, who)
    with record(desk, e.SignatureDeclined(contest, who, reason), by):
        return Changed.SIGNATURES


def seal(desk: Desk, by: OfficerId) -> Changed:
    """Make the result final. A sheet that contradicts itself needs its reasons first."""
    lead(by)
    unexplained = [one for one in open_findings(desk) if one.kind is not Kind.KABAR]
    if unexplained:
        first = unexplained[0]
        raise Refused("S.511", contest=first.where, finding=first.code, count=len(unexplained))
    day = desk.day()
    sealed = e.ResultSealed(day.sealing.sequence + 1)
    advance(day, sealed, desk.clock.now().isoformat())  # refused before a reason is written out
    write_out(desk, by)
    with record(desk, sealed, by):
        return Changed.STAGE


def reopen(desk: Desk, reason: str, second: OfficerId, pin: str, by: OfficerId) -> Changed:
    """Open a final result again, by ketua and a second officer; papers made before are void."""
    lead(by)
    if second == by:
        raise Refused("S.512")
    desk.identify(second, pin)
    with record(desk, e.ResultReopened(reason, second), by):
        return Changed.STAGE | Changed.SIGNATURES | Changed.PAPERS


def _refuse_stranger(day: Day, contest: str, who: str) -> None:
    said = day.meeting.saksi.get(who)
    if said is None or said.contest != day.known(contest):
        raise Refused("S.510", saksi=who, contest=contest)
