"""The course of the recap: how each event at a PPK desk changes it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain import recap_events as e
from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import (
    TYPED_ONCE,
    Arrival,
    Column,
    Entry,
    Recap,
    State,
    refuse_change,
)

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import RecapEvent

Change: TypeAlias = Callable[[Recap, Any, str, str], Recap]


def advance_recap(recap: Recap | None, event: RecapEvent, at: str, officer: str) -> Recap:
    """Return the recap after an officer's event at a time (ISO 8601); Refused where unlawful."""
    if isinstance(event, e.RecapSetUp):
        return _join(recap, event)
    if recap is None:
        raise Refused("S.003")
    change = COURSE.get(type(event))
    if change is None:
        raise Refused("S.004")
    return change(recap, event, at, officer)


def _join(recap: Recap | None, said: e.RecapSetUp) -> Recap:
    """Begin the recap, or let another desk join it: only one with the very same pack."""
    if recap is not None and recap.setup.pack != said.pack:
        raise Refused("K.002")
    return recap or Recap(said)


def _receive(recap: Recap, said: e.BundleReceived, _at: str, _officer: str) -> Recap:
    if said.kind not in set(ResultKind):
        raise Refused("K.003", kind=said.kind)
    for contest, figures in _by_contest(said).items():
        arrival = Arrival(ResultKind(said.kind), said.sequence, said.sha256, said.by, figures)
        column = recap.column(said.tps, contest)
        recap = recap.with_column(said.tps, contest, _arrived(column, arrival))
    return recap


def _by_contest(said: e.BundleReceived) -> Mapping[str, Mapping[str, int | None]]:
    """Part the figures of a result by contest; there are some, and each names its cell."""
    by_contest: dict[str, dict[str, int | None]] = {}
    for key, figure in said.figures.items():
        contest, _, cell = key.partition(".")
        if not (contest and cell):
            raise Refused("K.010", tps=said.tps)
        by_contest.setdefault(contest, {})[cell] = figure
    if not by_contest:
        raise Refused("K.010", tps=said.tps)
    return by_contest


def _arrived(column: Column, arrival: Arrival) -> Column:
    for held in column.arrivals:
        if held.kind is not arrival.kind:
            continue
        if held.sequence > arrival.sequence:
            raise Refused("K.004", held=held.sequence, sequence=arrival.sequence)
        if held.sequence == arrival.sequence and held.figures != arrival.figures:
            raise Refused("K.005", sequence=arrival.sequence)
        if (held.sequence, held.by) == (arrival.sequence, arrival.by):
            same = held.sha256 == arrival.sha256
            raise Refused("K.009" if same else "K.005", sequence=arrival.sequence)
    refuse_change(column)
    return column.arrive(arrival)


def _type(recap: Recap, said: e.FiguresTyped, _at: str, officer: str) -> Recap:
    """Take typed figures: an officer's own entry again, or a second officer's."""
    column = recap.column(said.tps, said.contest)
    refuse_change(column)
    if not said.figures:
        raise Refused("K.010", tps=said.tps)
    mine = Entry(officer, said.figures)
    officers = [entry.officer for entry in column.entries]
    if officer in officers:
        entries = tuple(mine if one.officer == officer else one for one in column.entries)
    elif len(officers) == 2:  # noqa: PLR2004 - two officers type
        raise Refused("K.006", first=officers[0], second=officers[1])
    else:
        entries = (*column.entries, mine)
    return recap.with_column(said.tps, said.contest, column.enter(entries))


def _correct(recap: Recap, said: e.TpsFigureCorrected, at: str, officer: str) -> Recap:
    column = _filled(recap, said)
    if not said.reason.strip():
        raise Refused("S.406")
    held = (column.figures or {}).get(said.cell)
    if held != said.old:
        raise Refused("S.401", cell=said.cell, old=held)
    return recap.with_column(said.tps, said.contest, column.correct(said, at, officer))


def _explain(recap: Recap, said: e.TpsExplained, _at: str, _officer: str) -> Recap:
    column = _filled(recap, said)
    if not said.reason.strip():
        raise Refused("S.406")
    return recap.with_column(said.tps, said.contest, column.explain(said))


def _match(recap: Recap, said: e.TpsMatched, _at: str, _officer: str) -> Recap:
    column = _filled(recap, said)
    if column.state is State.BERBEDA:
        raise Refused("K.011", tps=said.tps, contest=said.contest)
    if column.typed_once:
        raise Refused(TYPED_ONCE, officer=column.entries[0].officer)
    return recap.with_column(said.tps, said.contest, replace(column, matched=True))


def _ratify(recap: Recap, said: e.TpsRatified, _at: str, _officer: str) -> Recap:
    column = _filled(recap, said)
    if not column.matched:
        raise Refused("K.008", tps=said.tps, contest=said.contest)
    return recap.with_column(said.tps, said.contest, replace(column, ratified=True))


def _object(recap: Recap, said: e.RecapObjectionRaised, _at: str, _officer: str) -> Recap:
    if said.objection in recap.objections:
        raise Refused("S.403", objection=said.objection)
    return replace(recap, objections={**recap.objections, said.objection: (said, None)})


def _answer(recap: Recap, said: e.RecapObjectionAnswered, _at: str, _officer: str) -> Recap:
    raised, answered = recap.objections.get(said.objection, (None, None))
    if raised is None or answered is not None:
        raise Refused("S.404", objection=said.objection)
    return replace(recap, objections={**recap.objections, said.objection: (raised, said)})


def _make(recap: Recap, said: e.RecapMade, _at: str, _officer: str) -> Recap:
    if said.sequence != len(recap.made) + 1:
        raise Refused("S.409", sequence=said.sequence)
    return replace(recap, made=(*recap.made, said))


def _filled(
    recap: Recap, said: e.TpsFigureCorrected | e.TpsExplained | e.TpsMatched | e.TpsRatified
) -> Column:
    column = recap.column(said.tps, said.contest)
    if column.figures is None:
        raise Refused("K.007", tps=said.tps, contest=said.contest)
    refuse_change(column)
    return column


COURSE: Mapping[type, Change] = {
    e.BundleReceived: _receive,
    e.FiguresTyped: _type,
    e.TpsFigureCorrected: _correct,
    e.TpsExplained: _explain,
    e.TpsMatched: _match,
    e.TpsRatified: _ratify,
    e.RecapObjectionRaised: _object,
    e.RecapObjectionAnswered: _answer,
    e.RecapMade: _make,
}
