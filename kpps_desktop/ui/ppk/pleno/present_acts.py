"""What can be done with what is before the meeting, by whom: the next lawful thing, and others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kpps_desktop.ui.ppk.pleno.pictures import ActsPicture, Step, WaysPicture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.ppk.pleno.scene import Scene

_DONE = (Step.ALL, Step.FINAL)


def step_of(scene: Scene) -> Step:
    """Return what the pleno does next with what is before it."""
    return next(step for step, true in _steps(scene) if true)


def ways_of(scene: Scene) -> WaysPicture:
    """Return where the meeting can turn to."""
    order = tuple(scene.view.glances)
    at = order.index(scene.place)
    around = chain(order[at + 1 :], order[:at])  # past the end, what was skipped
    return WaysPicture(
        previous=order[at - 1] if at else None,
        following=order[at + 1] if at + 1 < len(order) else None,
        agenda=scene.view.next,
        upcoming=next((one for one in around if scene.view.glances[one].in_hand), None),
    )


def acts_of(scene: Scene, step: Step, waiting: Mapping[str, int]) -> ActsPicture:
    """Return what the officer at the keyboard can do now."""
    can = frozenset(act for act, true in _acts(scene, step, waiting) if true)
    words, goes = _next(scene, step, ways_of(scene))
    return ActsPicture(can, words, goes, waiting)


def _steps(scene: Scene) -> Iterator[tuple[Step, bool]]:
    view, column = scene.view, scene.column
    sitting = view.pleno.sitting
    yield Step.FINAL, view.ending.sealed
    yield Step.ALL, column.ratified and view.next is None
    yield Step.NEXT, column.ratified
    yield Step.OPEN, sitting is None
    yield Step.RESUME, sitting is not None and sitting.resting
    yield Step.RETURN, bool(column.deferred)
    yield Step.TYPE, scene.types or column.figures is None or column.typed_once
    yield Step.READ, not column.read
    yield Step.INCIDENT, scene.unread > 0
    yield Step.OBJECTION, scene.glance.objected
    yield Step.DIFFERING, bool(column.disputed())
    yield Step.MATCH, not column.matched
    yield Step.RATIFY, True


def _acts(scene: Scene, step: Step, waiting: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    column, ways = scene.column, ways_of(scene)
    filled = column.figures is not None and not column.ratified
    may = scene.decides and scene.going
    yield "copy", scene.going and filled and not scene.types
    yield "explain", may and filled and bool(column.disputed()) and bool(waiting["findings"])
    yield "incidents", True
    yield "findings", bool(scene.station.findings or scene.station.told) and not scene.types
    yield "meeting", True
    yield "object", True
    yield "correct", may and filled and not scene.types
    yield "defer", may and not column.ratified and not column.deferred
    yield "reopen", scene.decides and column.ratified and step is not Step.FINAL
    yield "agenda", ways.agenda not in {None, scene.place}
    yield "previous", ways.previous is not None
    yield "following", ways.following is not None


def _next(scene: Scene, step: Step, ways: WaysPicture) -> tuple[str, Place | None]:
    """Return the words of the primary action, and where it leads to if it only leads on."""
    goes = None
    if not scene.decides and step is not Step.TYPE:
        goes = ways.following  # an operator looks on, but for what he is to type
    elif step is Step.NEXT:
        goes = ways.upcoming
    elif step not in _DONE:
        return scene.say(f"step.{step.value}"), None
    return scene.say("step.next") if goes else "", goes
