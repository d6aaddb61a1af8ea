"""The steps of a day as keys: what officers press at each, whatever the ballots of the TPS.

The order is that of PKPU 17/2024, as its supervisor's mirror has it (Perbawaslu 15/2024 Pasal 22,
23 and 26): meeting, voting, closing, counting box by box, signing, handing over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.services.tiny import KETUA, OFFICERS, PINS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.journeys.laptop import Laptop

READER = OFFICERS[4]
"""Who types C.HASIL: an officer who tallied nothing."""
PIN = PINS[KETUA]


@dataclass(frozen=True)
class Evening:
    """A contest after 13.00: ballots left over, what is announced (0: tidak sah), C.HASIL."""

    unused: int
    announced: str
    paper: str


def open_voting(laptop: Laptop) -> None:
    """Take the steps of the opening in lawful order, from the meeting to 07.00.

    Oath, box shown empty and locked, ballots counted, procedure explained; at 07.00 it opens.
    """
    laptop.at(6, 20)
    laptop.type("8⏎" + "⏎" * 7 + "⏎" + "62⏎" * len(contests(laptop)) + "⏎")
    laptop.at(7)
    laptop.type("⏎⏎⏎")


def admit(laptop: Laptop, *numbers: int) -> None:
    """Let voters of the DPT in: the number on C.Pemberitahuan and Enter."""
    for number in numbers:
        laptop.type(f"{number}⏎")


def end_voting(laptop: Laptop) -> None:
    """Count the queue at 13.00, and close: nobody waits."""
    laptop.at(13)
    laptop.type("a⏎0⏎s⏎⏎")


def account(laptop: Laptop, came: int, evening: Mapping[str, Evening]) -> None:
    """Type signatures of the list, then ballots given back and left over, by contest."""
    laptop.at(13, 10)
    returned = "0⏎" * len(evening)
    unused = "".join(f"{one.unused}⏎" for one in evening.values())
    laptop.type(f"{came}⏎0⏎0⏎{returned}{unused}⏎")


def count(laptop: Laptop, evening: Mapping[str, Evening]) -> None:
    """Open each box, count its ballots, announce them one by one, end the count."""
    laptop.at(14)
    for one in evening.values():
        laptop.type(f"⏎⏎{len(one.announced)}⏎0⏎{one.announced}⏎⏎")


def match(laptop: Laptop, evening: Mapping[str, Evening]) -> None:
    """Type the paper of each contest, blind, and find that it says what was counted."""
    laptop.at(15)
    for one in evening.values():
        laptop.type("⏎")
        identify(laptop)
        read(laptop, one.paper)
        assert "Semua sel cocok" in laptop.seen()
        laptop.type("⏎")


def identify(laptop: Laptop) -> None:
    """Say who types the paper, by number and PIN."""
    laptop.type(f"{READER[-1]}⏎{PINS[READER]}")


def read(laptop: Laptop, paper: str) -> None:
    """Type figures, cell by cell in the paper's own order."""
    for figure in paper.split():
        laptop.type(f"{figure}⏎")


def sign(laptop: Laptop) -> None:
    """Let every officer sign by PIN, the ketua last; there is no saksi."""
    laptop.type("⏎" + str(len(contests(laptop)) + 3))
    for officer in (*OFFICERS[1:], KETUA):
        laptop.type(f"⏎{PINS[officer]}")


def seal(laptop: Laptop) -> None:
    """Seal; papers and bundle are made and signed."""
    laptop.at(15, 40)
    laptop.type(f"⏎⏎⏎{PIN}")


def hand_over(laptop: Laptop) -> None:
    """Hand a copy of each contest to PTPS, PPS and the archive; the bundle goes to the stick."""
    laptop.at(16)
    boxes = len(contests(laptop))
    laptop.type("2" + "⏎" * 3 * boxes + "⎋")
    laptop.type("3⏎⎋")
    numbers = "".join(f"K-{one}⏎{one}A,{one}B⏎" for one in range(1, boxes + 1))
    laptop.type(f"5{numbers}⎋")
    laptop.type(f"6PPS MELATI⏎{PIN}")


def contests(laptop: Laptop) -> list[str]:
    """Return the contests of this TPS, in the order in which they are counted."""
    return [one.code for one in laptop.desk.election.contests]
