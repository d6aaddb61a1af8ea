"""What penutupan shows of the books and of what is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.rules.reasons import figures_of
from kpps_desktop.ui.kpps.penutupan.present import keys_of, present
from kpps_desktop.ui.kpps.penutupan.typing_state import Account, Typed
from kpps_desktop.ui.pictures import Tone
from tests.ui.kpps import halls
from tests.ui.kpps.halls import B, G, W

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import Event
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penutupan.pictures import PenutupanPicture

AGREED = {
    "IB1_J": 214,
    "IB2_J": 0,
    "IB3_J": 0,
    **{f"II3_{one}": spoiled for one, spoiled in ((G, 1), (B, 0), (W, 0))},
    **{f"II4_{one}": unused for one, unused in ((G, 400), (B, 401), (W, 401))},
}
"""214 voters of 615 ballots; one of gubernur was replaced."""


def closed_view(*more: Event) -> View:
    return halls.view_of(halls.closed(*((halls.at(13, 15), one) for one in more)), halls.at(13, 20))


def seen(reasons: dict[str, str] | None = None, /, **other: int | None) -> PenutupanPicture:
    return present(closed_view(), Typed(AGREED | other, reasons or {}))


def found(picture: PenutupanPicture) -> dict[str, list[str]]:
    return {one.contest: [f.code for f in one.findings] for one in picture.differences}


def row(picture: PenutupanPicture, cite: str) -> list[int | None]:
    cells = next(one.cells for one in picture.ballots.rows if one.cite == cite)
    return [one.figure for one in cells if one]


def test_nothing_is_typed_at_first_and_nothing_is_guessed() -> None:
    picture = present(closed_view())
    assert row(picture, "II.1") == [615, 615, 615]
    assert row(picture, "II.2") == row(picture, "II.3") == row(picture, "II.4") == [None] * 3
    assert (picture.differences, picture.ready, picture.accounts) == ((), False, ())
    assert picture.missing.startswith("Gubernur: isi surat suara")


def test_what_agrees_leads_to_the_counting() -> None:
    picture = seen()
    assert row(picture, "II.2") == [214, 214, 214]
    assert (found(picture), picture.ready, picture.missing) == ({}, True, "")
    assert picture.quiet == "✓ Semua cocok dengan catatan."
    assert picture.accounts == (Account(G, 1, 400), Account(B, 0, 401), Account(W, 0, 401))


def test_the_log_stands_beside_every_row_it_knows() -> None:
    notes = {one.cite: one.cells[0].note for one in seen().ballots.rows if one.cells[0]}
    assert notes == {
        "II.1": "",
        "II.2": "Menurut catatan: 214 · 214 · 214",
        "II.3": "Menurut catatan: 1 · 0 · 0",
        "II.4": "Menurut catatan: 400 · 401 · 401",
    }


def test_signatures_may_be_left_and_that_is_said() -> None:
    picture = seen(IB1_J=None)
    assert picture.ready
    assert "Tanda tangan pada daftar hadir belum dihitung." in picture.quiet


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"IB1_J": 213}, {"": ["R17"]}),
        ({"II4_bupati": 400}, {B: ["R07"]}),
        ({"II3_gubernur": 0, "II4_gubernur": 401}, {G: ["R18"]}),
        ({"II3_gubernur": 2, "II4_gubernur": 399}, {G: ["R18"]}),
        ({"II4_walikota": 616}, {W: ["R06", "R07", "R08"]}),
        ({"IB1_J": 213, "II4_bupati": 402}, {"": ["R17"]}),
    ],
)
def test_each_cause_is_one_finding_where_it_lies(
    typed: dict[str, int], codes: dict[str, list[str]]
) -> None:
    assert found(seen(**typed)) == codes


def test_a_difference_needs_its_reason_and_a_recorded_one_is_told() -> None:
    picture = seen({B: " satu hilang "}, II4_bupati=400)
    assert not picture.ready
    assert picture.missing.startswith("Bupati: catat sebab selisihnya")
    leads = picture.differences[0].leads
    assert leads is not None
    assert leads.contest == B
    assert leads.text.endswith("Sebab: satu hilang")
    (found,) = leads.found
    figures = figures_of(found)
    told = e.DifferenceExplained(B, found.code, found.cells, figures, leads.reason)
    after = present(closed_view(told), Typed(AGREED | {"II4_bupati": 400}))
    assert (after.differences[0].recorded, after.ready) == ("satu hilang", True)
    other = present(closed_view(told), Typed(AGREED | {"II4_bupati": 399}))
    assert (other.differences[0].recorded, other.ready) == ("", False)


def test_blanks_are_no_reason() -> None:
    assert seen({B: "   "}, II4_bupati=400).differences[0].leads is None


def test_what_is_in_the_books_is_shown_and_not_told_again() -> None:
    kept = tuple(e.BallotsAccounted(one, 0, 401) for one in (B, W))
    picture = present(closed_view(e.BallotsAccounted(G, 1, 400), *kept))
    assert row(picture, "II.4") == [400, 401, 401]
    assert (picture.accounts, picture.ready) == ((), True)
    again = present(closed_view(*kept), Typed({"II3_gubernur": 1, "II4_gubernur": 399}))
    assert again.accounts == (Account(G, 1, 399),)


def test_a_figure_that_was_cleared_is_blank_whatever_the_books_hold() -> None:
    kept = tuple(e.BallotsAccounted(one, 0, 401) for one in (G, B, W))
    picture = present(closed_view(*kept), Typed({"II4_bupati": None}))
    assert (row(picture, "II.4"), picture.ready) == ([401, None, 401], False)


def test_marks_stand_at_the_cells_that_differ() -> None:
    cells = {
        one.code: one.tone
        for line in seen(II4_bupati=400).ballots.rows
        for one in line.cells
        if one
    }
    assert cells["II2_bupati"] is Tone.PERINGATAN
    assert cells["II2_gubernur"] is Tone.PLAIN


def test_before_and_after_the_closing_it_is_only_read() -> None:
    counted = tuple(e.BallotsAccounted(one, 0, 401) for one in (G, B, W))
    for view in (
        halls.view_of(halls.day_of(halls.morning()), halls.at(12)),
        closed_view(*counted, e.CountingOpened()),
    ):
        picture = present(view, Typed(AGREED))
        cells = [one for line in picture.ballots.rows for one in line.cells if one]
        assert not any(one.editable for one in cells)
        assert (picture.ready, picture.missing, picture.accounts) == (False, "", ())


def test_every_word_is_there_in_english_too() -> None:
    english = present(replace(closed_view()), Typed(AGREED | {"IB1_J": 213}), "en")
    assert english.title == "Count the ballots left over"
    assert all(one.words for one in keys_of("en"))
