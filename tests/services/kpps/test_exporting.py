"""Sticks of the way out: good ones, bad ones, and what the journal remembers of them."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.drives import FaultyDrives, FolderDrives
from kpps_desktop.domain.outcomes import Refused, Trouble
from kpps_desktop.services.kpps import exporting, settling
from kpps_desktop.services.kpps.handed import hand_next_copy, handed
from kpps_desktop.services.verifying import verify
from tests.services import acts
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk
    from tests.services.acts import Play


def _stick(folder: Path, name: str = "KINGSTON") -> Path:
    stick = folder / name
    stick.mkdir()
    return stick


def _export(desk: Desk, drives: FolderDrives, at: int = 0) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    stick = drives.sticks()[at]
    sent = exporting.outgoing(desk)
    exporting.write_out(sent, drives, stick, lambda done, of: steps.append((done, of)))
    exporting.note_export(desk, sent, stick.name, OFFICERS[1])
    return steps


def test_a_stick_gets_the_bundle_first_and_can_be_verified(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    desk, stick = at("bundled").desk, _stick(tmp_path)
    steps = _export(desk, FolderDrives([stick]))
    files = len(exporting.outgoing(desk).files)
    assert steps == [(done, files) for done in range(files + 1)]
    names = sorted(one.name for one in stick.iterdir())
    assert names[-1] == "hasil-9901012001001-1.asice"
    assert f"{desk.tps.kode}-c-hasil-salinan-{G}.pdf" in names
    assert f"{desk.tps.kode}-{P}-qr.txt" in names
    held = exporting.outgoing(desk).files[0][1]
    assert (stick / names[-1]).read_bytes() == held
    assert desk.day().sealing.exports[0].target == "KINGSTON"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (errno.ENODEV, "D.015"),
        (errno.EIO, "D.015"),
        (errno.ENOSPC, "D.016"),
        (errno.EROFS, "D.017"),
        (errno.EINVAL, "D.018"),
        (errno.EMFILE, "D.003"),
    ],
)
def test_a_bad_stick_is_told_for_what_it_is_and_nothing_is_lost(
    at: Callable[[str], Play], tmp_path: Path, fault: int, code: str
) -> None:
    desk = at("bundled").desk
    bad, good = _stick(tmp_path, "BURUK"), _stick(tmp_path)
    drives = FaultyDrives([bad, good], {"BURUK": fault})
    with pytest.raises(Trouble) as told:
        _export(desk, drives)
    assert told.value.code == code
    assert not list(bad.glob("*.asice"))
    assert desk.day().sealing.exports == ()
    _export(desk, drives, -1)
    assert [one.target for one in desk.day().sealing.exports] == ["KINGSTON"]


def test_what_was_whole_before_a_stick_failed_stays_whole(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    desk, stick = at("bundled").desk, _stick(tmp_path)
    with pytest.raises(Trouble):
        _export(desk, FaultyDrives([stick], {"KINGSTON": errno.ENOSPC}, taken=1))
    bundle = exporting.outgoing(desk).files[0]
    assert (stick / bundle[0]).read_bytes() == bundle[1]
    assert desk.day().sealing.exports == ()


def test_a_stick_called_by_unprintable_signs_is_remembered(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    desk, stick = at("bundled").desk, _stick(tmp_path, "KING\tSTON")
    _export(desk, FolderDrives([stick]))
    assert desk.day().sealing.exports[0].target == "KING?STON"


def test_nothing_goes_out_before_there_is_a_bundle(at: Callable[[str], Play]) -> None:
    with pytest.raises(Refused) as told:
        exporting.outgoing(at("sealed").desk)
    assert told.value.code == "S.516"


def test_an_old_bundle_never_goes_out_for_a_new_sealing(at: Callable[[str], Play]) -> None:
    play = at("bundled")
    settling.reopen(play.desk, "salah salin", OFFICERS[1], PINS[OFFICERS[1]], KETUA)
    acts.sign(play)
    settling.seal(play.desk, KETUA)
    with pytest.raises(Refused) as told:
        exporting.outgoing(play.desk)
    assert told.value.code == "S.516"


def test_copies_of_an_opened_result_are_void_and_their_numbers_never_come_again(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    play = at("bundled")
    desk, drives = play.desk, FolderDrives([_stick(tmp_path)])
    for who in ("PTPS", "PPS"):
        hand_next_copy(desk, G, who, KETUA)
    hand_next_copy(desk, P, "PTPS", KETUA)
    _export(desk, drives)
    settling.reopen(desk, "salah salin", OFFICERS[1], PINS[OFFICERS[1]], KETUA)
    acts.sign(play)
    settling.seal(desk, KETUA)
    acts.bundle(play)
    hand_next_copy(desk, G, "PTPS", KETUA)
    _export(desk, drives)
    found = handed(desk)
    copies = [(one.said.contest, one.said.number, one.void) for one in found.copies]
    assert copies == [(G, 1, True), (G, 2, True), (P, 1, True), (G, 3, False)]
    assert [one.sequence for _, one in found.exports] == [1, 2]
    assert len(found.void) == 1
    assert set(found.papers) == set(found.qr) == {G, P}


def test_a_bundle_made_after_an_export_holds_it_and_still_verifies(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    play = at("bundled")
    desk, stick = play.desk, _stick(tmp_path)
    _export(desk, FolderDrives([stick]))
    settling.reopen(desk, "salah salin", OFFICERS[1], PINS[OFFICERS[1]], KETUA)
    acts.sign(play)
    settling.seal(desk, KETUA)
    acts.bundle(play)
    _export(desk, FolderDrives([stick]))
    for name in ("hasil-9901012001001-1.asice", "hasil-9901012001001-2.asice"):
        verdict = verify((stick / name).read_bytes())
        failing = [one.name for one in verdict.facts if one.holds is False]
        assert not set(failing) & {"intact", "journal_whole", "journal_lawful", "journal_agrees"}


def test_nobody_is_handed_two_copies_of_a_contest(at: Callable[[str], Play]) -> None:
    desk = at("bundled").desk
    hand_next_copy(desk, G, "PTPS", KETUA)
    with pytest.raises(Refused) as told:
        hand_next_copy(desk, G, "PTPS", KETUA)
    assert (told.value.code, told.value.facts["number"]) == ("S.721", 1)
    hand_next_copy(desk, P, "PTPS", KETUA)
    assert len(desk.day().sealing.copies) == 2
