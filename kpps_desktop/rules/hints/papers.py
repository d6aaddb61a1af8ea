"""The sheets of one contest at all TPS of a kecamatan, and the form they are read by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, cast

from kpps_desktop.domain.figures import Cell, total, vote_cell
from kpps_desktop.formbook.form import Sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.elections import ContestCode
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.places import KodeTps
    from kpps_desktop.formbook.form import Form, Spot
    from kpps_desktop.rules.terms import Terms

_LISTED, _OF_LIST, _ALL = Cell("IA_J"), Cell("IB1_J"), Cell("IB4_J")
_EQUAL = (Sum("R07", Cell("II2"), (_ALL,)), Sum("R12", Cell("VC"), (_ALL,)))
"""What must be equal without being a sum on the form."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet, with what is known about it."""

    sheet: Sheet
    terms: Terms

    @property
    def tps(self) -> KodeTps:
        """Whose sheet it is."""
        return self.sheet.tps

    def at(self, cell: str) -> int | None:
        """Return a figure; None where it is blank or out of scope."""
        return self.sheet.figures.get(Cell(cell))

    def all_at(self, cells: Iterable[Cell]) -> list[int] | None:
        """Return figures, or None where one of them is blank or out of scope."""
        found = [self.sheet.figures.get(cell) for cell in cells]
        return None if None in found else cast("list[int]", found)

    @property
    def dpt(self) -> int | None:
        """Voters of the DPT: by the pack where it is known, else by the sheet."""
        packed = total((self.terms.dpt_l, self.terms.dpt_p))
        return self.at(_LISTED) if packed is None else packed

    @property
    def voters(self) -> Cell:
        """The row to hold against the DPT: those of the DPT, else all of them.

        Voters who moved in or came with KTP-el are on no DPT here; at special places they are many.
        """
        return _OF_LIST if _OF_LIST in self.sheet.figures else _ALL


@dataclass(frozen=True, slots=True)
class Papers:
    """All sheets of a contest, by TPS, and what its form says of cells.

    `votes` are the choices'; `cites` how each is named on paper, `digits` how many boxes it has;
    `sums` what must add up; `exchangeable` pairs of one row or column that a pen may exchange.
    """

    contest: ContestCode
    papers: tuple[Paper, ...]
    votes: tuple[Cell, ...]
    cites: Mapping[Cell, str]
    digits: Mapping[Cell, int]
    sums: tuple[Sum, ...]
    exchangeable: tuple[tuple[Cell, Cell], ...]


def sorted_out(
    sheets: Iterable[Sheet],
    forms: Mapping[str, Form],
    terms: Mapping[tuple[str, str], Terms],
) -> list[Papers]:
    """Gather sheets by contest, in the order of the forms, and by TPS."""
    by_contest: dict[str, list[Paper]] = defaultdict(list)
    for sheet in sheets:
        by_contest[sheet.contest].append(Paper(sheet, terms[sheet.tps, sheet.contest]))
    return [
        _laid(by_contest[contest], form) for contest, form in forms.items() if contest in by_contest
    ]


def _laid(papers: list[Paper], form: Form) -> Papers:
    """Lay the form once for a contest: within a kecamatan all have the same ballot."""
    numbers = next((one.terms.numbers for one in papers if one.terms.numbers is not None), None)
    if numbers is None:
        numbers = form.choices_in({cell for one in papers for cell in one.sheet.figures})
    spots = form.spots(numbers)
    return Papers(
        papers[0].sheet.contest,
        tuple(sorted(papers, key=lambda one: one.tps)),
        tuple(vote_cell(number) for number in numbers),
        {spot.cell: spot.cite for spot in spots},
        {spot.cell: spot.row.digits for spot in spots},
        (*form.sums(numbers), *_EQUAL),
        tuple(
            (one.cell, two.cell) for one, two in combinations(spots, 2) if _side_by_side(one, two)
        ),
    )


def _side_by_side(one: Spot, two: Spot) -> bool:
    """Tell whether two cells are of one row or column; votes exchanged break no sum."""
    if one.section is not two.section or one.row.choice is not None:
        return False
    return one.row is two.row or one.column is two.column
