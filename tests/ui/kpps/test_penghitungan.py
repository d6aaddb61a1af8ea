"""A whole count by keys alone, on a real desk: what is typed is in the books, and seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.counting import Counted, Opened, Paused, Sealed, Tallying
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.kpps import counting
from kpps_desktop.services.kpps.viewing import glance, view
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.kpps.penghitungan.part import part
from tests.services.acts import BOXES, TALLIER
from tests.services.conftest import opened
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P
from tests.services.tiny import at as hour
from tests.ui.kpps.tables import KEYPAD, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.services.acts import Play

OPENED = "⏎⏎7⏎0⏎⏎"
"""The hub's first box, opened; seven ballots, none unsigned; the tally begins."""


@pytest.fixture
def table(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Table:
    """Give the counting table at which no box is open."""
    return Table(at("counting"), jobs, qtbot)


@pytest.fixture
def walked(table: Table) -> Table:
    """Give a table at which a box of sixty is being tallied."""
    table.type("⏎⏎60⏎0⏎banyak⏎")
    return table


def ballots(contest: str) -> str:
    return "".join(map(str, BOXES[contest]))


def test_a_window_that_was_made_anew_no_longer_follows_the_count(table: Table) -> None:
    part(table.session).widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    table.type(OPENED + "12")
    assert "2 dari 7" in table.seen()


def test_both_boxes_are_counted_by_keys_alone(table: Table) -> None:
    assert "Kotak dibuka" not in table.seen()
    table.type("⏎")
    assert "Buka kotak Gubernur" in table.seen()
    table.type("⏎7⏎0⏎" + ballots(G))
    assert "semua 7 surat suara sudah dicatat" in table.seen()
    table.type("⏎⏎")
    assert isinstance(table.count(G), Counted)
    assert table.votes(G) == {0: 1, 1: 3, 2: 2, 3: 1}
    assert "Gubernur: selesai, 7 surat suara" in table.seen()
    table.type("⏎⏎6⏎0⏎" + ballots(P) + "⏎⏎")
    assert table.votes(P) == {0: 1, 1: 3, 2: 2}
    assert table.play.desk.day().stage is Stage.PENETAPAN


def test_a_ballot_is_one_key_and_shows_once_it_is_in_the_books(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎")
    assert "belum ada yang dicatat" in table.seen()
    table.keys.type("2")
    assert table.said("tally_2").endswith(": 0")
    table.settle()
    assert table.said("tally_2").endswith(": 1")
    assert "surat suara ke-1 dari 7" in table.seen()
    assert table.said("last_ballot").startswith("terakhir: ke-1: 2 CALON 2")


def test_keys_faster_than_the_disk_are_kept_in_order(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎")
    table.keys.type("1231")
    table.settle()
    count = table.count(G)
    assert isinstance(count, Tallying)
    assert count.votes == (1, 2, 3, 1)


def test_the_keypad_counts_too(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎")
    table.press(Qt.Key.Key_3, KEYPAD)
    table.press(Qt.Key.Key_0, KEYPAD)
    assert table.votes(G) == {3: 1, 0: 1}


@pytest.mark.parametrize("key", ["4", "9"])
def test_a_number_that_no_ballot_has_is_refused_in_words(table: Table, key: str) -> None:
    table.type("⏎⏎7⏎0⏎" + key)
    assert f"tidak memuat nomor {key}" in table.seen()
    assert table.votes(G) == {}
    table.type("1")
    assert "tidak memuat" not in table.seen()
    assert table.votes(G) == {1: 1}


def test_a_ballot_too_many_is_refused_in_words(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎" + ballots(G) + "1")
    assert "Kotak berisi 7 surat suara" in table.seen()
    assert sum(table.votes(G).values()) == 7


def test_the_last_ballot_is_cancelled_with_a_reason(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎12⌫")
    assert "Tarik kembali catatan surat suara ke-2?" in table.seen()
    table.type("1⏎3")
    assert table.votes(G) == {1: 1, 3: 1}
    with table.play.desk.store.read() as books:
        lines = [line for _, line in books.journal.lines()]
    cancelled = [line for line in lines if line.event == "ballot_cancelled"]
    assert [line.facts["reason"] for line in cancelled] == ["Salah dengar"]


def test_which_ballot_was_taken_back_is_said_until_the_next_one(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎12⌫1⏎")
    notice = table.window.shell.notice()
    assert notice is not None
    assert notice.title == "Surat suara ke-2 dibatalkan: 2  CALON 2 / WAKIL 2"
    table.type("1")
    assert table.window.shell.notice() is None


def test_a_difference_told_already_is_not_asked_for_again(table: Table) -> None:
    table.type("⏎⏎6⏎0⏎dibawa pulang⏎b6⏎0⏎")
    assert "Sebab sudah tercatat: dibawa pulang" not in table.seen()
    table.type("1b5⏎")
    assert "R16" in table.seen()
    table.type("⎋b6")
    assert "Sebab sudah tercatat: dibawa pulang" in table.seen()
    table.type("⏎0⏎")
    told = [one.reason for one in table.play.desk.day().given]
    assert told == ["dibawa pulang"]


def test_esc_cancels_nothing(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎12⌫⎋3")
    assert table.votes(G) == {1: 1, 2: 1, 3: 1}


def test_an_invalid_ballot_may_have_a_reason(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎0t1t⏎t⎋1")
    assert table.votes(G) == {0: 3, 1: 1}
    with table.play.desk.store.read() as books:
        reasons = [one.reason for one in books.ballots.of(G, 1)]
    assert reasons == ["", "Dua kolom", "", ""]


def test_a_difference_needs_another_count_or_a_reason(table: Table) -> None:
    table.type("⏎⏎8")
    assert "Surat suara keluar kotak 8, daftar hadir 7" in table.seen()
    assert "Hitung ulang surat suara, atau tulis sebabnya." in table.seen()
    table.type("⏎0⏎")
    assert isinstance(table.count(G), Opened)
    assert "Bila tetap berbeda, tulis sebabnya" in table.seen()
    table.type("satu surat suara kabupaten lain⏎")
    assert isinstance(table.count(G), Tallying)
    told = [said.text for _, said in table.play.desk.day().record.incidents]
    assert told[-1].endswith("daftar hadir 7. Sebab: satu surat suara kabupaten lain")


def test_unsigned_ballots_become_an_incident(table: Table) -> None:
    table.type("⏎⏎7⏎2⏎")
    told = [said.text for _, said in table.play.desk.day().record.incidents]
    assert told[-1].startswith("2 surat suara Gubernur dalam kotak belum ditandatangani")


def test_more_unsigned_than_ballots_is_refused(table: Table) -> None:
    table.type("⏎⏎7⏎8⏎")
    assert "Tanpa tanda tangan melebihi isi kotak" in table.seen()
    assert isinstance(table.count(G), Opened)


def test_the_box_is_counted_again_amid_the_tally(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎12b")
    assert "Hitung ulang isi kotak Gubernur" in table.seen()
    table.type("⎋3b6⏎0⏎hilang satu⏎")
    count = table.count(G)
    assert isinstance(count, Tallying)
    assert (count.box, count.votes) == (6, (1, 2, 3))
    assert "surat suara ke-3 dari 6" in table.seen()


def test_a_rest_says_who_and_since_when(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎12")
    table.play.by(14, 33)
    table.type("j")
    assert isinstance(table.count(G), Paused)
    assert "Gubernur: jeda sejak pukul 14.33" in table.seen()
    assert "KPPS-1 PETUGAS KPPS-1" in table.seen()
    table.type("2")
    assert table.votes(G) == {1: 1, 2: 1}
    table.type("⏎3")
    assert table.votes(G) == {1: 1, 2: 1, 3: 1}


def test_the_keyboard_goes_to_another_officer_by_pin(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎1s3⏎")
    table.type("111111")
    assert "PIN" in table.seen()
    assert table.session.officer == KETUA
    table.type(PINS[TALLIER])
    table.type("2")
    assert table.session.officer == TALLIER
    with table.play.desk.store.read() as books:
        lines = [line for _, line in books.journal.lines()]
    last = [(line.event, line.officer) for line in lines[-3:]]
    assert last == [
        ("tally_paused", KETUA),
        ("tally_resumed", TALLIER),
        ("ballot_counted", TALLIER),
    ]


def test_another_officer_goes_on_after_a_rest(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎1js5⏎" + PINS[OFFICERS[4]])
    assert isinstance(table.count(G), Tallying)
    assert table.session.officer == OFFICERS[4]


def test_a_recount_keeps_the_old_count_beside_the_new(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎" + ballots(G) + "⏎⏎")
    table.find_hub().reach(G)
    table.type("u1⏎" + PINS[KETUA])
    count = table.count(G)
    assert isinstance(count, Opened)
    assert len(count.earlier) == 1
    table.type("7⏎0⏎1")
    assert "Penghitungan ke-2" in table.seen()
    assert [one.earlier for one in table.screen.tally.shown.choices] == [3, 2, 1, 1]


def test_a_recount_needs_the_ketuas_pin(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎" + ballots(G) + "⏎⏎")
    table.find_hub().reach(G)
    table.type("u1⏎222222")
    assert isinstance(table.count(G), Counted)
    table.type("⎋")


def test_the_count_ends_only_when_every_ballot_was_announced(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎123⏎")
    assert isinstance(table.count(G), Tallying)
    assert QApplication.activeModalWidget() is None
    table.type("1012⏎⎋")
    assert isinstance(table.count(G), Tallying)
    table.type("⏎⏎")
    assert isinstance(table.count(G), Counted)
    assert isinstance(table.count(P), Sealed)


def test_esc_shows_the_boxes_and_loses_nothing(table: Table) -> None:
    table.type("⏎⏎7⏎0⏎12⎋")
    assert "Satu kotak sampai selesai" in table.seen()
    table.type("⏎3")
    assert table.votes(G) == {1: 1, 2: 1, 3: 1}


def test_a_machine_that_dies_amid_the_count_stands_where_it_stood(
    table: Table, qtbot: QtBot
) -> None:
    table.type("⏎⏎7⏎0⏎1203")
    folder = table.play.folder
    table.window.close()
    table.play.desk.store.close()
    jobs = Jobs()
    again = Table(opened(folder, hour(15)), jobs, qtbot)
    try:
        assert "surat suara ke-4 dari 7" in again.seen()
        again.type("1")
        assert again.votes(G) == {0: 1, 1: 2, 2: 1, 3: 1}
    finally:
        jobs.close()
        again.play.desk.store.close()


@given(st.lists(st.sampled_from("00112233399<"), min_size=4, max_size=12))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_keys_come_to_what_a_hand_would_tally(walked: Table, typed: list[str]) -> None:
    before = walked.count(G)
    assert isinstance(before, Tallying)
    by_hand = list(before.votes)
    for sign in typed:
        if sign == "<":
            walked.type("⌫2⏎")
            by_hand = by_hand[:-1]
        else:
            walked.keys.type(sign)
            by_hand += [int(sign)] if sign in "0123" else []
    walked.settle()
    after = walked.count(G)
    assert isinstance(after, Tallying)
    assert list(after.votes) == by_hand
    assert walked.screen.tally.shown
    assert walked.screen.tally.shown.announced == len(by_hand)


def test_a_glance_sees_what_a_whole_look_sees(at: Callable[[str], Play]) -> None:
    desk = at("counting").desk
    counting.open_box(desk, G, KETUA)
    counting.count_box(desk, G, 7, KETUA)
    before = view(desk)
    for choice in (1, 0, 2):
        counting.count_ballot(desk, G, choice, KETUA)
    counting.cancel_ballot(desk, G, "salah dengar", KETUA, place=3)
    assert glance(desk, before) == view(desk)


def test_only_the_ballot_that_was_meant_is_cancelled(at: Callable[[str], Play]) -> None:
    desk = at("counting").desk
    counting.open_box(desk, G, KETUA)
    counting.count_box(desk, G, 7, KETUA)
    for choice in (1, 2):
        counting.count_ballot(desk, G, choice, KETUA)
    with pytest.raises(Refused) as refused:
        counting.cancel_ballot(desk, G, "salah dengar", KETUA, place=1)
    assert refused.value.code == "S.690"
    count = desk.day().counts[G]
    assert isinstance(count, Tallying)
    assert count.votes == (1, 2)
