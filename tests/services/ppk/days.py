"""Days of the tiny kecamatan as replay scripts, held once, and what is made of them."""

from __future__ import annotations

import fcntl
import json
import shutil
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kpps_desktop.devices.clock import ScriptedClock, zone
from kpps_desktop.formbook import load_profile
from kpps_desktop.services.kpps.delivering import deliver
from kpps_desktop.services.kpps.intents import perform
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.trust.keyring import Cost
from tests.services.ppk.tiny import (
    ANGGOTA,
    CAME,
    FIRST,
    GUBERNUR,
    HERE,
    KETUA,
    NUMBERS,
    PINS,
    RECEIVED,
    VOTES,
    Packs,
    build,
    counted,
    packs_in,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk

Line = dict[str, Any]

LIGHT = Cost(time=1, memory=8, lanes=1)
"""What a PIN costs where the PIN is not the point."""
PLENO = datetime(2024, 11, 29, 9, tzinfo=zone("WIB"))
BOOKS = "rekap.db"


class Script:
    """Lines of a replay, a minute apart unless the clock is set."""

    def __init__(self, hour: int) -> None:
        self.lines: list[Line] = []
        self.minute = hour * 60

    def do(self, intent: str, by: str = KETUA, **given: object) -> None:
        """Write one line."""
        at = f"2024-11-27T{self.minute // 60:02}:{self.minute % 60:02}:00+07:00"
        self.lines.append({"at": at, "by": by, "do": intent, **given})
        self.minute += 1

    @property
    def text(self) -> bytes:
        """The script as a file holds it."""
        return "".join(json.dumps(line) + "\n" for line in self.lines).encode()


def day(tps: str, votes: Mapping[str, tuple[int, ...]] | None = None) -> Script:
    """Write the day of a TPS, up to its bundle."""
    script = Script(5)
    script.do("set_up", pins=PINS)
    script.do("begin_opening")
    for step in load_profile("pilkada-2024").opening_steps:
        script.do("take_step", step=step)
    for contest in NUMBERS:
        script.do("receive_ballots", contest=contest, ballots=RECEIVED)
    script.minute = 7 * 60
    script.do("open_voting")
    for number in range(1, CAME + 1):
        script.do("admit", ANGGOTA, number=number)
    script.minute = 11 * 60 + 5
    papers = ["ktp_el", "surat_pindah"]
    guest = {"name": "TAMU", "sex": "P", "home": "9902", "papers": papers}
    script.do("admit_guest", category="DPPh", guest=guest)
    boxes = votes or VOTES[tps]
    _count(script, boxes)
    for contest, ballots in boxes.items():
        script.do("read_plano", contest=contest, figures=counted(contest, ballots))
    seal(script)
    return script


def troubled(tps: str) -> Script:
    """Write the day of a TPS that was disturbed, noted an incident, and had two objections."""
    script = day(tps)
    opened, signed = (
        next(at for at, line in enumerate(script.lines) if line["do"] == done)
        for done in ("open_voting", "sign")
    )
    noted = (
        {"do": "note_incident", "text": "Listrik padam", "follow_up": "Dipakai lampu"},
        {"do": "raise_objection", "by_whom": "SAKSI-gubernur-2-1", **OBJECTION},
        {"do": "raise_objection", "by_whom": "PTPS", "text": "Suara pelan"},
        {"do": "answer_objection", "objection": "KB-1", "answer": "Tetap", "accepted": False},
    )
    script.lines[signed:signed] = [
        {"at": script.lines[signed]["at"], "by": KETUA, **one} for one in noted
    ]
    disturbed = {"do": "disturb", "what": "disturbance", "note": "Hujan deras"}
    after = {"at": script.lines[opened]["at"], "by": KETUA, **disturbed}
    script.lines.insert(opened + 1, after)
    return script


REASON = "Satu pemilih membawa pulang surat suaranya"


def short(tps: str) -> Script:
    """Write the day of a TPS in whose box a ballot for governor was missing, which it explained."""
    script = day(tps)
    lost = len(script.lines) - 1
    lost -= next(
        at
        for at, line in enumerate(reversed(script.lines))
        if line["do"] == "count_ballot" and line["contest"] == GUBERNUR
    )
    del script.lines[lost]
    for line in script.lines:
        if line["do"] == "count_box" and line["contest"] == GUBERNUR:
            line["ballots"] -= 1
        if line["do"] == "read_plano" and line["contest"] == GUBERNUR:
            figures = line["figures"]
            line["figures"] = {**figures, "VB": figures["VB"] - 1, "VC": figures["VC"] - 1}
    signed = next(at for at, line in enumerate(script.lines) if line["do"] == "sign")
    said = {"do": "explain", "contest": GUBERNUR, "code": "R12", "reason": REASON}
    script.lines.insert(signed, {"at": script.lines[signed]["at"], "by": KETUA, **said})
    return script


OBJECTION = {"contest": GUBERNUR, "text": "Coblosan di garis"}


def _count(script: Script, votes: Mapping[str, tuple[int, ...]]) -> None:
    script.minute = 13 * 60
    script.do("close_queue", waiting=0)
    script.do("close_voting")
    for contest, ballots in votes.items():
        unused = RECEIVED - len(ballots)
        script.do("account_ballots", contest=contest, returned=0, unused=unused)
    script.do("open_counting")
    for contest, ballots in votes.items():
        script.do("open_box", contest=contest)
        script.do("count_box", contest=contest, ballots=len(ballots))
        for choice in ballots:
            script.do("count_ballot", ANGGOTA, contest=contest, choice=choice)
        script.do("finish_count", contest=contest)


def seal(script: Script) -> None:
    """Sign, seal, and make papers and bundle."""
    for contest in NUMBERS:
        script.do("sign", contest=contest, pin=PINS[KETUA])
    script.do("seal")
    script.do("make_papers", pin=PINS[KETUA])
    script.do("make_bundle", pin=PINS[KETUA])


def hold(packs: Packs, tps: str, out: Path, script: Script) -> None:
    """Hold a TPS's day by `tps replay`."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "skrip.jsonl"
    path.write_bytes(script.text)
    done = run(
        "tps", "replay", packs.path(tps), path, "--out", out, "--activation", packs.code(tps)
    )
    assert done.exit_code == 0, done.output


@contextmanager
def held(packs: Packs, tps: str, folder: Path, script: Script) -> Iterator[Desk]:
    """Hold a TPS's day through the services themselves, with PINs that cost little."""
    lines = read_script(script.text)
    desk = replay(folder, packs.path(tps).read_bytes(), packs.code(tps), lines, cost=LIGHT)
    with desk.store:
        yield desk


def hold_lightly(packs: Packs, tps: str, out: Path, script: Script) -> None:
    """Hold a TPS's day and hand out what it makes."""
    with held(packs, tps, out / "meja", script) as desk:
        list(deliver(desk, out))


def hold_twice(packs: Packs, tps: str, out: Path) -> None:
    """Hold a day, hand out its result (`lama`), open it again, and hand out another (`baru`)."""
    first, again = day(tps), Script(17)
    again.do("reopen", reason="Salah salin", second=ANGGOTA, pin=PINS[ANGGOTA])
    for cell in CORRECTED:
        initials = ["KPPS-1", "SAKSI"]
        given: Line = {"contest": GUBERNUR, "cell": cell, "figure": 1, "initials": initials}
        again.do("correct_figure", reason="Salah salin", **given)
    seal(again)
    with held(packs, tps, out / "meja", first) as desk:
        list(deliver(desk, out / "lama"))
        for line in read_script(again.text):
            perform(desk, line.do, line.by, line.given)
        list(deliver(desk, out / "baru"))


CORRECTED = ("III_P", "III_J")
"""What `hold_twice` corrects from 0 to 1: a disabled voter who had been left out."""


def bundle(folder: Path) -> Path:
    """Return the bundle a TPS handed out."""
    return next(folder.glob("*hasil-*.asice"))


def qr(folder: Path) -> list[Path]:
    """Return the QR texts a TPS handed out, by contest."""
    return sorted(folder.glob("*-qr.txt"))


class Made:
    """What is made once for all tests, each part when it is first asked for.

    Workers of pytest-xdist share the folder: whoever comes first makes, the others wait.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def packs(self) -> Packs:
        """The packs of the simulation."""
        return packs_in(self._once("simulasi", build) / "paket")

    @cached_property
    def official(self) -> Packs:
        """The packs of another election, an official one, of the very same places."""
        return packs_in(self._once("resmi", lambda part: build(part, "resmi")) / "paket")

    def day(self, tps: str) -> Path:
        """Return what a TPS hands out; the first one's day is held by the command."""
        packs, held_by = self.packs, hold if tps == FIRST else hold_lightly
        return self._once(tps, lambda part: held_by(packs, tps, part, day(tps)))

    def other_day(self, tps: str) -> Path:
        """Return what a copy of the TPS's desk hands out, where number 1 got every vote."""
        packs = self.packs
        votes = {contest: (1,) * len(ballots) for contest, ballots in VOTES[tps].items()}
        return self._once(
            f"{tps}-lain", lambda part: hold_lightly(packs, tps, part, day(tps, votes))
        )

    def resealed(self, tps: str) -> Path:
        """Return what a TPS hands out that sealed its result twice: `lama` and `baru`."""
        packs = self.packs
        return self._once(f"{tps}-ulang", lambda part: hold_twice(packs, tps, part))

    @cached_property
    def begun(self) -> Path:
        """The books of a recap in which nothing is yet, to be copied: making them takes time."""
        packs = self.packs

        def begin(part: Path) -> None:
            pack, code = packs.path(HERE).read_bytes(), packs.code(HERE)
            open_recap(pack, str(part / BOOKS), code, ScriptedClock(PLENO)).store.close()

        return self._once("rekap", begin)

    def _once(self, name: str, make: Callable[[Path], object]) -> Path:
        done = self._folder / name
        with _locked(self._folder):
            if not done.exists():
                part = self._folder / f".{name}"
                shutil.rmtree(part, ignore_errors=True)
                make(part)
                part.rename(done)
        return done


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
