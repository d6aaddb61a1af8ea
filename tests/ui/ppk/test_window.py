"""The window of a recap: what stands around every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import meeting, typists
from tests.services.ppk import halls, tiny

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days
    from tests.ui.ppk.tables import AtTheTable


def test_the_rail_counts_what_came_in(
    sit: Callable[..., AtTheTable], pinned: RecapDesk, made: days.Made
) -> None:
    """The kecamatan is named, and each screen tells how far its work is."""
    halls.receive_all(pinned, made)
    table = sit()
    words = [one.text() for one in table.window.findChildren(QLabel)]
    assert any(one.startswith("PPK Kecamatan TAMAN SIMULASI · meja ") for one in words)
    rail = _rail(table)
    assert (rail["Terima"], rail["Pleno"]) == ("8/8", "0/8")


def test_the_rail_counts_what_was_typed_also_once_it_is_ratified(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    """Typing goes on while others are ratified: neither number ever becomes less."""
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    halls.type_twice(pinned)
    figures = tiny.figures(tiny.FIRST, tiny.GUBERNUR)
    typists.type_in(pinned, tiny.FIRST, tiny.GUBERNUR, figures, halls.OPERATOR)
    table = sit()
    assert _rail(table)["Ketik"] == "2/3"
    halls.ratify(pinned, halls.TPS, halls.CONTEST)
    table.window.look_anew()
    table.settle()
    assert (_rail(table)["Ketik"], _rail(table)["Pleno"]) == ("2/3", "1/8")
    otherwise = {**figures, "IV_1": 3}
    typists.type_in(pinned, tiny.FIRST, tiny.GUBERNUR, otherwise, halls.SECOND)
    table.window.look_anew()
    table.settle()
    assert (_rail(table)["Ketik"], _rail(table)["Terima"]) == ("2/3", "3/8")


def _rail(table: AtTheTable) -> dict[str, str]:
    """Return what the rail tells of each screen."""
    named = [one.accessibleName().split() for one in _stages(table)]
    return {one[0]: one[-1] for one in named}


def _stages(table: AtTheTable) -> list[QAbstractButton]:
    buttons = table.window.findChildren(QAbstractButton)
    return [one for one in buttons if one.objectName().startswith("stage_")]
