"""Settles the recap at the pleno: corrections, reasons, objections of saksi and Panwaslu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.recap import DESKS_DIFFER, TYPED_ONCE
from kpps_desktop.services.ppk.desk import (
    lead,
    record,
    refuse_nobody,
    refuse_outsider,
    refuse_strange,
)
from kpps_desktop.services.ppk.examining import findings_at
from kpps_desktop.services.ppk.limits import refuse_unfit
from kpps_desktop.services.ppk.spelling import person

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk

_TYPED_TWICE = "K.012"
_INITIALS = 2
"""Ketua and a saksi."""


def correct(
    desk: RecapDesk,
    tps: str,
    contest: str,
    cell: str,
    figure: int | None,
    reason: str,
    initials: tuple[str, ...],
    by: OfficerId,
) -> r.TpsFigureCorrected:
    """Correct a figure in the open: struck, rewritten, initialled by ketua and saksi.

    Returns the correction, with what stood before. Refused K.013 and S.509 for a TPS, contest or
    cell that is none, K.140 for a figure beyond its boxes, K.007 where no figures are in, S.601
    without the initials of two, S.602 where the figure stands like that already.
    """
    refuse_nobody(by)
    refuse_strange(desk, tps, contest, (cell,))
    refuse_unfit(desk, tps, contest, {cell: figure})
    named = {person(desk, one): " ".join(one.split()) for one in initials}
    initialled = tuple(filter(None, named.values()))
    if len(initialled) < _INITIALS:
        raise Refused("S.601", cell=cell)
    column = desk.recap().column(tps, contest)
    old = (column.figures or {}).get(cell)
    if column.figures is not None and old == figure and cell not in column.disputed():
        raise Refused("S.602", cell=cell, figure=figure)
    said = r.TpsFigureCorrected(tps, contest, cell, old, figure, reason, initialled)
    with record(desk, said, by):
        return said


def explain(
    desk: RecapDesk, tps: str, contest: str, code: str, reason: str, by: OfficerId
) -> Changed:
    """Write why a finding stands; of a difference from the paper (K.015) this is the decision.

    Refused K.013 for a TPS or contest that is none, S.771 where there is no such finding, S.605
    for two entries that differ (K.012): their cells are blank until typed again or corrected.
    Refused S.741 where two desks differ (K.061) and it is not the ketua who decides that.
    Refused K.070 for figures that one officer alone typed: a second one types them; S.742 for
    an operator.
    """
    _refuse_operator(desk, by)
    refuse_strange(desk, tps, contest)
    if code == _TYPED_TWICE:
        raise Refused("S.605", tps=tps, contest=contest)
    if code == DESKS_DIFFER:
        lead(desk, by)
    column = desk.recap().column(tps, contest)
    if code == TYPED_ONCE and column.typed_once:
        raise Refused(TYPED_ONCE, officer=column.entries[0].officer)
    where = [one.cells for one in findings_at(desk, tps).get(contest, ()) if one.code == code]
    if not where:
        raise Refused("S.771", finding=code, tps=tps, contest=contest)
    for cells in where:
        with record(desk, r.TpsExplained(tps, contest, code, cells, reason), by):
            pass
    return Changed.RECAP


def raise_objection(
    desk: RecapDesk, tps: str, contest: str, by_whom: str, text: str, by: OfficerId
) -> str:
    """Take an objection of a saksi or Panwaslu Kecamatan; return its number (`KB-1`).

    Refused K.013 for a TPS or contest that is none, S.603 where it says nothing, S.742 for an
    operator.
    """
    _refuse_operator(desk, by)
    refuse_strange(desk, tps, contest)
    if not (by_whom.strip() and text.strip()):
        raise Refused("S.603")
    objection = f"KB-{len(desk.recap().objections) + 1}"
    with record(desk, r.RecapObjectionRaised(objection, tps, contest, by_whom, text), by):
        return objection


def answer_objection(
    desk: RecapDesk, objection: str, answer: str, opinion: str, by: OfficerId, *, accepted: bool
) -> Changed:
    """Answer an objection: accepted and corrected, or refused after Panwaslu's opinion.

    Refused S.772 where none waits for an answer, S.406 without one, S.604 where it is refused
    and Panwaslu Kecamatan was not asked, S.742 for an operator.
    """
    _refuse_operator(desk, by)
    if not answer.strip():
        raise Refused("S.406")
    if not accepted and not opinion.strip():
        raise Refused("S.604", objection=objection)
    waiting = [name for name, (_, done) in desk.recap().objections.items() if done is None]
    if objection not in waiting:
        raise Refused("S.772", objection=objection)
    said = r.RecapObjectionAnswered(objection, accepted, answer, opinion)
    with record(desk, said, by):
        return Changed.RECAP


def _refuse_operator(desk: RecapDesk, by: OfficerId) -> None:
    """Refuse nobody (K.014) and, where members have PINs, whoever is none (S.742).

    A recap on the command line alone knows its officers by name only: there anybody settles.
    """
    refuse_nobody(by)
    if desk.recap().members:
        refuse_outsider(desk, by)
