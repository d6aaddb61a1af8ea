"""Typing at the PPK by two officers, blind: what is asked of whom next, and what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.recap.events import BoxNoted, FiguresRetyped, FiguresTyped
from kpps_desktop.domain.recap.typing_again import NOTHING, TYPISTS, Ask, asked_again, asked_of
from kpps_desktop.services.ppk.desk import record, refuse_no_station, refuse_nobody, refuse_strange
from kpps_desktop.services.ppk.limits import refuse_unfit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.recap import Column
    from kpps_desktop.domain.recap.typing_again import Asked
    from kpps_desktop.services.ppk.desk import RecapDesk


def note_box(
    desk: RecapDesk,
    tps: str,
    by: OfficerId,
    *,
    arrived: bool = True,
    whole: bool = True,
    came: datetime | None = None,
    note: str = "",
) -> Changed:
    """Note that the box of a TPS came (now, or when it did), or that it did not after all.

    Refused K.013 for a TPS that is none, K.022 for broken seals without a word on them.
    """
    refuse_nobody(by)
    refuse_no_station(desk, tps)
    at = (came or desk.clock.now()).isoformat() if arrived else ""
    with record(desk, BoxNoted(tps, arrived, arrived and whole, at, note), by):
        return Changed.RECAP


def to_type(desk: RecapDesk, tps: str, contest: str, officer: OfficerId) -> Asked:
    """Return what an officer is to type of a TPS: every cell, only differing ones, or nothing.

    Nothing is asked of what is ratified. Refused K.013 for a TPS or contest that is none.
    """
    cells = refuse_strange(desk, tps, contest)
    column = desk.recap().column(tps, contest)
    return NOTHING if column.ratified else asked_of(column.entries, officer, cells)


def type_in(
    desk: RecapDesk,
    tps: str,
    contest: str,
    figures: Mapping[str, int | None],
    officer: OfficerId,
) -> Changed:
    """Take what an officer typed of what was asked of him: all cells, or those that differ.

    Refused K.020 where nothing is asked, K.021 for a cell that is not, K.023 where a cell of the
    whole form is missing: it is typed, if only as a blank; K.140 for a figure beyond its boxes.
    """
    refuse_nobody(officer)
    refuse_strange(desk, tps, contest, figures)
    refuse_unfit(desk, tps, contest, figures)
    asked = to_type(desk, tps, contest, officer)
    if asked.ask is Ask.NOTHING:
        raise Refused("K.020", tps=tps, contest=contest)
    missing = [cell for cell in asked.cells if cell not in figures]
    if asked.ask is Ask.WHOLE and missing:
        raise Refused("K.023", cell=missing[0], count=len(missing))
    held = {cell: figures[cell] for cell in asked.cells if cell in figures}
    strange = [cell for cell in figures if cell not in held]
    if strange:
        raise Refused("K.021", cell=strange[0], tps=tps)
    said = FiguresTyped if asked.ask is Ask.WHOLE else FiguresRetyped
    with record(desk, said(tps, contest, held), officer):
        return Changed.RECAP


def next_to_type(desk: RecapDesk, officer: OfficerId, near: str = "") -> tuple[str, str] | None:
    """Return the TPS and contest an officer is to type next, or None where there is none.

    What is left of the TPS `near`, whose papers lie on the table; then what differs, then what a
    colleague typed once, then what nobody has, the boxes that came before those that did not.
    What came signed needs no typing.
    """
    recap = desk.recap()
    ranked = (
        (place[0] != near, rank + (place[0] not in recap.boxes), at, place)
        for at, place in enumerate(_places(desk))
        if (rank := _rank(recap.column(*place), officer)) is not None
    )
    return min(ranked, default=(False, 0, 0, None))[3]


def _rank(column: Column, officer: OfficerId) -> int | None:
    """Return how soon an officer types a column, the least first; None for never."""
    if column.ratified or column.standing is not None:
        return None
    told = (cell for one in column.entries for cell in one.figures)
    again = asked_again(column.entries, officer, told)
    if again is not None:
        return 0 if again else None
    return None if len(column.entries) == TYPISTS else 4 - 2 * len(column.entries)


def _places(desk: RecapDesk) -> Iterator[tuple[str, str]]:
    for unit in sorted(desk.units):
        for contest in desk.election.contests_at(unit):
            yield unit, contest.code
