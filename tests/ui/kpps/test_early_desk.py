"""From a desk just set up to voting opened, by keys alone in the window, on real books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit

from kpps_desktop.domain.day import Stage
from kpps_desktop.ui.kpps.people.intents import SaksiEntry
from kpps_desktop.ui.widgets.checks import Tick
from tests.services.tiny import BALLOTS, OFFICERS, G, P

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.kpps.officers import AtTheDesk


def test_the_shortest_lawful_way_from_a_cold_desk_to_the_first_voter(
    sit: Callable[..., AtTheDesk],
) -> None:
    desk = sit("new")
    desk.clock(6, 20)
    desk.type("8⏎")  # the meeting
    assert desk.day.stage is Stage.PEMBUKAAN
    desk.type("⏎⏎⏎⏎⏎⏎⏎")  # two oaths, five steps at the box
    desk.type("⏎62⏎62⏎⏎")  # the ballots of both contests, and their step
    desk.clock(7)
    desk.type("⏎⏎⏎")  # procedure explained, to the opening, opened
    assert desk.day.stage is Stage.PEMUNGUTAN
    assert (desk.notice, desk.day.late_opening) == (None, "")
    assert dict(desk.day.meeting.received) == {G: BALLOTS, P: BALLOTS}
    assert desk.pressed == 20


def test_a_whole_preparation_is_kept_and_read_again(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    desk.type("1")
    desk.type("1⏎0⏎")
    desk.alt("s")
    desk.type("60⏎1⏎basah⏎⏎")
    supplies = desk.day.preparation.supplies
    assert supplies["kotak_suara", G].received == 1
    assert supplies["kotak_suara", P].received == 1
    short = supplies["surat_suara", G]
    assert (short.received, short.damaged, short.reason) == (60, 1, "basah")
    desk.type("⎋258⏎⏎2⏎⏎⏎⏎⏎")
    said = desk.day.preparation.invitations
    assert said is not None
    assert (said.delivered, said.returned, said.reason) == (58, 2, "pindah alamat 2")
    desk.type("3123⏎")
    assert set(desk.day.preparation.posted) == {"dpt", "dpph", "paslon"}
    desk.type("5⏎x⎋")
    assert sorted(desk.day.preparation.seats.values()) == [False, True]
    desk.type("6a⎋")
    assert len(desk.day.meeting.present) == 10
    desk.type("7⏎ANI")
    desk.alt("m")
    desk.type("⏎1⎋")
    assert list(desk.day.meeting.saksi) == ["SAKSI-gubernur-1-1"]
    assert "SAKSI-gubernur-1-1" in desk.day.meeting.present
    assert "Persiapan TPS" in desk.seen()


def test_duties_are_kept_with_their_officer(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    desk.type("47⏎b⏎")
    assert "watch_boxes" in desk.day.preparation.duties["KPPS-7"]
    assert "Menjaga kotak suara" in desk.seen()


def test_papers_are_asked_for_where_they_are_made(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    for page in "145":
        desk.type(page)
        desk.function_key(5)
        desk.leave_the_press()
        desk.type("⎋")
    assert desk.papers == ["laporan-logistik", "daftar-petugas", "denah-tps"]


def test_only_the_ketua_begins_and_opens(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new", OFFICERS[3])
    desk.type("8⏎")
    assert desk.day.stage is Stage.PERSIAPAN
    assert desk.notice is not None
    assert desk.notice.code == "S.501"
    assert "Mulai rapat pemungutan suara?" in desk.seen()


def test_what_was_refused_is_still_in_the_field(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("met", OFFICERS[3])
    desk.clock(7, 20)
    desk.type("⏎hujan deras⏎")
    assert desk.day.stage is Stage.PEMBUKAAN
    assert desk.notice is not None
    assert desk.notice.code == "S.501"
    desk.session.hand_to(OFFICERS[0])
    desk.settle()
    desk.type("⏎")
    assert desk.day.stage is Stage.PEMUNGUTAN
    assert desk.day.late_opening == "hujan deras"


def test_what_was_prepared_is_only_read_once_voters_come(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("open")
    before = desk.day.preparation
    desk.alt("1")
    for task, typed in (("1", "7⏎3⏎rusak⏎"), ("2", "58⏎⏎2⏎⏎"), ("3", "123"), ("5", "⏎x")):
        desk.type(task)
        assert "Pemungutan dibuka pukul 07.00. Sejak itu catatan ini hanya dibaca." in desk.seen()
        desk.type(typed)
        desk.type("⎋")
    assert desk.day.preparation == before
    assert desk.notice is None


def test_people_are_only_read_once_the_result_is_final(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("sealed")
    before = desk.day
    desk.alt("1")
    for task, typed in (("4", "⏎"), ("6", "1a"), ("7", "1t⏎")):
        desk.type(task)
        assert "Hasil ditetapkan pukul 16.00. Sejak itu catatan ini hanya dibaca." in desk.seen()
        desk.type(typed)
        desk.type("⎋")
    assert desk.day == before
    assert desk.notice is None


def test_lists_stand_in_the_order_of_the_paper(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    desk.type("3")
    ticks = [one for one in desk.screen.findChildren(Tick) if one.isVisible()]
    tops = [one.mapTo(desk.screen, QPoint(0, 0)).y() for one in ticks]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(ticks) == 3


def test_the_reason_of_a_shortage_has_the_whole_width(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    desk.type("1⏎1⏎0⏎")
    desk.type("1⏎0⏎" if desk.focus() == "received" else "")
    desk.type("50⏎0⏎")
    assert desk.focus() == "short_reason"
    field = desk.screen.findChild(QLineEdit, "short_reason")
    assert field.width() > desk.screen.width() * 3 // 4


def test_a_saksi_refused_is_given_back_with_the_mandate(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("met")
    screen = desk.screen
    desk.type("s")
    said = SaksiEntry("bupati", 2, "BUDI", mandate=True, reason="jalan putus")
    screen.give_back_saksi(said)  # type: ignore[attr-defined]
    assert desk.focus() == "saksi_name"
    desk.type("⏎")
    held = desk.day.meeting.saksi["SAKSI-bupati-2-1"]
    assert (held.name, held.mandate) == ("BUDI", True)
    assert desk.day.meeting.late[held.saksi].reason == "jalan putus"


def test_ballots_counted_wrongly_are_written_again_with_the_reason(
    sit: Callable[..., AtTheDesk],
) -> None:
    desk = sit("met")
    desk.type("h50⏎paket kurang⏎")
    assert desk.day.meeting.received[G] == 50
    assert "Semua langkah sudah dilakukan" in desk.seen()
    desk.type("h")
    assert "Kurang 12 dari norma 62. Sudah dicatat." in desk.seen()


def test_ballots_outlive_the_minute_in_which_their_reason_is_typed(
    sit: Callable[..., AtTheDesk],
) -> None:
    """The window looks at the books anew each minute: what is not in them stays on the page."""
    desk = sit("prepared")
    desk.clock(6, 50)
    desk.type("8⏎" + "⏎" * 7 + "⏎60⏎paket")
    desk.session.look()
    desk.settle()
    desk.type(" kurang⏎")
    assert desk.day.meeting.received == {G: 60}
    assert desk.focus() == f"received_{P}"


def test_keys_faster_than_the_books_lose_nothing(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    desk.type("11⏎0⏎1⏎0⏎62⏎0⏎", fast=True)
    assert [one.received for one in desk.day.preparation.supplies.values()] == [1, 1, 62]
