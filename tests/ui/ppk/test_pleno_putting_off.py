"""A TPS put off at the pleno by keys: passed over, named at the end, and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import agenda, ending
from kpps_desktop.services.ppk.doing import Work, next_work
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.ppk.pleno.pictures import Step
from tests.services.ppk import halls, tiny
from tests.ui.ppk.meetings import AtThePleno, open_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days

G, B = tiny.GUBERNUR, tiny.BUPATI
THROUGH = "⏎⏎⏎⏎"
"""Read, matched, ratified, next."""


def test_putting_off_goes_on_to_the_next_of_the_order(hall: AtThePleno) -> None:
    hall.type("t1⏎")
    assert hall.recap.column(tiny.FIRST, G).deferred == "Kotak atau sampul belum lengkap"
    assert hall.station.place == (tiny.FIRST, B)
    hall.type(THROUGH)
    assert hall.recap.column(tiny.FIRST, B).ratified
    assert hall.station.place == (tiny.SECOND, G)


def test_what_was_put_off_is_found_and_taken_up_again_before_the_order_ends(
    hall: AtThePleno,
) -> None:
    hall.type("t1⏎")
    hall.function_key(2)
    hall.type("melati 1 gub⏎")
    assert hall.station.step is Step.RETURN
    hall.type("⏎⏎⏎⏎")
    assert hall.recap.column(tiny.FIRST, G).ratified


def test_once_only_what_was_put_off_is_left_enter_and_home_open_it(hall: AtThePleno) -> None:
    hall.type("t1⏎" + THROUGH * 6 + "⏎⏎⏎")
    assert ending.unratified(hall.desk) == ((tiny.FIRST, G),)
    assert hall.station.step is Step.DEFERRED
    assert hall.station.told == "1 TPS ditunda: Enter membukanya."
    assert hall.station.acts.words == "Buka yang ditunda"
    assert "agenda" in hall.station.acts.can
    hall.type("⏎")
    assert (hall.station.place, hall.station.step) == ((tiny.FIRST, G), Step.RETURN)
    hall.type(THROUGH)
    assert ending.unratified(hall.desk) == ()
    assert hall.station.step is Step.ALL


def test_what_is_not_in_yet_is_not_called_done(
    pinned: RecapDesk, pleno: Callable[..., AtThePleno]
) -> None:
    open_day(pinned)
    halls.type_twice(pinned, tiny.FIRST)
    table = pleno()
    table.type(THROUGH + "⏎⏎⏎")
    assert table.station.step is Step.MISSING
    assert "6 hasil belum disahkan" in table.station.told


def test_the_board_leads_to_what_was_put_off_once_nothing_else_is_left(
    pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    agenda.defer(pinned, tiny.FIRST, G, "Saksi minta waktu", halls.SECOND)
    for place in ending.unratified(pinned)[1:]:
        halls.ratify(pinned, *place)
    found = next_work(pinned, recap_view(pinned), KETUA_PPK)
    assert found == (Work.MEET, (tiny.FIRST, G))
