"""Hints by likeness: sheets of two TPS with the same figures, which chance hardly gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import comb, prod
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.places import KodeTps, Level, tps_number, up
from kpps_desktop.rules.hints.hint import Facts, Hint
from kpps_desktop.rules.hints.spread import LEAST, spread_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kpps_desktop.rules.hints.papers import Papers

_FREE, _SUMS = (Cell("VB"),), (Cell("VA"), Cell("VC"))
"""Beside the choices: what varies by itself, and what follows from it."""
_BY_CHANCE = 0.05
"""Told where chance gives fewer such pairs among all that were compared."""
_MEET = 0.2821
"""Two draws of a normal spread s are the same whole number with chance 0.2821 / s (1 / 2√π)."""
_LEAST_SPREAD = 0.5
_STRENGTH = 85

Rows: TypeAlias = dict[KodeTps, tuple[int, ...]]


def same_sheets(papers: Papers) -> Iterator[Hint]:
    """Find TPS with the same figures in every cell of IV and V (H.10).

    Small TPS, and some two of a large kecamatan, meet by chance: a pair is told where fewer
    than one such in twenty kecamatan would be, among the pairs of one desa or among all.
    """
    rows = _rows(papers)
    by_row: dict[tuple[int, ...], list[KodeTps]] = defaultdict(list)
    for tps, row in rows.items():
        by_row[row].append(tps)
    alike = [group for group in by_row.values() if len(group) > 1]
    if not alike or len(rows) < LEAST:
        return
    meet = _meet(rows, len(papers.votes) + len(_FREE))
    likely_near, likely_far = meet * _pairs_of_a_desa(rows), meet * comb(len(rows), 2)
    for group in alike:
        for tps in group:
            near = [one for one in group if one != tps and _desa(one) == _desa(tps)]
            likely = likely_near if near else likely_far
            if likely <= _BY_CHANCE:
                others = near or [one for one in group if one != tps]
                yield _hint(papers, tps, others[0], len(group) - 1)


def _hint(papers: Papers, tps: KodeTps, other: KodeTps, others: int) -> Hint:
    facts: Facts = {"other": other, "number": f"{tps_number(other):03d}", "count": others}
    return Hint("H.10", tps, papers.contest, _cells(papers), _STRENGTH, facts)


def _cells(papers: Papers) -> tuple[Cell, ...]:
    return (*papers.votes, *_FREE, *_SUMS)


def _rows(papers: Papers) -> Rows:
    """Return what is compared, of TPS where no cell is blank and any vote was cast."""
    held = {one.tps: one.all_at(_cells(papers)) for one in papers.papers}
    return {tps: tuple(row) for tps, row in held.items() if row and row[-1] > 0}


def _meet(rows: Rows, free: int) -> float:
    """Return the chance that two TPS of a desa have the same figures.

    By how far each cell lies from its desa's median; cells are taken to vary by themselves.
    """
    by_desa: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for tps, row in rows.items():
        by_desa[_desa(tps)].append(row)
    return prod(_meet_at(at, by_desa.values()) for at in range(free))


def _meet_at(at: int, desa: Iterable[Sequence[tuple[int, ...]]]) -> float:
    apart: list[float] = []
    for listed in desa:
        middle = spread_of([row[at] for row in listed]).median
        apart += [row[at] - middle for row in listed]
    return _MEET / max(spread_of(apart).spread, _LEAST_SPREAD)


def _pairs_of_a_desa(rows: Rows) -> int:
    return sum(comb(count, 2) for count in Counter(map(_desa, rows)).values())


def _desa(tps: KodeTps) -> str:
    return up(tps, Level.DESA)
