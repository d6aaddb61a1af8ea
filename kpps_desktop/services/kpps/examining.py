"""What stands against a result: rules of C.HASIL, the log, and the risks of the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import box_of
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.rules.checking import check_station
from kpps_desktop.rules.logbook import against_log, figures_by_log
from kpps_desktop.rules.reasons import key_of, standing
from kpps_desktop.rules.risks import Scene, out_of_hours, risks
from kpps_desktop.rules.terms import Terms

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.rules.reasons import Answers
    from kpps_desktop.services.kpps.desk import Desk


def sheets(desk: Desk) -> tuple[Sheet, ...]:
    """Return the sheets as read from the paper; a cell not read is blank, never absent."""
    day = desk.day()
    return tuple(
        Sheet(
            desk.tps.kode,
            contest.code,
            {
                cell: day.drafts[contest.code].figures.get(cell)
                for cell in desk.forms[contest.code].cells(contest.numbers)
            },
        )
        for contest in desk.ballots
    )


def findings(desk: Desk) -> list[Finding]:
    """Return what is wrong with the sheets of this TPS, contest by contest (`where`)."""
    forms = {contest: desk.forms[contest] for contest in desk.contests}
    by_rule = check_station(sheets(desk), forms, {one: terms(desk, one) for one in forms})
    by_log = [found for contest in forms for found in against_log(desk.day(), contest)]
    return [*(_with_voters(desk, one) for one in by_rule), *by_log]


def open_findings(desk: Desk) -> list[Finding]:
    """Return the findings for which no reason stands."""
    found = findings(desk)
    told = standing(desk.day(), found)
    return [one for one in found if key_of(one) not in told]


def answers(desk: Desk) -> Answers:
    """Return the reasons that stand, by finding."""
    return standing(desk.day(), findings(desk))


def day_risks(desk: Desk) -> list[Finding]:
    """Return what the log shows that may lead to a re-vote or a recount."""
    return risks(scene(desk))


def scene(desk: Desk) -> Scene:
    """Return the day under its regulation."""
    return Scene(desk.day(), desk.profile, desk.ballots)


def terms(desk: Desk, contest: str) -> Terms:
    """Return what a sheet is held against: the pack and the day's own log."""
    day = desk.day()
    log = figures_by_log(day, contest, desk.tps, desk.profile)
    rows = {category.row for category in desk.profile.categories}
    return Terms(
        profile=desk.profile,
        numbers=day.numbers[contest],
        dpt_l=desk.tps.dpt_l,
        dpt_p=desk.tps.dpt_p,
        box=box_of(day.counts[contest]),
        attended={Cell(cell): n for cell, n in log.items() if cell.rpartition("_")[0] in rows},
        replaced=day.roll.spoiled.get(contest, 0),
        untimely={
            category.code: len(out_of_hours(scene(desk), category.code, contest))
            for category in desk.profile.categories
        },
    )


def _with_voters(desk: Desk, found: Finding) -> Finding:
    """Name the voters who were served out of their hours: they are the same in every contest."""
    rows = {f"{one.row}_J": one.code for one in desk.profile.categories}
    if found.code != "R19":
        return found
    voters = out_of_hours(scene(desk), rows[found.cells[0]], found.where)
    return replace(found, facts={**found.facts, "voters": " ".join(voters)})
