"""Joins what two desks made of one recap, each without hearing of the other.

Of what both have before them (`known`, or the same signed result that came to each), whoever alone
went on is followed; to receive it, or to read it out, is not to go on. Where both did, what nobody
has ratified is put together source by source, under the rules of one desk; what was ratified is
compared. Where figures differ both are kept: the TPS is no longer ratified, what the other desk has
disputes it as a SALINAN does (K.061), and the ketua settles it in the open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.recap.recap import Column
from kpps_desktop.domain.recap.told import Shown
from kpps_desktop.domain.recap.typing_again import TYPISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.recap.events import RecapObjectionAnswered, RecapObjectionRaised
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.domain.recap.told import Arrival

    Objection = tuple[RecapObjectionRaised, RecapObjectionAnswered | None]

K = TypeVar("K")
V = TypeVar("V")
_EMPTY = Column()


@dataclass(frozen=True, slots=True)
class Joining:
    """What both desks know already, both desks' names, and when this one took the other in."""

    known: tuple[Recap, ...]
    own: str
    desk: str
    at: str


def join(ours: Recap, theirs: Recap, how: Joining) -> Recap:
    """Return our recap with what another desk did; its meeting's days and seats stay its own."""
    known = how.known
    pleno = replace(
        ours.pleno,
        guests=_followed(
            ours.pleno.guests, theirs.pleno.guests, [one.pleno.guests for one in known]
        ),
        incidents=_followed(
            ours.pleno.incidents, theirs.pleno.incidents, [one.pleno.incidents for one in known]
        ),
    )
    return replace(
        ours,
        columns=_columns(ours, theirs, how),
        objections=_objections(theirs, ours, how),
        officers=tuple(dict.fromkeys((*ours.officers, *theirs.officers))),
        boxes=_followed(ours.boxes, theirs.boxes, [one.boxes for one in known]),
        pleno=pleno,
    )


def _followed(
    ours: Mapping[K, V], theirs: Mapping[K, V], known: Iterable[Mapping[K, V]]
) -> Mapping[K, V]:
    """Take what we lack, and what changed there and not here."""
    before = list(known)
    news = {
        key: value
        for key, value in theirs.items()
        if key not in ours
        or (
            any(one.get(key) == ours[key] for one in before)
            and all(one.get(key) != value for one in before)
        )
    }
    return {**ours, **news}


def _columns(ours: Recap, theirs: Recap, how: Joining) -> Mapping[tuple[str, str], Column]:
    columns = dict(ours.columns)
    for place, other in theirs.columns.items():
        mine = columns.get(place, _EMPTY)
        before = [_EMPTY, *(one.columns.get(place, _EMPTY) for one in how.known)]
        if other == mine or other in before:
            continue
        column = other if mine in before else _further(mine, other, before)
        if column is None:
            column = joined(mine, other, how)
        if column != mine:  # signatures hold while a column is left as it is
            columns[place] = column
    return columns


def _further(mine: Column, other: Column, before: Iterable[Column]) -> Column | None:
    """Return the column of the desk that alone went on; None where both did."""
    known = [_unread(one) for one in before]
    if _unread(other) in known:
        return _kept(mine, other)
    if _unread(mine) in known:
        return _kept(other, mine)
    if _is_received(other, mine):
        return _kept(mine, other)
    return _kept(other, mine) if _is_received(mine, other) else None


def _unread(column: Column) -> Column:
    """Return a column without what is no step with it: it was read out, Sirekap published it."""
    return replace(column, read=False, heard=False, published=_EMPTY.published)


def _is_received(column: Column, other: Column) -> bool:
    """Tell whether a column is only what was signed, none of it newer than the other one holds."""
    held = column.standing
    return (
        held is not None
        and _unread(column) == replace(_EMPTY, arrivals=column.arrivals)
        and any(
            _is_same(one, also)
            for one in column.arrivals
            if one.rank == held.rank
            for also in other.arrivals
        )
    )


