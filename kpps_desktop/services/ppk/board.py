"""The board: where each contest of each TPS stands, looked at again only where it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.recap import Column
from kpps_desktop.domain.recap.sources import Stand, stand_of
from kpps_desktop.domain.recap.typing_again import asked_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.domain.recap.told import Box

Place = tuple[str, str]
"""A TPS and a contest."""
_EMPTY = Column()


@dataclass(frozen=True, slots=True)
class Glance:
    """One contest of one TPS on the board. It holds no figure: whoever types may see it.

    `differing` are the cells that nobody has decided, `sirekap` whether Sirekap says otherwise
    than what stands; `typists` are those who typed it, `asked` those of them who are asked to
    type cells again. `ready` tells that its figures are in, and that two eyes saw them: signed,
    or typed by two officers. `paper` is the kind of a later vote that is typed from paper.
    """

    tps: str
    contest: str
    stand: Stand
    differing: tuple[str, ...] = ()
    typists: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    sirekap: bool = False
    corrections: int = 0
    matched: bool = False
    read: bool = False
    deferred: str = ""
    objected: bool = False
    ready: bool = False
    asked: tuple[str, ...] = ()
    paper: str = ""

    @property
    def in_hand(self) -> bool:
        """Whether the pleno can take it up now: it is ready, and not done or put off."""
        return self.ready and self.stand not in {Stand.SAH, Stand.TUNDA}


@dataclass(frozen=True, slots=True)
class _Held:
    """What a glance was taken of; columns and boxes are never changed, only replaced."""

    column: Column
    box: Box | None
    objected: bool
    glance: Glance


class Board:
    """Glances at a recap, kept while what they were taken of is the very same.

    Of 1,300 TPS with two contests, a typed sheet changes one glance.
    """

    def __init__(self) -> None:
        self._held: dict[Place, _Held] = {}

    def look(self, recap: Recap, places: Iterable[Place]) -> Mapping[Place, Glance]:
        """Return the glances at places, in their order."""
        waiting = {
            (raised.tps, raised.contest)
            for raised, answer in recap.objections.values()
            if answer is None
        }
        return {place: self._look_at(recap, place, place in waiting) for place in places}

    def _look_at(self, recap: Recap, place: Place, objected: bool) -> Glance:  # noqa: FBT001 - inner
        column, box = recap.columns.get(place, _EMPTY), recap.boxes.get(place[0])
        held = self._held.get(place)
        if held and held.column is column and held.box is box and held.objected is objected:
            return held.glance
        glance = _glance(place, column, box, objected=objected)
        self._held[place] = _Held(column, box, objected, glance)
        return glance


def _glance(place: Place, column: Column, box: Box | None, *, objected: bool) -> Glance:
    figures = column.figures
    stands = figures or {}
    return Glance(
        *place,
        stand_of(column, box, objected=objected),
        differing=column.disputed(),
        typists=tuple(entry.officer for entry in column.entries),
        shown=tuple(one.by for one in column.shown),
        sirekap=any(cell in stands and stands[cell] != n for cell, n in column.published.items()),
        corrections=len(column.corrections),
        matched=column.matched,
        read=column.heard,
        deferred=column.deferred,
        objected=objected,
        ready=figures is not None and not column.typed_once,
        asked=tuple(_asked(column)),
        paper=column.paper or "",
    )


def _asked(column: Column) -> Iterator[str]:
    """Yield the officers whose entry clashes with the other one, or lacks what it tells."""
    if column.ratified or column.standing is not None:
        return
    told = {cell: None for one in column.entries for cell in one.figures}
    for one in column.entries:
        if asked_again(column.entries, one.officer, told):
            yield one.officer
