"""An election: its day, mode, contests and the choices on each ballot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import date, datetime

    from kpps_desktop.domain.places import KodeWilayah, Tps, Wilayah

ContestCode = NewType("ContestCode", str)
"""`gubernur`, `bupati` or `walikota`."""

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Indonesia's time zones, in whole hours ahead of UTC."""


def zone_name(moment: datetime) -> str:
    """Name the zone a time is told in: WIB, WITA, WIT, UTC, or how far it is ahead of UTC."""
    ahead = moment.utcoffset()
    known = {"UTC": 0, **ZONES}
    named = (name for name, hours in known.items() if ahead == timedelta(hours=hours))
    return next(named, f"{moment:%z}")


class Mode(StrEnum):
    """Whether an election is real; fixed by the pack and inside everything signed."""

    RESMI = "resmi"
    SIMULASI = "simulasi"


class ResultKind(StrEnum):
    """Kind of a TPS result; a later one supersedes an earlier, and both stay on record."""

    REGULER = "R"
    ULANG = "U"
    SUSULAN = "S"
    LANJUTAN = "L"


@dataclass(frozen=True, slots=True)
class Choice:
    """One column of a ballot: a pair of candidates, or the kolom kosong."""

    number: int
    candidate: str
    running_mate: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """One ballot paper: the office, its region, and the choices in the order of the ballot."""

    code: ContestCode
    name: str
    wilayah: KodeWilayah
    choices: tuple[Choice, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The choices' numbers, in the order of the ballot."""
        return tuple(choice.number for choice in self.choices)

    def may_vote(self, home: str) -> bool:
        """Tell whether a voter registered in region `home` may vote in this contest.

        A voter moved from another kab/kota of the province votes for governor only.
        """
        return home.startswith(self.wilayah)


@dataclass(frozen=True, slots=True)
class Election:
    """What KPU hands out: the election and all its places under one issuer."""

    id: str
    name: str
    day: date
    zone: str
    profile: str
    mode: Mode
    contests: tuple[Contest, ...]
    places: tuple[Wilayah, ...]
    stations: tuple[Tps, ...]
    kind: ResultKind = ResultKind.REGULER

    def contest(self, code: str) -> Contest:
        """Return the contest of a code (KeyError where there is none)."""
        for contest in self.contests:
            if contest.code == code:
                return contest
        raise KeyError(code)

    def contests_at(self, kode: str) -> tuple[Contest, ...]:
        """Return the contests on the ballot papers of a place."""
        return tuple(contest for contest in self.contests if kode.startswith(contest.wilayah))

    def name_of(self, kode: str) -> str:
        """Return a region's name, or its code where the pack names none."""
        return next((place.nama for place in self.places if place.kode == kode), kode)

    def station(self, kode: str) -> Tps:
        """Return a polling station by its code (KeyError where there is none)."""
        for tps in self.stations:
            if tps.kode == kode:
                return tps
        raise KeyError(kode)
