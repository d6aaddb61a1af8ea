"""What stands against the figures of the recap: rules of C.HASIL, and entries that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import VOTE_SUMS, Cell, Sheet, vote_cell
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.recap import (
    ACCEPTED,
    COPY_DIFFERS,
    DESKS_DIFFER,
    DIFFERS,
    TYPED_ONCE,
)
from kpps_desktop.domain.recap.sources import standing_cells
from kpps_desktop.rules.checking import check_station
from kpps_desktop.rules.terms import Terms
from kpps_desktop.services.ppk.spelling import person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kpps_desktop.domain.outcomes import Fact
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.recap import Column, Recap
    from kpps_desktop.domain.recap.told import Shown
    from kpps_desktop.services.ppk.desk import RecapDesk

_OF_CELLS, _CELL = {"cells", "figures"}, re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)?")
"""Facts of a finding that name cells, and the codes in them."""


def recap_findings(desk: RecapDesk) -> Mapping[tuple[str, str], list[Finding]]:
    """Return the findings of every unit and contest that has figures."""
    recap = desk.recap()
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for unit in desk.units:
        for contest, findings in _found_at(desk, recap, unit).items():
            found[unit, contest] += findings
    return found


def findings_at(desk: RecapDesk, tps: str) -> Mapping[str, list[Finding]]:
    """Return the findings of one TPS by contest."""
    return _found_at(desk, desk.recap(), tps)


def _found_at(desk: RecapDesk, recap: Recap, tps: str) -> Mapping[str, list[Finding]]:
    sheets = [
        Sheet(KodeTps(tps), contest.code, {Cell(cell): figure for cell, figure in held.items()})
        for contest in desk.election.contests_at(tps)
        if (held := recap.column(tps, contest.code).figures) is not None
    ]
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in station_findings(desk, sheets):
        found[finding.where].append(finding)
    for sheet in sheets:
        column = recap.column(tps, sheet.contest)
        found[sheet.contest] += differences(column, sheet.contest)
        found[sheet.contest] += _typed_once(column, sheet.contest)
        found[sheet.contest] += _accepted(recap, tps, sheet.contest)
    return found


def station_findings(desk: RecapDesk, sheets: Iterable[Sheet]) -> list[Finding]:
    """Return what the rules find in the sheets of one unit (`where` is the contest).

    Votes that a sheet does not tell at all are blank (R20): of the other parts a table may lack
    columns, but without the votes of every pair nothing is recapitulated.
    """
    listed = [_with_votes(desk, sheet) for sheet in sheets]
    terms: dict[str, Terms] = {
        sheet.contest: terms_of(desk, sheet.tps, sheet.contest) for sheet in listed
    }
    forms = {code: form for code, form in desk.forms.items() if code in terms}
    return check_station(listed, forms, terms)


def _with_votes(desk: RecapDesk, sheet: Sheet) -> Sheet:
    pairs = map(vote_cell, desk.election.contest(sheet.contest).numbers)
    votes = dict.fromkeys((*pairs, *VOTE_SUMS))
    return replace(sheet, figures={**votes, **sheet.figures})


def terms_of(desk: RecapDesk, unit: str, contest: str) -> Terms:
    """Return what the figures of a contest are held against at a TPS, or in a region below."""
    held, numbers = desk.units[unit], desk.election.contest(contest).numbers
    return Terms(desk.profile, numbers, held.dpt_l, held.dpt_p, stations=held.stations)


def differences(column: Column, contest: str) -> list[Finding]:
    """Tell that two officers typed different figures, and where; never what the other typed."""
    if column.standing is not None:
        return [
            *_against_typed(column, contest),
            *_against_shown(column, contest),
            *_against_desks(column, contest),
        ]
    held = column.figures or {}
    cells = tuple(cell for cell in column.differing() if held[cell] is None)
    typed = [Finding("K.012", Kind.GALAT, cells, contest, facts=_listed(cells))] if cells else []
    return [*typed, *_against_shown(column, contest), *_against_desks(column, contest)]


def _typed_once(column: Column, contest: str) -> list[Finding]:
    """Tell that one officer alone typed what is known; whoever types first is not told it."""
    if not column.typed_once:
        return []
    facts = {"officer": column.entries[0].officer}
    return [Finding(TYPED_ONCE, Kind.GALAT, where=contest, facts=facts)]


def _accepted(recap: Recap, tps: str, contest: str) -> list[Finding]:
    """Tell each objection that was accepted, and after which nothing was corrected."""
    return [
        Finding(ACCEPTED, Kind.GALAT, (number,), contest, facts={"objection": number})
        for number in recap.owed(tps, contest)
    ]


def _against_typed(column: Column, contest: str) -> list[Finding]:
    """Tell where the paper, as typed, says other than the figures that stand: paper leads.

    What was corrected since is settled, and told by the log of corrections.
    """
    settled = column.decided.intersection(column.corrected)
    cells = tuple(cell for cell in column.contradicted() if cell not in settled)
    if not cells:
        return []
    return [Finding(DIFFERS, Kind.PERINGATAN, cells, contest, facts=_listed(cells))]


def _against_shown(column: Column, contest: str) -> list[Finding]:
    """Tell where a SALINAN that a saksi or Panwaslu showed says other than what stands."""
    settled = column.decided.intersection(column.corrected)
    cells = tuple(cell for cell in column.shown_otherwise() if cell not in settled)
    if not cells:
        return []
    stands = column.figures or {}
    otherwise = [
        one
        for one in column.shown
        if any(cell in one.figures and one.figures[cell] != stands.get(cell) for cell in cells)
    ]
    facts = {
        **_listed(cells),
        "figures": "; ".join(_side_by_side(column, cell, otherwise) for cell in cells),
        "by": ", ".join(one.by for one in otherwise),
    }
    return [Finding(COPY_DIFFERS, Kind.PERINGATAN, cells, contest, facts=facts)]


def _against_desks(column: Column, contest: str) -> list[Finding]:
    """Tell where another desk of this PPK came to other figures than what stands."""
    settled = column.decided.intersection(column.corrected)
    cells = tuple(cell for cell in column.desks_otherwise() if cell not in settled)
    if not cells:
        return []
    facts = {**_listed(cells), "desk": ", ".join(one.by for one in column.desks)}
    return [Finding(DESKS_DIFFER, Kind.GALAT, cells, contest, facts=facts)]


def cited(found: Finding, cite: Callable[[str], str]) -> dict[str, Fact]:
    """Return what fills the words of a finding, its cells named as on paper."""
    facts = dict(found.facts)
    for key in _OF_CELLS & facts.keys():
        facts[key] = _CELL.sub(lambda one: cite(one[0]), str(facts[key]))
    return facts


def cites_of(desk: RecapDesk, contest: str, cells: Iterable[str]) -> tuple[str, ...]:
    """Name cells of a contest as on paper."""
    spots = desk.forms[contest].spots(desk.election.contest(contest).numbers)
    cites: dict[str, str] = {spot.cell: spot.cite for spot in spots}
    return tuple(cites.get(cell, cell) for cell in cells)


def _side_by_side(column: Column, cell: str, shown: Iterable[Shown]) -> str:
    """Tell a cell's figures, C.HASIL first; none while a typist may still be asked for it."""
    held = standing_cells(column)
    if cell not in held:
        return cell
    said = (_figure(one.figures[cell]) for one in shown if cell in one.figures)
    return f"{cell} {_figure(held[cell])} ≠ {', '.join(dict.fromkeys(said))}"


def _figure(figure: int | None) -> str:
    return "—" if figure is None else str(figure)


def _listed(cells: tuple[str, ...]) -> dict[str, Fact]:
    return {"cells": ", ".join(cells), "count": len(cells)}


def typed_findings(
    desk: RecapDesk, sheets: Iterable[Sheet], officer: OfficerId
) -> list[tuple[Sheet, Finding]]:
    """Return what is found in the sheets an officer has typed into the recap."""
    recap, who = desk.recap(), person(desk, officer)
    by_tps: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        entries = recap.column(sheet.tps, sheet.contest).entries
        if who in {person(desk, entry.officer) for entry in entries}:
            by_tps[sheet.tps].append(sheet)
    told: list[tuple[Sheet, Finding]] = []
    for tps, listed in by_tps.items():
        by_contest: dict[str, Sheet] = {sheet.contest: sheet for sheet in listed}
        findings = station_findings(desk, listed)
        for contest in by_contest:
            findings += differences(recap.column(tps, contest), contest)
        told += [(by_contest[finding.where], finding) for finding in findings]
    return told
