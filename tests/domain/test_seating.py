"""The plan of the TPS: who sits behind whom, and a drawing that stays in its room."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from kpps_desktop.domain.profile import Facing, Seat, Thing
from kpps_desktop.domain.seating import (
    Area,
    Rect,
    Shape,
    Words,
    drawing,
    height_for,
    is_behind,
    rows_behind,
)
from kpps_desktop.formbook import DEFAULT_PROFILE, load_profile
from kpps_desktop.words import LANGUAGES, label

SEATS = load_profile(DEFAULT_PROFILE).seats
ROOM = Rect(10, 20, 500, height_for(500))


def inside(one: Rect, other: Rect) -> bool:
    """Tell whether a rectangle lies in another."""
    return (
        one.x >= other.x - 0.01
        and one.y >= other.y - 0.01
        and one.x + one.w <= other.x + other.w + 0.01
        and one.y + one.h <= other.y + other.h + 0.01
    )


def apart(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share nothing."""
    across = one.x + one.w <= other.x or other.x + other.w <= one.x
    return across or one.y + one.h <= other.y or other.y + other.h <= one.y


def areas(shapes: tuple[Shape, ...]) -> list[Area]:
    """Return the places, without the room."""
    return [one for one in shapes if isinstance(one, Area) and one.thing]


def test_saksi_and_ptps_sit_behind_ketua_kpps_4_and_kpps_5() -> None:
    behind = list(rows_behind(SEATS))
    assert {other.code for _, other in behind} == {"kpps_1", "kpps_4", "kpps_5"}
    assert {seat.code.partition("_")[0] for seat, _ in behind} == {"saksi", "ptps"}
    assert all(is_behind(seat, other) for seat, other in behind)


@pytest.mark.parametrize(
    ("facing", "x", "y"),
    [(Facing.DOWN, 0, -1), (Facing.UP, 0, 1), (Facing.LEFT, 1, 0), (Facing.RIGHT, -1, 0)],
)
def test_behind_is_at_the_back(facing: Facing, x: int, y: int) -> None:
    front = Seat("kpps_1", Thing.PERSON, "KETUA", 500, 500, 100, 100, facing)
    back = replace(front, code="saksi", x=500 + 150 * x, y=500 + 150 * y)
    assert is_behind(back, front)
    assert not is_behind(front, back)
    assert not is_behind(replace(back, x=back.x + 90 * y, y=back.y + 90 * x), front)
    assert not is_behind(replace(back, facing=Facing.NOWHERE), front)


@pytest.mark.parametrize("contests", [1, 2, 3])
def test_everything_lies_in_the_room_and_nothing_on_anything_else(contests: int) -> None:
    shapes = drawing(SEATS, ROOM, contests, {seat.code: True for seat in SEATS})
    assert all(inside(one.rect, ROOM) for one in shapes)
    for one, other in combinations(areas(shapes), 2):
        assert apart(one.rect, other.rect), (one.code, other.code)


def test_words_lie_in_their_place() -> None:
    shapes = drawing(SEATS, ROOM, 2, {"kpps_1": False})
    for words in shapes:
        if isinstance(words, Words):
            places = [one.rect for one in areas(shapes) if one.code == words.code]
            assert any(inside(words.rect, place) for place in places), words


def test_a_tick_stands_where_somebody_looked() -> None:
    shapes = drawing(SEATS, ROOM, 2, {"kpps_1": True, "bilik": False, "unknown": True})
    ticks = [
        (one.code, one.text) for one in shapes if isinstance(one, Words) and one.right is not None
    ]
    assert ticks == [("kpps_1", "✓"), ("bilik", "✗")]
    assert {one.code for one in areas(shapes) if one.right} == {"kpps_1"}


def test_there_is_a_box_for_each_contest() -> None:
    for contests in (1, 2, 3):
        boxes = [one for one in areas(drawing(SEATS, ROOM, contests, {})) if one.thing is Thing.BOX]
        assert len(boxes) == contests


def test_a_voter_passes_every_step_once_in_order() -> None:
    steps = {seat.step: seat.code for seat in SEATS if seat.step}
    assert list(range(1, len(steps) + 1)) == sorted(steps)
    assert (steps[1], steps[len(steps)]) == ("pintu_masuk", "pintu_keluar")


def test_every_place_has_a_name_in_both_languages() -> None:
    assert all(label(f"seat.{seat.code}", lang) for seat in SEATS for lang in LANGUAGES)
