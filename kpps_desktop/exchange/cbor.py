"""The little CBOR that a QR text holds, read strictly: whole numbers, text, bytes, null, nesting.

A general decoder would build dates, decimals and patterns out of a stranger's tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import cbor2

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value: TypeAlias = "int | str | bytes | Sequence[Value] | Mapping[int, Value] | None"

_NULL = 0xF6
_DEEPEST = 4
_INLINE = 24
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_NUMBER, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP = range(6)


def dump(value: Value) -> bytes:
    """Write a value in the one deterministic form (RFC 8949 §4.2.1)."""
    return cbor2.dumps(value, canonical=True)


def load(data: bytes) -> Value:
    """Read a value; ValueError where `dump` would not have written these bytes."""
    try:
        value, end = _item(data, 0, 0)
    except IndexError as error:
        raise ValueError from error
    if end != len(data) or dump(value) != data:
        raise ValueError
    return value


def _item(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    if data[at] == _NULL:
        return None, at + 1
    if depth > _DEEPEST:
        raise ValueError
    kind, (count, at) = data[at] >> 5, _count(data, at)
    if kind in (_NUMBER, _NEGATIVE):
        return (count if kind == _NUMBER else -1 - count), at
    if count > len(data) - at:
        # Each element takes a byte at least: what claims more than is there is not built.
        raise ValueError
    if kind in (_BYTES, _TEXT):
        raw = data[at : at + count]
        return (raw if kind == _BYTES else raw.decode()), at + count
    if kind == _ARRAY:
        return _array(data, at, count, depth)
    if kind == _MAP:
        return _map(data, at, count, depth)
    raise ValueError


def _count(data: bytes, at: int) -> tuple[int, int]:
    told = data[at] & 31
    if told < _INLINE:
        return told, at + 1
    if told not in _SIZES or len(data) < at + 1 + _SIZES[told]:
        raise ValueError
    end = at + 1 + _SIZES[told]
    return int.from_bytes(data[at + 1 : end], "big"), end


def _array(data: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    values = []
    for _ in range(count):
        value, at = _item(data, at, depth + 1)
        values.append(value)
    return values, at


def _map(data: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    values: dict[int, Value] = {}
    for _ in range(count):
        key, at = _item(data, at, depth + 1)
        if type(key) is not int:
            raise ValueError
        values[key], at = _item(data, at, depth + 1)
    return values, at
