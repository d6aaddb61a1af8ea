"""The signed figures of one contest as text for a QR symbol, and back from whatever was scanned.

A message (COSE_Sign1) is cut into parts, each `KPPS1:part/parts:set:length:check:` and base45.
All of it is in the alphanumeric alphabet of QR, so a keyboard-wedge scanner can type it;
`set` and `check` are the first three bytes of SHA-256 of the message and of the part.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import base45

from kpps_desktop.domain.elections import ContestCode, Mode, ResultKind
from kpps_desktop.domain.figures import Sheet
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.places import KodeTps, is_tps
from kpps_desktop.exchange import cbor
from kpps_desktop.exchange.values import CODE, ELECTION_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.domain.results import TpsResult

MOST_TEXT = 419
"""Characters of version 12 at level M: 73 modules with the quiet zone, 0.65 mm each in 47.5 mm."""
JOURNAL_BYTES = 16
"""Of the journal head's SHA-256: 128 bits tell a journal well, and keep the symbol coarse."""

_FORMAT = 1
_MOST_SCANNED = 1 << 20
_MOST_HEADER = len("KPPS1:12/12:ABCDEF:419:ABCDEF:")
_MOST_CHUNK = (MOST_TEXT - _MOST_HEADER) // 3 * 2
_MOST_PARTS = 12
_HEADER = re.compile(r"KPPS1:(\d{1,2})/(\d{1,2}):([0-9A-F]{6}):(\d{1,3}):([0-9A-F]{6}):")
_MISSING = "X.204"
"""The finding that only tells of parts that are still to come."""
_BREAK = re.compile(r"\r\n|[\r\n\t]")
_KEYS = tuple(range(1, 10))
_VERSION, _ELECTION, _TPS, _CONTEST, _KIND, _MODE, _SEQUENCE, _FIGURES, _JOURNAL = _KEYS
_MODES = (Mode.RESMI, Mode.SIMULASI)
_MOST_FIGURE = 999_999_999
_ELECTION_ID = re.compile(ELECTION_ID, re.ASCII).fullmatch
_CONTEST_CODE = re.compile(CODE, re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class QrResult:
    """What a QR text says of one contest; `values` are the figures in the order of the form.

    `journal` is the beginning (16 bytes, hex) of the journal head's SHA-256.
    """

    election: str
    tps: KodeTps
    contest: ContestCode
    kind: ResultKind
    mode: Mode
    sequence: int
    values: tuple[int | None, ...]
    journal: str

    def sheet(self, cells: Sequence[Cell]) -> Sheet | None:
        """Return the figures by cell, or None where the form has another number of cells."""
        if len(cells) != len(self.values):
            return None
        return Sheet(self.tps, self.contest, dict(zip(cells, self.values, strict=True)))


def encode(
    result: TpsResult, contest: str, cells: Sequence[Cell], sign: Callable[[bytes], bytes]
) -> tuple[str, ...]:
    """Return the QR texts of a contest; `cells` in the form's order, `sign` makes COSE_Sign1."""
    return cut(sign(payload_of(result, contest, cells)))


def payload_of(result: TpsResult, contest: str, cells: Sequence[Cell]) -> bytes:
    """Write one contest of a result as CBOR; KeyError where the result has no such contest."""
    sheet = result.sheet(contest)
    if sheet is None:
        raise KeyError(contest)
    return cbor.dump(
        {
            _VERSION: _FORMAT,
            _ELECTION: result.election,
            _TPS: int(result.tps),
            _CONTEST: sheet.contest,
            _KIND: str(result.kind),
            _MODE: _MODES.index(result.mode),
            _SEQUENCE: result.sequence,
            _FIGURES: [sheet.figures.get(cell) for cell in cells],
            _JOURNAL: bytes.fromhex(result.journal.hash)[:JOURNAL_BYTES],
        }
    )


def decode(payload: bytes) -> tuple[QrResult | None, list[Finding]]:
    """Read the CBOR that `payload_of` writes (once its signature was verified)."""
    try:
        said = cbor.load(payload)
    except ValueError:
        return None, [Finding("X.206")]
    if not isinstance(said, dict) or tuple(said) != _KEYS:
        return None, [Finding("X.206")]
    if said[_VERSION] != _FORMAT:
        return None, [Finding("X.207", facts={"version": str(said[_VERSION])[:20]})]
    if not all(fits(said[key]) for key, fits in _FITS.items()):
        return None, [Finding("X.206")]
    return QrResult(
        said[_ELECTION],
        KodeTps(str(said[_TPS])),
        ContestCode(said[_CONTEST]),
        ResultKind(said[_KIND]),
        _MODES[said[_MODE]],
        said[_SEQUENCE],
        tuple(said[_FIGURES]),
        said[_JOURNAL].hex(),
    ), []


def _is_figure(value: object) -> bool:
    return value is None or (isinstance(value, int) and 0 <= value <= _MOST_FIGURE)


_FITS: dict[int, Callable[[object], bool]] = {
    _ELECTION: lambda value: isinstance(value, str) and bool(_ELECTION_ID(value)),
    _TPS: lambda value: isinstance(value, int) and is_tps(str(value)),
    _CONTEST: lambda value: isinstance(value, str) and bool(_CONTEST_CODE(value)),
    _KIND: lambda value: isinstance(value, str) and value in set(ResultKind),
    _MODE: lambda value: isinstance(value, int) and 0 <= value < len(_MODES),
    _SEQUENCE: lambda value: isinstance(value, int) and value > 0,
    _FIGURES: lambda value: isinstance(value, list) and all(_is_figure(one) for one in value),
    _JOURNAL: lambda value: isinstance(value, bytes) and len(value) == JOURNAL_BYTES,
}


def cut(message: bytes) -> tuple[str, ...]:
    """Cut a message into texts, each short enough for its QR symbol."""
    parts = max(1, -(-len(message) // _MOST_CHUNK))
    if parts > _MOST_PARTS:
        raise ValueError(len(message))
    size = -(-len(message) // parts)
    size += size % 2  # base45 takes two bytes at a time
    chunks = [message[at : at + size] for at in range(0, max(1, len(message)), size or 1)]
    return tuple(
        _part(chunk, number, len(chunks), _short(message))
        for number, chunk in enumerate(chunks, start=1)
    )


def _part(chunk: bytes, number: int, of: int, named: str) -> str:
    text = base45.b45encode(chunk).decode()
    return f"KPPS1:{number}/{of}:{named}:{len(text)}:{_short(chunk)}:{text}"


def _short(data: bytes) -> str:
    return hashlib.sha256(data).digest()[:3].hex().upper()


def join(texts: Iterable[str]) -> tuple[tuple[bytes, ...], list[Finding]]:
    """Put messages together from scanned texts, in whatever order and however often.

    Takes small letters for capitals, lines broken anywhere, and anything between the parts.
    (Base45 never ends in a blank, so what trims lines does no harm.) What is damaged or
    missing is named.
    """
    scanned = "\n".join(texts)
    if len(scanned) > _MOST_SCANNED:
        return (), [Finding("X.201", facts={"most": _MOST_SCANNED})]
    # A broken line lost nothing, or the blank it was broken at: either may be right.
    found: dict[_Name, bytes | None] = {}
    for between in ("", " "):
        for name, chunk in _scanned(_BREAK.sub(between, scanned.upper())):
            found[name] = found.get(name) or chunk
    if not found:
        return (), [Finding("X.202")]
    sets: dict[tuple[str, int], dict[int, bytes | None]] = {}
    for name, chunk in found.items():
        sets.setdefault((name.set, name.of), {})[name.number] = chunk
    joined = [_joined(named, of, parts) for (named, of), parts in sets.items()]
    messages = tuple(message for message, _ in joined if message is not None)
    return messages, [fault for _, faults in joined for fault in faults]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was scanned by now: whole messages, what is amiss, and the texts that wait for others.

    `has` tells that the last text brought a part of a message.
    """

    messages: tuple[bytes, ...]
    faults: tuple[Finding, ...]
    waiting: tuple[str, ...]
    has: bool


def gather(waiting: Sequence[str], text: str) -> Gathered:
    """Add a scanned text to those that wait; what was damaged is told, and waits for nothing."""
    fresh, faults = join([text])
    damaged = tuple(one for one in faults if one.code != _MISSING)
    if damaged:
        return Gathered(fresh, damaged, tuple(waiting), has=False)
    kept = dict.fromkeys((*waiting, text) if faults else waiting)
    messages, left = join(kept) if kept else ((), [])
    done = {_short(message) for message in (*fresh, *messages)}
    mixed = {str(one.facts.get("set")) for one in left if one.code != _MISSING}
    open_ones = tuple(one for one in kept if not set(_sets(one)) <= done | mixed)
    told = [one for one in left if one.facts.get("set") not in done]
    return Gathered(tuple(dict.fromkeys((*fresh, *messages))), tuple(told), open_ones, has=True)


def is_ours(text: str) -> bool:
    """Tell whether a scanned text is a part of a message, and not a stranger's code."""
    return _HEADER.search(_BREAK.sub("", text.upper())) is not None


def _sets(text: str) -> list[str]:
    return [named for _, _, named, _, _ in _HEADER.findall(_BREAK.sub("", text.upper()))]


@dataclass(frozen=True, slots=True)
class _Name:
    set: str
    number: int
    of: int
    check: str


def _scanned(text: str) -> Iterable[tuple[_Name, bytes | None]]:
    """Find parts in a text without line breaks; None for a part that is damaged."""
    headers = list(_HEADER.finditer(text))
    ends = [header.start() for header in headers[1:]] + [len(text)]
    for header, end in zip(headers, ends, strict=False):
        number, of, named, length, check = header.groups()
        told = text[header.end() : end][: int(length)]
        yield _Name(named, int(number), int(of), check), _chunk(told, check)


def _chunk(text: str, check: str) -> bytes | None:
    try:
        chunk = bytes(base45.b45decode(text))
    except ValueError:
        return None
    return chunk if _short(chunk) == check else None


def _joined(
    named: str, of: int, parts: dict[int, bytes | None]
) -> tuple[bytes | None, list[Finding]]:
    damaged = [number for number in sorted(parts) if parts[number] is None]
    missing = [number for number in range(1, of + 1) if number not in parts]
    faults = [
        Finding(code, facts={"set": named, "parts": ", ".join(map(str, numbers)), "of": of})
        for code, numbers in (("X.203", damaged), ("X.204", missing))
        if numbers
    ]
    if faults:
        return None, faults
    message = b"".join(parts[number] or b"" for number in range(1, of + 1))
    if _short(message) != named:
        return None, [Finding("X.205", facts={"set": named})]
    return message, []
