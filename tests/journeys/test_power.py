"""Power fails in the middle of every stage: what was acknowledged is there, at the same step.

The disk is taken as it was at that moment; nothing that the program still had to do counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.counting import Tallying
from kpps_desktop.domain.day import Stage
from tests.journeys import steps
from tests.services.conftest import STAGES
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.laptop import Laptop
    from tests.services.conftest import Shelf

PIN = PINS[KETUA]


@pytest.fixture
def sit(laptop: Laptop, shelf: Shelf) -> Callable[[str], Laptop]:
    """Give a function that opens a desk at a stage of the small day."""

    def down(stage: str) -> Laptop:
        laptop.take(shelf.at(stage))
        laptop.clock.set(STAGES[stage][0])
        laptop.open()
        return laptop

    return down


def back(laptop: Laptop, stage: Stage) -> None:
    """Open the desk that lost its power: the same stage, and words up to when it is whole."""
    laptop.open()
    assert laptop.day.stage is stage
    assert "Semua yang tercatat sampai" in laptop.seen()


def test_persiapan_keeps_the_items_that_were_counted(sit: Callable[[str], Laptop]) -> None:
    here = sit("new")
    here.at(5, 30)
    here.type("11⏎0⏎")
    here.lose_power("1⏎")
    back(here, Stage.PERSIAPAN)
    assert list(here.day.preparation.supplies) == [("kotak_suara", G)]
    here.type("11⏎0⏎")
    assert list(here.day.preparation.supplies) == [("kotak_suara", G), ("kotak_suara", P)]


def test_pembukaan_goes_on_at_the_step_that_is_next(sit: Callable[[str], Laptop]) -> None:
    here = sit("prepared")
    here.at(6, 20)
    here.lose_power("8⏎⏎⏎⏎⏎")
    back(here, Stage.PEMBUKAAN)
    taken = list(here.day.meeting.steps)
    assert taken == list(here.day.setup.opening)[: len(taken)]
    assert len(taken) in {3, 4}
    here.type("⏎")
    assert len(here.day.meeting.steps) == len(taken) + 1


def test_pemungutan_knows_everybody_who_was_admitted(sit: Callable[[str], Laptop]) -> None:
    """The last one may have been written or not; typing the number again does no harm."""
    here = sit("open")
    steps.admit(here, 1, 2)
    here.lose_power("4⏎")
    back(here, Stage.PEMUNGUTAN)
    assert {"DPT-1", "DPT-2"} <= set(here.day.roll.present) <= {"DPT-1", "DPT-2", "DPT-4"}
    here.type("4⏎⎋⎋")
    steps.admit(here, 6)
    assert set(here.day.roll.present) == {"DPT-1", "DPT-2", "DPT-4", "DPT-6"}


def test_penutupan_keeps_the_ballots_of_a_contest(sit: Callable[[str], Laptop]) -> None:
    here = sit("closed")
    here.type("5⏎1⏎1⏎1⏎0⏎54⏎")
    here.lose_power("5")
    back(here, Stage.PENUTUPAN)
    kept = {one: (said.returned, said.unused) for one, said in here.day.leftovers.items()}
    assert kept == {G: (1, 54)}
    here.type("5⏎1⏎1⏎")
    here.type("⏎0⏎⏎56⏎⏎")
    assert here.day.stage is Stage.PENGHITUNGAN


def test_penghitungan_stands_at_the_ballot_that_is_next(sit: Callable[[str], Laptop]) -> None:
    here = sit("counting")
    here.type("⏎⏎7⏎0⏎112")
    here.lose_power("3")
    back(here, Stage.PENGHITUNGAN)
    count = here.day.counts[G]
    assert isinstance(count, Tallying)
    assert count.votes in {(1, 1, 2), (1, 1, 2, 3)}
    here.type("⏎")
    assert f"surat suara ke-{len(count.votes)} dari 7" in here.seen()
    here.type("0")
    assert len(here.day.counts[G].votes) == len(count.votes) + 1  # type: ignore[union-attr]


def test_penetapan_keeps_every_cell_that_was_typed(sit: Callable[[str], Laptop]) -> None:
    here = sit("counted")
    here.type("⏎")
    steps.identify(here)
    steps.read(here, "30 30 60")
    here.lose_power("2⏎")
    back(here, Stage.PENETAPAN)
    figures = dict(here.day.drafts[G].figures)
    assert figures.pop("IB1_L", 2) == 2
    assert figures == {"IA_L": 30, "IA_P": 30, "IA_J": 60}


def test_penetapan_keeps_every_signature(sit: Callable[[str], Laptop]) -> None:
    here = sit("read")
    here.type(f"5⏎{PINS[OFFICERS[1]]}")
    here.lose_power(f"⏎{PINS[OFFICERS[2]]}")
    back(here, Stage.PENETAPAN)
    assert OFFICERS[1] in here.day.drafts[G].signed
    here.type("5")
    assert "dari 10 orang sudah" in here.seen()


def test_a_seal_without_papers_is_made_good(sit: Callable[[str], Laptop]) -> None:
    """Power fails after the seal and before a paper is made: sealed it stays."""
    here = sit("signed")
    here.at(16)
    here.lose_power_once_kept(f"6⏎{PIN}")
    back(here, Stage.PENYERAHAN)
    assert not here.day.sealing.bundled
    assert "3 belum dibuat" in here.seen()
    here.type(f"⏎⏎{PIN}")
    assert here.day.sealing.bundled


def test_papers_being_made_are_made_good(sit: Callable[[str], Laptop]) -> None:
    """Power fails while papers are drawn and signed: whatever of them is there stays."""
    here = sit("signed")
    here.at(16)
    here.lose_power(f"6⏎{PIN}")
    here.open()
    if here.day.stage is Stage.PENETAPAN:
        here.type(f"6⏎{PIN}")
    elif not here.day.sealing.bundled:
        here.type(f"1⏎{PIN}")
    assert here.day.stage is Stage.PENYERAHAN
    assert here.day.sealing.bundled


def test_penyerahan_knows_who_has_a_copy(sit: Callable[[str], Laptop]) -> None:
    here = sit("bundled")
    here.type("2⏎⏎")
    here.lose_power("⎋")
    back(here, Stage.PENYERAHAN)
    assert [one.number for one in here.day.sealing.copies] == [1, 2]
    here.type("2⏎")
    assert [one.number for one in here.day.sealing.copies] == [1, 2, 3]
