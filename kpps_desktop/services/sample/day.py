"""Writes a sample TPS's day as a replay script: the intents of its officers, minute by minute."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from random import Random
from typing import TYPE_CHECKING, Any

from kpps_desktop.formbook import load_profile
from kpps_desktop.services.sample.crowd import CLOSES, OPENS, Crowd, Visit, gather
from kpps_desktop.services.sample.source import CHOICES, DAY, GUBERNUR, PROFILE
from kpps_desktop.services.sample.truth import Figures, received, spoiled, truth

if TYPE_CHECKING:
    from kpps_desktop.services.sample.source import SampleVoter

KETUA = "KPPS-1"
OFFICERS = tuple(f"KPPS-{number}" for number in range(1, 8))
_SECONDS_A_BALLOT = 7


class Trouble(Enum):
    """What a sample TPS has to live through."""

    NONE = "lancar"
    MISSING_BALLOT = "satu surat suara kurang"
    OBJECTION = "keberatan saksi"
    DECLINED = "saksi menolak tanda tangan"
    LATE = "dibuka terlambat"
    RECOUNT = "penghitungan ulang"
    LOST_STICK = "stik hilang, diselamatkan teks QR"
    NO_LAPTOP = "tanpa laptop, diketik dua petugas PPK"


@dataclass(frozen=True, slots=True)
class SampleDay:
    """A TPS's script, the figures it must come to, and the trouble it had."""

    tps: str
    trouble: Trouble
    lines: tuple[dict[str, Any], ...]
    truth: dict[str, Figures]


