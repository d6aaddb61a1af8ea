"""What arrives at the PPK is taken whole or not at all, once, and never over what is newer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices import files
from kpps_desktop.services.ppk.receiving import Outcome, Reception, receive, to_receive
from kpps_desktop.trust.facts import failing
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk


def take(desk: RecapDesk, packs: tiny.Packs, *paths: Path) -> list[Reception]:
    """Receive files or folders at the desk of this kecamatan."""
    pack = packs.path(tiny.HERE).read_bytes()
    return list(receive(desk, pack, to_receive(paths)))


def refused(
    desk: RecapDesk, packs: tiny.Packs, path: Path, outcome: Outcome = Outcome.REFUSED
) -> set[tuple[str, str]]:
    """Receive a file that must be refused and leave nothing; return what failed, and its codes."""
    before = desk.store.head()
    (one,) = take(desk, packs, path)
    assert one.outcome is outcome
    assert desk.store.head() == before
    return {(fact.name, fact.code) for fact in failing(one.facts)}


def receipts(desk: RecapDesk) -> list[tuple[int, str]]:
    with desk.store.read() as books:
        return [(one.sequence, one.by) for one in books.receipts.all()]


def holds_truth(desk: RecapDesk, tps: str, *contests: str) -> bool:
    recap = desk.recap()
    return all(
        recap.column(tps, one).figures == tiny.figures(tps, one) for one in contests or tiny.NUMBERS
    )


def test_a_bundle_brings_every_figure_and_its_own_bytes(desk: RecapDesk, made: days.Made) -> None:
    path = days.bundle(made.day(tiny.FIRST))
    (one,) = take(desk, made.packs, path)
    assert (one.outcome, failing(one.facts)) == (Outcome.RECEIVED, ())
    assert holds_truth(desk, tiny.FIRST)
    content = path.read_bytes()
    with desk.store.read() as books:
        assert books.receipts.content(files.sha256(content)) == content


def test_a_folder_is_searched_for_what_is_meant(
    desk: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    deep = tmp_path / "stik" / "tps" / "001"
    deep.mkdir(parents=True)
    shutil.copy(days.bundle(made.day(tiny.FIRST)), deep / "HASIL.ASICE")
    shutil.copy(days.bundle(made.day(tiny.SECOND)), tmp_path / "stik" / "hasil.asice")
    (deep / "._HASIL.ASICE").write_bytes(b"\0\5\x16\7")
    (deep / "foto.jpg").write_bytes(b"")
    (deep / "kosong.asice").mkdir()
    told = take(desk, made.packs, tmp_path / "stik")
    assert [one.path.name for one in told] == ["hasil.asice", "HASIL.ASICE"]
    assert {one.outcome for one in told} == {Outcome.RECEIVED}


def test_a_repeat_changes_nothing(desk: RecapDesk, made: days.Made) -> None:
    folder = made.day(tiny.FIRST)
    first = take(desk, made.packs, folder)
    before = desk.store.head()
    again = take(desk, made.packs, folder)
    # Beside bundle and QR texts lies the desk itself, with its pack.
    assert [one.outcome for one in first] == [Outcome.RECEIVED] * 3 + [Outcome.FOREIGN]
    assert [one.outcome for one in again] == [Outcome.REPEATED] * 3 + [Outcome.FOREIGN]
    assert desk.store.head() == before


def test_paper_rescues_what_the_stick_lost_and_the_stick_may_still_come(
    desk: RecapDesk, made: days.Made
) -> None:
    day = made.day(tiny.FIRST)
    bupati, gubernur = days.qr(day)
    take(desk, made.packs, gubernur)
    assert holds_truth(desk, tiny.FIRST, tiny.GUBERNUR)
    assert desk.recap().column(tiny.FIRST, tiny.BUPATI).figures is None
    told = take(desk, made.packs, bupati, days.bundle(day))
    assert {one.outcome for one in told} == {Outcome.RECEIVED}
    assert receipts(desk) == [(1, "qr"), (1, "qr"), (1, "bundle")]
    assert holds_truth(desk, tiny.FIRST)


def test_a_forged_bundle_leaves_nothing(desk: RecapDesk, made: days.Made, tmp_path: Path) -> None:
    content = bytearray(days.bundle(made.day(tiny.FIRST)).read_bytes())
    at = content.index(b'"IV_1":5')
    content[at + 7] = ord("6")
    path = tmp_path / "hasil.asice"
    path.write_bytes(content)
    assert "readable" in {name for name, _ in refused(desk, made.packs, path)}
    assert receipts(desk) == []


def test_a_neighbour_s_result_is_sent_on(desk: RecapDesk, made: days.Made) -> None:
    day = made.day(tiny.FOREIGN)
    for path in (days.bundle(day), days.qr(day)[0]):
        assert any("F.521" in one or "F.302" in one for one in refused(desk, made.packs, path))


def test_a_simulation_never_counts_at_an_official_desk(
    opening: Callable[..., RecapDesk], made: days.Made
) -> None:
    desk = opening(made.official)
    path = days.bundle(made.day(tiny.FIRST))
    why = refused(desk, made.official, path)
    assert {name for name, _ in why} == {"chain", "desk_mode", "known"}
    assert ("desk_mode", "F.506") in why


@pytest.mark.parametrize("place", [tiny.FIRST, tiny.HERE])
def test_a_pack_is_no_result(desk: RecapDesk, packs: tiny.Packs, place: str) -> None:
    path = packs.path(place)
    assert refused(desk, packs, path, Outcome.FOREIGN) == {("kind", "F.520")}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"Halo", b"KPPS1:1/1:"])
def test_what_is_no_file_of_ours_leaves_nothing(
    desk: RecapDesk, packs: tiny.Packs, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    assert ("kind", "F.520") in refused(desk, packs, path)
    assert ("readable", "D.001") in refused(desk, packs, tmp_path / "tiada.asice")


def test_another_result_of_the_same_number_is_a_conflict(desk: RecapDesk, made: days.Made) -> None:
    take(desk, made.packs, days.bundle(made.day(tiny.FIRST)))
    other = made.other_day(tiny.FIRST)
    for path in (days.bundle(other), *days.qr(other)):
        assert refused(desk, made.packs, path) == {("newer", "K.005")}
    assert holds_truth(desk, tiny.FIRST)


def test_of_two_contests_in_one_text_neither_is_taken_where_one_conflicts(
    desk: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    bupati, gubernur = days.qr(made.day(tiny.FIRST))
    take(desk, made.packs, days.qr(made.other_day(tiny.FIRST))[0])
    both = tmp_path / "qr.txt"
    both.write_bytes(gubernur.read_bytes() + bupati.read_bytes())
    assert refused(desk, made.packs, both) == {("newer", "K.005")}
    assert desk.recap().column(tiny.FIRST, tiny.GUBERNUR).figures is None


def test_two_contests_may_come_in_one_text(
    desk: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    both = tmp_path / "qr.txt"
    parts = b"".join(path.read_bytes() for path in days.qr(made.day(tiny.FIRST))).splitlines()
    both.write_bytes(b"\r\n".join(reversed(parts)))
    (one,) = take(desk, made.packs, both)
    assert one.outcome is Outcome.RECEIVED
    assert holds_truth(desk, tiny.FIRST)


def test_a_newer_result_stands_and_both_stay(desk: RecapDesk, made: days.Made) -> None:
    twice = made.resealed(tiny.THIRD)
    old, new = days.bundle(twice / "lama"), days.bundle(twice / "baru")
    take(desk, made.packs, old)
    assert holds_truth(desk, tiny.THIRD)
    (one,) = take(desk, made.packs, new)
    assert one.outcome is Outcome.RECEIVED
    assert receipts(desk) == [(1, "bundle"), (2, "bundle")]
    column = desk.recap().column(tiny.THIRD, tiny.GUBERNUR)
    corrected = dict.fromkeys(days.CORRECTED, 1)
    assert column.figures == {**tiny.figures(tiny.THIRD, tiny.GUBERNUR), **corrected}
    assert len(column.arrivals) == 2


def test_an_older_result_than_the_one_held_is_refused(desk: RecapDesk, made: days.Made) -> None:
    twice = made.resealed(tiny.THIRD)
    take(desk, made.packs, days.bundle(twice / "baru"))
    for path in (days.bundle(twice / "lama"), *days.qr(twice / "lama")):
        assert refused(desk, made.packs, path) == {("newer", "K.004")}


def test_many_files_are_examined_on_all_cores_with_the_same_outcome(
    desk: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    for at in range(11):
        for tps in (tiny.FIRST, tiny.SECOND):
            shutil.copy(days.bundle(made.day(tps)), stick / f"{at:02}-{tps}.asice")
    shutil.copy(days.bundle(made.day(tiny.FOREIGN)), stick / "98.asice")
    (stick / "99.asice").write_bytes(b"")
    told = take(desk, made.packs, stick)
    outcomes = [one.outcome for one in told]
    assert outcomes[:2] == [Outcome.RECEIVED] * 2
    assert outcomes[2:] == [Outcome.REPEATED] * 20 + [Outcome.REFUSED] * 2
    assert receipts(desk) == [(1, "bundle")] * 2
    assert holds_truth(desk, tiny.FIRST)
    assert holds_truth(desk, tiny.SECOND)
