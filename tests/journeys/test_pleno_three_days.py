"""A pleno over three days: the laptop is closed, and loses its power, between and amid them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.services.ppk import ending, papers
from kpps_desktop.ui.ppk.pleno.pictures import Step
from tests.journeys.recap_laptop import RecapLaptop
from tests.services.ppk import days, halls, tiny
from tests.services.ppk.conftest import made, packs
from tests.services.ppk.test_papers import drawn, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.recap.recap import Recap

__all__ = ["made", "packs"]

G, B = tiny.GUBERNUR, tiny.BUPATI
THROUGH = "⏎⏎⏎⏎"
"""Read, matched, ratified, next."""
DEWI, WIRA, ARIF, SITI = (f"{name} CONTOH" for name in ("DEWI", "WIRA", "ARIF", "SITI"))


@pytest.fixture
def here(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, made: days.Made
) -> Iterator[RecapLaptop]:
    """Give the laptop of a PPK that has received everything."""
    with halls.set_up_in(tmp_path / "meja", made.packs) as desk:
        halls.receive_all(desk, made)
    laptop = RecapLaptop(qapp, qtbot, tmp_path)
    laptop.take(tmp_path / "meja")
    laptop.clock.set(days.PLENO)
    laptop.open()
    yield laptop
    laptop.end()


def seated(recap: Recap) -> set[str]:
    """Name the guests that sit now."""
    return {recap.pleno.known(guest).name for guest in recap.pleno.going().seated}


def hold_the_first(here: RecapLaptop) -> None:
    """Two saksi and Panwaslu come; one TPS is ratified, one put off; power fails twice."""
    here.type(f"⏎Aula Kecamatan⏎⏎{DEWI}⏎↓⏎{WIRA}⏎")
    here.come_back()
    assert seated(here.recap) == {DEWI, WIRA}
    here.come_back(THROUGH + "⏎⏎⏎", power=True)
    column = here.recap.column(tiny.FIRST, B)
    assert here.recap.column(tiny.FIRST, G).ratified
    assert column.matched
    here.type("⏎" if column.ratified else "⏎⏎")
    assert here.station.place == (tiny.SECOND, G)
    here.type("t1⏎")
    here.come_back(power=False)
    assert here.recap.column(tiny.SECOND, G).deferred
    here.type("r⌥h1⏎")
    assert here.recap.pleno.sitting is None


def hold_the_second(here: RecapLaptop) -> None:
    """Nobody sits until they come again; the power fails as the meeting rests."""
    here.turn_to(days.PLENO + timedelta(days=1))
    here.come_back(power=False)
    assert here.station.step is Step.OPEN
    here.type("⏎1⏎")
    assert seated(here.recap) == set()
    here.type("1⎋")
    assert seated(here.recap) == {DEWI}
    here.type(THROUGH)
    assert here.recap.column(tiny.SECOND, B).ratified
    here.turn_to(days.PLENO + timedelta(days=1, hours=3))
    here.come_back("r⌥j1⏎")
    if not here.recap.pleno.begun().resting:
        here.type("r⌥j1⏎")
    here.come_back(power=False)
    assert here.station.step is Step.RESUME
    here.type("⏎" + THROUGH * 2)
    assert here.station.place == (halls.TPS, G)
    here.type("t2⏎")
    here.come_back(power=False)
    here.type("r⌥h1⏎")
    assert here.recap.pleno.sitting is None


def hold_the_third(here: RecapLaptop) -> None:
    """Others come; what was put off on both days is taken up, and power fails amid it."""
    here.turn_to(days.PLENO + timedelta(days=2))
    here.come_back(power=False)
    here.type(f"⏎1⏎↓1↓↓⏎{SITI}⏎↓⏎{ARIF}⏎⎋")
    assert seated(here.recap) == {WIRA, SITI, ARIF}
    here.type(THROUGH[:3])
    assert ending.unratified(here.books) == ((tiny.SECOND, G), (halls.TPS, G))
    here.seek("melati 2 gub")
    assert here.station.step is Step.RETURN
    here.come_back("⏎⏎")
    column = here.recap.column(tiny.SECOND, G)
    assert not column.deferred
    here.type("⏎⏎" if column.read else "⏎⏎⏎")
    here.seek("kenanga 2 gub")
    here.type("⏎⏎⏎⏎")
    assert here.station.step is Step.ALL


def test_a_pleno_of_three_days_loses_nothing_that_was_acknowledged(here: RecapLaptop) -> None:
    """Each day has its own attendance; what was put off is ratified on the third."""
    hold_the_first(here)
    hold_the_second(here)
    hold_the_third(here)
    here.come_back(power=False)
    assert ending.unratified(here.books) == ()
    assert [one.day for one in here.recap.pleno.sittings] == [1, 2, 3]
    came = {
        ("1", "29 November 2024"): {DEWI, WIRA},
        ("2", "30 November 2024"): {DEWI},
        ("3", "1 Desember 2024"): {WIRA, SITI, ARIF},
    }
    for (day, date), guests in came.items():
        attended = text_of(drawn(here.books, papers.D_HADIR, about=day))
        assert {one for one in (DEWI, WIRA, ARIF, SITI) if one in attended} == guests
        assert date in attended
