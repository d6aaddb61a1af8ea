"""A whole day at a TPS by keys alone, from the stick with the pack to the stick with the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.exchange import names
from kpps_desktop.services.verifying import Against, verify
from tests.journeys.laptop import Laptop
from tests.services import tiny
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PIN = PINS[KETUA]
AGAINST = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
READER = OFFICERS[4]
GUBERNUR, BUPATI = "112301", "11201"
"""What is announced, ballot by ballot; 0 is tidak sah."""


@pytest.fixture
def laptop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    """Give a laptop on which nothing was set up; a stick with the pack is plugged in."""
    made = Laptop(qapp, qtbot, tmp_path)
    yield made
    made.end()


def set_up(laptop: Laptop) -> None:
    pack = tiny.tps_pack()
    laptop.plug_in(pack.content, "paket-9901012001001.asice")
    laptop.type("c")
    laptop.set_up(pack.code)


def open_voting(laptop: Laptop) -> None:
    """Take the steps of the opening in lawful order, from the meeting to 07.00."""
    laptop.at(6, 20)
    laptop.type("8⏎" + "⏎" * 7 + "⏎62⏎62⏎⏎")
    laptop.at(7)
    laptop.type("⏎⏎⏎")


def vote(laptop: Laptop) -> None:
    """Admit five of the DPT and one of another kabupaten (gubernur only); nobody waits at one."""
    laptop.at(7, 5)
    laptop.type("1⏎2⏎3⏎4⏎5⏎")
    laptop.at(11, 5)
    laptop.type("h⏎12⏎PTAMU PINDAHAN⏎3⏎⏎⏎⏎")
    laptop.at(13)
    laptop.type("a⏎0⏎s⏎⏎")


def close(laptop: Laptop) -> None:
    """Type signatures of the lists, then ballots given back and left over, by contest."""
    laptop.at(13, 10)
    laptop.type("5⏎1⏎0⏎0⏎0⏎56⏎57⏎⏎")


def count(laptop: Laptop) -> None:
    """Open each box, count its ballots, announce them one by one, end the count."""
    laptop.at(14, 0)
    laptop.type(f"⏎⏎6⏎0⏎{GUBERNUR}⏎⏎")
    laptop.at(14, 30)
    laptop.type(f"⏎⏎5⏎0⏎{BUPATI}⏎⏎")


PAPER = {
    G: "30 30 60 3 2 5 0 1 1 0 0 0 3 3 6 62 6 0 56 1 0 1 3 1 1 5 1 6",
    P: "30 30 60 3 2 5 0 0 0 0 0 0 3 2 5 62 5 0 57 1 0 1 3 1 4 1 5",
}
"""The paper C.HASIL of each contest, in its own order."""


def settle(laptop: Laptop) -> None:
    """Match the paper, let everybody sign, and seal."""
    laptop.at(15)
    laptop.type(f"⏎5⏎{PINS[READER]}")
    for figure in PAPER[G].split():
        laptop.type(f"{figure}⏎")
    assert "Semua sel cocok" in laptop.seen()
    laptop.type(f"⏎⏎5⏎{PINS[READER]}")
    for figure in PAPER[P].split():
        laptop.type(f"{figure}⏎")
    assert "Semua sel cocok" in laptop.seen()
    laptop.type("⏎5")
    for officer in (*OFFICERS[1:], KETUA):
        laptop.type(f"⏎{PINS[officer]}")
    laptop.at(15, 40)
    laptop.type(f"⏎⏎⏎{PIN}")


def hand_over(laptop: Laptop) -> None:
    """Hand a copy of each contest to PTPS, PPS and the archive; the bundle goes to the stick."""
    laptop.at(16)
    laptop.type("2" + "⏎⎋" * 6 + "⎋")
    laptop.type("3⏎⎋")
    laptop.type("5K-1⏎A1,A2⏎K-2⏎B1,B2⏎⎋")
    laptop.type(f"6PPS MELATI⏎{PIN}")


@pytest.mark.parametrize("restless", [False, True], ids=["calm", "restless"])
def test_a_plain_day_from_stick_to_stick(laptop: Laptop, *, restless: bool) -> None:
    """The second day is looked at anew after every key, as each minute does: nothing is lost."""
    laptop.restless = restless
    set_up(laptop)
    assert laptop.day.stage is Stage.PERSIAPAN
    open_voting(laptop)
    assert laptop.day.stage is Stage.PEMUNGUTAN
    vote(laptop)
    assert laptop.day.stage is Stage.PENUTUPAN
    close(laptop)
    assert laptop.day.stage is Stage.PENGHITUNGAN
    count(laptop)
    assert laptop.day.stage is Stage.PENETAPAN
    settle(laptop)
    assert laptop.day.stage is Stage.PENYERAHAN
    hand_over(laptop)
    assert laptop.day.stage is Stage.SELESAI
    assert (len(laptop.day.sealing.copies), laptop.day.sealing.taken_by) == (6, "PPS MELATI")
    assert laptop.day.sealing.seals == {G: ("A1", "A2"), P: ("B1", "B2")}
    bundle = laptop.stick / names.tps_bundle(tiny.A, 1, Mode.RESMI, ResultKind.REGULER)
    verdict = verify(bundle.read_bytes(), AGAINST)
    assert [fact for fact in verdict.facts if fact.holds is False] == []
