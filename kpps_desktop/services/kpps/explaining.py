"""Reasons: given once, at the closing, at the box or at the sheet, and written where they stand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Changed, Kind, Refused
from kpps_desktop.rules.reasons import figures_of, key_of, standing
from kpps_desktop.services.kpps.desk import record
from kpps_desktop.services.kpps.examining import findings
from kpps_desktop.services.texts import MOST_TEXT
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.ledgers import Given
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk

_RECORDED = "id"
"""What goes into the record is in the language of the forms."""


def explain(
    desk: Desk,
    contest: str,
    code: str,
    reason: str,
    by: OfficerId,
    *,
    cells: tuple[str, ...] | None = None,
) -> Changed:
    """Write why a finding stands, or why after all; the reason goes to Kejadian Khusus.

    Without `cells` the reason is given for each finding of that code that has none, or anew for
    all of them where none is left; Refused S.517 where nothing of that code is found.
    """
    found = findings(desk)
    told = standing(desk.day(), found)
    of = [
        one
        for one in found
        if (one.where, one.code) == (contest, code) and cells in (None, one.cells)
    ]
    if not of:
        raise Refused("S.517", finding=code, contest=contest)
    for one in [each for each in of if key_of(each) not in told] or of:
        with record(desk, e.FindingExplained(contest, code, one.cells, reason), by):
            pass
    return Changed.FIGURES


def explain_differences(
    desk: Desk, found: Iterable[Finding], reason: str, by: OfficerId
) -> Changed:
    """Write why differences stand that are seen before there is a sheet; it stands for them there.

    The figures that differ are written with it: for others it does not stand.
    """
    for one in found:
        said = e.DifferenceExplained(one.where, one.code, one.cells, figures_of(one), reason)
        with record(desk, said, by):
            pass
    return Changed.FIGURES


def write_out(desk: Desk, by: OfficerId) -> None:
    """Write each reason that stands for a finding at that finding, with where it was given.

    So the sealed sheet, its Kejadian Khusus and its bundle all tell every reason by themselves.
    """
    found, drafts = findings(desk), desk.day().drafts
    told = standing(desk.day(), found)
    for one in found:
        given = told.get(key_of(one))
        written = drafts[one.where].explained.get((one.code, one.cells))
        if given is None or one.kind is Kind.KABAR or written == given.reason:
            continue
        said = e.FindingExplained(one.where, one.code, one.cells, traced(given))
        with record(desk, said, by):
            pass


def traced(given: Given) -> str:
    """Return a reason with the hour and the stage in which it was given."""
    facts = {
        "at": f"{datetime.fromisoformat(given.at):%H.%M}",
        "stage": label(f"ui_kpps.stage.{given.stage}", _RECORDED),
        "reason": given.reason,
    }
    told = label("explaining.traced", _RECORDED).format(**facts)
    return told if len(told) <= MOST_TEXT else given.reason
