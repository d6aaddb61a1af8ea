"""Writes the few shapes of DER (X.690) that a signature of ours is made of.

asn1crypto reads signatures; it takes 20 ms to write one, and a recap desk compares 700.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn1crypto import core

if TYPE_CHECKING:
    from collections.abc import Iterable

INTEGER = 0x02
OCTET_STRING = 0x04
UTC_TIME = 0x17
SEQUENCE = 0x30
SET = 0x31
_SHORT = 0x80


def tlv(tag: int, *parts: bytes) -> bytes:
    """Write tag, length and the parts."""
    content = b"".join(parts)
    size = len(content)
    if size < _SHORT:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, _SHORT | len(length))) + length + content


def sequence(*parts: bytes) -> bytes:
    """Write a SEQUENCE."""
    return tlv(SEQUENCE, *parts)


def set_of(parts: Iterable[bytes], tag: int = SET) -> bytes:
    """Write a SET OF: DER wants its members in the order of their bytes."""
    return tlv(tag, *sorted(parts))


def integer(value: int) -> bytes:
    """Write an INTEGER that is not negative."""
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(dotted: str) -> bytes:
    """Write an OBJECT IDENTIFIER."""
    written: bytes = core.ObjectIdentifier(dotted).dump()
    return written
