"""What the windows of the PPK see: one frozen look, without figures, and the deadline."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.events import FiguresTyped, RecapSetUp
from kpps_desktop.domain.recap.recap import Column, Recap
from kpps_desktop.domain.recap.sources import C_HASIL, Stand
from kpps_desktop.domain.recap.typing_again import Entry
from kpps_desktop.services.ppk import agenda, ending, meeting, settling, sources, typists
from kpps_desktop.services.ppk.board import Board
from kpps_desktop.services.ppk.viewing import recap_view, station_view
from tests.services.ppk import tiny
from tests.services.ppk.halls import (
    CONTEST,
    OPERATOR,
    PINS,
    SECOND,
    TOGETHER,
    TPS,
    ratify,
    ratify_all,
    receive_all,
    sign_all,
    type_twice,
)
from tests.services.ppk.test_typing import sheet

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days

STATIONS = (tiny.FIRST, tiny.SECOND, tiny.THIRD, tiny.FOURTH)


def test_an_empty_recap_shows_every_tps_desa_by_desa(pinned: RecapDesk) -> None:
    view = recap_view(pinned)
    assert list(view.glances) == [(tps, contest) for tps in STATIONS for contest in tiny.NUMBERS]
    assert [(one.name, one.stations) for one in view.villages] == [
        ("MELATI", STATIONS[:2]),
        ("KENANGA", STATIONS[2:]),
    ]
    assert view.counts == {Stand.BELUM: 8}
    assert (view.next, view.ratified, view.provisional) == (None, 0, True)
    assert view.officers[SECOND] == "BAGAS KEDUA"
    assert view.with_pin == tuple(PINS)


def test_the_deadline_is_the_end_of_the_calendars_last_day(pinned: RecapDesk) -> None:
    view = recap_view(pinned)
    assert view.deadline == datetime(2024, 12, 4, tzinfo=zone("WIB"))
    assert view.remaining == timedelta(days=4, hours=15)


def test_the_board_tells_what_came_and_what_is_next(pinned: RecapDesk, made: days.Made) -> None:
    typists.note_box(pinned, TPS, OPERATOR)
    assert recap_view(pinned).of_tps(TPS)[0].stand is Stand.KOTAK
    receive_all(pinned, made)
    view = recap_view(pinned)
    assert view.counts == {Stand.BERKAS: 6, Stand.KETIK_DUA: 2}
    assert view.next == (tiny.FIRST, tiny.GUBERNUR)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    ratify(pinned, tiny.FIRST, tiny.GUBERNUR)
    agenda.defer(pinned, tiny.FIRST, tiny.BUPATI, "Saksi minta waktu", SECOND)
    settling.raise_objection(pinned, tiny.SECOND, tiny.GUBERNUR, "Saksi 2", "Beda", SECOND)
    view = recap_view(pinned)
    assert view.counts[Stand.TUNDA] == view.counts[Stand.KEBERATAN] == view.ratified == 1
    assert view.next == (tiny.SECOND, tiny.GUBERNUR)
    assert {one.tps for one in view.of_desa(view.villages[1].kode)} == set(STATIONS[2:])


def test_no_figure_is_on_the_board_so_that_typists_may_see_it(pinned: RecapDesk) -> None:
    typists.type_in(pinned, TPS, CONTEST, tiny.figures(TPS, CONTEST) | {"VB": 876}, OPERATOR)
    typists.type_in(pinned, TPS, CONTEST, tiny.figures(TPS, CONTEST) | {"VB": 654}, SECOND)
    view = recap_view(pinned)
    glance = view.glances[TPS, CONTEST]
    assert (glance.stand, glance.differing) == (Stand.BERBEDA, ("VB",))
    assert glance.typists == (OPERATOR, SECOND)
    shown = repr((view.glances, view.counts, view.boxes, view.pleno, view.next))
    assert "876" not in shown
    assert "654" not in shown


def test_the_meeting_sees_sources_findings_and_what_was_said(pinned: RecapDesk) -> None:
    type_twice(pinned)
    sources.take_sirekap(pinned, [sheet(VC=10)], "e" * 64, OPERATOR)
    saksi = meeting.accredit_saksi(pinned, CONTEST, 1, "Wira", SECOND, mandate=True)
    sources.show_copy(pinned, TPS, CONTEST, saksi, {"VC": 12}, SECOND)
    number = settling.raise_objection(pinned, TPS, CONTEST, "Wira", "Beda", SECOND)
    told = station_view(pinned, TPS, CONTEST)
    assert len(told.cells) == len(tiny.figures(TPS, CONTEST))
    assert all(C_HASIL in cell.figures for cell in told.cells)
    assert {one.code for one in told.findings} == {"K.030"}
    assert list(told.objections) == [number]
    assert recap_view(pinned).glances[TPS, CONTEST].sirekap
    with pytest.raises(Refused, match=r"^K\.013"):
        station_view(pinned, tiny.FOREIGN, CONTEST)


def test_a_final_is_seen_until_it_is_void(pinned: RecapDesk, made: days.Made) -> None:
    receive_all(pinned, made)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    ratify_all(pinned)
    sign_all(pinned)
    ending.seal_recap(pinned, PINS[KETUA_PPK], KETUA_PPK)
    assert not recap_view(pinned).provisional
    ending.reopen_recap(pinned, "Salah jumlah", TOGETHER)
    view = recap_view(pinned)
    assert (view.provisional, view.ending.seals[0].void) == (True, "Salah jumlah")


def test_a_glance_is_taken_anew_only_where_something_changed() -> None:
    places = [(f"{n:013}", CONTEST) for n in range(50)]
    recap = Recap(RecapSetUp("990101", "contoh", "simulasi", "a" * 64))
    entry = Entry("OP-1", FiguresTyped(places[0][0], CONTEST, {"VC": 1}).figures)
    for place in places:
        recap = recap.with_column(*place, Column((), (entry,)))
    board = Board()
    before = board.look(recap, places)
    after = board.look(recap.with_column(*places[7], Column((), (entry,), matched=True)), places)
    assert [place for place in places if before[place] is not after[place]] == [places[7]]
    assert after[places[7]].stand is Stand.COCOK
