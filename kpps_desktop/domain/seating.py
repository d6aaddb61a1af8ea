"""The plan of the TPS as a drawing: areas and words, for whoever draws them, paper or window."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kpps_desktop.domain.profile import Facing, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.profile import Seat

SHAPE = (10, 8)
"""Sides of the smallest TPS, in metres; the plan has their ratio."""
_WHOLE = 1000
_POINTERS = {Facing.UP: "▲", Facing.DOWN: "▼", Facing.LEFT: "◀", Facing.RIGHT: "▶"}
_STEPS = "①②③④⑤⑥⑦⑧⑨⑩"
_TICKS = {True: "✓", False: "✗"}
_MARK = 0.034
"""Size of a pointer, a step or a tick, as a share of the drawing's height."""
_APART = 0.06
"""Between things side by side, on either hand, as a share of the room each has."""
_BACK_TO_BACK = {
    Facing.DOWN: (0, -1),
    Facing.UP: (0, 1),
    Facing.LEFT: (1, 0),
    Facing.RIGHT: (-1, 0),
}
"""Where the back of somebody is who looks that way."""


class Rect(NamedTuple):
    """A rectangle, y growing downwards."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Area:
    """A place, or the room (whose code is blank); `right` tells what was ticked there."""

    rect: Rect
    code: str
    thing: Thing | None
    right: bool | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the middle of a rectangle; a `mark` is one sign, and `right` colours a tick."""

    rect: Rect
    text: str
    code: str
    mark: bool = False
    right: bool | None = None


Shape: TypeAlias = Area | Words


def drawing(
    seats: Iterable[Seat], room: Rect, contests: int, ticks: Mapping[str, bool]
) -> tuple[Shape, ...]:
    """Return the plan within a rectangle, in the order in which it is drawn.

    `ticks` tells of places that were looked at whether each is right.
    """
    made = (_place(seat, room, contests, right=ticks.get(seat.code)) for seat in seats)
    return (Area(room, "", None), *chain.from_iterable(made))


def height_for(width: float) -> float:
    """Return the height of a plan of a width."""
    return width * SHAPE[1] / SHAPE[0]


def rows_behind(seats: Iterable[Seat]) -> Iterator[tuple[Seat, Seat]]:
    """Yield who sits behind whom, as the plan says."""
    listed = {seat.code: seat for seat in seats}
    for seat in listed.values():
        yield from ((seat, listed[code]) for code in seat.behind)


def is_behind(seat: Seat, other: Seat) -> bool:
    """Tell whether a place lies at another's back and looks the same way."""
    if seat.facing is not other.facing or other.facing not in _BACK_TO_BACK:
        return False
    x, y = _BACK_TO_BACK[other.facing]
    away = (seat.x - other.x, seat.y - other.y)
    across = abs(away[0]) * 2 < seat.w if y else abs(away[1]) * 2 < seat.h
    return across and away[0] * x + away[1] * y > 0


def _place(seat: Seat, room: Rect, contests: int, *, right: bool | None) -> Iterator[Shape]:
    whole = Rect(
        room.x + (seat.x - seat.w / 2) / _WHOLE * room.w,
        room.y + (seat.y - seat.h / 2) / _WHOLE * room.h,
        seat.w / _WHOLE * room.w,
        seat.h / _WHOLE * room.h,
    )
    count = seat.count or contests
    each = whole.w / max(1, count)
    apart = each * _APART if count > 1 else 0.0
    mark = _MARK * room.h
    for n in range(count):
        rect = Rect(whole.x + n * each + apart, whole.y, each - 2 * apart, whole.h)
        yield Area(rect, seat.code, seat.thing, right)
        yield Words(
            _inside(rect, seat.facing, mark), seat.label.replace("{n}", str(n + 1)), seat.code
        )
        if seat.facing in _POINTERS:
            pointer = _edge(rect, seat.facing, mark)
            yield Words(pointer, _POINTERS[seat.facing], seat.code, mark=True)
    if seat.step:
        corner = Rect(whole.x + apart, whole.y, mark, mark)
        yield Words(corner, _STEPS[seat.step - 1], seat.code, mark=True)
    if right is not None:
        corner = Rect(whole.x + whole.w - apart - mark, whole.y, mark, mark)
        yield Words(corner, _TICKS[right], seat.code, mark=True, right=right)


def _inside(rect: Rect, facing: Facing, mark: float) -> Rect:
    """Return what a pointer leaves free of a place; steps and ticks stand in its corners."""
    x, y, w, h = rect
    if facing in {Facing.LEFT, Facing.RIGHT}:
        return Rect(x + mark * (facing is Facing.LEFT), y, w - mark, h)
    if facing is Facing.NOWHERE:
        return rect
    return Rect(x, y + mark * (facing is Facing.UP), w, h - mark)


def _edge(rect: Rect, facing: Facing, mark: float) -> Rect:
    x, y, w, h = rect
    if facing in {Facing.LEFT, Facing.RIGHT}:
        return Rect(x if facing is Facing.LEFT else x + w - mark, y + (h - mark) / 2, mark, mark)
    return Rect(x + (w - mark) / 2, y if facing is Facing.UP else y + h - mark, mark, mark)
