"""Receiving at the PPK by keys alone: sticks whole, forged, foreign, and pulled out."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.recap.recap import State
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.ui.theme import Look
from tests.services.ppk import days, tiny
from tests.ui.ppk.incoming import (
    FATE,
    FILE,
    MINE,
    WHY,
    choose,
    evening,
    fates,
    forge,
    lines,
    put,
    read,
)
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.ui.ppk.tables import AtTheTable

    Sit = Callable[[], AtTheTable]


def state(table: AtTheTable, tps: str = tiny.FIRST, contest: str = tiny.GUBERNUR) -> State:
    return table.recap.column(tps, contest).state


# Sticks


def test_a_stick_is_found_and_enter_receives_all_that_is_whole(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    evening(made, stick)
    table = tray()
    assert read(table, "stick_told_title") == "Stik KINGSTON: 12 berkas mungkin berisi hasil"
    table.type("⏎")
    assert read(table, "stick_told_title") == "KINGSTON: 12 berkas selesai diperiksa"
    assert read(table, "stick_told_text") == (
        "9 diterima, 1 sudah ada, 1 dari kecamatan lain, 1 ditolak. Stik boleh dicabut."
    )
    assert len(table.recap.columns) == 6
    assert fates(table)["salinan.asice"] == "Sudah ada"
    assert fates(table)["ubahan.asice"] == "Ditolak"


def test_only_what_needs_a_look_is_shown_with_why_and_what_to_do(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    evening(made, stick)
    table = tray()
    table.type("⏎")
    table.alt("L")
    assert sorted(line[FATE] for line in lines(table)) == ["Ditolak", "Kecamatan lain"]
    assert all(line[WHY] for line in lines(table))
    told = read(table, "line_told_text")
    table.type("↓")
    assert read(table, "line_told_text") != told
    both = told + read(table, "line_told_text")
    assert "Serahkan kepada PPK atau KPU yang benar" in both
    assert "Jangan diterima" in both or "Minta" in both
    table.alt("L")
    assert len(lines(table)) == 12


def test_a_stick_received_again_changes_nothing(tray: Sit, made: days.Made, stick: Path) -> None:
    put(made, stick, *MINE)
    table = tray()
    table.type("⏎")
    held = table.desk.store.head()
    table.type("⏎")
    assert "3 sudah ada" in read(table, "stick_told_text")
    assert table.desk.store.head() == held


def test_a_stick_pulled_out_midway_leaves_what_came_whole(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    evening(made, stick)
    table = tray()
    away = stick.with_name("dicabut")
    pulls = iter([lambda: stick.rename(away)])
    table.session.changed.connect(lambda _: next(pulls, lambda: None)())
    table.type("⏎")
    assert read(table, "stick_told_title") == "Stik KINGSTON tercabut"
    told = re.search(r"(\d+) sudah masuk utuh, (\d+) belum", read(table, "stick_told_text"))
    assert told is not None
    kept, left = map(int, told.groups())
    assert 4 <= kept < 12
    assert kept + left == 12
    assert set(fates(table).values()) == {"Diterima"}
    away.rename(stick)
    table.session.kept["terima"].inbox.look_at_sticks()  # type: ignore[attr-defined]
    table.settle()
    table.type("⏎")
    assert f"{kept + 1} sudah ada" in read(table, "stick_told_text")
    assert len(table.recap.columns) == 6


def swap(stick: Path) -> None:
    """Pull a stick, and plug in another one of its name: it is mounted at the same folder."""
    stick.rename(stick.with_name("dicabut"))
    stick.mkdir()


def test_another_stick_of_the_same_name_is_noticed_on_coming_back(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    put(made, stick, tiny.FIRST)
    table = tray()
    table.type("⏎")
    assert "Stik boleh dicabut" in read(table, "stick_told_text")
    table.alt("1")
    swap(stick)
    put(made, stick, tiny.SECOND, tiny.THIRD)
    table.alt("2")
    assert read(table, "stick_told_title") == "Stik KINGSTON: 2 berkas mungkin berisi hasil"
    assert "boleh dicabut" not in read(table, "stick_told_text")
    table.type("⏎")
    assert read(table, "stick_told_text") == "2 diterima. Stik boleh dicabut."
    assert len(table.recap.columns) == 6


def test_an_empty_stick_of_the_same_name_is_not_said_to_be_received(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    put(made, stick, tiny.FIRST)
    table = tray()
    table.type("⏎")
    table.alt("1")
    swap(stick)
    table.alt("2")
    assert "boleh dicabut" not in table.seen()


def test_a_stick_swapped_in_the_moment_before_enter_is_received_itself(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    put(made, stick, tiny.FIRST)
    table = tray()
    table.type("⏎")
    swap(stick)
    put(made, stick, tiny.SECOND, tiny.THIRD)
    table.type("⏎")
    assert read(table, "stick_told_text") == "2 diterima. Stik boleh dicabut."


def test_the_same_stick_is_still_the_one_that_was_received(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    put(made, stick, *MINE)
    table = tray()
    table.type("⏎")
    told = read(table, "stick_told_text")
    table.alt("1")
    table.alt("2")
    assert read(table, "stick_told_text") == told
    assert "Stik boleh dicabut" in told


def test_a_forged_file_is_not_hidden_behind_a_good_one_of_its_name(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    good = days.bundle(made.day(tiny.FIRST))
    for folder in ("a", "b"):
        (stick / folder).mkdir()
    forge(good, stick / "a" / good.name)
    shutil.copy(good, stick / "b")
    table = tray()
    table.type("⏎")
    assert [(line[FATE], line[FILE]) for line in lines(table)] == [
        ("Diterima", good.name),
        ("Ditolak", good.name),
    ]


def test_receiving_goes_on_in_a_window_made_anew(tray: Sit, made: days.Made, stick: Path) -> None:
    evening(made, stick)
    table = tray()
    table.keys.enter()
    table.window.close()
    session = table.session
    remade = table.again()
    remade.session.stage_wanted.emit("terima")
    remade.settle()
    assert remade.session is session
    assert read(remade, "stick_told_title") == "KINGSTON: 12 berkas selesai diperiksa"
    assert len(lines(remade)) == 12
    remade.window.close()


def test_esc_stops_and_what_came_stays(tray: Sit, made: days.Made, stick: Path) -> None:
    evening(made, stick)
    table = tray()
    stops = iter([table.session.kept["terima"].inbox.stop])  # type: ignore[attr-defined]
    table.session.changed.connect(lambda _: next(stops, lambda: None)())
    table.type("⏎")
    assert read(table, "stick_told_title") == "KINGSTON: dihentikan"
    assert len(table.recap.columns) >= 2


def test_two_results_that_contradict_stand_out_and_the_first_stays(
    tray: Sit, made: days.Made, stick: Path, pinned: RecapDesk
) -> None:
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(made.day(tiny.FIRST))]))
    shutil.copy(days.bundle(made.other_day(tiny.FIRST)), stick)
    table = tray()
    table.type("⏎")
    assert [line[FATE] for line in lines(table)] == ["Bertentangan"]
    assert "K.005" in read(table, "line_told_text")
    assert state(table) is State.DITERIMA


def test_an_older_result_is_quiet(
    tray: Sit, made: days.Made, stick: Path, pinned: RecapDesk
) -> None:
    pack = made.packs.path(tiny.HERE).read_bytes()
    again = made.resealed(tiny.SECOND)
    list(receive(pinned, pack, [days.bundle(again / "baru")]))
    shutil.copy(days.bundle(again / "lama"), stick)
    table = tray()
    table.type("⏎")
    assert [line[FATE] for line in lines(table)] == ["Lebih lama"]
    table.alt("L")
    assert not lines(table)


def test_files_that_were_chosen_are_received_and_a_pack_is_told(tray: Sit, made: days.Made) -> None:
    table = tray()
    chosen = [days.bundle(made.day(tiny.FIRST)), made.packs.path(tiny.HERE)]
    table.alt("B")
    choose(table, "files_chosen", chosen)
    assert sorted(fates(table).values()) == ["Bukan hasil TPS", "Diterima"]


def test_a_folder_is_searched(tray: Sit, made: days.Made, tmp_path: Path) -> None:
    folder = tmp_path / "hasil" / "desa"
    folder.mkdir(parents=True)
    put(made, folder, *MINE)
    table = tray()
    table.alt("D")
    choose(table, "folder_chosen", [folder.parent])
    assert set(fates(table).values()) == {"Diterima"}
    assert len(lines(table)) == 3


@pytest.mark.parametrize(
    "chosen", [Look(), Look("dark", 200), Look("contrast", 150, "en")], ids=lambda one: one.theme
)
def test_the_screen_is_sound_in_every_look(
    tray: Sit, made: days.Made, stick: Path, dressed: Callable[[Look], None], chosen: Look
) -> None:
    evening(made, stick)
    dressed(chosen)
    table = tray()
    assert not faults(table.window)
    table.type("⏎")
    assert not faults(table.window)
