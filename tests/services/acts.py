"""A small lawful day, act by act, and what it must come to, counted by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPPH, DPTB, Sex, VoterRef
from kpps_desktop.services.kpps import counting, handing, preparing, settling, starting, voting
from kpps_desktop.services.kpps.voting import Guest
from tests.services.tiny import (
    BALLOTS,
    DESA,
    KETUA,
    OFFICERS,
    PINS,
    VOTERS,
    G,
    P,
    at,
)
from tests.store.scenes import TABLES, raw_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from kpps_desktop.devices.clock import ScriptedClock
    from kpps_desktop.services.kpps.desk import Desk

PIN = PINS[KETUA]
DOOR, TALLIER = OFFICERS[3], OFFICERS[2]
MOVED = Guest("TAMU PINDAHAN", Sex.P, "9902", ("ktp_el", "surat_pindah"))
ADDED = Guest("TAMU TAMBAHAN", Sex.L, DESA, ("ktp_el",), disability="tuna_daksa")
BOXES = {G: (1, 1, 2, 3, 0, 1, 2), P: (1, 1, 2, 1, 0, 2)}


def _by_sex(**rows: tuple[int, int, int]) -> dict[str, int]:
    return {
        f"{row}_{column}": figure
        for row, figures in rows.items()
        for column, figure in zip("LPJ", figures, strict=True)
    }


TRUTH = {
    G: _by_sex(IA=(30, 30, 60), IB1=(2, 3, 5), IB2=(0, 1, 1), IB3=(1, 0, 1), IB4=(3, 4, 7))
    | {"II1": BALLOTS, "II2": 7, "II3": 1, "II4": 54}
    | _by_sex(III=(2, 0, 2))
    | {"IV_1": 3, "IV_2": 2, "IV_3": 1, "VA": 6, "VB": 1, "VC": 7},
    P: _by_sex(IA=(30, 30, 60), IB1=(2, 3, 5), IB2=(0, 0, 0), IB3=(1, 0, 1), IB4=(3, 3, 6))
    | {"II1": BALLOTS, "II2": 6, "II3": 0, "II4": 56}
    | _by_sex(III=(2, 0, 2))
    | {"IV_1": 3, "IV_2": 2, "VA": 5, "VB": 1, "VC": 6},
}


@dataclass(frozen=True)
class Play:
    """A desk, the clock it goes by, and the folder it lies in."""

    desk: Desk
    clock: ScriptedClock
    folder: Path

    def by(self, hour: int, minute: int = 0) -> Desk:
        """Let it be a time of the day."""
        self.clock.set(at(hour, minute))
        return self.desk

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table, read past the store."""
        database = self.desk.keys.open(KETUA, PIN, self.clock.now()).database
        driver = raw_file(self.folder / starting.BOOKS, database)
        rows = {one: driver.execute(f"SELECT * FROM {one}").fetchall() for one in TABLES}  # noqa: S608
        driver.close()
        return rows


def prepare(play: Play) -> None:
    desk = play.by(5, 30)
    for contest in (G, P):
        preparing.receive_supply(desk, "surat_suara", BALLOTS, OFFICERS[1], contest=contest)
    preparing.receive_supply(desk, "bilik", 4, OFFICERS[1])
    preparing.report_invitations(desk, VOTERS - 2, 2, OFFICERS[1], "pindah domisili")
    for person in (*OFFICERS, "PTPS", "TIBUM-1"):
        preparing.note_presence(desk, person, KETUA)
    for choice in (1, 2):
        preparing.accredit_saksi(desk, G, choice, f"SAKSI {choice}", KETUA)
    preparing.accredit_saksi(desk, P, 1, "SAKSI BUPATI", KETUA)


def meet(play: Play) -> None:
    preparing.begin_opening(play.by(6, 20), KETUA)
    for step in play.desk.profile.opening_steps:
        preparing.take_step(play.desk, step, KETUA)
    for contest in (G, P):
        preparing.receive_ballots(play.desk, contest, BALLOTS, KETUA)


def open_up(play: Play) -> None:
    preparing.open_voting(play.by(7), KETUA)


