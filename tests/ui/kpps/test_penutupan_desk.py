"""Closing by keys alone at the window of a real desk: agree, differ, explain, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.kpps.penutupan.part import part
from kpps_desktop.ui.kpps.penutupan.present import present
from kpps_desktop.ui.kpps.penutupan.screen import PenutupanScreen
from tests.services.tiny import OFFICERS, G, P

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.kpps.officers import AtTheDesk

AGREED = "5⏎1⏎1⏎1⏎0⏎54⏎56⏎"
"""Signatures of three lists; given back and not used, gubernur and bupati."""


def accounted(desk: AtTheDesk) -> dict[str, tuple[int, int]]:
    return {one: (said.returned, said.unused) for one, said in desk.day.leftovers.items()}


def incidents(desk: AtTheDesk) -> list[tuple[str, str]]:
    return [(said.contest, said.text) for _, said in desk.day.record.incidents]


def test_what_agrees_is_typed_and_enter_opens_the_counting(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type(AGREED)
    assert "Semua cocok dengan catatan" in desk.seen()
    assert accounted(desk) == {G: (1, 54), P: (0, 56)}
    assert desk.focus() == "open_counting"
    desk.type("⏎")
    assert desk.day.stage is Stage.PENGHITUNGAN
    assert (incidents(desk), desk.notice) == ([], None)


def test_keys_faster_than_the_books_lose_nothing(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type(AGREED, fast=True)
    assert accounted(desk) == {G: (1, 54), P: (0, 56)}
    assert desk.focus() == "open_counting"


def test_used_is_what_is_left_of_the_received(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("⏎⏎⏎1⏎0⏎53⏎")
    assert "Surat suara digunakan (II.2) 8, pengguna hak pilih (I.B.4 (J)) 7." in desk.seen()


def test_a_difference_is_explained_before_the_box_is_opened(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("⏎⏎⏎1⏎0⏎53⏎56⏎")
    assert desk.focus() == "difference_gubernur_reason"
    desk.type("satu terselip di bantalan⏎")
    assert desk.focus() == "open_counting"
    ((contest, told),) = incidents(desk)
    assert contest == G
    assert told.startswith("Selisih surat suara Gubernur sebelum kotak dibuka: diterima 62, ")
    assert told.endswith("(R07). Sebab: satu terselip di bantalan")
    desk.type("⏎")
    assert desk.day.stage is Stage.PENGHITUNGAN


def test_one_cause_is_one_finding(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("4⏎1⏎1⏎1⏎0⏎54⏎56⏎")
    assert "R17" in desk.seen()
    assert "R07" not in desk.seen()
    desk.type("satu pemilih lupa menandatangani⏎⏎")
    assert desk.day.stage is Stage.PENGHITUNGAN
    ((contest, told),) = incidents(desk)
    assert contest == ""
    assert "4/5, 1/1, 1/1 (R17)" in told


def test_spoiled_ballots_are_held_against_the_log(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("⏎⏎⏎0⏎0⏎55⏎56⏎")
    assert "R18" in desk.seen()


def test_more_than_was_received_contradicts_itself(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("⏎⏎⏎1⏎0⏎99⏎56⏎")
    assert "R06" in desk.seen()
    assert "R08" in desk.seen()


def test_signatures_counted_and_reasons_outlive_a_power_cut(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("4⏎1⏎1⏎1⏎0⏎54⏎56⏎satu lupa menandatangani⏎")
    assert desk.day.signatures == {"IB1_J": 4, "IB2_J": 1, "IB3_J": 1}
    anew = present(view(desk.play.desk))
    assert [one.figure for one in anew.lists.rows[0].cells if one] == [4, 1, 1]
    assert (anew.ready, anew.signatures, anew.accounts) == (True, (), ())
    assert [one.recorded for one in anew.differences] == ["satu lupa menandatangani"]


def test_a_figure_put_right_needs_no_reason_any_more(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("⏎⏎⏎1⏎0⏎53⏎56⏎")
    desk.screen.focus_cell("II4", G)  # type: ignore[attr-defined]
    desk.type("54⏎⏎")
    assert desk.focus() == "open_counting"
    assert accounted(desk)[G] == (1, 54)


@pytest.mark.parametrize(
    ("typed", "cell"),
    [("⏎⏎⏎1⏎0⏎53⏎56⏎", "cell_II4_gubernur"), ("4⏎1⏎1⏎1⏎0⏎54⏎56⏎", "")],
    ids=["ballots", "lists"],
)
def test_esc_leads_from_a_reason_back_to_the_figures(
    sit: Callable[..., AtTheDesk], typed: str, cell: str
) -> None:
    desk = sit("closed")
    desk.type(typed)
    assert desk.focus().endswith("_reason")
    desk.type("⎋")
    assert desk.focus().startswith(cell or "cell_")


def test_a_reason_holds_for_its_figures_only(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("⏎⏎⏎1⏎0⏎53⏎56⏎satu hilang⏎")
    desk.screen.focus_cell("II4", G)  # type: ignore[attr-defined]
    desk.type("52⏎⏎")
    assert desk.focus() == "difference_gubernur_reason"
    assert "catat sebab selisihnya" in desk.seen()


def test_a_cleared_figure_is_blank_and_keeps_the_box_shut(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type(AGREED)
    desk.type("↑⌦⏎")
    assert "isi surat suara yang dikembalikan" in desk.seen()


def test_only_the_ketua_opens_the_counting(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed", OFFICERS[1])
    desk.type(AGREED + "⏎")
    assert desk.day.stage is Stage.PENUTUPAN
    assert desk.notice is not None
    assert desk.notice.code == "S.501"
    assert "Semua cocok dengan catatan" in desk.seen()


@pytest.mark.parametrize(
    ("stage", "words"),
    [("voted", "Pemungutan belum ditutup."), ("counting", "Penutupan sudah selesai;")],
)
def test_at_another_stage_it_is_only_read(
    sit: Callable[..., AtTheDesk], stage: str, words: str
) -> None:
    desk = sit(stage)
    desk.alt("4")
    assert words in desk.seen()
    before = desk.play.desk.store.lines
    count = len(list(before()))
    desk.type("12⏎⏎")
    assert len(list(before())) == count


def test_what_is_typed_outlives_a_window_made_anew(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("closed")
    desk.type("5⏎1⏎1⏎")
    again = part(desk.session).screen
    assert isinstance(again, PenutupanScreen)
    assert again.typing.figures == {"IB1_J": 5, "IB2_J": 1, "IB3_J": 1}
    again.deleteLater()
