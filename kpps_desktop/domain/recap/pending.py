"""What keeps a recap SEMENTARA, one by one: what is not in or not decided, and what lacks a reason.

It is computed from the recap itself, so that recaps of earlier versions are held to it too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import VOTE_SUMS, Cell, is_vote
from kpps_desktop.domain.recap.recap import ACCEPTED, UNSETTLED, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.places import KodeTps
    from kpps_desktop.domain.recap.results import RecapResult, Row

UNFIT = "R20"
"""The rule of a cell that is blank, or that its boxes cannot hold."""
CONTRADICTIONS = frozenset(
    {"R01", "R04", "R05", "R06", "R08", "R10", "R11", "R17", UNFIT, ACCEPTED}
)
"""Findings with which a sheet contradicts itself (galat): each is final only with a reason.

What differs between sources is told by a row's state until it is decided.
"""


class Why(StrEnum):
    """What keeps a recap from being complete, the most pressing first."""

    MISSING = "missing"
    TYPED_ONCE = "typed_once"
    PROVISIONAL = "provisional"
    DIFFERING = "differing"
    OBJECTION = "objection"
    """An objection of the pleno waits for its answer."""
    ACCEPTED = "accepted"
    """An objection was accepted, and nothing was corrected since it was raised."""
    BLANK = "blank"
    """Votes are blank, and nobody wrote why."""
    GALAT = "galat"
    """A sheet contradicts itself, and nobody wrote why."""
    AWAITED = "awaited"
    """A pleno was opened, and has not made the recap final."""


OF_STATES = {
    State.MENUNGGU: Why.MISSING,
    State.DIKETIK_SEKALI: Why.TYPED_ONCE,
    State.SEMENTARA: Why.PROVISIONAL,
    State.BERBEDA: Why.DIFFERING,
}


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that is open: where, by which rule and cells, or by which objection."""

    why: Why
    tps: KodeTps | str = ""
    contest: str = ""
    code: str = ""
    cells: tuple[str, ...] = ()
    objection: str = ""


def open_matters(result: RecapResult) -> Iterator[Open]:
    """Yield all that keeps a recap SEMENTARA; nothing of one that is complete."""
    votes = _votes(result.rows)
    for row in result.rows:
        if row.state in UNSETTLED:
            told = (one for one in row.findings if one.code.startswith("K."))
            cells = tuple(cell for one in told for cell in one.cells)
            yield Open(OF_STATES[row.state], row.tps, row.contest, cells=cells)
    for raised, answer in result.objections:
        if answer is None:
            yield Open(Why.OBJECTION, raised.tps, raised.contest, objection=raised.objection)
    for row in result.rows:
        if row.state not in UNSETTLED:
            yield from _of_row(row, votes[row.contest])
    if result.awaited:
        yield Open(Why.AWAITED)


def open_places(result: RecapResult) -> frozenset[tuple[str, str]]:
    """Return unit and contest of all that is open; an objection to all contests is in each."""
    found = set[tuple[str, str]]()
    for one in open_matters(result):
        contests = {row.contest for row in result.rows} if not one.contest else {one.contest}
        found |= {(one.tps, contest) for contest in contests if one.tps}
    return frozenset(found)


def _of_row(row: Row, votes: Iterable[Cell]) -> Iterator[Open]:
    """Yield what lacks a reason in a row that is settled otherwise."""
    reasoned = {
        cell for one in row.findings if one.code == UNFIT and one.reason for cell in one.cells
    }
    blank = tuple(cell for cell in votes if row.figures.get(cell) is None and cell not in reasoned)
    if blank:
        yield Open(Why.BLANK, row.tps, row.contest, UNFIT, blank)
    for one in row.findings:
        if one.reason or one.code not in CONTRADICTIONS:
            continue
        if one.code == ACCEPTED:
            objection = ", ".join(one.cells)
            yield Open(Why.ACCEPTED, row.tps, row.contest, one.code, objection=objection)
        elif one.code != UNFIT or not set(blank).issuperset(one.cells):
            yield Open(Why.GALAT, row.tps, row.contest, one.code, tuple(one.cells))


def _votes(rows: Iterable[Row]) -> Mapping[str, tuple[Cell, ...]]:
    """Return the cells of votes by contest: of every pair that any row or finding names."""
    named: dict[str, dict[Cell, None]] = defaultdict(dict)
    for row in rows:
        told = (Cell(cell) for one in row.findings if one.code == UNFIT for cell in one.cells)
        named[row.contest] |= dict.fromkeys(filter(is_vote, (*row.figures, *told)))
    return {contest: (*sorted(cells, key=_number), *VOTE_SUMS) for contest, cells in named.items()}


def _number(cell: Cell) -> int:
    return int(cell.rpartition("_")[2])
