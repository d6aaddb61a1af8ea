"""The intents a script may hold: each a service function, its parameters read from its hints."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.people import CategoryCode, OfficerId, VoterRef
from kpps_desktop.services.kpps import counting, explaining, handing, preparing, settling, voting
from kpps_desktop.services.kpps.desk import Desk

Intent: TypeAlias = Callable[..., Changed]

INTENTS: Mapping[str, Intent] = {
    intent.__name__: intent
    for intent in (
        preparing.receive_supply,
        preparing.report_invitations,
        preparing.post_list,
        preparing.assign_duties,
        preparing.tick_seat,
        preparing.note_presence,
        preparing.accredit_saksi,
        preparing.receive_mandate,
        preparing.remove_saksi,
        preparing.begin_opening,
        preparing.take_step,
        preparing.receive_ballots,
        preparing.open_voting,
        voting.admit,
        voting.admit_guest,
        voting.undo_admission,
        voting.turn_away,
        voting.replace_ballot,
        voting.accompany,
        voting.close_queue,
        voting.disturb,
        voting.close_voting,
        counting.count_signatures,
        counting.account_ballots,
        counting.open_counting,
        counting.open_box,
        counting.count_box,
        counting.count_ballot,
        counting.cancel_ballot,
        counting.pause_tally,
        counting.resume_tally,
        counting.finish_count,
        counting.recount,
        settling.read_plano,
        settling.correct_figure,
        explaining.explain,
        settling.note_incident,
        settling.raise_objection,
        settling.answer_objection,
        settling.sign,
        settling.sign_as_saksi,
        settling.decline,
        settling.seal,
        settling.reopen,
        handing.make_papers,
        handing.make_bundle,
        handing.note_print,
        handing.reprint,
        handing.hand_copy,
        handing.seal_box,
        handing.finish,
    )
}
ACTOR = ("by", "officer")
"""Parameters that the line's own `by` fills."""
_HINTS = {
    "Desk": Desk,
    "OfficerId": OfficerId,
    "CategoryCode": CategoryCode,
    "VoterRef": VoterRef,
    "Mapping": Mapping,
    "Changed": Changed,
}


class Parameter(NamedTuple):
    """A parameter of an intent: its type, and whether a line must give it."""

    name: str
    hint: Any
    required: bool


@cache
def parameters(intent: str) -> tuple[Parameter, ...]:
    """Return what a line of an intent gives beside time, officer and the intent's name."""
    function = INTENTS[intent]
    hints = get_type_hints(function, localns=_HINTS)
    return tuple(
        Parameter(name, hints[name], one.default is inspect.Parameter.empty)
        for name, one in inspect.signature(function).parameters.items()
        if name != "desk" and name not in ACTOR
    )


def perform(desk: Desk, intent: str, by: OfficerId, given: Mapping[str, object]) -> Changed:
    """Carry an intent out; Refused S.530 to S.532 for what no intent takes."""
    if intent not in INTENTS:
        raise Refused("S.530", intent=intent)
    wanted = {one.name: one for one in parameters(intent)}
    strange = sorted(set(given) - set(wanted))
    missing = [one.name for one in wanted.values() if one.required and one.name not in given]
    if strange or missing:
        raise Refused("S.531", intent=intent, name=(strange or missing)[0])
    values = {name: structured(given[name], wanted[name].hint, name) for name in given}
    function = INTENTS[intent]
    actor = next(name for name in ACTOR if name in inspect.signature(function).parameters)
    return function(desk, **{actor: by}, **values)


def structured(value: object, hint: Any, name: str) -> Any:  # noqa: ANN401 - as the hint says
    """Make what a hint asks for of a JSON value; Refused S.532 where it does not fit."""
    made = _made(value, hint, name)
    if made is _UNFIT:
        raise Refused("S.532", name=name)
    return made


_UNFIT = object()


def _made(value: object, hint: Any, name: str) -> object:  # noqa: ANN401
    hint = getattr(hint, "__supertype__", hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _either(value, hint, name)
    if origin is tuple:
        return _listed(value, get_args(hint)[0], name)
    if origin is Mapping or hint is Mapping:
        return _mapped(value, get_args(hint)[1], name)
    if is_dataclass(hint):
        return _record(value, hint, name)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next((one for one in hint if one == value), _UNFIT)
    return value if type(value) is hint else _UNFIT


def _either(value: object, hint: Any, name: str) -> object:  # noqa: ANN401
    if value is None:
        return None if NoneType in get_args(hint) else _UNFIT
    made = (_made(value, one, name) for one in get_args(hint) if one is not NoneType)
    return next((one for one in made if one is not _UNFIT), _UNFIT)


def _listed(value: object, hint: Any, name: str) -> object:  # noqa: ANN401
    return tuple(structured(one, hint, name) for one in value) if type(value) is list else _UNFIT


def _mapped(value: object, hint: Any, name: str) -> object:  # noqa: ANN401
    if type(value) is not dict:
        return _UNFIT
    return {key: structured(one, hint, f"{name}.{key}") for key, one in value.items()}


def _record(value: object, hint: Any, name: str) -> object:  # noqa: ANN401
    if type(value) is not dict or set(value) - {one.name for one in fields(hint)}:
        return _UNFIT
    hints = get_type_hints(hint)
    given = {key: structured(one, hints[key], f"{name}.{key}") for key, one in value.items()}
    try:
        return hint(**given)
    except TypeError:
        return _UNFIT
