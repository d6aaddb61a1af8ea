"""Hints over the figures that stand in a recap: where to look first, for members of the PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.recap import Column
from kpps_desktop.rules.hints import Hint, hints
from kpps_desktop.services.ppk.doing import is_member
from kpps_desktop.services.ppk.examining import terms_of

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.places import KodeTps
    from kpps_desktop.rules.terms import Terms
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.desk import RecapDesk

_EMPTY = Column()


class StandingSheets:
    """The sheets that may be looked at, kept while their columns are the very same.

    Of 1,300 TPS with two contests, a typed sheet makes one new.
    """

    def __init__(self) -> None:
        self._held: dict[Place, tuple[Column, Sheet | None]] = {}

    def gather(self, desk: RecapDesk, officer: OfficerId) -> tuple[Sheet, ...]:
        """Return the sheets whose figures nobody is still to type.

        Refused S.290 for an operator: who types a paper must not have seen its figures.
        """
        if not is_member(officer):
            raise Refused("S.290")
        recap = desk.recap()
        sheets = (
            self._sheet(tps.kode, contest, recap.columns.get((tps.kode, contest.code), _EMPTY))
            for tps in desk.election.stations
            for contest in desk.election.contests_at(tps.kode)
        )
        return tuple(one for one in sheets if one is not None)

    def _sheet(self, tps: KodeTps, contest: Contest, column: Column) -> Sheet | None:
        held = self._held.get((tps, contest.code))
        if held and held[0] is column:
            return held[1]
        figures = column.figures if _stands(column) else None
        sheet = None
        if figures is not None:
            told = {Cell(cell): figure for cell, figure in figures.items()}
            sheet = Sheet(tps, contest.code, told)
            if held and held[1] == sheet:
                sheet = held[1]
        self._held[tps, contest.code] = column, sheet
        return sheet


def weigh(desk: RecapDesk, sheets: tuple[Sheet, ...]) -> tuple[Hint, ...]:
    """Return what looks unusual on the sheets, the strongest first; it reads no books."""
    terms: dict[tuple[str, str], Terms] = {
        (sheet.tps, sheet.contest): terms_of(desk, sheet.tps, sheet.contest) for sheet in sheets
    }
    return tuple(hints(sheets, desk.forms, terms))


def _stands(column: Column) -> bool:
    """Tell whether figures are signed, or typed alike by two officers."""
    if column.standing is not None or column.ratified:
        return True
    open_ones = set(column.differing()).difference(column.corrected)
    return bool(column.entries) and not column.typed_once and not open_ones
