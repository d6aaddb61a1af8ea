"""Packs are found wherever a stick holds them, and told apart from what is none."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.domain.people import Officer
from kpps_desktop.exchange.packs import PpkPack, TpsPack, narrowed
from kpps_desktop.services import finding
from kpps_desktop.services.kpps.starting import NAMES, RING, open_desk, renew_pin, set_up
from kpps_desktop.trust import certificates
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.p12 import to_p12
from tests.services import tiny
from tests.services.tiny import KETUA, LIGHT, OFFICERS, PINS
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.services.acts import Play

SECOND = OFFICERS[1]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    (folder / "KPU" / "paket" / "dalam").mkdir(parents=True)
    (folder / "KPU" / "paket" / "paket-1.asice").write_bytes(tiny.tps_pack().content)
    (folder / "paket-ppk.asice").write_bytes(tiny.ppk_pack().content)
    (folder / "foto.jpg").write_bytes(b"\xff\xd8")
    return folder


def _found(folder: Path) -> tuple[finding.FoundPack, ...]:
    return finding.find_packs(FolderDrives([folder]).sticks())


def test_a_pack_that_can_be_used_tells_itself(stick: Path) -> None:
    first, second = _found(stick)
    assert (first.usable, first.stick, first.path.name) == (True, "KINGSTON", "paket-1.asice")
    assert isinstance(first.pack, TpsPack)
    assert first.pack.tps.kode == tiny.A
    root = certificates.fingerprint(tiny.root().certificate)
    assert first.fingerprint == certificates.spoken(root)
    assert first.verdict.at == tiny.PACKED
    assert second.usable
    assert isinstance(second.pack, PpkPack)


def test_a_forged_pack_is_found_and_its_fault_told(stick: Path) -> None:
    content = bytearray(tiny.tps_pack().content)
    content[len(content) // 2] ^= 1
    (stick / "paket-2.asice").write_bytes(content)
    forged = next(one for one in _found(stick) if one.path.name == "paket-2.asice")
    assert not forged.usable
    assert forged.faults


def test_bundles_hidden_files_and_deep_folders_are_passed_over(stick: Path) -> None:
    deep = stick / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    bundles = [stick / f"{mode}hasil-1-U-1.asice" for mode in ("", "SIMULASI-")]
    for path in (*bundles, stick / ".paket.asice", deep / "paket.asice"):
        path.write_bytes(tiny.tps_pack().content + b"\0")
    assert len(_found(stick)) == 2


def test_the_same_file_twice_on_a_stick_is_shown_once(stick: Path) -> None:
    shutil.copy(stick / "KPU" / "paket" / "paket-1.asice", stick / "salinan.asice")
    assert [type(one.pack) for one in _found(stick)] == [TpsPack, PpkPack]


def test_a_stick_that_is_gone_holds_nothing(stick: Path) -> None:
    sticks = FolderDrives([stick]).sticks()
    shutil.rmtree(stick)
    assert finding.find_packs(sticks) == ()


def test_a_file_is_looked_at_by_hand(stick: Path) -> None:
    assert finding.pack_in(stick / "KPU" / "paket" / "paket-1.asice").usable
    assert not finding.pack_in(stick / "foto.jpg").usable
    with pytest.raises(Trouble, match=r"D\.001"):
        finding.pack_in(stick / "tidak-ada.asice")


def test_codes_mistyped_are_told_from_wrong_ones(stick: Path) -> None:
    pack = _found(stick)[0].pack
    assert pack
    code = tiny.tps_pack().code
    finding.try_code(pack, code.lower().replace("-", " ").replace("0", "o"))
    with refused("T.203"):
        finding.try_code(pack, ("1" if code[0] != "1" else "2") + code[1:])
    with refused("T.112"):
        finding.try_code(pack, new_activation_code())


def test_desks_are_found_with_the_names_of_their_officers(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    play = at("new")
    (tmp_path / ".meja.part").mkdir()
    (found,) = finding.find_desks(tmp_path)
    assert found.folder == play.folder
    assert isinstance(found.pack, TpsPack)
    assert found.pack.tps.kode == tiny.A
    assert found.officers == tuple(Officer(one, f"PETUGAS {one}") for one in OFFICERS)


def test_a_broken_desk_says_why_beside_the_others(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    broken = at("new").folder
    at("met")
    (broken / RING).write_bytes(b"{}")
    told = {one.folder: one.trouble for one in finding.find_desks(tmp_path)}
    assert len(told) == 2
    assert told[broken]
    assert told[broken].code == "T.221"


def test_no_folder_no_desks(tmp_path: Path) -> None:
    assert finding.find_desks(tmp_path / "tidak-ada") == ()


def test_a_lockout_is_known_before_a_pin_is_typed(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    play = at("new")
    for _ in range(5):
        with refused("T.223"):
            play.desk.identify(SECOND, "103957")
    (found,) = finding.find_desks(tmp_path)
    now = play.clock.now()
    assert found.wait(SECOND, now + timedelta(seconds=10)) == timedelta(seconds=20)
    assert found.wait(KETUA, now) == timedelta(0)


def test_a_forgotten_pin_is_renewed_by_the_activation_code(at: Callable[[str], Play]) -> None:
    play = at("new")
    play.desk.store.close()
    code = tiny.tps_pack().code
    with refused("T.224"):
        renew_pin(play.folder, new_activation_code(), SECOND, "746190")
    with refused("T.222"):
        renew_pin(play.folder, code, tiny.OfficerId("KPPS-9"), "746190")
    with refused("T.212"):
        renew_pin(play.folder, code, SECOND, "747474")
    renew_pin(play.folder, code, SECOND, "746190")
    renew_pin(play.folder, code, KETUA, "649201")
    with refused("T.223"):
        open_desk(play.folder, SECOND, PINS[SECOND], play.clock)
    open_desk(play.folder, SECOND, "746190", play.clock).store.close()
    with open_desk(play.folder, KETUA, "649201", play.clock).store:
        pass


def test_who_stands_in_is_named_at_set_up(tmp_path: Path) -> None:
    code = new_activation_code()
    content = tiny.sealed(
        TpsPack(
            narrowed(tiny.election(), tiny.A),
            (),
            (Officer(KETUA, "PETUGAS A"),),
            to_p12(tiny.tps(), code),
        )
    )
    two = {KETUA: PINS[KETUA], SECOND: PINS[SECOND]}
    clock = ScriptedClock(tiny.at(5))
    folder = tmp_path / "meja"
    with refused("S.519"):
        set_up(folder, content, code, two, clock, LIGHT, {SECOND: " "})
    desk = set_up(folder, content, code, two, clock, LIGHT, {SECOND: "PENGGANTI"})
    with desk.store, desk.store.read() as books:
        assert {one.person: one.name for one in books.people.all()} == {
            KETUA: "PETUGAS A",
            SECOND: "PENGGANTI",
        }
    (found,) = finding.find_desks(tmp_path)
    assert [one.name for one in found.officers] == ["PETUGAS A", "PENGGANTI"]
    (folder / NAMES).write_bytes(b"[1]")
    (found,) = finding.find_desks(tmp_path)
    assert [one.name for one in found.officers] == ["PETUGAS A", ""]


def test_each_pack_has_its_own_folder(stick: Path, tmp_path: Path) -> None:
    found = _found(stick)[0]
    folder = finding.desk_folder(tmp_path, found)
    assert folder.name == f"meja-{tiny.A}-R-{found.verdict.sha256[:8]}"
