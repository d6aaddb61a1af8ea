"""The desk of a PPK is set up from its pack: its members, and operators who help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk.desk import RecapDesk
from tests.services import tiny
from tests.services.ppk import halls
from tests.ui.keyboard import ALT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.ppk import tiny as kecamatan
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
    assert "Apa nama meja ini?" in hall.seen()
    hall.keys.type("meja 2")
    hall.enter()
    assert "Nama meja tidak dapat dipakai" in hall.seen()
    hall.keys.type("meja2")
    hall.enter()
    assert "Apakah laptop siap?" in hall.seen()
    assert "Layar pleno" in hall.seen()
    assert "Layar saksi" not in hall.seen()
    hall.enter()
    ((desk, officer),) = hall.opened
    assert isinstance(desk, RecapDesk)
    assert (officer, desk.recap().officers) == ("PPK-1", ("OP-1", *members))
    assert desk.store.desk.endswith("-MEJA2")


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


def test_a_name_that_a_living_desk_has_is_told_and_the_one_beside_it_is_offered(
    at_server: Hall, packs: kecamatan.Packs, postgres_url: str, tmp_path: Path
) -> None:
    """Two laptops were made from one image."""
    with halls.set_up_in(tmp_path / "a", packs, postgres_url, "MEJA1"):
        to_pin(at_server)
        at_server.keys.type(halls.PINS[KETUA_PPK])
        at_server.settle()
        assert not at_server.opened
        assert "Nama meja ini sedang dipakai" in at_server.seen()
        at_server.enter()
        ((desk, officer),) = at_server.opened
        assert desk.store.desk.endswith("-MEJA2")
        assert officer == "PPK-1"


def test_a_desk_of_a_server_is_given_another_name_before_its_pin(at_server: Hall) -> None:
    to_pin(at_server)
    at_server.keys.press(Qt.Key.Key_M, ALT)
    at_server.keys.type("kiri")
    at_server.enter()
    at_server.keys.type(halls.PINS[KETUA_PPK])
    at_server.settle()
    ((desk, _),) = at_server.opened
    assert desk.store.desk.endswith("-KIRI")


def to_pin(laptop: Hall) -> None:
    """Come to the PIN of the first officer of the first desk."""
    laptop.start()
    laptop.enter()
    laptop.enter()
