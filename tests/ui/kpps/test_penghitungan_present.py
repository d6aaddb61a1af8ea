"""What the count shows, without a window: six pairs, the kolom kosong, differences, rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.layar.present import picture, taken_back
from kpps_desktop.ui.kpps.penghitungan.pictures import Phase
from kpps_desktop.ui.kpps.penghitungan.present import (
    REASONS,
    compare,
    incidents,
    keys_of,
    present,
    reason_text,
    tally_picture,
)
from kpps_desktop.ui.pictures import Tone
from tests.ui.kpps.counts import CAME, spread, view_of_count
from tests.ui.kpps.halls import B, G, at, day_of, morning, view_of
from tests.ui.kpps.mornings import view_before

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penghitungan.pictures import TallyPicture


def tally(view: View) -> TallyPicture:
    shown = tally_picture(view, G)
    assert shown
    return shown


def test_every_ballot_shows_in_exactly_one_line() -> None:
    shown = tally(view_of_count(spread(412, 6), box=600))
    assert sum(one.count for one in shown.choices) == shown.announced == 412
    assert [one.number for one in shown.choices] == [1, 2, 3, 4, 5, 6, 0]
    assert {one.most for one in shown.choices} == {max(one.count for one in shown.choices)}
    assert shown.title == "Gubernur: surat suara ke-412 dari 600"


def test_the_kolom_kosong_is_a_line_like_any_other() -> None:
    shown = tally(view_of_count((2, 2, 1), pairs=2, empty=True))
    assert [(one.name.partition(" / ")[0], one.count) for one in shown.choices][1:] == [
        ("KOLOM KOSONG", 2),
        ("TIDAK SAH", 0),
    ]


def test_an_unopened_box_has_no_tally() -> None:
    assert tally_picture(view_of_count(box=None), G) is None


def test_a_recount_stands_beside_the_count_before() -> None:
    again = (e.CountFinished(G), e.RecountStarted(G, "keberatan"), e.BoxCounted(G, 3, 0))
    shown = tally(view_of_count((1, 2, 2), box=3, then=(*again, e.BallotCounted(G, 1, ""))))
    assert [(one.count, one.earlier) for one in shown.choices[:2]] == [(1, 1), (0, 2)]
    assert shown.again


def test_a_box_that_is_told_out_asks_for_enter_and_for_no_more_digits() -> None:
    assert "Enter" in tally(view_of_count((1, 2), box=2)).detail
    assert "Tekan 1" not in tally(view_of_count((1, 2), box=2)).detail
    assert "Tekan 1" in tally(view_of_count((1, 2), box=3)).detail


def test_what_was_taken_back_is_told() -> None:
    shown = tally(view_of_count((1, 2), then=(e.BallotCancelled(G, "salah dengar"),)))
    assert (shown.announced, shown.last.choice if shown.last else None) == (1, 1)
    assert "Ditarik kembali: 1." in shown.detail


@pytest.mark.parametrize("ballots", [CAME - 1, CAME + 1])
def test_a_difference_is_told_with_both_figures(ballots: int) -> None:
    shown = compare(view_of_count(box=None), G, ballots)
    assert shown.finding
    assert (shown.finding.code, shown.tone) == ("R16", Tone.PERINGATAN)
    assert f"keluar kotak {ballots}, daftar hadir {CAME}" in shown.finding.remedy


def test_agreement_is_told_too_and_blank_is_not_zero() -> None:
    view = view_of_count(box=None)
    assert compare(view, G, CAME).words == f"✓ Cocok: keluar kotak {CAME}, daftar hadir {CAME}."
    assert compare(view, G, None).finding is None
    assert compare(view, G, 0).finding is not None


def test_an_incident_is_written_once() -> None:
    view = view_of_count(box=None)
    unsigned, differs = incidents(view, G, 412, 3, "satu rusak")
    assert unsigned.startswith("3 surat suara Gubernur")
    assert differs.endswith(f"keluar kotak 412, daftar hadir {CAME}. Sebab: satu rusak")
    noted = e.IncidentRecorded("KK-1", G, unsigned, "")
    again = view_of_count(box=None, then=(noted,))
    assert incidents(again, G, 412, 3, "satu rusak") == (differs,)


def test_a_reason_where_nothing_differs_is_not_written() -> None:
    assert incidents(view_of_count(box=None), G, CAME, 0, "tak perlu") == ()


def test_the_boxes_are_taken_in_lawful_order() -> None:
    before = present(view_of_count(spread(CAME, 6)))
    assert (before.next, [one.phase for one in before.counts]) == (G, [Phase.TALLY, Phase.SEALED])
    after = present(view_of_count(spread(CAME, 6), then=(e.CountFinished(G),)))
    assert (after.next, [one.phase for one in after.counts]) == (B, [Phase.COUNTED, Phase.SEALED])


def test_a_rest_names_the_officer_and_the_hour() -> None:
    shown = present(view_of_count((1,), then=(e.TallyPaused(G, ""),))).count(G)
    assert shown
    assert shown.rest
    assert "KPPS-3" in shown.rest.text
    assert shown.rest.title == "jeda sejak pukul 14.33"


def test_both_languages_have_every_word() -> None:
    for lang in ("id", "en"):
        assert all(one.words for one in keys_of(lang))
        assert present(view_of_count(spread(20, 6)), lang).title
        assert picture(view_of_count(spread(20, 6)), lang).title
    assert all(reason_text(code) for code in REASONS)


def test_the_witnesses_see_what_the_officer_sees() -> None:
    view = view_of_count(spread(412, 6), box=600)
    shown, board = tally(view), picture(view).board
    assert board
    assert [(one.number, one.count) for one in (*board.rows, board.invalid)] == [
        (one.number, one.count) for one in shown.choices
    ]
    assert (board.announced, board.box) == (412, 600)


def test_the_witnesses_see_which_ballot_was_taken_back() -> None:
    before = picture(view_of_count((1, 3)))
    after = picture(view_of_count((1, 3), then=(e.BallotCancelled(G, "salah tekan"),)))
    gone = taken_back(before, after)
    assert gone
    assert (gone.place, gone.choice) == (2, 3)
    assert taken_back(None, after) is None
    assert taken_back(after, picture(view_of_count((1, 1)))) is None


def test_the_witnesses_see_what_happens_before_and_between() -> None:
    voting = picture(view_of(day_of(morning()), at(11)))
    assert voting.facts[-1].figure == "214"
    assert picture(view_before()).title == "Persiapan TPS"
    assert picture(view_of_count(box=None)).title == "Kotak Gubernur dibuka"
    between = picture(view_of_count(spread(CAME, 6), then=(e.CountFinished(G),)))
    assert between.facts[0].figure == f"{CAME} surat suara"
    assert between.facts[-1].figure == "kotak masih terkunci"
    resting = picture(view_of_count((1,), then=(e.TallyPaused(G, ""),))).board
    assert resting
    assert resting.rest == "JEDA sejak pukul 14.33"


def test_a_simulation_says_so() -> None:
    assert "SIMULASI" in picture(view_of_count((1,))).banner
