"""Hints by arithmetic: one figure, or two exchanged, with which broken sums would hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.figures import total as summed
from kpps_desktop.rules.hints.hint import STRONGEST, Facts, Hint
from kpps_desktop.rules.hints.slips import is_slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.formbook.form import Sum
    from kpps_desktop.rules.hints.papers import Paper, Papers

_MOST_MENDS = 3
"""More ways than these to mend one fault are a guess, and no hint."""
_GUESS = 10
"""What a hint loses in strength where there is another way."""
_LISTED, _ALL, _VOTES = Cell("IA_J"), Cell("IB4_J"), Cell("VC")


@dataclass(frozen=True, slots=True)
class _Mend:
    """A figure for a cell, and the broken sums that hold with it."""

    cell: Cell
    figure: int
    sums: frozenset[Sum]


def one_figure(papers: Papers) -> Iterator[Hint]:
    """Find a figure with which broken sums hold, and none breaks (H.08).

    Told where it mends two sums at once, or is a slip of the pen away from what is written.
    A figure that stands in a sum that holds is taken for right, and so is the pack's DPT.
    """
    for paper in papers.papers:
        broken = _broken(papers.sums, paper.sheet.figures)
        mends = _best(_mends(paper, papers, broken)) if broken else []
        ways = Counter(one.sums for one in mends)
        for one in mends:
            if ways[one.sums] > _MOST_MENDS:
                continue
            facts: Facts = {
                "cell": papers.cites[one.cell],
                "figure": paper.at(one.cell),
                "suggestion": one.figure,
                "ways": ways[one.sums],
            }
            strength = STRONGEST - (_GUESS if ways[one.sums] > 1 else 0)
            mended = {one.cell: one.figure}
            yield Hint("H.08", paper.tps, papers.contest, (one.cell,), strength, facts, mended)


def two_exchanged(papers: Papers) -> Iterator[Hint]:
    """Find two figures of one row or column with which, exchanged, broken sums hold (H.09)."""
    for paper in papers.papers:
        broken = _broken(papers.sums, paper.sheet.figures)
        pairs = list(_exchanges(paper, papers, broken)) if broken else []
        if len(pairs) > _MOST_MENDS:
            continue
        for first, second in pairs:
            facts: Facts = {
                "first": papers.cites[first],
                "second": papers.cites[second],
                "first_figure": paper.at(first),
                "second_figure": paper.at(second),
            }
            mended = _exchanged(paper.sheet.figures, (first, second))
            strength = STRONGEST - (_GUESS if len(pairs) > 1 else 0)
            yield Hint("H.09", paper.tps, papers.contest, (first, second), strength, facts, mended)


def dpt_copied(papers: Papers) -> Iterator[Hint]:
    """Find the DPT written as its voters too, while there are fewer votes (H.11)."""
    for paper in papers.papers:
        values = paper.all_at((paper.voters, _LISTED, _ALL, _VOTES))
        if values is None:
            continue
        voters, listed, everyone, votes = values
        if 0 < voters == listed and votes < everyone:
            facts: Facts = {
                "cell": papers.cites[paper.voters],
                "against": papers.cites[_LISTED],
                "figure": voters,
                "votes": votes,
            }
            cells = (paper.voters, _LISTED)
            yield Hint("H.11", paper.tps, papers.contest, cells, STRONGEST - _GUESS, facts)


def _off(one: Sum, figures: Figures) -> int | None:
    """Return what the parts have more than the total; None where a figure is not known."""
    off = figures.get(one.total)
    if off is None:
        return None
    off = -off
    for part in one.parts:
        figure = figures.get(part)
        if figure is None:
            return None
        off += figure
    return off


def _broken(sums: Iterable[Sum], figures: Figures) -> list[Sum]:
    return [one for one in sums if _off(one, figures)]


def _settled(paper: Paper, papers: Papers) -> set[Cell]:
    """Return the cells that nobody has reason to doubt."""
    whole = [one for one in papers.sums if _off(one, paper.sheet.figures) == 0]
    return {cell for one in whole for cell in (one.total, *one.parts)} | _packed(paper)


def _packed(paper: Paper) -> set[Cell]:
    """Return the cells of the DPT that are as in the pack."""
    men, women = paper.terms.dpt_l, paper.terms.dpt_p
    packed = {Cell("IA_L"): men, Cell("IA_P"): women, _LISTED: summed((men, women))}
    return {cell for cell, n in packed.items() if n is not None and n == paper.at(cell)}


def _mends(paper: Paper, papers: Papers, broken: list[Sum]) -> Iterator[_Mend]:
    figures, settled = paper.sheet.figures, _settled(paper, papers)
    needed: dict[Cell, dict[Sum, int]] = defaultdict(dict)
    for one in broken:
        off = _off(one, figures) or 0
        for cell in {one.total, *one.parts} - settled:
            sign = 1 if cell == one.total else -1
            needed[cell][one] = (figures[cell] or 0) + sign * off
    for cell, by_sum in needed.items():
        proposed = set(by_sum.values())
        if len(proposed) > 1:
            continue
        (figure,) = proposed
        digits = papers.digits.get(cell, 0)
        slip = is_slip(figures[cell] or 0, figure, digits)
        if 0 <= figure < 10**digits and (slip or len(by_sum) > 1):
            yield _Mend(cell, figure, frozenset(by_sum))


def _best(mends: Iterable[_Mend]) -> list[_Mend]:
    """Leave out a mend of sums that another mends with more."""
    listed = list(mends)
    return [one for one in listed if not any(one.sums < other.sums for other in listed)]


def _exchanges(paper: Paper, papers: Papers, broken: list[Sum]) -> Iterator[tuple[Cell, Cell]]:
    figures, packed = paper.sheet.figures, _packed(paper)
    suspect = {cell for one in broken for cell in (one.total, *one.parts)}
    for pair in papers.exchangeable:
        if suspect.isdisjoint(pair) or not packed.isdisjoint(pair):
            continue
        exchanged = _exchanged(figures, pair)
        touched = [one for one in papers.sums if not {one.total, *one.parts}.isdisjoint(pair)]
        before = [_off(one, figures) for one in touched]
        after = [_off(one, {**figures, **exchanged}) for one in touched]
        if exchanged and any(before) and not any(after):
            yield pair


def _exchanged(figures: Figures, pair: tuple[Cell, Cell]) -> dict[Cell, int]:
    """Return two figures exchanged, or nothing where one is not known."""
    first, second = (figures.get(cell) for cell in pair)
    if first is None or second is None:
        return {}
    return {pair[0]: second, pair[1]: first}
