"""The recap beside a table from elsewhere: what cannot be read there is no blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk.comparing import Comparison, compare
from kpps_desktop.services.ppk.limits import stations_of
from tests.services.ppk import halls
from tests.services.ppk.halls import CONTEST, TPS

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk


def held_beside(desk: RecapDesk, table: str) -> Comparison:
    sheets, faults = read_figures(
        table.encode(), "sirekap.csv", desk.forms, None, Level.TPS, stations_of(desk)
    )
    return compare(desk, sheets, faults)


def test_what_cannot_be_read_is_told_and_not_compared_as_a_blank(pinned: RecapDesk) -> None:
    halls.type_twice(pinned)
    for value in ("1000000000", "abc", "-1", "1000"):
        found = held_beside(pinned, f"kode_tps,kontes,IA_L,VB\n{TPS},{CONTEST},{value},2\n")
        assert found.unread == ((TPS, CONTEST, "IA_L", value),)
        assert found.differences == ()
        assert (TPS, CONTEST) not in found.absent
        assert found.same == 0  # nobody knows whether it is


def test_a_difference_beside_an_unreadable_cell_is_still_found(pinned: RecapDesk) -> None:
    halls.type_twice(pinned)
    found = held_beside(pinned, f"kode_tps,kontes,IA_L,VB\n{TPS},{CONTEST},abc,7\n")
    assert [(one.cell, one.theirs) for one in found.differences] == [("VB", 7)]


def test_of_a_table_that_cannot_be_read_nothing_is_said_to_be_absent(pinned: RecapDesk) -> None:
    halls.type_twice(pinned)
    for table in ("bukan tabel", "a,b\n1,2\n"):
        assert held_beside(pinned, table) == Comparison(0, (), (), (), ())
