"""The desk of a PPK is set up from its pack: its members, and operators who help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kpps_desktop.services.ppk.desk import RecapDesk
from tests.services import tiny
from tests.ui.keyboard import ALT

if TYPE_CHECKING:
    from tests.ui.setup.entrances import Hall

_WAYS_IN = ("602816", "917503", "274951", "830647", "519360")


def test_the_desk_of_a_ppk_is_set_up_with_its_members_and_an_operator(hall: Hall) -> None:
    hall.start()
    hall.plug_in(tiny.ppk_pack().content, "paket-ppk-990101.asice")
    hall.enter()
    assert "PPK Kecamatan TAMAN CONTOH · 990101" in hall.seen()
    hall.keys.press(Qt.Key.Key_S)
    hall.keys.type(tiny.ppk_pack().code.lower())
    hall.enter()
    hall.keys.press(Qt.Key.Key_O, ALT)
    hall.keys.type("RATNA PENGETIK")
    hall.enter()
    hall.keys.type("385206" * 2)
    members = tuple(f"PPK-{number}" for number in range(1, 6))
    hall.type_pins(dict(zip(members, _WAYS_IN, strict=True)))
    hall.settle()
    assert "Apakah laptop siap?" in hall.seen()
    assert "Layar pleno" in hall.seen()
    assert "Layar saksi" not in hall.seen()
    hall.enter()
    ((desk, officer),) = hall.opened
    assert isinstance(desk, RecapDesk)
    assert (officer, desk.recap().officers) == ("PPK-1", ("OP-1", *members))


def test_an_operator_who_was_not_named_is_taken_back(hall: Hall) -> None:
    hall.start()
    hall.plug_in(tiny.ppk_pack().content, "paket-ppk-990101.asice")
    hall.enter()
    hall.keys.press(Qt.Key.Key_S)
    hall.keys.type(tiny.ppk_pack().code)
    hall.enter()
    hall.keys.press(Qt.Key.Key_O, ALT)
    assert "Operator 1" in hall.seen()
    hall.keys.press(Qt.Key.Key_Escape)
    assert "Operator 1" not in hall.seen()
