"""The one way a ZIP is laid out here: every entry stored, and not a byte that could differ.

Nothing is compressed: deflate's output depends on the zlib at hand, so a canonical form that a
reader re-makes cannot rest on it. Bombs need compression, so they fall away with it.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
HEADER = _LOCAL.size
"""Bytes before the name of an entry."""
_NEEDS = 10
"""ZIP 1.0: stored entries only."""
_MADE_BY = 3 << 8 | _NEEDS
_MODE = 0o100644 << 16
"""A regular file that `unzip` leaves readable; never a symbolic link."""
_EPOCH = (0, 1 << 5 | 1)
"""1 January 1980, 00.00: the oldest time a ZIP can tell."""
_ENCRYPTED = 1

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
"""One part of a name: such a name is the same, and harmless, on every file system."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader is ready to take in: number of entries, sizes in bytes, length of a name."""

    entries: int = 512
    total: int = 256 << 20
    each: int = 64 << 20
    name: int = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored file of a ZIP."""

    name: str
    content: bytes


def is_safe(name: str, limits: Limits) -> bool:
    """Tell whether a name is plain ASCII, relative, and leads nowhere else."""
    return len(name) <= limits.name and all(NAME.fullmatch(part) for part in name.split("/"))


def pack(entries: Sequence[Entry]) -> bytes:
    """Lay entries out as a ZIP; the same entries give the same bytes on every machine."""
    body, directory, at = [], [], 0
    for entry in entries:
        name, size = entry.name.encode("latin-1"), len(entry.content)
        told = (0, 0, *_EPOCH, zlib.crc32(entry.content), size, size, len(name), 0)
        local = _LOCAL.pack(_LOCAL_MARK, _NEEDS, *told) + name
        central = _CENTRAL.pack(_CENTRAL_MARK, _MADE_BY, _NEEDS, *told, 0, 0, 0, _MODE, at)
        body += [local, entry.content]
        directory.append(central + name)
        at += len(local) + size
    listed = b"".join(directory)
    count = len(entries)
    end = _END.pack(_END_MARK, 0, 0, count, count, len(listed), at, 0)
    return b"".join([*body, listed, end])


def unpack(data: bytes, limits: Limits) -> tuple[list[Entry], list[Finding]]:
    """Walk a ZIP from its first byte, entry by entry; what cannot be read ends the walk.

    The central directory is not read: what it and every other byte must be follows from the
    entries, and `differs_at` compares them all.
    """
    entries: list[Entry] = []
    findings: list[Finding] = []
    at = 0
    while data.startswith(_LOCAL_MARK, at):
        if len(entries) == limits.entries:
            findings.append(Finding("X.104", facts={"most": limits.entries}))
            break
        entry, fault = _entry(data, at, limits)
        if fault is not None or entry is None:
            findings += [fault] if fault else []
            break
        findings += _name_faults(entry.name, entries, limits)
        entries.append(entry)
        at += _LOCAL.size + len(entry.name) + len(entry.content)
    return entries, findings


def _entry(data: bytes, at: int, limits: Limits) -> tuple[Entry | None, Finding | None]:
    if len(data) < at + _LOCAL.size:
        return None, Finding("X.103", facts={"at": at})
    fields = _LOCAL.unpack_from(data, at)
    flags, method, stored, size, name_size, extra = *fields[2:4], *fields[7:11]
    begins = at + _LOCAL.size + name_size
    name = data[at + _LOCAL.size : begins].decode("latin-1")
    where = shown(name)
    if flags & _ENCRYPTED:
        return None, Finding("X.107", where=where, facts={"name": where})
    if method or flags or stored != size or extra:
        return None, Finding("X.108", where=where, facts={"name": where})
    if size > limits.each:
        return None, Finding("X.105", where=where, facts={"name": where, "most": limits.each})
    if begins + size > len(data):
        return None, Finding("X.103", where=where, facts={"at": len(data)})
    return Entry(name, data[begins : begins + size]), None


def _name_faults(name: str, before: list[Entry], limits: Limits) -> list[Finding]:
    if not is_safe(name, limits):
        return [Finding("X.106", where=shown(name), facts={"name": shown(name)})]
    if name.casefold() in {entry.name.casefold() for entry in before}:
        return [Finding("X.109", where=name, facts={"name": name})]
    return []


def shown(name: str) -> str:
    """Return a stranger's file name as it may be printed: short, and no control characters."""
    return ascii(name)[1:-1][:80]


def differs_at(data: bytes, wanted: bytes) -> int | None:
    """Return the offset of the first byte that differs, or None where both are the same."""
    if data == wanted:
        return None
    low, high = 0, min(len(data), len(wanted))
    while low < high:
        middle = (low + high) // 2
        if data[low : middle + 1] == wanted[low : middle + 1]:
            low = middle + 1
        else:
            high = middle
    return low
