"""A day on which everything goes wrong that the law knows: each trouble with its keys.

The troubles are those that the supervisors counted in 2024: late openings, short logistics, saksi
without mandate, voters on two lists, sums that do not agree, saksi who object and do not sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys import steps
from tests.journeys.steps import PIN, READER, Evening
from tests.services.tiny import OFFICERS, PINS, G, P

if TYPE_CHECKING:
    from tests.journeys.laptop import Laptop

SECOND, TALLIER = OFFICERS[1], OFFICERS[5]
EVENING = {
    G: Evening(
        47, "112301213121", "30 30 60 3 5 8 0 1 1 1 1 2 4 7 11 60 12 1 47 1 0 1 5 4 2 11 1 12"
    ),
    P: Evening(52, "1111122200", "30 30 60 3 5 8 0 0 0 1 1 2 4 6 10 62 10 0 52 1 0 1 5 3 8 2 10"),
}
"""Gubernur: a ballot more in the box than voters; the paper is that of the recount."""


# Before 07.00


def prepare(laptop: Laptop) -> None:
    """Report short logistics, C.Pemberitahuan that came back, who is there (PKPU 12/2024)."""
    laptop.at(5, 30)
    laptop.type("1")
    laptop.type("1⏎0⏎")
    laptop.alt("s")
    laptop.type("60⏎1⏎basah kena hujan⏎⎋")
    laptop.type("258⏎⏎2⏎⏎⏎⏎⏎")
    laptop.type("6a⎋")


def accredit(laptop: Laptop) -> None:
    """Take saksi with and without a mandate; a third of one pair is refused (at most two)."""
    laptop.type("7⏎ANI")
    laptop.alt("m")
    laptop.type("⏎⏎BUDI⏎")
    before = laptop.day.meeting.saksi
    assert [one.mandate for one in before.values()] == [True, False]
    laptop.type("⏎CICI⏎")
    assert laptop.day.meeting.saksi == before
    laptop.type("↓⏎DODI")
    laptop.alt("m")
    laptop.type("⏎⎋")


def open_late(laptop: Laptop) -> None:
    """Open at 07.40, with a reason; ballots for the governor are two short."""
    laptop.at(6, 50)
    laptop.type("8⏎" + "⏎" * 7 + "⏎60⏎paket kurang dua⏎62⏎⏎")
    laptop.at(7, 40)
    laptop.type("⏎⏎hujan deras, kotak datang terlambat⏎")


# 07.00 to 13.00


def vote(laptop: Laptop) -> None:
    """Admit voters: one twice (refused), one with ink (overridden), helped, replaced, undone."""
    laptop.at(7, 45)
    steps.admit(laptop, 1, 2, 3, 4, 5, 6)
    laptop.type("4⏎")
    assert "SUDAH HADIR" in laptop.seen()
    laptop.type("⎋⎋")
    assert len(laptop.day.roll.present) == 6
    laptop.type("8i⏎2⏎")
    laptop.type("3p⏎35⏎⎋")
    laptop.type("6g⏎11⏎")
    laptop.type("5u⏎1⏎")


def serve_guests(laptop: Laptop) -> None:
    """Serve DPPh of another kabupaten, DPTb before 12.00 (R19), DPTb without KTP-el (P.04)."""
    laptop.at(11, 5)
    laptop.type("h⏎12⏎PTAMU PINDAHAN⏎3⏎⏎⏎⏎")
    laptop.at(11, 50)
    laptop.type("t⏎1⏎LWARGA AWAL⏎1⏎⏎⏎⏎")
    laptop.at(12, 5)
    laptop.type("t⏎⏎PWARGA TANPA KARTU⏎1⏎⏎⏎⏎")
    laptop.type("l⏎1⏎32⏎")


def close(laptop: Laptop) -> None:
    """Count two who wait at 13.00: they still vote; then close."""
    laptop.at(13)
    laptop.type("a⏎2⏎")
    laptop.at(13, 5)
    steps.admit(laptop, 9, 10)
    laptop.type("s⏎⏎")


def account(laptop: Laptop) -> None:
    """Count signatures and ballots; one ballot for the governor is missing, with its reason."""
    laptop.at(13, 20)
    laptop.type("8⏎1⏎2⏎1⏎0⏎47⏎52⏎")
    assert "R07" in laptop.seen()
    laptop.type("satu surat suara tidak ditemukan⏎⏎")


# The count


def count(laptop: Laptop) -> None:
    """Count the governor's box: one ballot too many (R16), one without the ketua's signature."""
    laptop.at(14)
    laptop.type("⏎⏎12")
    assert "R16" in laptop.seen()
    assert "Sebab sudah tercatat: satu surat suara tidak ditemukan" in laptop.seen()
    laptop.type("⏎1⇥dua surat suara terlipat satu⏎")
    laptop.type("1123⌫1⏎3t1")
    laptop.type(f"js{TALLIER[-1]}⏎{PINS[TALLIER]}")
    laptop.type("1213121")
    laptop.type("⏎⏎")


def recount(laptop: Laptop) -> None:
    """Count the governor's ballots again (Perbawaslu 15/2024 Pasal 33), then the other box."""
    laptop.type(f"↑u1⏎{PIN}")
    laptop.type("12⏎0⏎")
    laptop.type("112201213123⏎⏎")
    laptop.type(f"⏎⏎10⏎0⏎{EVENING[P].announced}⏎⏎")


