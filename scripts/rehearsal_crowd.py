"""Who comes to the TPS of the rehearsal, what they vote, and the paper that it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.formbook import plano_forms
from kpps_desktop.services.sample.crowd import Crowd, Visit
from kpps_desktop.services.sample.source import BUPATI, CHOICES, DAY, GUBERNUR, PROFILE
from kpps_desktop.services.sample.truth import truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.services.sample.source import SampleVoter

BALLOTS = {
    GUBERNUR: "112301211321121123112120112113",
    BUPATI: "1121121112112111211121102112",
}
"""What is announced, ballot by ballot; 0 is tidak sah."""
_COMING = ((7, 6), (8, 9), (9, 7), (10, 4), (11, 2), (12, 1))
"""How many of the DPT come in each hour."""
EVERY = 7
"""Each so many-th voter of the DPT comes."""


def hour(at: int, minute: int = 0) -> datetime:
    """Return a time of the day."""
    return datetime.fromisoformat(DAY).replace(hour=at, minute=minute, tzinfo=zone("WIB"))


@dataclass(frozen=True, slots=True)
class Comers:
    """Those of the DPT who come, and one DPPh of another kabupaten."""

    voters: tuple[SampleVoter, ...]
    """The whole DPT."""

    def came(self) -> tuple[SampleVoter, ...]:
        """Return who of the DPT comes."""
        many = sum(comers for _, comers in _COMING)
        return tuple(self.voters[number * EVERY - 1] for number in range(1, many + 1))

    def comers(self) -> Iterator[tuple[datetime, int]]:
        """Return when each of them comes, and their numbers."""
        came = iter(self.came())
        for at, many in _COMING:
            for one in range(many):
                yield hour(at, 3 + one * 50 // many), next(came).number

    def paper(self, contest: str) -> dict[str, int]:
        """Return what stands on the paper C.HASIL of a contest, in its order."""
        figures = truth(self._crowd(), contest, self.voters)
        form = plano_forms(PROFILE)[ContestCode(contest)]
        return {cell: figures[cell] for cell in form.cells(CHOICES[contest])}

    def _crowd(self) -> Crowd:
        both = tuple(BALLOTS)
        visits = [Visit(0, "DPT", one.number, one.sex, one.disability, both) for one in self.came()]
        visits.append(Visit(0, "DPPh", 1, "P", "", (GUBERNUR,)))
        ballots = {code: tuple(map(int, said)) for code, said in BALLOTS.items()}
        return Crowd(tuple(visits), ballots, turnout=0)