class _Script:
    """Lines of intents in the order of the clock."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self.seconds = 0

    def at(self, minute: float) -> None:
        self.seconds = max(self.seconds, round(minute * 60))

    def do(self, intent: str, by: str = KETUA, after: int = 0, **given: object) -> None:
        self.seconds += after
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        at = f"{DAY}T{hours:02d}:{minutes:02d}:{seconds:02d}+07:00"
        self.lines.append({"at": at, "by": by, "do": intent, **given})


def write_day(tps: str, voters: tuple[SampleVoter, ...], seed: int, trouble: Trouble) -> SampleDay:
    """Write the day of a TPS."""
    chance = Random(f"{seed}-{tps}")  # noqa: S311 - a reproducible sample, not a secret
    own = tuple(voter for voter in voters if voter.tps == tps)
    crowd = gather(chance, tps, own)
    if trouble is Trouble.MISSING_BALLOT:
        short = crowd.ballots[GUBERNUR][:-1]
        crowd = replace(crowd, ballots={**crowd.ballots, GUBERNUR: short})
    figures = {contest: truth(crowd, contest, own) for contest in CHOICES}
    pins = {officer: _pin(chance) for officer in OFFICERS}
    script = _Script()
    _open(script, pins, len(own), trouble)
    _vote(script, crowd)
    _close(script, crowd, figures)
    _count(script, crowd, trouble)
    _settle(script, figures, pins, trouble)
    return SampleDay(tps, trouble, tuple(script.lines), figures)


def _pin(chance: Random) -> str:
    """Draw a PIN that no desk refuses: six different digits, and no month in the middle."""
    tens = chance.choice("23456789")
    left = chance.sample([digit for digit in "0123456789" if digit != tens], 5)
    return "".join((*left[:2], tens, *left[2:]))


def _open(script: _Script, pins: dict[str, str], dpt: int, trouble: Trouble) -> None:
    script.at(5.6 * 60)
    script.do("set_up", pins=pins)
    for contest in CHOICES:
        ballots = received(dpt)
        script.do(
            "receive_supply", "KPPS-2", 20, item="surat_suara", received=ballots, contest=contest
        )
    for officer in OFFICERS:
        script.do("note_presence", after=15, person=officer)
    for contest, numbers in CHOICES.items():
        for number in numbers:
            name = f"SAKSI {contest.upper()} {number} SIMULASI"
            script.do("accredit_saksi", after=40, contest=contest, choice=number, name=name)
    script.at(6.4 * 60)
    script.do("begin_opening")
    for step in load_profile(PROFILE).opening_steps:
        script.do("take_step", after=170, step=step)
    for contest in CHOICES:
        script.do("receive_ballots", after=60, contest=contest, ballots=received(dpt))
    late = trouble is Trouble.LATE
    script.at(OPENS + 25 if late else OPENS)
    reason = "Hujan lebat, tenda bocor; kotak dan surat suara tetap aman" if late else ""
    script.do("open_voting", reason=reason)


def _vote(script: _Script, crowd: Crowd) -> None:
    queue_open = True
    for visit in crowd.visits:
        if queue_open and visit.minute > CLOSES:
            queue_open = False
            script.at(CLOSES)
            script.do("close_queue", waiting=sum(one.minute > CLOSES for one in crowd.visits))
        script.at(visit.minute)
        _receive(script, visit)
    if queue_open:
        script.at(CLOSES)
        script.do("close_queue", waiting=0)
    script.do("close_voting", after=300)


def _receive(script: _Script, visit: Visit) -> None:
    ref = f"{visit.category}-{visit.number}"
    if visit.category == "DPT":
        script.do("admit", "KPPS-4", number=visit.number)
    else:
        papers = ["ktp_el", "surat_pindah"] if visit.category == "DPPh" else ["ktp_el"]
        guest = {"name": visit.name, "sex": visit.sex, "home": visit.home, "papers": papers}
        script.do("admit_guest", "KPPS-4", category=visit.category, guest=guest)
    if visit.companion:
        script.do(
            "accompany", "KPPS-5", 20, ref=ref, name="PENDAMPING SIMULASI", relation="keluarga"
        )
    if visit.spoiled:
        script.do("replace_ballot", after=90, ref=ref, contest=visit.spoiled, why="rusak")


def _close(script: _Script, crowd: Crowd, figures: dict[str, Figures]) -> None:
    for contest, figure in figures.items():
        script.do(
            "account_ballots",
            after=240,
            contest=contest,
            returned=spoiled(crowd, contest),
            unused=figure["II4"],
        )
    script.do("open_counting", after=600)


def _count(script: _Script, crowd: Crowd, trouble: Trouble) -> None:
    for contest, ballots in crowd.ballots.items():
        _count_box(script, contest, ballots)
        if trouble is Trouble.RECOUNT and contest == GUBERNUR:
            script.do("recount", after=200, contest=contest, reason="Atas keberatan saksi nomor 2")
            _count_box(script, contest, ballots, again=True)


def _count_box(
    script: _Script, contest: str, ballots: tuple[int, ...], *, again: bool = False
) -> None:
    if not again:
        script.do("open_box", after=120, contest=contest)
    script.do("count_box", "KPPS-2", 900, contest=contest, ballots=len(ballots))
    for place, choice in enumerate(ballots):
        if place == len(ballots) // 2:
            wrong = next(one for one in CHOICES[contest] if one != choice)
            script.do("count_ballot", "KPPS-3", 7, contest=contest, choice=wrong)
            script.do("cancel_ballot", after=9, contest=contest, reason="Salah tekan, papan benar")
        script.do("count_ballot", "KPPS-3", _SECONDS_A_BALLOT, contest=contest, choice=choice)
    script.do("finish_count", after=30, contest=contest)


def _settle(
    script: _Script, figures: dict[str, Figures], pins: dict[str, str], trouble: Trouble
) -> None:
    if trouble is Trouble.OBJECTION:
        _object(script)
    for contest, figure in figures.items():
        script.do("read_plano", "KPPS-5", 600, contest=contest, figures=figure)
    if trouble is Trouble.MISSING_BALLOT:
        reason = "Satu pemilih membawa pulang surat suara; dicari dan tidak ditemukan"
        for code in ("R12", "R16"):
            script.do("explain", after=120, contest=GUBERNUR, code=code, reason=reason)
        script.do("note_incident", after=60, contest=GUBERNUR, text=reason)
    for contest in figures:
        _sign(script, contest, pins, trouble)
    script.do("seal", after=60)
    script.do("make_papers", after=30, pin=pins[KETUA])
    script.do("make_bundle", after=30, pin=pins[KETUA])


def _object(script: _Script) -> None:
    who, text = f"SAKSI-{GUBERNUR}-2-1", "Coblosan dekat garis kolom minta diperiksa lagi"
    script.do("raise_objection", "KPPS-3", 60, by_whom=who, text=text, contest=GUBERNUR)
    answer = "Surat suara ditunjukkan lagi kepada semua saksi; tetap sah"
    script.do("answer_objection", after=240, objection="KB-1", answer=answer, accepted=False)


def _sign(script: _Script, contest: str, pins: dict[str, str], trouble: Trouble) -> None:
    for officer in OFFICERS:
        script.do("sign", officer, 20, contest=contest, pin=pins[officer])
    for number in CHOICES[contest]:
        saksi = f"SAKSI-{contest}-{number}-1"
        if trouble is Trouble.DECLINED and (contest, number) == (GUBERNUR, 3):
            reason = "Menunggu petunjuk tim pasangan calon"
            script.do("decline", after=30, contest=contest, who=saksi, reason=reason)
        else:
            script.do("sign_as_saksi", after=30, contest=contest, saksi=saksi)
