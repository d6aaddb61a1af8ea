"""What the desk's own log says the figures of C.HASIL should be, beside what the paper says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import INVALID, Counted, tally_of
from kpps_desktop.domain.figures import Cell, used_ballots, vote_cell
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.people import Sex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.places import Tps
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.domain.roll import Admission


def figures_by_log(day: Day, contest: str, tps: Tps, profile: Profile) -> Figures:
    """Return every figure of a contest that the log knows; what it does not know is absent."""
    figures: dict[Cell, int | None] = _by_sex("IA", tps.dpt_l, tps.dpt_p)
    for category in profile.categories:
        figures |= _attended(category.row, day.roll.of(contest, category.code))
    figures |= _attended("IB4", day.roll.of(contest))
    figures |= _attended("III", (one for one in day.roll.of(contest) if one.said.disabled))
    figures |= _ballots(day, contest)
    if isinstance(day.counts[contest], Counted):
        figures |= _votes(day, contest)
    return figures


def against_log(day: Day, contest: str) -> list[Finding]:
    """Find votes on the paper that differ from the ballots announced (L.01, one a cell)."""
    if not isinstance(day.counts[contest], Counted):
        return []
    sheet = day.drafts[contest].figures
    return [
        Finding("L.01", cells=(cell,), where=contest, facts={"log": counted, "paper": figure})
        for cell, counted in _votes(day, contest).items()
        if (figure := sheet.get(cell)) is not None and figure != counted
    ]


def _by_sex(row: str, men: int, women: int) -> dict[Cell, int | None]:
    return {Cell(f"{row}_L"): men, Cell(f"{row}_P"): women, Cell(f"{row}_J"): men + women}


def _attended(row: str, admissions: Iterable[Admission]) -> dict[Cell, int | None]:
    sexes = [one.said.sex for one in admissions]
    return _by_sex(row, sexes.count(Sex.L), sexes.count(Sex.P))


def _ballots(day: Day, contest: str) -> dict[Cell, int | None]:
    figures: dict[Cell, int | None] = {}
    received = day.meeting.received.get(contest)
    if received is not None:
        figures[Cell("II1")] = received
    leftover = day.leftovers.get(contest)
    if leftover is not None:
        used = used_ballots(received, leftover.returned, leftover.unused)
        if used is not None:
            figures[Cell("II2")] = used
        figures[Cell("II3")] = leftover.returned
        figures[Cell("II4")] = leftover.unused
    return figures


def _votes(day: Day, contest: str) -> dict[Cell, int | None]:
    tally = tally_of(day.counts[contest])
    votes = {number: tally.get(number, 0) for number in day.numbers[contest]}
    invalid = tally.get(INVALID, 0)
    figures: dict[Cell, int | None] = {vote_cell(number): n for number, n in votes.items()}
    figures[Cell("VA")] = sum(votes.values())
    figures[Cell("VB")] = invalid
    figures[Cell("VC")] = sum(votes.values()) + invalid
    return figures
