"""The figures a sample TPS must come to, counted from its crowd and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.services.sample.source import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.sample.crowd import Crowd, Visit
    from kpps_desktop.services.sample.source import SampleVoter

Figures = dict[str, int]


def received(dpt: int) -> int:
    """Return the ballots a TPS gets: its DPT and 2.5 % in reserve, rounded up."""
    return dpt + -(-dpt * 25 // 1000)


def spoiled(crowd: Crowd, contest: str) -> int:
    """Return the ballots of a contest that voters gave back."""
    return sum(visit.spoiled == contest for visit in crowd.visits)


def truth(crowd: Crowd, contest: str, voters: tuple[SampleVoter, ...]) -> Figures:
    """Return every figure of a contest."""
    came = [visit for visit in crowd.visits if contest in visit.contests]
    figures = _row("IA", [voter.sex for voter in voters])
    for row, category in (("IB1", "DPT"), ("IB2", "DPPh"), ("IB3", "DPTb")):
        figures |= _counted(row, came, lambda visit, of=category: visit.category == of)  # type: ignore[misc]
    figures |= _counted("IB4", came, lambda _: True)
    figures |= _counted("III", came, lambda visit: bool(visit.disability))
    figures["II1"] = received(len(voters))
    figures["II2"] = len(came)
    figures["II3"] = spoiled(crowd, contest)
    figures["II4"] = figures["II1"] - figures["II2"] - figures["II3"]
    ballots = crowd.ballots[contest]
    figures |= {f"IV_{number}": ballots.count(number) for number in CHOICES[contest]}
    figures["VB"] = ballots.count(0)
    figures["VA"] = len(ballots) - figures["VB"]
    figures["VC"] = len(ballots)
    return figures


def _counted(row: str, visits: list[Visit], which: Callable[[Visit], bool]) -> Figures:
    return _row(row, [visit.sex for visit in visits if which(visit)])


def _row(row: str, sexes: list[str]) -> Figures:
    men, women = sexes.count("L"), sexes.count("P")
    return {f"{row}_L": men, f"{row}_P": women, f"{row}_J": men + women}