def _is_same(one: Arrival, other: Arrival) -> bool:
    """Tell whether two arrivals are one signed result; by bundle and by QR it is the same."""
    same = (one.rank, one.figures, one.final) == (other.rank, other.figures, other.final)
    return same and (one.by != other.by or one.sha256 == other.sha256)


def _kept(further: Column, less: Column) -> Column:
    """Follow a column, and keep what came, was read out or was published at the other desk."""
    alike = further.found() == less.found()
    as_heard = alike and (further.figures, further.desks) == (less.figures, less.desks)
    missing = (one for one in less.arrivals if one not in further.arrivals)
    return replace(
        further,
        arrivals=(*further.arrivals, *missing),
        read=further.read or (less.read and alike),
        heard=further.heard or (less.heard and as_heard),
        published=further.published or less.published,
    )


def joined(mine: Column, other: Column, how: Joining) -> Column:
    """Return what comes of a contest of a TPS on which both desks went on."""
    corrections = tuple(dict.fromkeys((*mine.corrections, *other.corrections)))
    if not (mine.ratified or other.ratified):
        together = _together(mine, other)
        if together is not None:
            return replace(together, corrections=corrections)
    if other.figures is None or mine.figures == other.figures:
        further = other if other.ratified and not mine.ratified else mine
        return replace(further, corrections=corrections)
    if mine.figures is None:
        return replace(other, corrections=corrections)
    return _disputed(replace(mine, corrections=corrections), other.figures, how)


def _together(mine: Column, other: Column) -> Column | None:
    """Put the sources of two columns into one; None where they do not fit into one."""
    if mine.paper is not other.paper:  # what either typed of an earlier vote is no source now
        mine, other = _later(mine, other), _later(other, mine)
    entries = {one.officer: one for one in (*other.entries, *mine.entries)}
    same = all(entries[one.officer].figures == one.figures for one in other.entries)
    if (
        len(entries) > TYPISTS
        or not same
        or (other.corrected and other.corrected != mine.corrected)
    ):
        return None
    ranks = {one.rank: one.figures for one in mine.arrivals}
    if any(ranks.get(one.rank, one.figures) != one.figures for one in other.arrivals):
        return None
    held = {one.sha256 for one in mine.arrivals}
    column = mine.enter(tuple(entries.values())) if len(entries) > len(mine.entries) else mine
    for arrival in other.arrivals:
        column = column if arrival.sha256 in held else column.arrive(arrival)
    for shown in other.shown:
        column = column if shown in column.shown else column.show(shown)
    return replace(
        column, aside=(*mine.aside, *(one for one in other.aside if one not in mine.aside))
    )


def _later(one: Column, other: Column) -> Column:
    return one if other.paper is None else one.later(other.paper)


def _disputed(mine: Column, figures: Mapping[str, int | None], how: Joining) -> Column:
    """Keep what the other desk has beside ours, and let neither stand until it is settled."""
    others = tuple(one for one in mine.desks if one.by != how.desk)
    disputing = replace(mine, desks=(*others, Shown(how.desk, how.at, figures)))
    return replace(
        disputing,
        decided=mine.decided.difference(disputing.desks_otherwise()),
        ratified=False,
        matched=False,
        read=False,
        heard=False,
    )


def _objections(theirs: Recap, ours: Recap, how: Joining) -> Mapping[str, Objection]:
    """Keep each desk's numbers apart: KB-1 of desk B is KB-1/B here, and KB-1 again there."""
    objections = dict(ours.objections)
    for number, (raised, answer) in theirs.objections.items():
        key = _numbered(number, how)
        mine = objections.get(key)
        if mine is None or mine[1] is None:
            told = replace(answer, objection=key) if answer else None
            objections[key] = (replace(raised, objection=key), told)
    return objections


def _numbered(number: str, how: Joining) -> str:
    plain, _, desk = number.partition("/")
    return plain if desk == how.own else f"{plain}/{desk or how.desk}"
