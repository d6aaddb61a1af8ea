"""Two desks without a server hand each other their work on a stick, by keys alone."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.drives import FaultyDrives, FolderDrives
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.services.ppk import meeting, settling, typists
from kpps_desktop.services.verifying import verify
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.theme import Look
from tests.services.ppk import halls, tiny
from tests.ui.ppk.incoming import FATE, STATION, fates, lines, read
from tests.ui.ppk.tables import AtTheTable
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days

    Desks = tuple[RecapDesk, RecapDesk]
    Sit = Callable[..., AtTheTable]

TPS, CONTEST = halls.TPS, halls.CONTEST
OTHERWISE = {**tiny.figures(TPS, CONTEST), "IV_1": 2, "IV_2": 4}
PIN = halls.PINS[KETUA_PPK]


@pytest.fixture
def desks(packs: tiny.Packs, tmp_path: Path) -> Iterator[Desks]:
    """Set two desks up, each with books of its own, and open the meeting at both."""
    with (
        halls.set_up_in(tmp_path / "a", packs, name="KIRI") as first,
        halls.set_up_in(tmp_path / "b", packs, name="KANAN") as second,
    ):
        for desk in (first, second):
            meeting.open_pleno(desk, "Aula", KETUA_PPK)
        yield first, second


@pytest.fixture
def sit_at(qtbot: QtBot, stick: Path) -> Iterator[Sit]:
    """Sit somebody down at the screen of receiving of a desk, with the one stick there is."""
    sitting: list[AtTheTable] = []

    def sit(desk: RecapDesk, officer: OfficerId = KETUA_PPK) -> AtTheTable:
        leave()
        table = AtTheTable(desk, Jobs(), qtbot, officer, drives=FolderDrives([stick]))
        sitting.append(table)
        table.alt("2")
        return table

    def leave() -> None:
        while sitting:
            table = sitting.pop()
            table.window.close()
            table.jobs.close()

    yield sit
    leave()


def share(table: AtTheTable) -> None:
    """Write to the stick what was done at a desk."""
    table.wake()
    table.alt("M")
    table.type(f"⏎{PIN}")


def told(table: AtTheTable) -> tuple[str, str]:
    """Return what is said of the stick on the page of sharing."""
    return read(table, "share_told_title"), read(table, "share_told_text")


def test_an_operator_shares_what_was_done_and_the_other_desk_takes_it_in(
    desks: Desks, sit_at: Sit, made: days.Made, stick: Path
) -> None:
    first, second = desks
    halls.receive_all(first, made)
    table = sit_at(first, halls.OPERATOR)
    share(table)
    own = f"SIMULASI-meja-{tiny.HERE}-KIRI-1.asice"
    title, text = told(table)
    assert title == "Aman dicabut: KINGSTON"
    assert text.startswith(f"Tertulis: {own} dan 3 berkas hasil TPS.")
    assert "layar Terima (Alt+2), pasang stik ini, Enter" in text
    assert verify((stick / own).read_bytes()).ok
    table.type("⏎")  # done: back to what comes
    assert table.focus() == "qr_scan"
    there = sit_at(second, halls.OPERATOR)
    there.type("⏎")
    assert fates(there)[own] == "Diterima"
    assert ("Diterima", "Meja KIRI") in [(one[FATE], one[STATION]) for one in lines(there)]
    assert second.recap().columns == first.recap().columns
    there.type("⏎")
    assert fates(there)[own] == "Sudah ada"


def test_a_new_desk_follows_a_corrected_tps_from_a_stick_with_its_result(
    desks: Desks, sit_at: Sit, made: days.Made
) -> None:
    first, second = desks
    halls.receive_all(first, made)
    place = (tiny.FIRST, tiny.BUPATI)
    told = tiny.figures(*place)["IV_1"] - 1
    given = ("IV_1", told, "Turus terlewat", ("PPK-1", "SAKSI NOMOR 2"), KETUA_PPK)
    settling.correct(first, *place, *given)
    share(sit_at(first))
    table = sit_at(second)
    table.type("⏎")
    assert "angka berbeda" not in read(table, "stick_told_text")
    column = second.recap().column(*place)
    assert (column.figures or {})["IV_1"] == told
    assert column == first.recap().column(*place)


def test_what_two_desks_ratified_otherwise_is_named_and_leads_to_the_pleno(
    desks: Desks, sit_at: Sit, dressed: Callable[[Look], None]
) -> None:
    first, second = desks
    for desk, figures in ((first, tiny.figures(TPS, CONTEST)), (second, OTHERWISE)):
        for officer in (halls.OPERATOR, halls.SECOND):
            typists.type_in(desk, TPS, CONTEST, figures, officer)
        halls.ratify(desk, TPS, CONTEST)
    share(sit_at(first))
    dressed(Look("dark", 200))
    table = sit_at(second)
    table.type("⏎")
    table.settle()
    assert not faults(table.window)
    assert "1 dengan angka berbeda" in read(table, "stick_told_text")
    assert read(table, "line_told_title").startswith("Angka berbeda")
    assert "TPS 002 · KENANGA (Gubernur)" in read(table, "line_told_text")
    assert second.recap().column(TPS, CONTEST).state is State.BERBEDA
    table.alt("O")
    assert table.window.shell.screen_code() == "pleno"
    assert "002" in table.seen()
    assert table.session.before == (TPS, CONTEST)
    settling.explain(second, TPS, CONTEST, "K.061", "C.HASIL basah dibuka", KETUA_PPK)
    table.alt("2")
    assert "sudah diputuskan" in read(table, "line_told_text")


@pytest.mark.parametrize(
    ("fault", "title"),
    [
        (errno.ENODEV, "Stik tercabut"),
        (errno.ENOSPC, "Stik penuh"),
        (errno.EROFS, "Stik hanya dapat dibaca"),
    ],
)
@pytest.mark.parametrize("taken", [0, 3], ids=["at the first file", "at the desk's own file"])
def test_a_stick_that_fails_is_told_and_the_file_is_whole_or_absent(
    desks: Desks, sit_at: Sit, made: days.Made, stick: Path, fault: int, title: str, taken: int
) -> None:
    first, _ = desks
    halls.receive_all(first, made)
    table = sit_at(first)
    drives = FaultyDrives([stick], {"KINGSTON": fault}, taken)
    table.session.drives = drives
    share(table)
    assert told(table)[0] == title
    assert "Berkas meja belum ada di stik; pekerjaan di meja ini tetap ada." in told(table)[1]
    away = stick.with_name("KINGSTON (dicabut)")
    if fault == errno.ENODEV:
        away.rename(stick)
    assert not list(stick.glob("*meja*KIRI*.asice"))
    drives.faults.clear()
    table.type("⎋")
    share(table)
    assert told(table)[0] == "Aman dicabut: KINGSTON"
    assert len(list(stick.glob("SIMULASI-meja-*.asice"))) == 1
    assert verify(next(stick.glob("SIMULASI-meja-*-1.asice")).read_bytes()).ok


def test_a_wrong_pin_writes_nothing(desks: Desks, sit_at: Sit, stick: Path) -> None:
    first, _ = desks
    held = first.store.head()
    table = sit_at(first)
    table.alt("M")
    table.type("⏎111222")
    assert first.store.head() == held
    assert not list(stick.iterdir())
    table.type(PIN)
    assert told(table)[0] == "Aman dicabut: KINGSTON"


def test_without_a_stick_there_is_nothing_to_press(desks: Desks, sit_at: Sit, stick: Path) -> None:
    stick.rmdir()
    table = sit_at(desks[0])
    table.alt("M")
    table.type("⏎")
    assert told(table)[0] == "Pasang stik, lalu Enter"
    assert "Belum ada stik" in table.seen()
    table.type("⎋")
    assert table.focus() == "qr_scan"


def test_desks_at_one_server_are_told_that_they_need_no_sharing(
    packs: tiny.Packs, postgres_url: str, tmp_path: Path, sit_at: Sit
) -> None:
    with halls.set_up_in(tmp_path / "a", packs, postgres_url, "A") as desk:
        table = sit_at(desk)
        table.alt("M")
        assert "Meja di server yang sama tidak memerlukannya" in table.seen()
        table.window.close()


@pytest.mark.parametrize(
    "chosen", [Look(), Look("dark", 200), Look("contrast", 150, "en")], ids=lambda one: one.theme
)
def test_the_page_is_sound_in_every_look(
    desks: Desks, sit_at: Sit, dressed: Callable[[Look], None], chosen: Look
) -> None:
    dressed(chosen)
    table = sit_at(desks[0])
    assert not faults(table.window)
    table.alt("M")
    table.settle()  # words that wrap are laid out in a second turn
    assert not faults(table.window)
    table.type(f"⏎{PIN}")
    table.settle()
    assert not faults(table.window)
