"""A full TPS as a value: 600 voters with the longest real names, three contests, any hour."""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode
from kpps_desktop.domain.people import DPT, OfficerId, Sex, Voter, voter_ref
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.formbook import load_profile, result_forms
from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.services.kpps.attending import Register
from kpps_desktop.services.kpps.searching import make_index
from kpps_desktop.services.kpps.viewing import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.event_names import Event

NAMES = Path(__file__).parents[2] / "data" / "pilkada2024_paslon.csv.gz"
WIB = zone("WIB")
KODE = KodeTps("9901012001007")
OTHER = KodeTps("9901012001008")
DPT_SIZE, RECEIVED = 600, 615
G, B, W = "gubernur", "bupati", "walikota"
OFFICERS = tuple(OfficerId(f"KPPS-{number}") for number in range(1, 8))
DOOR = OFFICERS[3]
PROFILE = load_profile("pilkada-2024")


@cache
def names() -> tuple[str, ...]:
    """Return 600 real names of candidates, the longest 20 first (so that number 1 is longest)."""
    with gzip.open(NAMES, "rt", encoding="utf-8") as file:
        found = [
            one for row in csv.DictReader(file) for one in row["nama_paslon"].split(" - ") if one
        ]
    found.sort(key=len, reverse=True)
    return (*found[:20], *sorted(found[20:])[: DPT_SIZE - 20])


@cache
def voters() -> tuple[Voter, ...]:
    """Return the DPT; every 50th voter is marked disabled."""
    return tuple(
        Voter(
            voter_ref(DPT, number),
            name.upper(),
            sex_of(number),
            age=17 + number % 70,
            address=f"Jl. Kenanga Raya No. {number}",
            rt=f"{number % 9 + 1:03d}",
            rw=f"{number % 4 + 1:03d}",
            disability="tuna_netra" if number % 50 == 0 else "",
        )
        for number, name in enumerate(names(), start=1)
    )


def sex_of(number: int) -> Sex:
    """Return the sex of a voter: odd numbers are men."""
    return Sex.L if number % 2 else Sex.P


@cache
def election(*contests: str) -> Election:
    """Return an election of these contests; bupati and wali kota are both of the kab/kota."""
    places = {G: "99", B: "9901", W: "9901"}
    choices = tuple(Choice(n, f"CALON {n}", f"WAKIL {n}") for n in range(1, 7))
    listed = tuple(
        Contest(ContestCode(one), f"{one.upper()} DAN WAKIL", KodeWilayah(places[one]), choices)
        for one in contests or (G, B, W)
    )
    regions = {"99": "NUSA CONTOH", "9901": "CONTOH UTARA", "990101": "TAMAN CONTOH"}
    regions["9901012001"] = "MELATI"
    return Election(
        "contoh-2024",
        "PEMILIHAN CONTOH",
        date(2024, 11, 27),
        "WIB",
        "pilkada-2024",
        Mode.SIMULASI,
        listed,
        tuple(Wilayah(KodeWilayah(kode), nama) for kode, nama in regions.items()),
        (Tps(KODE, "Jl. Melati 7", DPT_SIZE // 2, DPT_SIZE // 2),),
    )


def at(hour: int, minute: int = 0) -> datetime:
    """Return a time of the day."""
    return datetime(2024, 11, 27, hour, minute, tzinfo=WIB)


def admitted(ref: str, *contests: str, inked: bool = False) -> e.VoterAdmitted:
    """Say that a voter received the ballots of these contests (of all three unless told)."""
    number = int(ref.rpartition("-")[2])
    disabled = ref.startswith("DPT-") and number % 50 == 0
    papers, home = ("ktp_el",), KODE[:10]
    return e.VoterAdmitted(
        ref, sex_of(number), disabled, contests or (G, B, W), papers, home, inked
    )


def day_of(happened: Iterable[tuple[datetime, Event]], *contests: str, numbers: int = 6) -> Day:
    """Return the day after voting was opened at 07.00 and then these events."""
    held = contests or (G, B, W)
    listed = dict.fromkeys(held, ",".join(map(str, range(1, numbers + 1))))
    officers = tuple(OFFICERS)
    begun = [
        e.DeskSetUp(KODE, "contoh-2024", "R", "simulasi", "a" * 64, listed, (), officers),
        e.OpeningBegan(),
        *(e.BallotsReceived(one, RECEIVED, "") for one in held),
        e.VotingOpened(""),
    ]
    day: Day | None = None
    for moment, event in [*((at(7), one) for one in begun), *happened]:
        day = advance(day, event, moment.isoformat())
    assert day is not None
    return day


def view_of(day: Day, now: datetime, *contests: str) -> View:
    """Return what the desk sees of a day."""
    held = election(*contests)
    tps = held.station(KODE)
    return View(
        day=day,
        election=held,
        tps=tps,
        profile=PROFILE,
        ballots=held.contests,
        forms=result_forms(PROFILE.code),
        officers={one: f"PETUGAS {one}" for one in OFFICERS},
        now=now,
        saved=now,
        by_log={one.code: figures_by_log(day, one.code, tps, PROFILE) for one in held.contests},
    )


def register_of(day: Day, guests: Iterable[Voter] = ()) -> Register:
    """Return the register of a day on which one officer wrote everybody in."""
    return Register(make_index((*voters(), *guests)), dict.fromkeys(day.roll.present, DOOR))


@cache
def index_of_names() -> Register:
    """Return the register of a day on which nobody has come."""
    return Register(make_index(voters()))


def morning(count: int = 214, minutes: int = 220) -> tuple[tuple[datetime, Event], ...]:
    """Return the admissions of a morning: roll numbers 1, 3, 5 …, from 07.00 on."""
    refs = range(1, 2 * count, 2)
    return tuple(
        (at(7) + timedelta(minutes=place * minutes // count), admitted(f"DPT-{number}"))
        for place, number in enumerate(refs)
    )


def later(view: View, hour: int, minute: int = 0) -> View:
    """Return a view at another hour."""
    return replace(view, now=at(hour, minute))


def closed(*more: tuple[datetime, Event]) -> Day:
    """Return a day whose voting was closed at 13.10, and then these events."""
    spoiled = (at(9), e.BallotReplaced("DPT-1", G, "rusak"))
    end = ((at(13), e.QueueClosed(0)), (at(13, 10), e.VotingClosed("")))
    return day_of((*morning(minutes=110), spoiled, *end, *more))
