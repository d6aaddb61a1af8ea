"""The morning of a full TPS as a value: before voting opens, with the longest real names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.elections import Election, ResultKind
from tests.ui.kpps.halls import KODE, OFFICERS, PROFILE, B, G, W, at, election, names, view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.event_names import Event
    from kpps_desktop.services.kpps.viewing import View

STEPS = PROFILE.opening_steps


def day_before(happened: Iterable[Event] = (), *contests: str, hour: int = 5) -> Day:
    """Return the day after set-up and these events, a minute apart."""
    held = contests or (G, B, W)
    numbers = dict.fromkeys(held, "1,2,3,4,5,6")
    begun = e.DeskSetUp(
        KODE, "contoh-2024", ResultKind.REGULER, "simulasi", "a" * 64, numbers, STEPS, OFFICERS
    )
    day: Day | None = None
    for minute, event in enumerate((begun, *happened)):
        day = advance(day, event, at(hour + minute // 60, minute % 60).isoformat())
    assert day is not None
    return day


def view_before(
    happened: Iterable[Event] = (), *contests: str, hour: int = 6, minute: int = 30
) -> View:
    """Return what the desk sees before voting opens; pairs and officers have long names."""
    held = contests or (G, B, W)
    view = view_of(day_before(happened, *held), at(hour, minute), *held)
    with_names = named(election(*held))
    officers = dict(zip(OFFICERS, names()[:7], strict=True))
    return replace(view, election=with_names, ballots=with_names.contests, officers=officers)


def named(held: Election) -> Election:
    """Give the pairs of every contest the longest names there are."""
    long = names()
    contests = tuple(
        replace(
            contest,
            choices=tuple(
                replace(one, candidate=long[2 * at], running_mate=long[2 * at + 1])
                for at, one in enumerate(contest.choices)
            ),
        )
        for contest in held.contests
    )
    return replace(held, contests=contests)
