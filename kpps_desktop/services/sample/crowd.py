"""Who comes to a sample TPS, when, and how they vote: the truth that the chain must arrive at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.services.sample import people
from kpps_desktop.services.sample.source import BUPATI, CHOICES, GUBERNUR, KABUPATEN

if TYPE_CHECKING:
    from random import Random

    from kpps_desktop.services.sample.source import SampleVoter

MINUTES = 60
OPENS, DPPH_FROM, DPTB_FROM, CLOSES = 7 * MINUTES, 11 * MINUTES, 12 * MINUTES, 13 * MINUTES
_ELSEWHERE = "9902"
_QUEUED = 0.015
_INVALID = 0.03


@dataclass(frozen=True, slots=True)
class Visit:
    """One voter's visit: when (minutes after midnight), who, and what happened."""

    minute: float
    category: str
    number: int
    sex: str
    disability: str
    contests: tuple[str, ...]
    home: str = ""
    name: str = ""
    spoiled: str = ""
    """The contest whose ballot was given back and replaced."""
    companion: bool = False


@dataclass(frozen=True, slots=True)
class Crowd:
    """Every visit of the day in order, and the ballots that lie in each box, as they come out."""

    visits: tuple[Visit, ...]
    ballots: dict[str, tuple[int, ...]]
    turnout: float


def gather(chance: Random, tps: str, voters: tuple[SampleVoter, ...]) -> Crowd:
    """Bring a day's voters to a TPS and let them vote."""
    turnout = chance.uniform(0.62, 0.86)
    visits = [
        _visit(chance, voter) for voter in voters if voter.tps == tps and chance.random() < turnout
    ]
    visits += [_moved(chance, number) for number in range(1, chance.randint(0, 4) + 1)]
    visits += [_added(chance, tps, number) for number in range(1, chance.randint(0, 5) + 1)]
    visits.sort(key=lambda visit: visit.minute)
    ordered = tuple(_renumbered(visits))
    ballots = {contest: _ballots(chance, contest, ordered) for contest in CHOICES}
    return Crowd(ordered, ballots, turnout)


def _visit(chance: Random, voter: SampleVoter) -> Visit:
    queued = chance.random() < _QUEUED
    minute = (
        CLOSES + chance.uniform(1, 12)
        if queued
        else chance.triangular(OPENS + 1, CLOSES - 2, OPENS + 2.5 * MINUTES)
    )
    spoiled = chance.choice((GUBERNUR, BUPATI)) if chance.random() < 0.004 else ""  # noqa: PLR2004
    return Visit(
        minute,
        "DPT",
        voter.number,
        voter.sex,
        voter.disability,
        (GUBERNUR, BUPATI),
        spoiled=spoiled,
        companion=voter.disability == "tuna_netra",
    )


def _moved(chance: Random, number: int) -> Visit:
    near = chance.random() < 0.5  # noqa: PLR2004
    sex = chance.choice("LP")
    return Visit(
        chance.uniform(DPPH_FROM + 1, CLOSES - 2),
        "DPPh",
        number,
        sex,
        "",
        (GUBERNUR, BUPATI) if near else (GUBERNUR,),
        home=KABUPATEN if near else _ELSEWHERE,
        name=people.name(chance, sex),
    )


def _added(chance: Random, tps: str, number: int) -> Visit:
    sex = chance.choice("LP")
    return Visit(
        chance.uniform(DPTB_FROM + 1, CLOSES - 2),
        "DPTb",
        number,
        sex,
        "",
        (GUBERNUR, BUPATI),
        home=tps[:10],
        name=people.name(chance, sex),
    )


def _renumbered(visits: list[Visit]) -> list[Visit]:
    """Give the guests of each list running numbers in the order they came."""
    last = {"DPPh": 0, "DPTb": 0}
    numbered = []
    for visit in visits:
        if visit.category in last:
            last[visit.category] += 1
            numbered.append(_with_number(visit, last[visit.category]))
        else:
            numbered.append(visit)
    return numbered


def _with_number(visit: Visit, number: int) -> Visit:
    return Visit(
        visit.minute,
        visit.category,
        number,
        visit.sex,
        visit.disability,
        visit.contests,
        visit.home,
        visit.name,
    )


def _ballots(chance: Random, contest: str, visits: tuple[Visit, ...]) -> tuple[int, ...]:
    weights = [chance.uniform(0.2, 1) for _ in CHOICES[contest]]
    voters = sum(contest in visit.contests for visit in visits)
    return tuple(
        0 if chance.random() < _INVALID else chance.choices(CHOICES[contest], weights)[0]
        for _ in range(voters)
    )
