"""The journal's names for events, and events back from a name and its facts."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeAlias

from kpps_desktop.domain import events as e
from kpps_desktop.domain import recap_events as r
from kpps_desktop.domain.outcomes import Refused

Event: TypeAlias = (
    e.DeskSetUp
    | e.SupplyReceived
    | e.InvitationsReported
    | e.OfficerPresent
    | e.SaksiAccredited
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
    | e.BundleMade
    | e.CopyHandedOver
    | e.BoxSealed
    | e.HandoverFinished
)
RecapEvent: TypeAlias = (
    r.RecapSetUp
    | r.BundleReceived
    | r.FiguresTyped
    | r.TpsMatched
    | r.TpsFigureCorrected
    | r.TpsExplained
    | r.RecapObjectionRaised
    | r.RecapObjectionAnswered
    | r.TpsRatified
    | r.RecapMade
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


def _is_figures(value: object) -> bool:
    return isinstance(value, dict) and all(
        type(cell) is str and (figure is None or _is_whole(figure))
        for cell, figure in value.items()
    )


def _is_named_texts(value: object) -> bool:
    return isinstance(value, dict) and all(
        type(key) is str and type(one) is str for key, one in value.items()
    )


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


def _checks(of: type) -> tuple[tuple[str, _Check], ...]:
    hints = typing.get_type_hints(of)
    return tuple((field.name, _CHECKS[hints[field.name]]) for field in fields(of))


_FORMS: Mapping[str, tuple[type, tuple[tuple[str, _Check], ...]]] = {
    name: (of, _checks(of)) for of, name in NAMES.items()
}


def name_of(event: AnyEvent) -> str:
    """Return an event's name in the journal."""
    return NAMES[type(event)]


def facts_of(event: AnyEvent) -> dict[str, object]:
    """Return an event's fields as JSON values."""
    return {field: getattr(event, field) for field in type(event).__slots__}


def event_of(name: str, facts: Mapping[str, object]) -> AnyEvent:
    """Make the event of a journal line again; Refused J.001 where no event has this shape."""
    of, checks = _FORMS.get(name, (None, ()))
    if of is None or len(facts) != len(checks):
        raise Refused("J.001", event=name)
    for field, fits in checks:
        if not fits(facts.get(field)) or field not in facts:
            raise Refused("J.001", event=name)
    made: AnyEvent = of(
        **{key: tuple(one) if isinstance(one, list) else one for key, one in facts.items()}
    )
    return made
