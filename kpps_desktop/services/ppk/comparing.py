"""Holds the recap beside figures from elsewhere, such as those that Sirekap publishes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.ppk.desk import RecapDesk


_UNREADABLE = {"I.114"}
"""Faults of a table after which its reader stopped."""


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
    not of this recap. Each names TPS and contest. `unread` are cells that could not be read: TPS,
    contest, cell, and what stands there.
    """

    same: int
    differences: tuple[Difference, ...]
    absent: tuple[tuple[str, str], ...]
    ahead: tuple[tuple[str, str], ...]
    strange: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str, str, str], ...] = ()


def compare(desk: RecapDesk, sheets: Iterable[Sheet], faults: Iterable[Finding] = ()) -> Comparison:
    """Compare figures from elsewhere with those that stand in the recap.

    A cell that their table lacks is not compared, nor one that is among the `faults` of its
    reader: that is no blank. A row of theirs that is all blank is not published yet; where the
    table could not be read to its end, or not at all, nothing is said to be absent from it.
    """
    listed = list(faults)
    unread = tuple(_unread(listed))
    sheets = [_readable(sheet, unread) for sheet in sheets]
    whole = bool(sheets) and all(one.code not in _UNREADABLE for one in listed)
    found = _compared(desk, sheets, {(tps, contest) for tps, contest, *_ in unread})
    return replace(found, unread=unread, absent=found.absent if whole else ())


def _unread(faults: Iterable[Finding]) -> Iterator[tuple[str, str, str, str]]:
    for one in faults:
        for cell in one.cells:
            told = (str(one.facts[fact]) for fact in ("tps", "contest", "value"))
            tps, contest, value = told
            yield tps, contest, cell, value


def _readable(sheet: Sheet, unread: Iterable[tuple[str, str, str, str]]) -> Sheet:
    """Take away the cells that could not be read: they are not blank."""
    gone = {
        cell for tps, contest, cell, _ in unread if (tps, contest) == (sheet.tps, sheet.contest)
    }
    if not gone:
        return sheet
    kept = {cell: figure for cell, figure in sheet.figures.items() if cell not in gone}
    return replace(sheet, figures=kept)


def _compared(
    desk: RecapDesk, sheets: Iterable[Sheet], told: Collection[tuple[str, str]]
) -> Comparison:
    """Compare what could be read; those `told` of have something there, though no figure."""
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
        published = (tps, contest) in told or (
            sheet is not None and any(one is not None for one in sheet.figures.values())
        )
        ours = recap.column(tps, contest).figures
        if sheet is None or not published:
            absent += [(tps, contest)] if ours is not None else []
        elif ours is None:
            ahead.append((tps, contest))
        else:
            found = list(_differences(sheet, {Cell(cell): n for cell, n in ours.items()}))
            differing += found
            same += not found and (tps, contest) not in told
    strange = tuple(place for place in theirs if place not in places)
    return Comparison(same, tuple(differing), tuple(absent), tuple(ahead), strange)


def _differences(sheet: Sheet, ours: dict[Cell, int | None]) -> Iterator[Difference]:
    for cell, figure in sheet.figures.items():
        if ours.get(cell) != figure:
            yield Difference(sheet.tps, sheet.contest, cell, ours.get(cell), figure)
