"""Two tiny kecamatan, from the source to the bundles, made by the commands themselves.

Twelve voters a TPS, ten of whom come, and one guest who votes for governor only.
"""

from __future__ import annotations

import csv
import fcntl
import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from kpps_desktop.cli.main import program
from kpps_desktop.formbook import load_profile
from kpps_desktop.services.delivering import deliver
from kpps_desktop.services.intents import perform
from kpps_desktop.services.replay import read_script, replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from click.testing import Result

Line = dict[str, Any]
Figures = dict[str, int]

HERE, THERE = "990101", "990102"
"""The kecamatan of the tests, and its neighbour."""
FIRST, SECOND, THIRD, FOURTH = (
    f"990101{desa}{number:03}" for desa in (2001, 2002) for number in (1, 2)
)
"""The TPS of the tests; the fourth has no laptop."""
FOREIGN = "9901022001001"
GUBERNUR, BUPATI = "gubernur", "bupati"
NUMBERS = {GUBERNUR: (1, 2, 3), BUPATI: (1, 2)}
DPT, RECEIVED, CAME = 12, 13, 10
PINS = {"KPPS-1": "602816", "KPPS-2": "917503"}
KETUA, ANGGOTA = PINS

VOTES: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    FIRST: {GUBERNUR: (1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 0), BUPATI: (1, 1, 1, 1, 1, 1, 2, 2, 2, 0)},
    SECOND: {GUBERNUR: (1, 2, 2, 2, 2, 2, 2, 2, 3, 0, 0), BUPATI: (1, 1, 2, 2, 2, 2, 2, 2, 2, 2)},
    THIRD: {GUBERNUR: (3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1), BUPATI: (2, 2, 2, 2, 2, 2, 1, 1, 0, 0)},
    FOURTH: {GUBERNUR: (1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0), BUPATI: (1, 1, 1, 1, 1, 1, 1, 1, 1, 2)},
    FOREIGN: {GUBERNUR: (1,) * 11, BUPATI: (1,) * 10},
}
"""Ballots as they come out of the box; 0 is *tidak sah*."""

TERMS = """nama = "PEMILIHAN CONTOH"
tanggal = "2024-11-27"
zona = "WIB"
profil = "pilkada-2024"
mode = "{mode}"

[[kontes]]
kode = "gubernur"
nama = "GUBERNUR DAN WAKIL GUBERNUR"
wilayah = "99"

[[kontes]]
kode = "bupati"
nama = "BUPATI DAN WAKIL BUPATI"
wilayah = "9901"
"""
PLACES = (
    ("99", "NUSA CONTOH"),
    ("9901", "CONTOH UTARA"),
    (HERE, "TAMAN SIMULASI"),
    (THERE, "TAMAN SEBELAH"),
    ("9901012001", "MELATI"),
    ("9901012002", "KENANGA"),
    ("9901022001", "ANGGREK"),
)
PAIRS = (
    (GUBERNUR, 1, "SURYA", "BULAN", 0),
    (GUBERNUR, 2, "RAJAWALI", "CEMARA", 0),
    (GUBERNUR, 3, "GUNUNG", "SUNGAI", 0),
    (BUPATI, 1, "PADI", "JAGUNG", 0),
    (BUPATI, 2, "KOLOM KOSONG", "", 1),
)
SHEETS: Mapping[str, tuple[tuple[object, ...], ...]] = {
    "wilayah": (("kode", "nama"), *PLACES),
    "paslon": (("kontes", "nomor", "nama_calon", "nama_wakil", "kosong"), *PAIRS),
    "tps": (("kode_tps", "alamat", "dpt_l", "dpt_p"), *((tps, "SD 1", 6, 6) for tps in VOTES)),
    "dpt": (
        ("kode_tps", "nomor", "nama", "jenis_kelamin"),
        *((tps, n, f"PEMILIH {n}", "PL"[n % 2]) for tps in VOTES for n in range(1, DPT + 1)),
    ),
    "ppk": (("kode_kecamatan", "jabatan", "nama"), (HERE, 1, "KETUA PPK"), (HERE, 2, "ANGGOTA")),
}
"""The sheets of the source, head first."""


@dataclass(frozen=True, slots=True)
class Packs:
    """A folder of packs, and the activation codes by file name."""

    folder: Path
    codes: Mapping[str, str]

    def path(self, place: str) -> Path:
        """Return the pack of a TPS or kecamatan."""
        return next(self.folder.glob(f"*paket-*{place}.asice"))

    def code(self, place: str) -> str:
        """Return what opens the pack of a place."""
        return self.codes[self.path(place).name]

    @property
    def root(self) -> Path:
        """The election's root of trust."""
        return self.folder / "root.pem"