# Penetapan


def match(laptop: Laptop) -> None:
    """Type both papers blind: a slip is typed again, an error of the paper is corrected.

    I.B.1 (P) was mistyped as 6; V.A really says 10 on paper, and is struck and initialled by the
    ketua and a second officer.
    """
    laptop.at(15)
    laptop.type("⏎")
    steps.identify(laptop)
    paper = EVENING[G].paper.split()
    paper[4], paper[-3] = "6", "10"
    steps.read(laptop, " ".join(paper))
    assert "2 sel perlu diketik sekali lagi" in laptop.seen()
    steps.read(laptop, "5 10")
    assert "1 sel berbeda, belum diselesaikan" in laptop.seen()
    laptop.type("⏎11⏎")
    laptop.control("1")
    laptop.type(f"{'⏎' * 7}{PIN}{PINS[READER]}")
    assert "Semua sel cocok" in laptop.seen()
    laptop.type("⏎⏎")
    steps.identify(laptop)
    steps.read(laptop, EVENING[P].paper)
    assert "Semua sel cocok" in laptop.seen()
    laptop.type("⏎")


def explain(laptop: Laptop) -> None:
    """Give a reason to each finding for which none was given at the closing or the box."""
    laptop.type("3")
    assert "R13" in laptop.seen()
    while "Tulis sebabnya" in laptop.seen():
        laptop.type("⏎1⏎")
    laptop.type("⏎")


def record(laptop: Laptop) -> None:
    """Write an incident and two objections, one accepted and one refused (PKPU 17/2024)."""
    laptop.control("b")
    laptop.type("Listrik padam sepuluh menit⏎⏎")
    laptop.type("4")
    laptop.type("b⏎nama pemilih salah dieja⏎")
    laptop.type("⏎1⇥sudah dibetulkan⏎")
    laptop.type("b↓⏎surat suara nomor 7 tidak sah⏎")
    laptop.type("⏎2⇥sesuai ketentuan⏎")
    laptop.type("⏎")


def sign(laptop: Laptop) -> None:
    """Sign by PIN; ANI signs the paper, BUDI says why not, DODI signs; the ketua is last."""
    laptop.type("5")
    for officer in OFFICERS[1:]:
        laptop.type(f"⏎{PINS[officer]}")
    laptop.type("⏎⏎" + "d2⏎" + "⏎⏎")
    laptop.type(f"⏎{PIN}")
    laptop.type("⏎")


def seal(laptop: Laptop) -> None:
    """Seal, by the ketua's PIN."""
    laptop.at(16)
    laptop.type(f"6⏎{PIN}")


# Penyerahan


def reopen(laptop: Laptop) -> None:
    """Hand one copy, then open the result again: ketua and second, with the reason."""
    laptop.at(16, 20)
    laptop.type("2⏎⎋")
    laptop.type(f"b⏎keberatan terlambat dari saksi nomor 2⏎{PIN}{PINS[SECOND]}")


def hand_over(laptop: Laptop) -> None:
    """Hand every copy; the stick comes only after it was missed; show the QR; end the day."""
    laptop.at(17)
    laptop.type("2" + "⏎" * 9 + "⎋")
    laptop.type("3")
    assert "Belum ada stik" in laptop.seen()
    laptop.stick.mkdir()
    laptop.wait_for("KINGSTON")
    laptop.type("⏎⎋")
    laptop.type("4⎋")
    laptop.type("5K-1⏎A1,A2⏎K-2⏎B1,B2⏎⎋")
    laptop.type(f"6PPS MELATI⏎{PIN}")
