"""The journal's names for events, and events back from a name and its facts."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as r

Event: TypeAlias = (
    e.DeskSetUp
    | e.SupplyReceived
    | e.InvitationsReported
    | e.ListPosted
    | e.DutiesAssigned
    | e.SeatTicked
    | e.OfficerPresent
    | e.SaksiAccredited
    | e.MandateReceived
    | e.SaksiRemoved
    | e.OpeningBegan
    | e.StepTaken
    | e.BallotsReceived
    | e.VotingOpened
    | e.VoterAdmitted
    | e.AdmissionUndone
    | e.VoterTurnedAway
    | e.BallotReplaced
    | e.CompanionRecorded
    | e.QueueClosed
    | e.VotingClosed
    | e.BoxDisturbed
    | e.BallotsAccounted
    | e.SignaturesCounted
    | e.DifferenceExplained
    | e.CountingOpened
    | e.BoxOpened
    | e.BoxCounted
    | e.BallotCounted
    | e.BallotCancelled
    | e.TallyPaused
    | e.TallyResumed
    | e.CountFinished
    | e.RecountStarted
    | e.PlanoRead
    | e.FigureCorrected
    | e.FindingExplained
    | e.IncidentRecorded
    | e.ObjectionRaised
    | e.ObjectionAnswered
    | e.SheetSigned
    | e.SignatureDeclined
    | e.ResultSealed
    | e.ResultReopened
    | e.PaperMade
    | e.PaperPrinted
    | e.PaperReprinted
    | e.BundleMade
    | e.BundleExported
    | e.CopyHandedOver
    | e.BoxSealed
    | e.HandoverFinished
)
RecapEvent: TypeAlias = (
    r.RecapSetUp
    | r.BundleReceived
    | r.RegionReceived
    | r.FiguresTyped
    | r.TpsMatched
    | r.TpsFigureCorrected
    | r.TpsExplained
    | r.RecapObjectionRaised
    | r.RecapObjectionAnswered
    | r.TpsRatified
    | r.RecapMade
    | r.RecapOfficersSet
    | r.BoxNoted
    | r.FiguresRetyped
    | r.CopyShown
    | r.SirekapTaken
    | r.PlenoOpened
    | r.PlenoPaused
    | r.PlenoResumed
    | r.PlenoClosed
    | r.GuestAccredited
    | r.GuestSeated
    | r.GuestLeft
    | r.TpsReadOut
    | r.IncidentRead
    | r.TpsDeferred
    | r.TpsReturned
    | r.TpsReopened
    | r.RecapSigned
    | r.RecapSignatureDeclined
    | r.RecapSealed
    | r.RecapReopened
    | r.RecapCopyHanded
    | r.DeskShared
    | r.DeskMerged
    | r.LaterVoteTyped
)
AnyEvent: TypeAlias = Event | RecapEvent
LARGEST = 1_000_000_000
"""No number of an election day comes near this one."""
_CLASSES: tuple[type, ...] = typing.get_args(Event) + typing.get_args(RecapEvent)


def _name(of: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", of.__name__).lower()


NAMES: Mapping[type, str] = {of: _name(of) for of in _CLASSES}
"""Event class → its name in the journal."""


def _is_whole(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_texts(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(type(one) is str for one in value)


def _is_key(value: object) -> bool:
    return type(value) is str and value.isascii()  # so that RFC 8785 sorts as `canonical` does


def _is_figures(value: object) -> bool:
    return isinstance(value, dict) and all(
        _is_key(cell) and (figure is None or _is_whole(figure)) for cell, figure in value.items()
    )


def _is_named_texts(value: object) -> bool:
    return isinstance(value, dict) and all(
        _is_key(key) and type(one) is str for key, one in value.items()
    )


_MISSING = object()
_Check: TypeAlias = Callable[[object], bool]
_CHECKS: Mapping[object, _Check] = {
    str: _is_text,
    int: _is_whole,
    bool: lambda value: type(value) is bool,
    int | None: lambda value: value is None or _is_whole(value),
    e.Texts: _is_texts,
    e.FiguresByCell: _is_figures,
    Mapping[str, str]: _is_named_texts,
}


@dataclass(frozen=True, slots=True)
class _Shape:
    of: type
    checks: tuple[tuple[str, _Check], ...]
    lists: tuple[str, ...]


def _shape(of: type) -> _Shape:
    hints = typing.get_type_hints(of)
    names = [field.name for field in fields(of)]
    return _Shape(
        of,
        tuple((name, _CHECKS[hints[name]]) for name in names),
        tuple(name for name in names if hints[name] == e.Texts),
    )


_SHAPES: Mapping[str, _Shape] = {name: _shape(of) for of, name in NAMES.items()}


def name_of(event: AnyEvent) -> str:
    """Return an event's name in the journal."""
    return NAMES[type(event)]


def facts_of(event: AnyEvent) -> dict[str, object]:
    """Return an event's fields as JSON values."""
    return {field: getattr(event, field) for field in type(event).__slots__}


def event_of(name: str, facts: Mapping[str, object]) -> AnyEvent:
    """Make the event of a journal line again; Refused J.001 where no event has this shape."""
    shape = _SHAPES.get(name) if isinstance(name, str) else None
    if shape is None or not isinstance(facts, Mapping) or len(facts) != len(shape.checks):
        raise Refused("J.001", event=str(name))
    for field, fits in shape.checks:
        if not fits(facts.get(field, _MISSING)):
            raise Refused("J.001", event=name)
    lists = {field: tuple(typing.cast("list[str]", facts[field])) for field in shape.lists}
    made: AnyEvent = shape.of(**{**facts, **lists})
    return made
