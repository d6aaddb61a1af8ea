"""Search of 600 voters while an officer types: the finding alone, and the key in the window.

Names are those of real candidates, longer than voters' names are. Each is typed key by key, as
it stands and with an error; a key in the window is heard, answered with a new picture, and
repainted, with 214 voters present. The floor is rapidfuzz itself over the same names.
"""

from __future__ import annotations

import csv
import gzip
import os
import statistics
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from rapidfuzz import fuzz, process

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode
from kpps_desktop.domain.people import DPT, Sex, Voter, voter_ref
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps
from kpps_desktop.formbook import load_profile, result_forms
from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.services.kpps.attending import Register
from kpps_desktop.services.kpps.searching import find, make_index
from kpps_desktop.services.kpps.viewing import View
from kpps_desktop.ui.application import make_application
from kpps_desktop.ui.kpps.pemungutan.present import present
from kpps_desktop.ui.kpps.pemungutan.screen import PemungutanScreen
from kpps_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from kpps_desktop.domain.day import Day
    from kpps_desktop.services.kpps.searching import Index

NAMES = Path(__file__).parents[1] / "tests" / "data" / "pilkada2024_paslon.csv.gz"
VOTERS, PRESENT, TYPED = 600, 214, 40
TARGET = 10.0
KODE = KodeTps("9901012001007")
START = datetime(2024, 11, 27, 7, tzinfo=zone("WIB"))
CONTESTS = {"gubernur": "99", "bupati": "9901"}


def voters(chance: Random) -> tuple[Voter, ...]:
    """Return 600 voters with names of candidates."""
    with gzip.open(NAMES, "rt", encoding="utf-8") as file:
        found = [one for row in csv.DictReader(file) for one in row["nama_paslon"].split(" - ")]
    names = chance.sample([one.upper() for one in found if one], VOTERS)
    return tuple(
        Voter(voter_ref(DPT, number), name, Sex.L, 40, "Jl. Kenanga 1", "001", "002")
        for number, name in enumerate(names, start=1)
    )


def typings(chance: Random, listed: tuple[Voter, ...]) -> list[str]:
    """Return what is typed: names as they stand, and with two letters changed for one another."""
    typed = []
    for voter in chance.sample(listed, TYPED):
        at = chance.randrange(len(voter.name) - 1)
        swapped = voter.name[:at] + voter.name[at + 1] + voter.name[at] + voter.name[at + 2 :]
        typed.append(chance.choice((voter.name, swapped)).lower()[:24])
    return typed


def _view() -> View:
    choices = tuple(Choice(n, f"CALON {n}", f"WAKIL {n}") for n in (1, 2, 3))
    contests = tuple(
        Contest(ContestCode(code), code.upper(), KodeWilayah(wilayah), choices)
        for code, wilayah in CONTESTS.items()
    )
    tps = Tps(KODE, "-", VOTERS // 2, VOTERS // 2)
    held = Election(
        "patok-duga",
        "PATOK DUGA",
        date(2024, 11, 27),
        "WIB",
        "pilkada-2024",
        Mode.SIMULASI,
        contests,
        (),
        (tps,),
    )
    day, profile = _day(), load_profile(held.profile)
    log = {one: figures_by_log(day, one, tps, profile) for one in CONTESTS}
    now = START + timedelta(hours=3)
    forms = result_forms(held.profile)
    return View(day, held, tps, profile, contests, forms, {}, now, now, log)


def _day() -> Day:
    listed = dict.fromkeys(CONTESTS, "1,2,3")
    begun = [
        e.DeskSetUp(KODE, "patok-duga", "R", "simulasi", "0" * 64, listed, (), ("KPPS-1",)),
        e.OpeningBegan(),
        *(e.BallotsReceived(one, 615, "") for one in CONTESTS),
        e.VotingOpened(""),
    ]
    came = [
        e.VoterAdmitted(
            f"DPT-{number}",
            "L",
            disabled=False,
            contests=tuple(CONTESTS),
            papers=(),
            home=KODE[:10],
            inked=False,
        )
        for number in range(1, PRESENT + 1)
    ]
    day: Day | None = None
    for minute, event in enumerate((*begun, *came)):
        day = advance(day, event, (START + timedelta(minutes=minute * 0.8)).isoformat())
    assert day is not None
    return day


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def finding(index: Index, typed: list[str]) -> list[float]:
    """Time the finding after each key."""
    keys = [text[:length] for text in typed for length in range(1, len(text) + 1)]
    return [_timed(lambda key=key: find(index, key)) for key in keys]  # type: ignore[misc]


def floor(index: Index, typed: list[str]) -> list[float]:
    """Time rapidfuzz alone after each key."""
    keys = [text[:length].upper() for text in typed for length in range(1, len(text) + 1)]
    names = [" ".join(parts) for parts in index.keys]
    return [
        _timed(lambda key=key: process.extract(key, names, scorer=fuzz.ratio, limit=5))  # type: ignore[misc]
        for key in keys
    ]


def keying(app: QApplication, index: Index, typed: list[str]) -> list[float]:
    """Time each key from its press to the repainted window."""
    screen, view, register = PemungutanScreen(), _view(), Register(index)
    screen.asked.connect(
        lambda asking: screen.show_picture(present(view, register, asking, lang="id"))
    )
    screen.show_picture(present(view, register))
    screen.resize(870, 700)
    screen.show()
    screen.start()
    app.processEvents()
    taken = []
    for text in typed:
        for sign in text:
            field = app.focusWidget()

            def press(sign: str = sign, field: object = field) -> None:
                QTest.keyClick(field, sign)
                app.processEvents()

            taken.append(_timed(press))
        for _ in range(len(text)):
            QTest.keyClick(app.focusWidget(), "\b")
        app.processEvents()
    screen.close()
    return taken


def _told(what: str, taken: list[float]) -> str:
    median, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    return f"{what}: median {median:.2f} ms, p95 {p95:.2f} ms a key"


def main() -> None:
    """Print medians and 95th percentiles."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["search"], Look())
    chance = Random(2024)  # noqa: S311 - a reproducible sample, not a secret
    listed = voters(chance)
    typed = typings(chance, listed)
    index = make_index(listed)
    finding(index, typed[:4])
    print(_told("floor, rapidfuzz over 600 names", floor(index, typed)))
    print(_told("finding", finding(index, typed)))
    print(_told("key to repainted window", keying(app, index, typed)), f"(target: {TARGET:.0f} ms)")


if __name__ == "__main__":
    main()
