"""Holds the recap beside figures from elsewhere, such as those that Sirekap publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.services.ppk.desk import RecapDesk


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that is `ours` here and `theirs` elsewhere; None is blank."""

    tps: str
    contest: str
    cell: str
    ours: int | None
    theirs: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, and what could not be held together.

    `absent` has figures here and none elsewhere, `ahead` elsewhere and none here; `strange` is
    not of this recap. Each names TPS and contest.
    """

    same: int
    differences: tuple[Difference, ...]
    absent: tuple[tuple[str, str], ...]
    ahead: tuple[tuple[str, str], ...]
    strange: tuple[tuple[str, str], ...]


def compare(desk: RecapDesk, sheets: Iterable[Sheet]) -> Comparison:
    """Compare figures from elsewhere with those that stand in the recap.

    A cell that their table lacks is not compared; a row of theirs that is all blank is not
    published yet.
    """
    theirs = {(str(sheet.tps), str(sheet.contest)): sheet for sheet in sheets}
    places = {
        (unit, contest.code): None
        for unit in desk.units
        for contest in desk.election.contests_at(unit)
    }
    recap = desk.recap()
    same, differing = 0, list[Difference]()
    absent, ahead = [], []
    for tps, contest in places:
        sheet = theirs.get((tps, contest))
        published = sheet is not None and any(one is not None for one in sheet.figures.values())
        ours = recap.column(tps, contest).figures
        if sheet is None or not published:
            absent += [(tps, contest)] if ours is not None else []
        elif ours is None:
            ahead.append((tps, contest))
        else:
            found = list(_differences(sheet, {Cell(cell): n for cell, n in ours.items()}))
            differing += found
            same += not found
    strange = tuple(place for place in theirs if place not in places)
    return Comparison(same, tuple(differing), tuple(absent), tuple(ahead), strange)


def _differences(sheet: Sheet, ours: dict[Cell, int | None]) -> Iterator[Difference]:
    for cell, figure in sheet.figures.items():
        if ours.get(cell) != figure:
            yield Difference(sheet.tps, sheet.contest, cell, ours.get(cell), figure)
