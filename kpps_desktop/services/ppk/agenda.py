"""What the pleno does with a TPS: reads it out, settles it, ratifies it, or puts it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.recap import ACCEPTED
from kpps_desktop.services.ppk import settling
from kpps_desktop.services.ppk.desk import (
    record,
    refuse_alone,
    refuse_outsider,
    refuse_strange,
)
from kpps_desktop.services.ppk.examining import cites_of
from kpps_desktop.services.ppk.noting import incident_key, noted_at
from kpps_desktop.services.ppk.reasons import unreasoned

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.events import TpsFigureCorrected
    from kpps_desktop.domain.recap.results import Noted
    from kpps_desktop.services.ppk.desk import RecapDesk, Together


def read_out(desk: RecapDesk, tps: str, contest: str, by: OfficerId) -> Changed:
    """Read the C.HASIL of a TPS aloud: it is what the meeting sees now.

    Refused K.013 for a TPS or contest that is none, K.040 or K.041 while no meeting goes on,
    K.007 where no figures are in, K.043 for one that was put off.
    """
    return _of_a_tps(desk, r.TpsReadOut(tps, contest), by)


def match(desk: RecapDesk, tps: str, contest: str, by: OfficerId) -> Changed:
    """Write that the sources agree, or that what differs was decided.

    Refused K.007 where no figures are in, K.011 while sources differ undecided, K.070 while one
    officer alone typed them, K.132 where they changed after they were read out.
    """
    _refuse_unheard(desk, tps, contest)
    return _of_a_tps(desk, r.TpsMatched(tps, contest), by)


def ratify(desk: RecapDesk, tps: str, contest: str, by: OfficerId) -> Changed:
    """Let the figures of a TPS stand.

    Refused K.008 where they were not matched, K.042 not read out, K.043 put off, K.044 while an
    objection waits, K.056 while an incident that its bundle tells was not read, K.132 where they
    changed after they were read out, K.130 while a contradiction has no written reason, K.131
    while an accepted objection has neither correction nor reason.
    """
    refuse_strange(desk, tps, contest)
    _refuse_unheard(desk, tps, contest)
    for one in unread_incidents(desk, tps):
        if one.contest in {"", contest}:
            raise Refused("K.056", incident=incident_key(one), tps=tps)
    _refuse_unreasoned(desk, tps, contest)
    return _of_a_tps(desk, r.TpsRatified(tps, contest), by)


def _refuse_unheard(desk: RecapDesk, tps: str, contest: str) -> None:
    """Refuse what was read out once and is no longer as it was heard.

    A correction at the table is heard as it is made. The course of the recap does not ask for
    this: what was ratified by an earlier version stays lawful.
    """
    recap = desk.recap()
    column = recap.column(tps, contest)
    if recap.pleno.binds and column.read and not (column.heard or column.ratified):
        raise Refused("K.132", tps=tps, contest=contest)


def _refuse_unreasoned(desk: RecapDesk, tps: str, contest: str) -> None:
    for one in unreasoned(desk, tps, contest):
        if one.code == ACCEPTED:
            raise Refused(ACCEPTED, **one.facts)
        cells = ", ".join(cites_of(desk, contest, one.cells))
        raise Refused("K.130", finding=one.code, cells=cells, tps=tps, contest=contest)


def defer(desk: RecapDesk, tps: str, contest: str, reason: str, by: OfficerId) -> Changed:
    """Put a TPS off, with the reason; its figures need not be in."""
    return _of_a_tps(desk, r.TpsDeferred(tps, contest, reason), by)


def take_up(desk: RecapDesk, tps: str, contest: str, by: OfficerId) -> Changed:
    """Take up again what was put off."""
    return _of_a_tps(desk, r.TpsReturned(tps, contest), by)


def unread_incidents(desk: RecapDesk, tps: str) -> tuple[Noted, ...]:
    """Return what the bundle of a TPS tells of its day and the pleno has not read yet."""
    read = desk.recap().pleno.incidents
    return tuple(one for one in noted_at(desk, tps) if (tps, incident_key(one)) not in read)


def read_incident(
    desk: RecapDesk, tps: str, incident: str, by: OfficerId, *, settled: bool, note: str = ""
) -> Changed:
    """Note that an incident of a TPS was read with its status, settled here or kept on record.

    `incident` is one that its bundle tells (`incident_key`); Refused K.047 for another, S.406
    where it was settled and nothing says how.
    """
    text = {incident_key(one): one.text for one in noted_at(desk, tps)}.get(incident, "")
    return _read(desk, r.IncidentRead(tps, incident, text, settled, note), by)


def read_incident_from_paper(
    desk: RecapDesk, tps: str, text: str, by: OfficerId, *, settled: bool, note: str = ""
) -> Changed:
    """Note an incident that only the paper tells: its TPS sent no bundle.

    Refused K.047 without its words.
    """
    taken = sum(of == tps and key.startswith("K-") for of, key in desk.recap().pleno.incidents)
    return _read(desk, r.IncidentRead(tps, f"K-{taken + 1}", text, settled, note), by)


def correct_together(
    desk: RecapDesk,
    tps: str,
    contest: str,
    cell: str,
    figure: int | None,
    reason: str,
    saksi: tuple[str, ...],
    together: Together,
) -> TpsFigureCorrected:
    """Correct a figure in the open, on the PINs of ketua and a second member.

    Their initials stand before those of the saksi who are named. Refused as `settling.correct`
    is, S.744 where the second is the ketua again, T.222 to T.225 for a wrong PIN.
    """
    refuse_alone(desk, together)
    initials = (desk.ketua, together.second, *saksi)
    return settling.correct(desk, tps, contest, cell, figure, reason, initials, desk.ketua)


def reopen_tps(desk: RecapDesk, tps: str, contest: str, reason: str, together: Together) -> Changed:
    """Take a ratification back, on two PINs: the figures are matched and ratified anew.

    Refused K.049 where it was not ratified, K.050 while the recap is final.
    """
    refuse_strange(desk, tps, contest)
    refuse_alone(desk, together)
    said = r.TpsReopened(tps, contest, reason, together.second)
    with record(desk, said, desk.ketua):
        return Changed.RECAP | Changed.SIGNATURES


def _of_a_tps(
    desk: RecapDesk,
    said: r.TpsReadOut | r.TpsMatched | r.TpsRatified | r.TpsDeferred | r.TpsReturned,
    by: OfficerId,
) -> Changed:
    refuse_outsider(desk, by)
    refuse_strange(desk, said.tps, said.contest)
    with record(desk, said, by):
        return Changed.RECAP


def _read(desk: RecapDesk, said: r.IncidentRead, by: OfficerId) -> Changed:
    refuse_outsider(desk, by)
    contests = desk.election.contests_at(said.tps)
    refuse_strange(desk, said.tps, contests[0].code if contests else "")
    with record(desk, said, by):
        return Changed.INCIDENTS