def run(*arguments: object, lang: str = "id", env: Mapping[str, str] | None = None) -> Result:
    """Run the program; whatever is no exit is an error of the test."""
    asked = ["--lang", lang, *map(str, arguments)]
    return CliRunner().invoke(program, asked, env=env, catch_exceptions=False)


def write_table(path: Path, rows: Iterable[Iterable[object]]) -> Path:
    """Write rows, head first, as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV by its heads, as anybody's program would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_source(folder: Path, mode: str = "simulasi") -> Path:
    """Write the source of both kecamatan."""
    folder.mkdir(parents=True)
    (folder / "pemilihan.toml").write_text(TERMS.format(mode=mode), encoding="utf-8")
    for name, rows in SHEETS.items():
        write_table(folder / f"{name}.csv", rows)
    return folder


def build(folder: Path, mode: str = "simulasi") -> None:
    """Build the packs of a source into `folder/paket`."""
    source = write_source(folder / "sumber", mode)
    done = run("pack", "build", source, "--out", folder / "paket")
    assert done.exit_code == 0, done.output


def packs_in(folder: Path) -> Packs:
    """Read the codes that lie beside packs."""
    rows = read_table(folder / "aktivasi.csv")
    return Packs(folder, {row["paket"]: row["kode_aktivasi"] for row in rows})


def figures(tps: str, contest: str) -> Figures:
    """Return every figure of a contest as it must come out, counted by hand."""
    return counted(contest, VOTES[tps][contest])


def counted(contest: str, ballots: tuple[int, ...]) -> Figures:
    """Return every figure of a contest in whose box these ballots lay."""
    guests = 1 if contest == GUBERNUR else 0
    votes = Counter(ballots)
    came, invalid = CAME + guests, votes.pop(0, 0)
    told = {**_row("IA", 6, 6), **_row("IB1", 5, 5), **_row("IB2", 0, guests), **_row("IB3", 0, 0)}
    told |= {**_row("IB4", 5, 5 + guests), **_row("III", 0, 0)}
    told |= {"II1": RECEIVED, "II2": came, "II3": 0, "II4": RECEIVED - came}
    told |= {f"IV_{number}": votes[number] for number in NUMBERS[contest]}
    return told | {"VA": came - invalid, "VB": invalid, "VC": came}


def _row(code: str, men: int, women: int) -> Figures:
    return {f"{code}_L": men, f"{code}_P": women, f"{code}_J": men + women}


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


def hold(packs: Packs, tps: str, out: Path, script: Script) -> Path:
    """Hold a TPS's day by `tps replay`; return the folder with what it hands out."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "skrip.jsonl"
    path.write_bytes(script.text)
    done = run(
        "tps", "replay", packs.path(tps), path, "--out", out, "--activation", packs.code(tps)
    )
    assert done.exit_code == 0, done.output
    return out


def hold_twice(packs: Packs, tps: str, out: Path) -> None:
    """Hold a day, hand out its result (`lama`), open it again, and hand out another (`baru`)."""
    first, again = day(tps), Script(17)
    again.do("reopen", reason="Salah salin", second=ANGGOTA, pin=PINS[ANGGOTA])
    for cell in CORRECTED:
        given = {"contest": GUBERNUR, "cell": cell, "figure": 1, "initials": ["KPPS-1", "SAKSI"]}
        again.do("correct_figure", reason="Salah salin", **given)
    seal(again)
    desk = replay(
        out / "meja", packs.path(tps).read_bytes(), packs.code(tps), read_script(first.text)
    )
    with desk.store:
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
        """Return what a TPS hands out."""
        packs = self.packs
        return self._once(tps, lambda part: hold(packs, tps, part, day(tps)))

    def other_day(self, tps: str) -> Path:
        """Return what a copy of the TPS's desk hands out, where number 1 got every vote."""
        packs = self.packs
        votes = {contest: (1,) * len(ballots) for contest, ballots in VOTES[tps].items()}
        return self._once(f"{tps}-lain", lambda part: hold(packs, tps, part, day(tps, votes)))

    def resealed(self, tps: str) -> Path:
        """Return what a TPS hands out that sealed its result twice: `lama` and `baru`."""
        packs = self.packs
        return self._once(f"{tps}-ulang", lambda part: hold_twice(packs, tps, part))

    def _once(self, name: str, make: Callable[[Path], object]) -> Path:
        done = self._folder / name
        with _locked(self._folder):
            if not done.exists():
                part = self._folder / f".{name}"
                make(part)
                part.rename(done)
        return done


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
