"""Voters to try lists and letters with: short and very long names, and a day on which they came."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.people import DPPH, DPT, Sex, Voter, voter_ref
from kpps_desktop.domain.roll import Admission
from kpps_desktop.papers.letters import Sender
from tests.papers import sample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.people import CategoryCode

FIRST = (
    "MUHAMMAD",
    "SITI",
    "NI LUH PUTU",
    "RADEN MAS",
    "TUAN GURU H. LALU GEDE",
    "YOHANES",
    "I",
)
LAST = (
    "RIZKI PRATAMA",
    "AMINAH",
    "SARTIKA DEWI BINTI ABDULLAH",
    "HADININGRAT SOSRODININGRAT KUSUMOWARDHANI",
    "MUHAMMAD ZAINUDDIN ABDUL MADJID",
    "Z",
)
STREETS = (
    "Jl. Kenanga",
    "Jl. Raya Pelabuhan Tanjung Priok Gang Mawar Merah Nomor 127 Blok C",
    "Dusun III",
)
LONGEST = Voter(
    voter_ref(DPT, 1),
    "TUAN GURU HAJI LALU GEDE MUHAMMAD ZAINUDDIN ABDUL MADJID SOSRODININGRAT KUSUMOWARDHANI",
    Sex.L,
    107,
    "Perumahan Griya Permata Indah Sejahtera Blok AA-27 Nomor 127, Jalan Raya Pelabuhan Ratu",
    "012",
    "034",
    "6",
    "9876",
)


def sender(mode: Mode = Mode.RESMI, kind: ResultKind = ResultKind.REGULER) -> Sender:
    """Return the TPS that hands out lists and letters."""
    election = sample.election_of(sample.contest_of(sample.SHORT), mode, kind)
    made = "Rabu, 27 November 2024 13.42"
    return Sender(election, sample.TPS.kode, sample.OFFICERS[0], sample.VOTED, made)


def voters(count: int, category: CategoryCode = DPT) -> tuple[Voter, ...]:
    """Return so many voters of a list."""
    chance = random.Random(count)  # noqa: S311 - no secret
    return tuple(
        Voter(
            voter_ref(category, number),
            f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            chance.choice(tuple(Sex)),
            chance.randrange(17, 100),
            chance.choice(STREETS),
            f"{chance.randrange(1, 9):03d}",
            f"{chance.randrange(1, 9):03d}",
            chance.choice(("", "", "", "1", "6")),
            f"{chance.randrange(10000):04d}",
        )
        for number in range(1, count + 1)
    )


def admission(
    voter: Voter,
    hour: int = 8,
    minute: int = 5,
    *,
    contests: tuple[str, ...] = ("gubernur", "bupati"),
    replaced: tuple[str, ...] = (),
    companion: bool = False,
    inked: bool = False,
) -> Admission:
    """Return what is written of a voter who came."""
    home = "3204" if voter.ref.startswith(DPPH) else "3101011001"
    said = e.VoterAdmitted(
        voter.ref,
        voter.sex.value,
        disabled=bool(voter.disability),
        contests=contests,
        papers=("ktp_el",),
        home=home,
        inked=inked,
    )
    at = f"2024-11-27T{hour:02d}:{minute:02d}:00+07:00"
    return Admission(said, at, replaced, companion)


def came(listed: Iterable[Voter], each: int = 1) -> dict[str, Admission]:
    """Return the admissions of every so many-th voter, with what happens among many."""
    made = {}
    for number, voter in enumerate(listed):
        if number % each == 0:
            made[voter.ref] = admission(
                voter,
                7 + number // 10 % 6,
                number % 60,
                replaced=("gubernur",) if number % 17 == 3 else (),
                companion=number % 23 == 5,
                inked=number % 97 == 4,
            )
    return made
