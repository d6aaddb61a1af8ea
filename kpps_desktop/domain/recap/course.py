"""The course of the recap: how each event at its desk changes it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as e
from kpps_desktop.domain.recap.pleno_course import ENDING_COURSE, PLENO_COURSE, refuse_unread
from kpps_desktop.domain.recap.recap import TYPED_ONCE, Column, Recap, State, refuse_change
from kpps_desktop.domain.recap.told import Arrival, Box, Shown, is_later
from kpps_desktop.domain.recap.typing_again import TYPISTS, Entry, asked_again, retyped

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
    after = change(recap, event, at, officer)
    if recap.ending.sealed and type(event) not in _AFTER_SEALING:
        raise Refused("K.050", sequence=recap.ending.seals[-1].sequence)
    beside = isinstance(event, e.SirekapTaken)  # held beside what is signed, never above it
    return after if beside else _signatures_that_hold(recap, after)


def advance_joined(recap: Recap, joined: Recap) -> Recap:
    """Return the recap with what another desk did; Refused K.050 while it is final."""
    if recap.ending.sealed:
        raise Refused("K.050", sequence=recap.ending.seals[-1].sequence)
    return _signatures_that_hold(recap, joined)


def _signatures_that_hold(before: Recap, after: Recap) -> Recap:
    """Let the signatures of a contest fall where one of its columns is no longer as signed."""
    signatures = after.ending.signatures
    if not signatures or after.columns is before.columns:
        return after
    changed = {
        contest
        for (tps, contest), column in after.columns.items()
        if before.columns.get((tps, contest)) is not column
    }
    held = {key: one for key, one in signatures.items() if key[0] not in changed}
    return replace(after, ending=replace(after.ending, signatures=held))


def _join(recap: Recap | None, said: e.RecapSetUp) -> Recap:
    """Begin the recap, or let another desk join it: only one with the very same pack."""
    if recap is not None and recap.setup.pack != said.pack:
        raise Refused("K.002")
    return recap or Recap(said)


def _receive(recap: Recap, said: e.BundleReceived, _at: str, _officer: str) -> Recap:
    arrival = Arrival(_kind(said.kind), said.sequence, said.sha256, said.by, {})
    return _taken(recap, said.tps, arrival, said.figures)


def _receive_region(recap: Recap, said: e.RegionReceived, _at: str, _officer: str) -> Recap:
    kind = _kind(said.kind)
    arrival = Arrival(kind, said.sequence, said.sha256, "bundle", {}, said.final)
    return _taken(recap, said.region, arrival, said.figures)


def _taken(recap: Recap, unit: str, arrival: Arrival, figures: Mapping[str, int | None]) -> Recap:
    """Take a signed result into the columns of its contests."""
    for contest, own in _by_contest(unit, figures).items():
        column = _arrived(recap.column(unit, contest), replace(arrival, figures=own))
        recap = recap.with_column(unit, contest, column)
    return recap


def _kind(said: str) -> ResultKind:
    if said not in set(ResultKind):
        raise Refused("K.003", kind=said)
    return ResultKind(said)


def _by_contest(
    unit: str, figures: Mapping[str, int | None]
) -> Mapping[str, Mapping[str, int | None]]:
    """Part the figures of a result by contest; there are some, and each names its cell."""
    by_contest: dict[str, dict[str, int | None]] = {}
    for key, figure in figures.items():
        contest, _, cell = key.partition(".")
        if not (contest and cell):
            raise Refused("K.010", tps=unit)
        by_contest.setdefault(contest, {})[cell] = figure
    if not by_contest:
        raise Refused("K.010", tps=unit)
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
    return _typed(recap, said, recap.column(said.tps, said.contest), officer)


def _type_later(recap: Recap, said: e.LaterVoteTyped, _at: str, officer: str) -> Recap:
    """Take typed figures of a vote that stands above the first one, which they lay aside."""
    kind = _kind(said.kind)
    if kind is ResultKind.REGULER:
        raise Refused("K.003", kind=said.kind)
    column = recap.column(said.tps, said.contest)
    known = column.kind
    if known is not None and is_later(known, kind):
        raise Refused("K.120", tps=said.tps, contest=said.contest, known=known, kind=kind)
    return _typed(recap, said, column.later(kind), officer)


def _typed(
    recap: Recap, said: e.FiguresTyped | e.LaterVoteTyped, column: Column, officer: str
) -> Recap:
    refuse_change(column)
    if not said.figures:
        raise Refused("K.010", tps=said.tps)
    officers = [entry.officer for entry in column.entries]
    if officer in officers:
        entries = retyped(column.entries, officer, said.figures, whole=True)
    elif len(officers) == TYPISTS:
        raise Refused("K.006", first=officers[0], second=officers[1])
    else:
        entries = (*column.entries, Entry(officer, said.figures))
    before = recap.column(said.tps, said.contest)
    return recap.with_column(said.tps, said.contest, column.enter(entries, before))


def _retype(recap: Recap, said: e.FiguresRetyped, _at: str, officer: str) -> Recap:
    column = recap.column(said.tps, said.contest)
    refuse_change(column)
    asked = asked_again(column.entries, officer, said.figures)
    if asked is None or not said.figures:
        raise Refused("K.020", tps=said.tps, contest=said.contest)
    for cell in said.figures:
        if cell not in asked:
            raise Refused("K.021", cell=cell, tps=said.tps)
    after = column.retype(officer, said.figures)
    return recap.with_column(said.tps, said.contest, after)


def _show(recap: Recap, said: e.CopyShown, at: str, _officer: str) -> Recap:
    column = recap.column(said.tps, said.contest)
    refuse_change(column)
    recap.pleno.known(said.by)
    if not said.figures:
        raise Refused("K.010", tps=said.tps)
    after = column.show(Shown(said.by, at, said.figures))
    return recap.with_column(said.tps, said.contest, after)


def _publish(recap: Recap, said: e.SirekapTaken, _at: str, _officer: str) -> Recap:
    """Take what Sirekap publishes, of ratified columns too: it is held beside, never above."""
    for contest, figures in _by_contest(said.tps, said.figures).items():
        column = replace(recap.column(said.tps, contest), published=figures)
        recap = recap.with_column(said.tps, contest, column)
    return recap


def _note_box(recap: Recap, said: e.BoxNoted, _at: str, _officer: str) -> Recap:
    boxes = {tps: box for tps, box in recap.boxes.items() if tps != said.tps}
    if said.arrived:
        if not said.whole and not said.note.strip():
            raise Refused("K.022", tps=said.tps)
        boxes[said.tps] = Box(said.came, said.whole, said.note)
    return replace(recap, boxes=boxes)


def _set_officers(recap: Recap, said: e.RecapOfficersSet, _at: str, _officer: str) -> Recap:
    return replace(recap, officers=tuple(dict.fromkeys((*recap.officers, *said.officers))))


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
    if column.provisional:
        raise Refused("K.080", place=said.tps, contest=said.contest)
    return recap.with_column(said.tps, said.contest, replace(column, matched=True))


def _ratify(recap: Recap, said: e.TpsRatified, _at: str, _officer: str) -> Recap:
    column = _filled(recap, said)
    refuse_unread(recap, said.tps, said.contest)
    if not column.matched:
        raise Refused("K.008", tps=said.tps, contest=said.contest)
    return recap.with_column(said.tps, said.contest, replace(column, ratified=True))


def _object(recap: Recap, said: e.RecapObjectionRaised, _at: str, _officer: str) -> Recap:
    if said.objection in recap.objections:
        raise Refused("S.403", objection=said.objection)
    made = len(recap.column(said.tps, said.contest).corrections)
    return replace(
        recap,
        objections={**recap.objections, said.objection: (said, None)},
        contested={**recap.contested, said.objection: made},
    )


def _answer(recap: Recap, said: e.RecapObjectionAnswered, _at: str, _officer: str) -> Recap:
    raised, answered = recap.objections.get(said.objection, (None, None))
    if raised is None or answered is not None:
        raise Refused("S.404", objection=said.objection)
    return replace(recap, objections={**recap.objections, said.objection: (raised, said)})


def _make(recap: Recap, said: e.RecapMade, _at: str, _officer: str) -> Recap:
    if said.sequence != len(recap.made) + 1:
        raise Refused("S.409", sequence=said.sequence)
    return replace(recap, made=(*recap.made, said))


def _share(recap: Recap, _said: e.DeskShared, _at: str, _officer: str) -> Recap:
    return recap


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
    e.RegionReceived: _receive_region,
    e.FiguresTyped: _type,
    e.LaterVoteTyped: _type_later,
    e.TpsFigureCorrected: _correct,
    e.TpsExplained: _explain,
    e.TpsMatched: _match,
    e.TpsRatified: _ratify,
    e.RecapObjectionRaised: _object,
    e.RecapObjectionAnswered: _answer,
    e.RecapMade: _make,
    e.RecapOfficersSet: _set_officers,
    e.BoxNoted: _note_box,
    e.FiguresRetyped: _retype,
    e.CopyShown: _show,
    e.SirekapTaken: _publish,
    e.DeskShared: _share,
    **PLENO_COURSE,
    **ENDING_COURSE,
}
_AFTER_SEALING = {
    *ENDING_COURSE,
    *(e.RecapMade, e.RecapOfficersSet, e.SirekapTaken, e.DeskShared),
    *(e.PlenoOpened, e.PlenoPaused, e.PlenoResumed, e.PlenoClosed),
    *(e.GuestAccredited, e.GuestSeated, e.GuestLeft),
}
"""What may happen to a final recap without opening it again: nothing that changes a figure."""
