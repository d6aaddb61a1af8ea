"""Types a sample TPS's paper figures at the PPK: two officers, the first with a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.ppk.receiving import enter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.places import KodeTps
    from kpps_desktop.services.ppk.desk import RecapDesk

FIRST, SECOND = OfficerId("OP-1"), OfficerId("OP-2")
_SLIP = Cell("IV_1")
"""Where the first officer's finger slips, by nine: two digits changed places."""


def type_twice(desk: RecapDesk, tps: KodeTps, truth: Mapping[str, Mapping[str, int]]) -> None:
    """Type every contest of a TPS twice; what differs is typed again, and then agrees."""
    for contest, figures in truth.items():
        right = {Cell(cell): figure for cell, figure in figures.items()}
        slipped = {**right, _SLIP: right[_SLIP] + 9}
        enter(desk, Sheet(tps, ContestCode(contest), slipped), FIRST)
        enter(desk, Sheet(tps, ContestCode(contest), right), SECOND)
        if desk.recap().column(tps, contest).differing():
            enter(desk, Sheet(tps, ContestCode(contest), right), FIRST)
