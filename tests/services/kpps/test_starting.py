"""A desk is set up from its pack whole or not at all, and opened by PIN alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import DPT, OfficerId, Sex, voter_ref
from kpps_desktop.exchange.packs import TpsPack, narrowed
from kpps_desktop.services.kpps import starting, voting
from kpps_desktop.services.kpps.starting import open_desk, read_tps_pack, set_up
from kpps_desktop.trust.bindings import HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.p12 import to_p12
from tests.services import tiny
from tests.services.acts import DOOR, PIN, Play, meet, open_up
from tests.services.tiny import KETUA, LIGHT, OFFICERS, PINS
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk

SECOND = OFFICERS[1]
WRONG = "103957"


def _set_up(
    folder: Path,
    pack: bytes | None = None,
    code: str | None = None,
    pins: dict[OfficerId, str] | None = None,
) -> Desk:
    held = tiny.tps_pack()
    return set_up(
        folder,
        held.content if pack is None else pack,
        code or held.code,
        PINS if pins is None else pins,
        ScriptedClock(tiny.at(5)),
        LIGHT,
    )


def test_a_new_desk_knows_its_pack(at: Callable[[str], Play]) -> None:
    desk = at("new").desk
    day = desk.day()
    assert (day.stage, day.contests) == (Stage.PERSIAPAN, ("bupati", "gubernur"))
    assert day.setup.officers == OFFICERS
    assert (day.setup.mode, day.setup.kind, day.setup.tps) == ("resmi", "R", tiny.A)
    with desk.store.read() as books:
        assert [one.person for one in books.people.all()] == list(OFFICERS)
        listed = books.voters.one(voter_ref(DPT, 3))
    assert listed
    assert (listed.name, listed.disability) == ("PEMILIH 3", "tuna_netra")


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("S.521", {"pins": {one: PINS[one] for one in OFFICERS[:6]}}),
        ("S.521", {"pins": {}}),
        ("S.524", {"pins": {**PINS, OfficerId("code"): "746190"}}),
        ("S.524", {"pins": {**PINS, OfficerId("PPK-1"): "746190"}}),
        ("T.214", {"pins": {**PINS, SECOND: "170845"}}),
        ("T.213", {"pins": {**PINS, SECOND: "345678"}}),
        ("T.211", {"pins": {**PINS, SECOND: "74619"}}),
        ("T.201", {"code": "ABCD"}),
        ("T.112", {"code": new_activation_code()}),
        ("S.523", {"pack": b"PK\x03\x04"}),
        ("S.523", {"pack": b""}),
        ("S.523", {"pack": tiny.tps_pack().content[:-1]}),
        ("S.522", {"pack": tiny.ppk_pack().content}),
    ],
)
def test_a_refused_set_up_leaves_nothing(
    tmp_path: Path, code: str, changes: dict[str, object]
) -> None:
    with refused(code):
        _set_up(tmp_path / "meja", **changes)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_pack_signed_elsewhere_is_refused(tmp_path: Path) -> None:
    pack = read_tps_pack(tiny.tps_pack().content)
    for signer in (
        tiny.tps(),
        tiny.issued(HolderKind.KABKO, "9902"),
        tiny.issued(HolderKind.KABKO, tiny.KABUPATEN, until=tiny.PACKED - timedelta(days=9)),
    ):
        with refused("S.523"):
            _set_up(tmp_path / "meja", tiny.sealed(pack, signer))


def test_a_desk_is_set_up_once(at: Callable[[str], Play]) -> None:
    play = at("met")
    with refused("S.520"):
        _set_up(play.folder)
    assert play.desk.day().stage is Stage.PEMBUKAAN


def test_what_a_power_cut_left_is_cleared_by_the_next_try(tmp_path: Path) -> None:
    left = tmp_path / ".meja.part" / starting.BOOKS
    left.parent.mkdir()
    left.write_bytes(b"half a file")
    with _set_up(tmp_path / "meja").store as store:
        assert store.audit() == []
    assert [path.name for path in tmp_path.iterdir()] == ["meja"]


def test_every_officer_opens_the_desk_with_the_own_pin_only(at: Callable[[str], Play]) -> None:
    folder = at("met").folder
    for officer, pin in PINS.items():
        open_desk(folder, officer, pin, ScriptedClock(tiny.at(6))).store.close()
    with refused("T.223"):
        open_desk(folder, SECOND, PIN, ScriptedClock(tiny.at(6)))
    with refused("T.222"):
        open_desk(folder, OfficerId("KPPS-9"), PIN, ScriptedClock(tiny.at(6)))


def test_only_the_ketua_signs_for_the_tps(at: Callable[[str], Play]) -> None:
    desk = at("new").desk
    assert desk.credential(PIN).certificate == tiny.tps().certificate
    with refused("S.513"):
        desk.keys.credential(SECOND, PINS[SECOND], desk.clock.now())


def test_five_wrong_pins_must_wait_even_after_a_restart(at: Callable[[str], Play]) -> None:
    play = at("new")
    for left in (4, 3, 2, 1, 0):
        with refused("T.223") as caught:
            play.desk.identify(SECOND, WRONG)
        assert caught.value.facts["left"] == left
    play.desk.store.close()
    clock = ScriptedClock(tiny.at(5, 0, 10))
    with refused("T.225") as caught:  # the right one has to wait as well
        open_desk(play.folder, SECOND, PINS[SECOND], clock)
    assert caught.value.facts["seconds"] == 20
    open_desk(play.folder, KETUA, PIN, clock).store.close()
    clock.set(tiny.at(5, 0, 30))
    with open_desk(play.folder, SECOND, PINS[SECOND], clock).store:
        pass
    with refused("T.223") as caught:
        open_desk(play.folder, SECOND, WRONG, clock)
    assert caught.value.facts["left"] == 4


def test_another_pack_in_the_folder_is_found(at: Callable[[str], Play]) -> None:
    play = at("met")
    held = read_tps_pack(tiny.tps_pack().content)
    (play.folder / starting.PACK).write_bytes(tiny.sealed(replace(held, voters=())))
    with refused("S.525"):
        open_desk(play.folder, KETUA, PIN, ScriptedClock(tiny.at(6)))
    (play.folder / starting.PACK).write_bytes(b"PK")
    with refused("S.522"):
        open_desk(play.folder, KETUA, PIN, ScriptedClock(tiny.at(6)))


def test_a_pack_without_names_goes_by_number_and_asks_for_the_sex(tmp_path: Path) -> None:
    code = new_activation_code()
    pack = TpsPack(narrowed(tiny.election(), tiny.B), (), (), to_p12(tiny.tps(tiny.B), code))
    desk = _set_up(tmp_path / "meja", tiny.sealed(pack), code, {KETUA: PIN, DOOR: PINS[DOOR]})
    with desk.store:
        play = Play(desk, desk.clock, tmp_path / "meja")  # type: ignore[arg-type]
        meet(play)
        open_up(play)
        with refused("S.506"):
            voting.admit(desk, 2, DOOR)
        voting.admit(desk, 2, DOOR, sex=Sex.P, disabled=True)
        admitted = desk.day().roll.present["DPT-2"].said
        assert (admitted.sex, admitted.disabled) == (Sex.P, True)
        assert desk.store.audit() == []
