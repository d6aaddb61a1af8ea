"""What the boxes of a form can hold at a unit: nothing beyond it is ever written into the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.ppk.desk import RecapDesk

_NAMED = 12
"""Faulty cells that a refusal names; of more it tells how many."""


def stations_of(desk: RecapDesk) -> Mapping[str, int]:
    """Return of how many TPS each unit is: so many times the boxes of one does its form hold."""
    return {code: unit.stations for code, unit in desk.units.items()}


def refuse_unfit(
    desk: RecapDesk, unit: str, contest: str, figures: Mapping[str, int | None] | Figures
) -> None:
    """Refuse figures below zero, or that the boxes of a unit's form cannot hold (K.140).

    A region has the boxes of all its TPS together. The unit and contest are of this desk.
    """
    beyond = tuple(_beyond(desk, unit, contest, figures))
    if beyond:
        raise Refused("K.140", place=unit, contest=contest, cells=_listed(beyond))


def refuse_faulty(faults: Iterable[Finding]) -> None:
    """Refuse a table of which a cell could not be read or held (K.141), naming each by its row."""
    listed = [one for one in faults if one.cells]
    if listed:
        cells = tuple(f"{one.facts['row']} {one.cells[0]} ({one.facts['value']})" for one in listed)
        file = listed[0].where
        raise Refused("K.141", file=file, count=len(cells), cells=_listed(cells))


def _beyond(
    desk: RecapDesk, unit: str, contest: str, figures: Mapping[str, int | None] | Figures
) -> Iterator[str]:
    stations = desk.units[unit].stations
    held: dict[str, int | None] = {str(cell): figure for cell, figure in figures.items()}
    for spot in desk.forms[contest].spots(desk.election.contest(contest).numbers):
        figure, most = held.get(spot.cell), spot.most * stations
        if figure is not None and not 0 <= figure <= most:
            yield f"{spot.cite} = {grouped(figure)} (0-{grouped(most)})"


def _listed(cells: tuple[str, ...]) -> str:
    more = " …" if len(cells) > _NAMED else ""
    return "; ".join(cells[:_NAMED]) + more
