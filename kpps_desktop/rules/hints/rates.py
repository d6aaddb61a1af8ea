"""Hints by shares: turnout, invalid votes, and voters beyond the ballots a TPS can have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.places import Level, up
from kpps_desktop.rules.hints.hint import STRONGEST, Facts, Hint, strength_of
from kpps_desktop.rules.hints.spread import FAR, Neighbours, Shares, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.domain.places import KodeTps
    from kpps_desktop.rules.hints.papers import Papers
    from kpps_desktop.rules.hints.spread import Around

_TURNOUT_FLOOR = 0.025
"""Turnout differs by itself as much as this angle: two points of a hundred around 80 %."""
_INVALID_FLOOR = 0.035
"""Invalid votes too: one point of a hundred around 2 %."""
_INVALID_PERCENT = 3
"""From this share on invalid votes are worth a look, though the neighbours have as many."""
_INVALID_LEAST = 5
"""Fewer than these are no crowd: at a TPS of a hundred voters four are 4 %."""
_WEAKEST = 20
"""Strength of such a look at most: what is far from its neighbours comes first."""

_NAMED = 8
"""TPS of a desa that one hint names."""

_LISTED, _ALL = Cell("IA_J"), Cell("IB4_J")
_INVALID, _VOTES = Cell("VB"), Cell("VC")


def turnout(papers: Papers) -> Iterator[Hint]:
    """Find a share of the DPT that voted far from desa and kecamatan (H.01)."""
    shares: Shares = {}
    for one in papers.papers:
        voted, listed = one.at(one.voters), one.dpt
        if voted is not None and listed is not None and listed > 0:
            shares[one.tps] = voted, listed
    cells = {one.tps: (one.voters, _LISTED) for one in papers.papers}
    for tps, distance, near in _distances(shares, _TURNOUT_FLOOR):
        if abs(distance) >= FAR:
            facts = _told(shares[tps], near) | {"cell": papers.cites[cells[tps][0]]}
            yield Hint("H.01", tps, papers.contest, cells[tps], strength_of(distance), facts=facts)


def invalid(papers: Papers) -> Iterator[Hint]:
    """Find invalid votes that are far above desa and kecamatan (H.04), or 3 % and more.

    Those of 3 % and more are told once a desa, at its TPS that has most (H.12, of several H.13):
    where a whole desa has many, no TPS of it is far, and a hint for each would hide the others.
    """
    shares: Shares = {}
    for one in papers.papers:
        spoiled, votes = one.at(_INVALID), one.at(_VOTES)
        if spoiled is not None and votes is not None and 0 < votes >= spoiled:
            shares[one.tps] = spoiled, votes
    far = set()
    for tps, distance, near in _distances(shares, _INVALID_FLOOR):
        if distance >= FAR:
            far.add(tps)
            facts = _told(shares[tps], near) | {"cell": papers.cites[_INVALID]}
            strength = strength_of(distance)
            yield Hint("H.04", tps, papers.contest, (_INVALID, _VOTES), strength, facts=facts)
    yield from _many_invalid(papers, {tps: one for tps, one in shares.items() if tps not in far})


def _many_invalid(papers: Papers, shares: Shares) -> Iterator[Hint]:
    """Yield a hint for each desa that has TPS with invalid votes of 3 % and more."""
    by_desa: dict[str, Shares] = defaultdict(dict)
    for tps, (spoiled, votes) in shares.items():
        if spoiled >= _INVALID_LEAST and 100 * spoiled >= _INVALID_PERCENT * votes:
            by_desa[up(tps, Level.DESA)][tps] = spoiled, votes
    for found in by_desa.values():
        ranked = sorted(found, key=lambda tps: (-found[tps][0] / found[tps][1], tps))
        spoiled, votes = found[ranked[0]]
        facts: Facts = {
            "cell": papers.cites[_INVALID],
            "value": spoiled,
            "of": votes,
            "percent": round(100 * spoiled / votes),
            "least": _INVALID_PERCENT,
        }
        cells, strength = (_INVALID, _VOTES), min(_WEAKEST, 100 * spoiled // votes)
        if len(ranked) == 1:
            yield Hint("H.12", ranked[0], papers.contest, cells, strength, facts=facts)
            continue
        facts |= {"count": len(ranked), "listed": ", ".join(_listed(ranked, found))}
        yield Hint("H.13", ranked[0], papers.contest, cells, strength, facts=facts)


def _listed(ranked: Sequence[KodeTps], shares: Shares) -> Iterator[str]:
    for tps in ranked[:_NAMED]:
        spoiled, votes = shares[tps]
        yield f"{tps[Level.DESA :]} ({round(100 * spoiled / votes)} %)"
    if len(ranked) > _NAMED:
        yield "…"


def beyond_ballots(papers: Papers) -> Iterator[Hint]:
    """Find more voters than the DPT and its reserve of ballots (H.06)."""
    for one in papers.papers:
        voters, listed = one.at(_ALL), one.dpt
        if voters is None or listed is None or listed <= 0:
            continue
        reserve = one.terms.profile.reserve(listed)
        if voters > listed + reserve:
            facts: Facts = {"cell": papers.cites[_ALL], "voters": voters, "dpt": listed}
            facts |= {"reserve": reserve, "most": listed + reserve}
            cells = (_ALL, _LISTED)
            yield Hint("H.06", one.tps, papers.contest, cells, STRONGEST - 10, facts=facts)


def _distances(shares: Shares, floor: float) -> Iterator[tuple[KodeTps, float, Around]]:
    """Yield how far each share lies from its neighbours, and the nearest of these.

    What is far from its desa alone, or from the kecamatan alone, is not far.
    """
    neighbours = Neighbours(shares)
    for tps, share in shares.items():
        around = neighbours.around(tps)
        if around:
            distances = [one.distance(*share, floor) for one in around]
            yield tps, nearest(distances), around[0]


def _told(share: tuple[int, int], near: Around) -> Facts:
    """Say a share in persons and per cent, beside what neighbours have."""
    part, whole = share
    low, high = near.usual
    return {
        "value": part,
        "of": whole,
        "percent": round(100 * part / whole),
        "median": round(100 * near.median),
        "low": round(100 * low),
        "high": round(100 * high),
    }
