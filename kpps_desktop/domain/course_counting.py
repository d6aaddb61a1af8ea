"""How events of closing and counting change the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.counting import INVALID, Counted, Opened, Paused, Sealed, Tallying
from kpps_desktop.domain.day import Day, Stage
from kpps_desktop.domain.ledgers import Draft, Given
from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from kpps_desktop.domain import events as e

State = TypeVar("State", Sealed, Opened, Tallying, Paused, Counted)


def account(day: Day, said: e.BallotsAccounted, _at: str) -> Day:
    """Write the ballots returned by voters and those not used."""
    return replace(day, leftovers={**day.leftovers, day.known(said.contest): said})


def count_signatures(day: Day, said: e.SignaturesCounted, _at: str) -> Day:
    """Write the signatures counted on an attendance list."""
    return replace(day, signatures={**day.signatures, said.cell: said.signatures})


def explain_difference(day: Day, said: e.DifferenceExplained, at: str) -> Day:
    """Write why a difference stands before there is a sheet that shows it."""
    if not said.reason.strip():
        raise Refused("S.406")
    given = Given(
        day.known(said.contest), said.code, said.cells, said.reason, at, day.stage, said.figures
    )
    return replace(day, given=(*day.given, given))


def open_counting(day: Day, _said: e.CountingOpened, at: str) -> Day:
    """Open the counting meeting, once every contest's left-over ballots were counted."""
    missing = [one for one in day.contests if one not in day.leftovers]
    if missing:
        raise Refused("S.310", contest=missing[0])
    return day.enter(Stage.PENGHITUNGAN, at)


def open_box(day: Day, said: e.BoxOpened, _at: str) -> Day:
    """Open a box, one contest at a time."""
    _refuse_two_boxes(day)
    return day.with_count(said.contest, _count(day, said.contest, Sealed).open())


def count_box(day: Day, said: e.BoxCounted, _at: str) -> Day:
    """Count the ballots of a box before any is unfolded, or again."""
    count = day.counts[day.known(said.contest)]
    if not isinstance(count, (Opened, Tallying)):
        raise Refused("S.312", contest=said.contest)
    return day.with_count(said.contest, count.count(said.ballots, said.unsigned))


def announce(day: Day, said: e.BallotCounted, _at: str) -> Day:
    """Tally a ballot."""
    tally = _count(day, said.contest, Tallying)
    if said.choice != INVALID and said.choice not in day.numbers[said.contest]:
        raise Refused("S.306", choice=said.choice)
    return day.with_count(said.contest, tally.announce(said.choice))


def cancel(day: Day, said: e.BallotCancelled, _at: str) -> Day:
    """Take the last ballot back, with the reason."""
    if not said.reason.strip():
        raise Refused("S.406")
    return day.with_count(said.contest, _count(day, said.contest, Tallying).cancel())


def pause(day: Day, said: e.TallyPaused, _at: str) -> Day:
    """Rest."""
    return day.with_count(said.contest, _count(day, said.contest, Tallying).pause())


def resume(day: Day, said: e.TallyResumed, _at: str) -> Day:
    """Go on."""
    return day.with_count(said.contest, _count(day, said.contest, Paused).resume())


def finish(day: Day, said: e.CountFinished, at: str) -> Day:
    """End a contest's count; after the last one the result is settled."""
    done = day.with_count(said.contest, _count(day, said.contest, Tallying).finish())
    return done.enter(Stage.PENETAPAN, at) if done.all_counted() else done


def recount(day: Day, said: e.RecountStarted, _at: str) -> Day:
    """Count a contest again; what was read from its old sheet no longer stands."""
    if not said.reason.strip():
        raise Refused("S.406")
    _refuse_two_boxes(day)
    again = day.with_count(said.contest, _count(day, said.contest, Counted).recount())
    again = again.with_draft(said.contest, Draft())
    return again.back_to(Stage.PENGHITUNGAN)


def _refuse_two_boxes(day: Day) -> None:
    """Refuse a second box while the ballots of another lie open, at rest or not."""
    for contest, count in day.counts.items():
        if isinstance(count, (Opened, Tallying, Paused)):
            raise Refused("S.311", contest=contest)


def _count(day: Day, contest: str, state: type[State]) -> State:
    count = day.counts[day.known(contest)]
    if not isinstance(count, state):
        raise Refused("S.312", contest=contest)
    return count
