"""Hints by votes: none or all for one choice, and two choices whose votes seem exchanged."""

from __future__ import annotations

from itertools import permutations
from math import log, log1p
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.places import KodeTps
from kpps_desktop.rules.hints.hint import Facts, Hint, strength_of
from kpps_desktop.rules.hints.spread import FAR, Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.rules.hints.papers import Papers
    from kpps_desktop.rules.hints.spread import Around

_UNLIKELY = log(0.001)
"""No votes at all, where chance gives that less than once in a thousand."""
_SURE = 0.999
_FLOOR = 0.02
"""Shares differ by themselves as much as this angle: two points of a hundred around 50 %."""
_FITS = 1.5
"""Spreads from the median within which a share fits its neighbours."""
_EMPTY_STRENGTH = 70

Votes: TypeAlias = dict[KodeTps, list[int]]


def all_for_one(papers: Papers) -> Iterator[Hint]:
    """Find one choice with every valid vote, where neighbours vote for others too (H.02)."""
    held = _votes(papers)
    choices = range(len(papers.votes))
    others = [_neighbours(held, [one for one in choices if one != at]) for at in choices]
    for tps, votes in held.items():
        cast = sum(votes)
        at = max(choices, key=votes.__getitem__)
        usual = _usual(others[at].around(tps), cast)
        if votes[at] == cast and usual is not None:
            cell = papers.votes[at]
            facts: Facts = {"cell": papers.cites[cell], "votes": cast, "usual": usual}
            yield Hint("H.02", tps, papers.contest, (cell,), _EMPTY_STRENGTH, facts)


def none_for_one(papers: Papers) -> Iterator[Hint]:
    """Find a choice without a vote, where neighbours vote for it (H.03). H.02 tells of the rest."""
    held = _votes(papers)
    own = [_neighbours(held, [at]) for at in range(len(papers.votes))]
    for tps, votes in held.items():
        cast = sum(votes)
        for at, cell in enumerate(papers.votes):
            usual = _usual(own[at].around(tps), cast)
            if votes[at] == 0 and cast not in votes and usual is not None:
                facts: Facts = {"cell": papers.cites[cell], "votes": cast, "usual": usual}
                yield Hint("H.03", tps, papers.contest, (cell,), _EMPTY_STRENGTH, facts)


def _usual(around: list[Around], cast: int) -> int | None:
    """Return the votes that neighbours would give, or None where chance explains that none are.

    Held against the lowest quarter of neighbours, of desa and kecamatan whichever is lower.
    """
    least = min((one.quartile for one in around), default=0.0)
    if cast * log1p(-min(least, _SURE)) > _UNLIKELY:
        return None
    return round(cast * around[0].median)


def exchanged_choices(papers: Papers) -> Iterator[Hint]:
    """Find two choices whose shares are far from the neighbours' and fit once exchanged (H.05)."""
    held = _votes(papers)
    shares = [_neighbours(held, [at]) for at in range(len(papers.votes))]
    for tps, votes in held.items():
        near = [spread for one in shares for spread in one.around(tps)[:1]]
        if len(near) < len(votes):
            continue
        fitting = {pair: misfit for pair, misfit in _exchanges(votes, near) if misfit <= _FITS}
        if not fitting:
            continue
        first, second = min(fitting, key=lambda pair: fitting[pair])
        cells = papers.votes[first], papers.votes[second]
        cast = sum(votes)
        facts: Facts = {
            "first": papers.cites[cells[0]],
            "second": papers.cites[cells[1]],
            "first_votes": votes[first],
            "second_votes": votes[second],
            "first_usual": round(cast * near[first].median),
            "second_usual": round(cast * near[second].median),
        }
        strength = strength_of(_distance(votes, first, first, near))
        yield Hint("H.05", tps, papers.contest, cells, strength, facts)


def _exchanges(votes: list[int], near: list[Around]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield pairs of choices, one far above and one far below, and how far they are exchanged."""
    at = range(len(votes))
    distances = [_distance(votes, one, one, near) for one in at]
    for low, high in permutations(at, 2):
        if distances[low] <= -FAR and distances[high] >= FAR:
            low_then, high_then = (
                _distance(votes, high, low, near),
                _distance(votes, low, high, near),
            )
            yield (min(low, high), max(low, high)), max(abs(low_then), abs(high_then))


def _distance(votes: list[int], written: int, read: int, near: list[Around]) -> float:
    """Return how far the votes written at one choice lie, read as another's."""
    cast = sum(votes)
    return near[read].distance(votes[written], cast, _FLOOR)


def _votes(papers: Papers) -> Votes:
    """Return the votes of each TPS, where none is blank and any was cast."""
    held = {one.tps: one.all_at(papers.votes) for one in papers.papers}
    several = len(papers.votes) > 1
    return {tps: votes for tps, votes in held.items() if several and votes and sum(votes) > 0}


def _neighbours(held: Votes, choices: Iterable[int]) -> Neighbours:
    listed = list(choices)
    return Neighbours(
        {tps: (sum(votes[at] for at in listed), sum(votes)) for tps, votes in held.items()}
    )
