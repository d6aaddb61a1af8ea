"""The board at the window of a PPK: by keys from TPS to TPS, and to what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import meeting, typists
from kpps_desktop.ui.ppk.papan.screen import PapanScreen
from kpps_desktop.ui.theme import Look
from tests.services.ppk import halls, tiny
from tests.services.ppk.halls import OPERATOR, SECOND
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days
    from tests.ui.ppk.tables import AtTheTable

FIRST, LAST = (tiny.FIRST, tiny.GUBERNUR), (tiny.FOURTH, tiny.GUBERNUR)


def papan(table: AtTheTable) -> PapanScreen:
    screen = table.screen
    assert isinstance(screen, PapanScreen)
    return screen


def taken_up(table: AtTheTable) -> list[tuple[str, str, str]]:
    went: list[tuple[str, str, str]] = []
    table.session.station_wanted.connect(lambda *place: went.append(place))
    return went


def come_back(table: AtTheTable) -> None:
    """Come back to the window from a question that has closed."""
    table.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    table.window.activateWindow()
    table.qtbot.waitUntil(lambda: QApplication.activeWindow() is table.window)
    table.settle()


def back(table: AtTheTable) -> None:
    """Go back to the board from the screen that was led to."""
    table.session.stage_wanted.emit("papan")
    table.settle()


def question() -> QDialog:
    there = QApplication.activeModalWidget()
    assert isinstance(there, QDialog)
    return there


def test_enter_takes_up_what_is_next_and_n_comes_back_to_it(
    sit: Callable[..., AtTheTable], pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    table = sit()
    went = taken_up(table)
    assert table.focus() == "board"
    assert papan(table).board.reached == FIRST
    table.type("⏎")
    assert went == [("pleno", *FIRST)]
    back(table)
    table.type("↓→")
    assert papan(table).board.reached == (tiny.SECOND, tiny.BUPATI)
    table.type("n")
    assert papan(table).board.reached == FIRST


def test_a_box_is_noted_by_k_and_typing_is_next_once_its_stick_was_looked_at(
    sit: Callable[..., AtTheTable], pinned: RecapDesk, tmp_path: Path
) -> None:
    table = sit(OPERATOR)
    stick = tmp_path / "STIK"
    table.session.drives = FolderDrives([stick])
    went = taken_up(table)
    table.type("⏎")
    assert went == [("terima", *FIRST)]
    back(table)
    table.type("k⏎")
    come_back(table)
    assert table.recap.boxes[tiny.FIRST].whole
    assert "segel utuh" in table.seen()
    table.type("⏎")
    assert went[-1] == ("terima", *FIRST)
    back(table)
    table.type("⏎")
    assert went[-1] == ("terima", *FIRST)
    back(table)
    stick.mkdir()  # and nothing is on it
    table.alt("2")
    back(table)
    table.type("⏎")
    assert went[-1] == ("ketik", *FIRST)
    back(table)
    typists.type_in(pinned, *FIRST, tiny.figures(*FIRST), OPERATOR)
    table.session.look()
    table.settle()
    assert papan(table).board.reached == (tiny.FIRST, tiny.BUPATI)
    table.type("↑")
    assert "Diketik oleh OP-1 RATNA PENGETIK." in table.seen()
    assert "Perlu diketik sekali lagi oleh petugas lain." in table.seen()


def test_broken_seals_need_a_word_and_a_box_can_be_taken_back(
    sit: Callable[..., AtTheTable],
) -> None:
    table = sit()
    table.type("k2⏎")
    told = question().findChild(QLabel, "question_told")
    assert told is not None
    assert told.text().startswith("Keadaan segel belum ditulis")
    assert not table.recap.boxes
    table.type("⇥Segel sobek⏎")
    come_back(table)
    assert table.recap.boxes[tiny.FIRST].note == "Segel sobek"
    assert "segel kotak tidak utuh" in table.seen()
    table.type("k3⏎")
    assert not table.recap.boxes


def test_a_key_leaves_one_state_and_0_shows_all(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    halls.type_twice(pinned)
    table = sit()
    board = papan(table).board
    table.type("6")
    assert board.spots == ((tiny.FOURTH, tiny.GUBERNUR), (tiny.FOURTH, tiny.BUPATI))
    table.type("6")
    assert len(board.spots) == 8
    table.type("s")
    assert board.spots == ()
    table.type("⎋")
    assert len(board.spots) == 8
    table.type("10")
    assert len(board.spots) == 8


def test_f2_finds_a_tps_even_where_it_is_filtered_away(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    halls.type_twice(pinned)
    table = sit()
    table.type("6")
    table.function_key(2)
    table.type("1 kena⏎")
    assert papan(table).board.reached == (tiny.THIRD, tiny.GUBERNUR)
    assert table.focus() == "board"


def test_f5_lays_the_report_at_the_press(sit: Callable[..., AtTheTable], pinned: RecapDesk) -> None:
    assert pinned
    table = sit()
    table.function_key(5)
    assert table.papers == ["laporan-rekapitulasi"]
    table.leave_the_press()


def test_f6_saves_the_table_to_a_stick(sit: Callable[..., AtTheTable], tmp_path: Path) -> None:
    stick = tmp_path / "STIK"
    stick.mkdir()
    table = sit()
    table.session.drives = FolderDrives([stick])
    table.function_key(6)
    table.type("⏎")
    come_back(table)
    assert [one.name for one in stick.iterdir()] == ["SIMULASI-status-rekapitulasi-990101.xlsx"]
    assert table.notice is not None
    assert table.notice.title.startswith("Tersimpan")


def test_a_stick_that_fails_is_told_in_the_question(
    sit: Callable[..., AtTheTable], tmp_path: Path
) -> None:
    stick = tmp_path / "STIK"
    stick.mkdir()
    table = sit()
    table.session.drives = FolderDrives([stick])
    table.function_key(6)
    stick.rmdir()
    stick.write_text("bukan folder")
    table.type("⏎")
    assert question().isVisible()
    question().reject()


def test_an_officer_with_nothing_to_do_here_is_led_to_the_next_one(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    typists.note_box(pinned, tiny.SECOND, OPERATOR)
    typists.type_in(
        pinned, tiny.SECOND, tiny.GUBERNUR, tiny.figures(tiny.SECOND, tiny.GUBERNUR), OPERATOR
    )
    table = sit(OPERATOR)
    board = papan(table).board
    assert board.reached == (tiny.SECOND, tiny.BUPATI)
    table.type("↑")
    assert "Berikutnya" in table.seen()
    table.type("⏎")
    assert board.reached == (tiny.SECOND, tiny.BUPATI)


def test_another_officer_sees_what_is_next_for_him(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    halls.type_twice(pinned, tiny.FIRST)
    table = sit(OPERATOR)
    assert papan(table).board.picture.next == (tiny.SECOND, tiny.GUBERNUR)
    table.session.hand_to(SECOND)
    table.settle()
    assert papan(table).board.picture.next == FIRST


@pytest.mark.parametrize(
    "look", [Look("light", 100), Look("dark", 200), Look("contrast", 125)], ids=str
)
def test_nothing_is_cut_or_nameless(
    look: Look,
    dressed: Callable[[Look], None],
    sit: Callable[..., AtTheTable],
    pinned: RecapDesk,
    made: days.Made,
) -> None:
    dressed(look)
    halls.receive_all(pinned, made)
    table = sit()
    QApplication.processEvents()  # the last picture may have come without its layout
    assert faults(table.window) == []
