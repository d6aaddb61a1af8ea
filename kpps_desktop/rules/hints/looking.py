"""All kinds of hints, and the one look that gathers them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.rules.hints.alike import same_sheets
from kpps_desktop.rules.hints.between import between_contests
from kpps_desktop.rules.hints.mending import dpt_copied, one_figure, two_exchanged
from kpps_desktop.rules.hints.papers import sorted_out
from kpps_desktop.rules.hints.rates import beyond_ballots, invalid, turnout
from kpps_desktop.rules.hints.votes import all_for_one, exchanged_choices, none_for_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.formbook.form import Form
    from kpps_desktop.rules.hints.hint import Hint
    from kpps_desktop.rules.terms import Terms

_LOOKS = (
    turnout,
    all_for_one,
    none_for_one,
    invalid,
    exchanged_choices,
    beyond_ballots,
    one_figure,
    two_exchanged,
    same_sheets,
    dpt_copied,
)
_EXPLAINED = MappingProxyType(
    {
        "H.01": frozenset({"H.08", "H.09", "H.11"}),
        "H.02": frozenset({"H.08"}),
        "H.03": frozenset({"H.08"}),
        "H.04": frozenset({"H.08", "H.09"}),
        "H.05": frozenset({"H.08"}),
        "H.06": frozenset({"H.08", "H.09", "H.11"}),
        "H.12": frozenset({"H.08", "H.09"}),
    }
)
"""What looks unusual only because a figure is wrong, by the hints that say which figure."""


def hints(
    sheets: Iterable[Sheet],
    forms: Mapping[str, Form],
    terms: Mapping[tuple[str, str], Terms],
) -> list[Hint]:
    """Return what looks unusual on the sheets of a kecamatan, the strongest first.

    Forms are by contest, from the widest region to the narrowest; terms by TPS and contest.
    Silent where a cell that is needed is blank or absent, and where neighbours are too few.
    A kind that the profile switches off is not told.
    """
    listed = sorted_out(sheets, forms, terms)
    found = [hint for papers in listed for look in _LOOKS for hint in look(papers)]
    found += between_contests(listed)
    kept = [one for one in found if one.code not in terms[one.tps, one.contest].profile.rules_off]
    return sorted(
        _unexplained(kept),
        key=lambda one: (-one.strength, one.tps, one.contest, one.code, one.cells),
    )


def _unexplained(found: list[Hint]) -> list[Hint]:
    """Leave out what another hint of the same sheet explains, by a cell of both."""
    told = {(one.code, one.tps, one.contest, cell) for one in found for cell in one.cells}
    return [
        one
        for one in found
        if not any(
            (code, one.tps, one.contest, cell) in told
            for code in _EXPLAINED.get(one.code, ())
            for cell in one.cells
        )
    ]
