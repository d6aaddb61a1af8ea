"""What can be done with what is before the meeting, by whom: the next lawful thing, and others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kpps_desktop.ui.ppk.pleno.pictures import ActsPicture, Step, WaysPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.ppk.pleno.scene import Scene

_DONE = (Step.ALL, Step.MISSING, Step.FINAL)
_GOES_ON = (Step.NEXT, Step.DEFERRED)
_IN_HAND = {
    Step.RETURN,
    Step.READ,
    Step.INCIDENT,
    Step.DIFFERING,
    Step.AMEND,
    Step.REASON,
    Step.REOPEN,
    Step.MATCH,
    Step.RATIFY,
}
"""Steps that only the desk which has the TPS in hand can do."""


def step_of(scene: Scene) -> Step:
    """Return what the pleno does next with what is before it."""
    return next(step for step, true in _steps(scene) if true)


def ways_of(scene: Scene) -> WaysPicture:
    """Return where the meeting can turn to."""
    order = tuple(scene.view.glances)
    at = order.index(scene.place)
    around = (*order[at + 1 :], *order[:at])  # past the end, what was skipped
    deferred = (one for one in around if one in scene.view.deferred)
    return WaysPicture(
        previous=order[at - 1] if at else None,
        following=order[at + 1] if at + 1 < len(order) else None,
        agenda=scene.view.next or next(iter(scene.view.deferred), None),
        upcoming=next(chain(_waiting(scene.view, around), deferred), None),
    )


def _waiting(view: RecapView, places: Iterable[Place]) -> Iterator[Place]:
    """Yield what the meeting can take up: what no other desk has in hand comes first."""
    waits = [one for one in places if view.glances[one].in_hand]
    yield from sorted(waits, key=lambda one: bool(view.held_by(one[0])))


def acts_of(scene: Scene, step: Step, waiting: Mapping[str, int]) -> ActsPicture:
    """Return what the officer at the keyboard can do now."""
    can = frozenset(act for act, true in _acts(scene, step, waiting) if true)
    words, goes = _next(scene, step, ways_of(scene))
    return ActsPicture(can, words, goes, waiting)


def _steps(scene: Scene) -> Iterator[tuple[Step, bool]]:
    view, column = scene.view, scene.column
    sitting = view.pleno.sitting
    yield Step.FINAL, view.ending.sealed
    left = column.ratified and view.next is None
    yield Step.OBJECTION, column.ratified and scene.glance.objected
    yield Step.REOPEN, column.ratified and bool(scene.station.unreasoned)
    yield Step.DEFERRED, left and bool(view.deferred)
    yield Step.MISSING, left and view.ratified < len(view.glances)
    yield Step.ALL, left
    yield Step.NEXT, column.ratified
    yield Step.OPEN, sitting is None
    yield Step.RESUME, sitting is not None and sitting.resting
    yield Step.RETURN, bool(column.deferred)
    yield Step.TYPE, scene.types or column.figures is None or column.typed_once
    yield Step.READ, not column.heard
    yield Step.INCIDENT, scene.unread > 0
    yield Step.OBJECTION, scene.glance.objected
    yield Step.DIFFERING, bool(column.disputed())
    yield Step.AMEND, bool(scene.owed)
    yield Step.REASON, bool(scene.station.unreasoned)
    yield Step.MATCH, not column.matched
    yield Step.RATIFY, True


def _acts(scene: Scene, step: Step, waiting: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    column, ways = scene.column, ways_of(scene)
    filled = column.figures is not None and not column.ratified
    here = scene.decides and not scene.elsewhere
    may = here and scene.going
    yield "copy", scene.going and filled and not scene.types
    owes = bool(column.disputed() or scene.station.unreasoned)
    yield "explain", may and filled and owes and bool(waiting["findings"])
    yield "incidents", True
    yield "findings", bool(scene.station.findings or scene.station.told) and not scene.types
    yield "meeting", True
    yield "object", True
    yield "correct", may and filled and not scene.types
    yield "defer", may and not column.ratified and not column.deferred
    yield "reopen", here and column.ratified and step is not Step.FINAL
    yield "take_over", scene.leads and scene.decides and bool(scene.elsewhere)
    yield "agenda", ways.agenda not in {None, scene.place}
    yield "previous", ways.previous is not None
    yield "following", ways.following is not None


def _next(scene: Scene, step: Step, ways: WaysPicture) -> tuple[str, Place | None]:
    """Return the words of the primary action, and where it leads to if it only leads on."""
    goes = None
    if not scene.decides and step is not Step.TYPE:
        goes = ways.following  # an operator looks on, but for what he is to type
    elif step in _GOES_ON or (scene.elsewhere and step in _IN_HAND):
        goes = ways.upcoming
    elif step not in _DONE:
        return scene.say(f"step.{step.value}"), None
    words = "step.deferred" if step is Step.DEFERRED else "step.next"
    return scene.say(words) if goes else "", goes
