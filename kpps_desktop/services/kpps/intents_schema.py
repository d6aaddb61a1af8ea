"""The format of a replay script as JSON Schema and as a table, both read from the intents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

from kpps_desktop.domain.event_names import LARGEST
from kpps_desktop.services.kpps.intents import INTENTS, parameters
from kpps_desktop.services.kpps.replay import SET_UP
from kpps_desktop.services.kpps.starting import set_up
from kpps_desktop.services.texts import MOST_TEXT

OFFICER = "KPPS-[1-9]"
_MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$"
_PLAIN: Mapping[object, dict[str, object]] = {
    str: {"type": "string", "maxLength": MOST_TEXT},
    int: {"type": "integer", "minimum": 0, "maximum": LARGEST},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
_SHOWN: Mapping[object, str] = {str: "text", int: "whole", bool: "true/false", NoneType: "null"}


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of one line of a script."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a replay script",
        "description": "docs/replay.md tells the rest: the order of lines, the first one, comments",
        "type": "object",
        "required": ["at", "by", "do"],
        "properties": {"do": {"enum": [SET_UP, *INTENTS]}},
        "oneOf": [_set_up_line(), *(_line(intent) for intent in INTENTS)],
    }


def rendered() -> bytes:
    """Return the schema as the file in `resources/schemas` holds it."""
    return orjson.dumps(schema(), option=orjson.OPT_INDENT_2) + b"\n"


def table() -> str:
    """Return the intents as the table in `docs/replay.md`; a `?` marks what may be left out."""
    rows = [
        f"| `{intent}` | {', '.join(_parameter(intent)) or '—'} | {_said(INTENTS[intent])} |"
        for intent in INTENTS
    ]
    return "\n".join(["| `do` | beside `at`, `by` and `do` | |", "|---|---|---|", *rows])


def _set_up_line() -> dict[str, object]:
    pins: dict[str, object] = {
        "type": "object",
        "propertyNames": {"pattern": f"^{OFFICER}$"},
        "additionalProperties": {"type": "string", "pattern": "^[0-9]{6}$"},
    }
    return _object(SET_UP, _said(set_up), {"pins": pins}, ["pins"])


def _line(intent: str) -> dict[str, object]:
    wanted = parameters(intent)
    return _object(
        intent,
        _said(INTENTS[intent]),
        {one.name: schema_of(one.hint) for one in wanted},
        [one.name for one in wanted if one.required],
    )


def _object(
    intent: str, said: str, given: dict[str, dict[str, object]], required: list[str]
) -> dict[str, object]:
    return {
        "description": said,
        "properties": {
            "at": {"type": "string", "format": "date-time", "pattern": _MOMENT},
            "by": {"type": "string", "pattern": f"^{OFFICER}$"},
            "do": {"const": intent},
            **given,
        },
        "required": required,
        "additionalProperties": False,
    }


def schema_of(hint: Any) -> dict[str, object]:  # noqa: ANN401 - any type an intent may ask for
    """Return the schema of what a parameter of a type takes."""
    hint = getattr(hint, "__supertype__", hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(one) for one in get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": schema_of(get_args(hint)[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema_of(get_args(hint)[1])}
    if is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [one.value for one in hint]}
    return dict(_PLAIN[hint])


def _record(of: Any) -> dict[str, object]:  # noqa: ANN401
    hints = get_type_hints(of)
    return {
        "type": "object",
        "properties": {one.name: schema_of(hints[one.name]) for one in fields(of)},
        "required": [one.name for one in fields(of) if one.default is MISSING],
        "additionalProperties": False,
    }


def _parameter(intent: str) -> list[str]:
    return [
        f"`{one.name}`{'' if one.required else '?'} {shown(one.hint)}" for one in parameters(intent)
    ]


def shown(hint: Any) -> str:  # noqa: ANN401
    """Name a type as the table does."""
    hint = getattr(hint, "__supertype__", hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return " or ".join(shown(one) for one in get_args(hint))
    if origin is tuple:
        return f"[{shown(get_args(hint)[0])}]"
    if origin is Mapping:
        return "figures"
    if is_dataclass(hint):
        return str(getattr(hint, "__name__", hint)).lower()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "/".join(hint)
    return _SHOWN[hint]


def _said(function: Any) -> str:  # noqa: ANN401
    return str(function.__doc__).strip().partition("\n")[0].replace("|", "/")