def vote(play: Play) -> None:
    for minute, number in enumerate((1, 2, 3, 4, 5, 6)):
        voting.admit(play.by(8, minute), number, DOOR)
    voting.accompany(play.desk, VoterRef("DPT-3"), "IBU PEMILIH", "keluarga", OFFICERS[4])
    voting.undo_admission(play.desk, VoterRef("DPT-5"), "salah baca nomor", DOOR)
    voting.replace_ballot(play.desk, VoterRef("DPT-6"), G, "rusak", KETUA)
    voting.admit_guest(play.by(11, 5), DPPH, MOVED, DOOR)
    voting.turn_away(play.by(11, 30), DPTB, "belum pukul 12.00, akan kembali", DOOR)
    voting.admit_guest(play.by(12, 5), DPTB, ADDED, DOOR)


def close(play: Play) -> None:
    voting.close_queue(play.by(13), 0, KETUA)
    voting.close_voting(play.by(13, 5), KETUA)


def account(play: Play) -> None:
    desk = play.by(13, 30)
    counting.account_ballots(desk, G, 1, 54, OFFICERS[1])
    counting.account_ballots(desk, P, 0, 56, OFFICERS[1])
    counting.open_counting(play.by(14), KETUA)


def count(play: Play) -> None:
    desk = play.by(14, 10)
    for contest, ballots in BOXES.items():
        counting.open_box(desk, contest, KETUA)
        counting.count_box(desk, contest, len(ballots), OFFICERS[1], unsigned=0)
        for place, choice in enumerate(ballots):
            if place == 3:
                counting.count_ballot(desk, contest, 2, TALLIER)
                counting.cancel_ballot(desk, contest, "salah dengar", KETUA)
                counting.pause_tally(desk, contest, TALLIER, to=OFFICERS[4])
                counting.resume_tally(desk, contest, OFFICERS[4])
            reason = "" if choice else "dicoblos dua kolom"
            counting.count_ballot(desk, contest, choice, TALLIER, reason)
        counting.finish_count(desk, contest, KETUA)


def read(play: Play) -> None:
    desk = play.by(15)
    settling.note_incident(desk, "Listrik padam 10 menit", KETUA, follow_up="Lampu darurat")
    settling.raise_objection(desk, "SAKSI-gubernur-2-1", "Suara tidak sah", KETUA, contest=G)
    settling.answer_objection(desk, "KB-1", "Sudah sesuai", KETUA, accepted=False)
    for contest, figures in TRUTH.items():
        settling.read_plano(desk, contest, figures, OFFICERS[4])


def sign(play: Play) -> None:
    for contest in (G, P):
        for officer in OFFICERS:
            settling.sign(play.desk, contest, officer, PINS[officer])
    settling.sign_as_saksi(play.desk, G, "SAKSI-gubernur-1-1", KETUA)
    settling.decline(play.desk, G, "SAKSI-gubernur-2-1", "menunggu petunjuk", KETUA)
    settling.sign_as_saksi(play.desk, P, "SAKSI-bupati-1-1", KETUA)


def seal(play: Play) -> None:
    settling.seal(play.by(16), KETUA)


def bundle(play: Play) -> None:
    handing.make_papers(play.by(16, 10), PIN, KETUA)
    handing.make_bundle(play.by(16, 15), PIN, KETUA)


def hand_over(play: Play) -> None:
    desk = play.by(17)
    handing.hand_copy(desk, "c-hasil-salinan", G, "SAKSI-gubernur-1-1", 1, KETUA)
    handing.hand_copy(desk, "c-hasil-salinan", G, "PTPS", 2, KETUA)
    for contest in (G, P):
        handing.seal_box(desk, contest, (f"{contest}-001", f"{contest}-002"), KETUA)
    handing.finish(desk, "PPS Melati", KETUA)


STAGES: dict[str, tuple[datetime, tuple[Callable[[Play], None], ...]]] = {
    "new": (at(5), ()),
    "prepared": (at(6), (prepare,)),
    "met": (at(6, 40), (meet,)),
    "open": (at(7, 1), (open_up,)),
    "voted": (at(12, 30), (vote,)),
    "closed": (at(13, 10), (close,)),
    "counting": (at(14, 5), (account,)),
    "counted": (at(14, 50), (count,)),
    "read": (at(15, 10), (read,)),
    "signed": (at(15, 50), (sign,)),
    "sealed": (at(16, 5), (seal,)),
    "bundled": (at(16, 30), (bundle,)),
    "finished": (at(17, 30), (hand_over,)),
}
"""Where tests begin: what o'clock it is, and the acts that led there from the stage before."""
