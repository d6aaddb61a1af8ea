"""The picture of the board, from views alone: states, deadline, stories, what a search finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.domain.recap.told import Box
from kpps_desktop.services.ppk.board import Glance
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.papan.present import KEYS, found, keys_of, left, present
from kpps_desktop.ui.ppk.papan.present_story import GONE, box_question, story
from tests.services.ppk import tiny
from tests.services.ppk.halls import CONTEST, OPERATOR, SECOND, TPS

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.viewing import RecapView

HERE = (TPS, CONTEST)


@pytest.fixture
def view(pinned: RecapDesk) -> RecapView:
    return recap_view(pinned)


def with_glance(view: RecapView, glance: Glance) -> RecapView:
    return replace(view, glances={**view.glances, (glance.tps, glance.contest): glance})


def test_every_state_has_a_sign_of_its_own_words_and_a_key(view: RecapView) -> None:
    assert set(KEYS.values()) == set(Stand)
    for lang in ("id", "en"):
        legend = present(view, lang=lang).legend
        assert len({one.cell.icon for one in legend}) == len(legend) == len(Stand)
        assert len({one.cell.said for one in legend}) == len(Stand)


def test_counts_of_the_legend_are_those_of_the_view(view: RecapView) -> None:
    picture = present(view, Stand.BELUM)
    counts = {one.code: (one.count, one.chosen) for one in picture.legend}
    assert counts["belum"] == (8, True)
    assert counts["sah"] == (0, False)


def test_desa_stand_in_the_order_of_the_agenda_with_what_is_ratified(view: RecapView) -> None:
    done = with_glance(view, Glance(tiny.FIRST, CONTEST, Stand.SAH))
    board = present(done, comes=HERE).board
    assert [one.title for one in board.groups] == ["MELATI", "KENANGA"]
    assert board.groups[0].notes == ("1/2", "0/2")
    assert [one.head for one in board.groups[1].columns] == ["001", "002"]
    assert [one.name for one in board.lines] == ["Gubernur", "Bupati"]
    assert board.next == HERE


def test_what_else_is_to_be_noticed_is_flagged_in_words(view: RecapView) -> None:
    told = with_glance(view, Glance(*HERE, Stand.COCOK, sirekap=True))
    told = replace(told, boxes={TPS: Box("2024-11-28T09:00:00+07:00", whole=False, note="Sobek")})
    cell = present(told).board.groups[1].columns[1].cells[0]
    assert cell is not None
    assert cell.flag == "Sirekap berbeda, segel kotak tidak utuh"


@pytest.mark.parametrize(
    ("gone_by", "words", "tone"),
    [
        (timedelta(0), "Sisa 4 hari 15 jam · batas Selasa, 3 Desember 2024", Tone.PLAIN),
        (timedelta(days=4), "Sisa 15 jam 0 menit", Tone.PERINGATAN),
        (timedelta(days=5), "Lewat 9 jam 0 menit", Tone.GALAT),
    ],
)
def test_the_deadline_is_counted_down(
    view: RecapView, gone_by: timedelta, words: str, tone: Tone
) -> None:
    told = left(replace(view, now=view.now + gone_by), "id")
    assert told is not None
    assert told.words.startswith(words)
    assert told.tone is tone


def test_a_calendar_without_a_last_day_counts_nothing(view: RecapView) -> None:
    assert left(replace(view, deadline=None), "id") is None


def test_a_story_tells_what_happened_and_never_a_figure(view: RecapView) -> None:
    glance = Glance(
        *HERE,
        Stand.BERBEDA,
        differing=("VB", "VC"),
        typists=(OPERATOR, SECOND),
        shown=("SAKSI-1",),
        sirekap=True,
        corrections=3,
        deferred="Saksi minta waktu",
        objected=True,
        ready=True,
        asked=(OPERATOR,),
    )
    told = story(with_glance(view, glance), HERE, KETUA_PPK, None)
    assert told.title == "TPS 002 · KENANGA"
    assert list(told.lines) == [
        "Kotak belum dicatat tiba.",
        "Diketik oleh OP-1, PPK-2.",
        "Ketikan berbeda. Diketik ulang oleh OP-1.",
        "Salinan yang diperlihatkan: 1.",
        "Isian yang berbeda dan belum diputuskan: 2.",
        "Koreksi di rapat: 3.",
        "Data Sirekap berbeda dari C.HASIL.",
        "Keberatan menunggu jawaban.",
        "Ditunda: Saksi minta waktu",
    ]
    assert (told.work, told.act) == ("pleno", "Ke pleno")


@pytest.mark.parametrize(
    ("glance", "officer", "work", "act"),
    [
        (Glance(*HERE, Stand.BELUM), OPERATOR, "terima", "Terima"),
        (Glance(*HERE, Stand.KOTAK), OPERATOR, "terima", "Terima"),
        (Glance(*HERE, Stand.KOTAK, paper="U"), OPERATOR, "ketik", "Ketik"),
        (Glance(*HERE, Stand.KETIK_SATU, typists=(OPERATOR,)), OPERATOR, "", "Menunggu"),
        (Glance(*HERE, Stand.SAH, ready=True), SECOND, "pleno", "Lihat"),
        (Glance(*HERE, Stand.SAH, ready=True), OPERATOR, "", "Menunggu"),
    ],
)
def test_the_button_says_what_this_officer_can_do(
    view: RecapView, glance: Glance, officer: str, work: str, act: str
) -> None:
    told = story(with_glance(view, glance), HERE, officer, None)  # type: ignore[arg-type]
    assert (told.work, told.act) == (work, act)
    if not work:
        elsewhere = (tiny.FIRST, CONTEST)
        assert story(with_glance(view, glance), HERE, officer, elsewhere).act == "Berikutnya"  # type: ignore[arg-type]


def test_a_box_that_was_noted_can_be_taken_back(view: RecapView) -> None:
    assert GONE not in dict(box_question(view, TPS).choices)
    noted = replace(view, boxes={TPS: Box("2024-11-28T09:00:00+07:00", whole=True)})
    asked = box_question(noted, TPS)
    assert GONE in dict(asked.choices)
    assert asked.text == "Kotak tiba 28/11 09.00, segel utuh."


@pytest.mark.parametrize(
    ("typed", "tps"),
    [
        ("2 melati", [tiny.SECOND]),
        ("002", [tiny.SECOND, tiny.FOURTH]),
        ("KEN", [tiny.THIRD, tiny.FOURTH]),
        (tiny.THIRD, [tiny.THIRD]),
        ("3", []),
        ("", []),
    ],
)
def test_a_search_takes_numbers_and_parts_of_names(
    view: RecapView, typed: str, tps: list[str]
) -> None:
    assert [one.code for one in found(view, typed)] == tps


def test_every_key_is_told() -> None:
    assert {"N", "K", "F2", "F5", "F6", "0"} <= {one.key for one in keys_of()}
