"""Two desks at one server: each sees what the other does, and a server that goes and comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import claiming, meeting
from kpps_desktop.ui.jobs import Jobs
from tests.services.ppk import halls, tiny
from tests.store.proxies import cable
from tests.ui.ppk.tables import AtTheTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk

    Sit = Callable[..., AtTheTable]

TPS, CONTEST = tiny.FOURTH, tiny.GUBERNUR


@pytest.fixture
def desks(
    packs: tiny.Packs, postgres_url: str, tmp_path: Path
) -> Iterator[tuple[RecapDesk, RecapDesk]]:
    """Set two desks up on one server, in whose meeting a TPS is typed."""
    with (
        halls.set_up_in(tmp_path / "a", packs, postgres_url, "A") as first,
        halls.set_up_in(tmp_path / "b", packs, postgres_url, "B") as second,
    ):
        meeting.open_pleno(first, "Aula", KETUA_PPK)
        halls.type_twice(first)
        yield first, second


@pytest.fixture
def sit_at(qtbot: QtBot) -> Iterator[Sit]:
    """Sit officers down at desks, each with workers of its own."""
    sitting: list[AtTheTable] = []

    def sit(desk: RecapDesk, officer: OfficerId = KETUA_PPK) -> AtTheTable:
        sitting.append(AtTheTable(desk, Jobs(), qtbot, officer))
        return sitting[-1]

    yield sit
    for table in sitting:
        table.window.close()
        table.jobs.close()


def turn_to(table: AtTheTable) -> None:
    """Give the keys to one of the windows, which are of two laptops."""
    table.window.activateWindow()
    table.qtbot.waitUntil(lambda: QApplication.activeWindow() is table.window)


def test_a_window_sees_what_another_desk_did(
    desks: tuple[RecapDesk, RecapDesk], sit_at: Sit, qtbot: QtBot
) -> None:
    first, second = desks
    table = sit_at(second)
    assert table.window.windowTitle() == "PPK Kecamatan TAMAN SIMULASI · meja B"
    assert "0 dari 8 hasil" in table.seen()
    for contest in tiny.NUMBERS:
        halls.ratify(first, TPS, contest)
    qtbot.waitUntil(lambda: "2 dari 8 hasil" in table.seen(), timeout=10_000)


def test_what_is_read_out_is_in_hand_until_the_screen_is_left(
    desks: tuple[RecapDesk, RecapDesk], sit_at: Sit, qtbot: QtBot
) -> None:
    first, second = desks
    here, there = sit_at(first), sit_at(second)
    turn_to(here)
    here.alt("4")
    assert claiming.claims(second) == {}
    here.type("⏎")
    qtbot.waitUntil(lambda: claiming.claims(second) == {TPS: "A"}, timeout=10_000)
    turn_to(there)
    there.alt("4")
    qtbot.waitUntil(lambda: "Sedang di meja A" in there.seen(), timeout=10_000)
    turn_to(here)
    here.alt("1")
    qtbot.waitUntil(lambda: claiming.claims(first) == {TPS: "B"}, timeout=10_000)
    qtbot.waitUntil(lambda: "Sedang di meja A" not in there.seen(), timeout=10_000)
    there.window.close()
    qtbot.waitUntil(lambda: claiming.claims(first) == {}, timeout=10_000)


def test_the_ketua_takes_a_tps_over_and_the_other_desk_is_told_and_lets_go(
    desks: tuple[RecapDesk, RecapDesk], sit_at: Sit, qtbot: QtBot
) -> None:
    first, second = desks
    here, there = sit_at(first), sit_at(second)
    turn_to(here)
    here.alt("4")
    here.type("⏎")
    qtbot.waitUntil(lambda: claiming.claims(second) == {TPS: "A"}, timeout=10_000)
    turn_to(there)
    there.alt("4")
    qtbot.waitUntil(lambda: "Sedang di meja A" in there.seen(), timeout=10_000)
    there.type("l")
    question = QApplication.activeModalWidget()
    assert question is not None
    there.qtbot.keyClick(question, Qt.Key.Key_Escape)
    there.settle()
    assert claiming.claims(first) == {TPS: "A"}
    turn_to(there)
    there.type("l")
    confirm(there)
    qtbot.waitUntil(lambda: claiming.claims(first) == {TPS: "B"}, timeout=10_000)
    qtbot.waitUntil(lambda: "Ketua mengambil alih TPS" in _told(here), timeout=10_000)
    assert here.notice
    assert "meja B" in here.notice.remedy
    qtbot.waitUntil(lambda: "Sedang di meja B" in here.seen(), timeout=10_000)
    assert there.session.claimed == TPS
    qtbot.waitUntil(lambda: here.session.claimed == "", timeout=10_000)
    assert "Sedang di meja" not in there.seen()
    turn_to(here)
    before = first.store.head()
    here.type("k⏎")
    assert first.store.head() == before, "nothing is decided here any more"
    turn_to(there)
    there.type("⏎⏎")
    assert second.recap().column(TPS, CONTEST).ratified
    there.window.close()
    qtbot.waitUntil(lambda: claiming.claims(first) != {TPS: "B"}, timeout=10_000)


def test_an_officer_who_is_not_the_ketua_takes_nothing_over(
    desks: tuple[RecapDesk, RecapDesk], sit_at: Sit, qtbot: QtBot
) -> None:
    first, second = desks
    claiming.claim(first, TPS)
    there = sit_at(second, halls.SECOND)
    turn_to(there)
    there.alt("4")
    qtbot.waitUntil(lambda: "Sedang di meja A" in there.seen(), timeout=10_000)
    there.type("l")
    assert QApplication.activeModalWidget() is None
    assert claiming.claims(second) == {TPS: "A"}


def test_a_desk_that_dies_before_the_ketua_confirms_is_no_hindrance(
    packs: tiny.Packs,
    postgres_url: str,
    desks: tuple[RecapDesk, RecapDesk],
    tmp_path: Path,
    sit_at: Sit,
    qtbot: QtBot,
) -> None:
    _, second = desks
    with halls.set_up_in(tmp_path / "c", packs, postgres_url, "C") as third:
        claiming.claim(third, TPS)
        there = sit_at(second)
        turn_to(there)
        there.alt("4")
        qtbot.waitUntil(lambda: "Sedang di meja C" in there.seen(), timeout=10_000)
        there.type("l")
    confirm(there)
    qtbot.waitUntil(lambda: there.session.claimed in {"", TPS}, timeout=10_000)
    turn_to(there)
    there.type("⏎⏎⏎")
    assert second.recap().column(TPS, CONTEST).ratified


def confirm(table: AtTheTable) -> None:
    """Answer the question in front by Enter."""
    question = QApplication.activeModalWidget()
    assert question is not None
    table.qtbot.keyClick(QApplication.focusWidget() or question, Qt.Key.Key_Return)
    table.settle()


def test_a_server_that_went_away_is_told_and_found_again(
    packs: tiny.Packs, postgres_url: str, tmp_path: Path, sit_at: Sit, qtbot: QtBot
) -> None:
    with (
        cable(postgres_url) as to_server,
        halls.set_up_in(tmp_path / "a", packs, postgres_url, "A") as first,
        halls.set_up_in(tmp_path / "b", packs, to_server.url, "B") as second,
    ):
        table = sit_at(second)
        to_server.pull()
        qtbot.waitUntil(lambda: _told(table) == "Server tidak terjangkau", timeout=10_000)
        table.window.look_anew()
        table.settle()
        assert _told(table) == "Server tidak terjangkau"
        halls.type_twice(first)
        to_server.mend()
        qtbot.waitUntil(lambda: table.notice is None, timeout=10_000)
        qtbot.waitUntil(lambda: "Diketik dua kali" in table.seen(), timeout=10_000)


def _told(table: AtTheTable) -> str:
    return table.notice.title if table.notice else ""
