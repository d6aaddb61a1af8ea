"""Counts as values: a full TPS whose box was opened, tallied this far; the longest real names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.counting import Paused
from kpps_desktop.domain.elections import Choice
from kpps_desktop.services.kpps.viewing import Rest
from tests.ui.kpps import halls
from tests.ui.kpps.halls import OFFICERS, B, G, at, names, view_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from kpps_desktop.domain.event_names import Event
    from kpps_desktop.services.kpps.viewing import View

CAME = 413


def view_of_count(
    votes: Iterable[int] = (),
    *,
    box: int | None = CAME,
    pairs: int = 6,
    then: Iterable[Event] = (),
    empty: bool = False,
    long: bool = True,
    numbers: int = 6,
) -> View:
    """Return a desk at which gubernur's box was opened and these ballots were announced."""
    happened = [*_closing(), (at(14, 2), e.BoxOpened(G))]
    if box is not None:
        happened.append((at(14, 9), e.BoxCounted(G, box, 0)))
    happened += [(at(14, 10), e.BallotCounted(G, one, "")) for one in votes]
    happened += [(at(14, 33), one) for one in then]
    view = view_of(halls.day_of(happened, G, B, numbers=numbers), at(14, 40), G, B)
    if isinstance(view.day.counts[G], Paused):
        view = replace(view, rest=Rest(OFFICERS[2], at(14, 33)))
    return _named(view, pairs, empty=empty, long=long)


def spread(ballots: int, pairs: int, invalid: int = 3) -> tuple[int, ...]:
    """Return so many ballots for so many pairs: the first has most, a few are tidak sah."""
    order = [one for one in range(1, pairs + 1) for _ in range(pairs + 2 - one)]
    cast = [order[at % len(order)] for at in range(ballots - invalid)]
    return (*cast, *([0] * invalid))


def _closing() -> Iterator[tuple[datetime, Event]]:
    for number in range(1, CAME + 1):
        yield at(8), halls.admitted(f"DPT-{number}", G, B)
    yield at(13), e.QueueClosed(0)
    yield at(13, 5), e.VotingClosed("")
    for contest in (G, B):
        yield at(13, 30), e.BallotsAccounted(contest, 0, 202)
    yield at(14), e.CountingOpened()


def _named(view: View, pairs: int, *, empty: bool, long: bool) -> View:
    found = names() if long else tuple(f"CALON {n}" for n in range(1, 30))
    choices = [Choice(n + 1, found[2 * n], found[2 * n + 1]) for n in range(pairs)]
    if empty:
        choices[-1] = Choice(pairs, "KOLOM KOSONG", "", empty=True)
    contests = tuple(replace(one, choices=tuple(choices)) for one in view.election.contests)
    held = replace(view.election, contests=contests)
    officers = dict(zip(OFFICERS, names()[:7], strict=True))
    return replace(view, election=held, ballots=held.contests, officers=officers)
