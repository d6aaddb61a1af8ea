"""Holds what was counted at closing against the rules and the log, before a box is opened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.rules.checking import check
from kpps_desktop.rules.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.kpps.viewing import View


def weigh_ballots(view: View, contest: str, figures: Figures) -> tuple[Finding, ...]:
    """Find what is wrong with a contest's ballots: rows II and I.B.4 of C.HASIL as known now.

    A cell that is blank as yet is left out: the rules that need it are silent.
    """
    replaced = view.day.roll.spoiled.get(contest, 0)
    terms = Terms(view.profile, view.day.numbers[contest], replaced=replaced)
    return _checked(view, contest, figures, terms)


def weigh_lists(view: View, signed: Figures) -> tuple[Finding, ...]:
    """Find attendance lists on paper that have other numbers of signatures than the log (R17)."""
    contest = view.ballots[0].code
    attended = attended_lists(view)
    terms = Terms(view.profile, view.day.numbers[contest], attended=attended)
    return _checked(view, contest, signed, terms)


def weigh_box(view: View, contest: str, ballots: int) -> tuple[Finding, ...]:
    """Find a number of ballots taken out of the box that is not that of the attendance (R16)."""
    voters = voters_of(view, contest, ballots, view.day.signatures)
    terms = Terms(view.profile, view.day.numbers[contest], box=ballots)
    return _checked(view, contest, {Cell("IB4_J"): voters}, terms)


def voters_of(
    view: View, contest: str, ballots: int | None, signed: Mapping[str, int | None] | Figures
) -> int | None:
    """Return how many voters a number of ballots is held against.

    It is what the log says; or what the lists on paper say, where the ballots agree with these:
    that log and lists differ is told once, by R17.
    """
    voters = view.by_log[contest].get(Cell("IB4_J"))
    if voters is None or ballots is None:
        return voters
    held = attended_lists(view)
    more = sum(n - (held.get(Cell(cell)) or 0) for cell, n in signed.items() if n is not None)
    return ballots if ballots == voters + more else voters


def attended_lists(view: View) -> Figures:
    """Count the voters of each list in the log, whatever ballots they received."""
    counted = Counter(one.category for one in view.day.roll.present.values())
    return {Cell(f"{one.row}_J"): counted[one.code] for one in view.profile.categories}


def _checked(view: View, contest: str, figures: Figures, terms: Terms) -> tuple[Finding, ...]:
    known = {cell: figure for cell, figure in figures.items() if figure is not None}
    sheet = Sheet(view.tps.kode, view.election.contest(contest).code, known)
    return tuple(check(sheet, view.forms[contest], terms))
