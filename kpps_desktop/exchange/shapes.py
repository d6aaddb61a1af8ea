"""Shapes of JSON values: how a value of ours is written, and how a stranger's is read strictly.

A shape reads without ever raising: it notes every fault with its path and goes on, so that all
are told at once. Keys are all present and none is unknown; figures are whole numbers.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import orjson

from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

T = TypeVar("T")
Foreign: TypeAlias = Any
"""A JSON value that a stranger wrote."""

MOST_JSON = 8 << 20
"""Bytes of the largest JSON file taken in: a thousand times ten kilobytes is a whole kecamatan."""
MOST_TOLD = 100
"""Faults told of one file; a file with more of them is not worth reading on."""
_LONGEST = 10_000
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Reading:
    """The faults of one file, gathered while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def fault(self, code: str, path: str, **facts: str | int) -> None:
        """Note a fault at a path."""
        if len(self.findings) < MOST_TOLD:
            where = f"{self.file}:{path}" if path else self.file
            told = {"file": self.file, "path": path[:80], **facts}
            self.findings.append(Finding(code, where=where[:160], facts=told))

    def wrong(self, path: str, wanted: str) -> Foreign:
        """Note that a value is not what is wanted."""
        self.fault("X.122", path, wanted=wanted)


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How a value is read (JSON value, reading, path) and written (to a JSON value)."""

    read: Callable[[Any, Reading, str], T]
    write: Callable[[T], object]


def load(content: bytes, shape: Shape[T], file: str) -> tuple[T | None, list[Finding]]:
    """Read a canonical JSON file (RFC 8785) of a shape; None and all faults where it is not."""
    reading = Reading(file)
    value, faults = parsed(content, file)
    if faults:
        return None, faults
    made = shape.read(value, reading, "")
    return (None, reading.findings) if reading.findings else (made, [])


def parsed(content: bytes, file: str, most: int = MOST_JSON) -> tuple[Foreign, list[Finding]]:
    """Parse canonical JSON under limits of size and depth."""
    if len(content) > most:
        return None, [Finding("X.105", where=file, facts={"name": file, "most": most})]
    try:
        value = orjson.loads(content)
        again = canonical(value)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        # The encoder's own limit of depth (254) is below the decoder's: it is ours too.
        return None, [Finding("X.120", where=file, facts={"file": file})]
    if again != content:
        return None, [Finding("X.121", where=file, facts={"file": file})]
    return value, []


def dump(value: T, shape: Shape[T]) -> bytes:
    """Write a value as canonical JSON."""
    return canonical(shape.write(value))


def text(pattern: str = "", longest: int = _LONGEST) -> Shape[Any]:
    """Take text without control characters but line feeds, all of it fitting a pattern."""
    fits = re.compile(pattern, re.ASCII).fullmatch if pattern else None

    def read(value: Foreign, reading: Reading, path: str) -> str:
        if type(value) is not str or len(value) > longest or _CONTROL.search(value):
            return str(reading.wrong(path, "teks"))
        if fits is not None and not fits(value):
            return str(reading.wrong(path, pattern))
        return value

    return Shape(read, lambda value: value)


def whole(least: int, most: int) -> Shape[int]:
    """Take a whole number within bounds; true and false are none."""

    def read(value: Foreign, reading: Reading, path: str) -> int:
        if type(value) is not int or not least <= value <= most:
            reading.wrong(path, f"{least}…{most}")
            return least
        return value

    return Shape(read, lambda value: value)


def _read_flag(value: Foreign, reading: Reading, path: str) -> bool:
    if type(value) is not bool:
        reading.wrong(path, "true/false")
    return bool(value)


FLAG: Shape[bool] = Shape(_read_flag, lambda value: value)


def one_of(kinds: type[StrEnum]) -> Shape[Any]:
    """Take one of a closed set of texts."""
    by_text = {str(kind): kind for kind in kinds}

    def read(value: Foreign, reading: Reading, path: str) -> Foreign:
        if type(value) is not str or value not in by_text:
            return reading.wrong(path, " | ".join(by_text))
        return by_text[value]

    return Shape(read, str)


def _read_day(value: Foreign, reading: Reading, path: str) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = date.min
    if day.isoformat() != value:
        reading.wrong(path, "YYYY-MM-DD")
    return day


DAY: Shape[date] = Shape(_read_day, lambda day: day.isoformat())


def _read_blob(value: Foreign, reading: Reading, path: str) -> bytes:
    try:
        blob = base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error):
        blob = b""
    if not blob or base64.b64encode(blob).decode() != value:
        reading.wrong(path, "base64")
    return blob


BLOB: Shape[bytes] = Shape(_read_blob, lambda blob: base64.b64encode(blob).decode())


def optional(shape: Shape[T]) -> Shape[T | None]:
    """Take a value or null."""
    return Shape(
        lambda value, reading, path: None if value is None else shape.read(value, reading, path),
        lambda value: None if value is None else shape.write(value),
    )


def listed(shape: Shape[T]) -> Shape[tuple[T, ...]]:
    """Take an array of one shape."""

    def read(value: Foreign, reading: Reading, path: str) -> tuple[T, ...]:
        if type(value) is not list:
            reading.wrong(path, "[…]")
            return ()
        return tuple(shape.read(one, reading, f"{path}[{at}]") for at, one in enumerate(value))

    return Shape(read, lambda values: [shape.write(one) for one in values])


def pair(first: Shape[Any], second: Shape[Any]) -> Shape[tuple[Any, Any]]:
    """Take an array of two values."""

    def read(value: Foreign, reading: Reading, path: str) -> tuple[Any, Any]:
        if type(value) is not list or len(value) != 2:  # noqa: PLR2004 - a pair
            reading.wrong(path, "[…, …]")
            return None, None
        return first.read(value[0], reading, f"{path}[0]"), second.read(
            value[1], reading, f"{path}[1]"
        )

    return Shape(read, lambda both: [first.write(both[0]), second.write(both[1])])


def keyed(key: str, shape: Shape[T]) -> Shape[Mapping[Any, T]]:
    """Take an object whose keys all fit a pattern, and whose values are of one shape."""
    fits = re.compile(key, re.ASCII).fullmatch

    def read(value: Foreign, reading: Reading, path: str) -> Mapping[Any, T]:
        if type(value) is not dict:
            reading.wrong(path, "{…}")
            return {}
        for name in value:
            if not fits(name):
                reading.fault("X.123", _under(path, name))
        return {name: shape.read(one, reading, _under(path, name)) for name, one in value.items()}

    return Shape(read, lambda values: {name: shape.write(one) for name, one in values.items()})


def record(of: type[T], **shapes: Shape[Any]) -> Shape[T]:
    """Take an object with the fields of a dataclass, each of its shape."""
    names = {field.name for field in fields(of)}  # type: ignore[arg-type]
    if names != set(shapes):
        raise TypeError(of, names ^ set(shapes))

    def read(value: Foreign, reading: Reading, path: str) -> T:
        if type(value) is not dict:
            made: T = reading.wrong(path, "{…}")
            return made
        for name in sorted(value.keys() - names):
            reading.fault("X.123", _under(path, name))
        for name in sorted(names - value.keys()):
            reading.fault("X.124", _under(path, name))
        return of(
            **{
                name: shape.read(value[name], reading, _under(path, name))
                if name in value
                else None
                for name, shape in shapes.items()
            }
        )

    return Shape(
        read,
        lambda made: {name: shape.write(getattr(made, name)) for name, shape in shapes.items()},
    )


def _under(path: str, name: str) -> str:
    return f"{path}.{ascii(name)[1:-1]}" if path else ascii(name)[1:-1]
