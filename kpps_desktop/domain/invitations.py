"""The code on our C.PEMBERITAHUAN: twelve letters that name a voter of a DPT by roll number.

It holds a TPS and a number, no personal data, and proves nothing: the voter is still known by
KTP-el and list. It only spares the officer the search. The letters are Crockford's base 32,
which has no I, L, O and U; what is read as I, L or O is taken for 1, 1 and 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.places import KodeTps, Level, is_tps

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110", " -\u2010\u2011\u2013")
_BITS = 5
_DATA, _GROUP = 11, 4
_TPS_BITS, _NUMBER_BITS = 10, 11
"""With the 34 bits of a desa's ten digits these fill the eleven letters of data."""
_POLYNOMIAL, _OVERFLOW = 0b100101, 0b100000
"""x⁵ + x² + 1, primitive: its powers weigh each letter differently (see `_check`)."""

MOST_NUMBER = (1 << _NUMBER_BITS) - 1
"""The highest roll number a code can hold."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom a code invites: the voter of a roll number, on the DPT of a TPS."""

    tps: KodeTps
    number: int


def invitation_code(tps: KodeTps, number: int) -> str:
    """Return the code of a voter, as it is printed: `5RTP-P3J0-63Z0`."""
    if not is_tps(tps) or not 1 <= number <= MOST_NUMBER:
        raise ValueError(tps, number)
    desa, own = int(tps[: Level.DESA]), int(tps[Level.DESA :])
    whole = (desa << _TPS_BITS | own) << _NUMBER_BITS | number
    values = [whole >> _BITS * at & len(_LETTERS) - 1 for at in reversed(range(_DATA))]
    text = "".join(_LETTERS[value] for value in (*values, _check(values)))
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def looks_like_code(text: str) -> bool:
    """Tell whether a text can only be meant as a code: its length, and no plain name or number."""
    letters = _plain(text)
    return (
        len(letters) == _DATA + 1
        and set(letters) <= set(_LETTERS)
        and not letters.isdecimal()
        and any(letter.isdecimal() for letter in text)
    )


def read_invitation(text: str) -> Invitation | Finding:
    """Read a code as typed or scanned; a finding where a letter of it must be wrong."""
    letters = _plain(text)
    values = [_LETTERS.find(letter) for letter in letters]
    if len(letters) != _DATA + 1 or min(values) < 0 or _check(values):
        return Finding("S.701", Kind.PERINGATAN)
    whole = 0
    for value in values[:_DATA]:
        whole = whole << _BITS | value
    number = whole & MOST_NUMBER
    own = whole >> _NUMBER_BITS & (1 << _TPS_BITS) - 1
    tps = KodeTps(f"{whole >> _NUMBER_BITS + _TPS_BITS:010d}{own:03d}")
    if not is_tps(tps) or not number:
        return Finding("S.701", Kind.PERINGATAN)
    return Invitation(tps, number)


def invited_here(text: str, tps: KodeTps) -> int | Finding:
    """Return the roll number a code names at a TPS; a finding where it is of another."""
    read = read_invitation(text)
    if isinstance(read, Finding):
        return read
    if read.tps != tps:
        place = {"tps": read.tps[Level.DESA :], "desa": read.tps[: Level.DESA]}
        return Finding("S.702", Kind.PERINGATAN, facts={"number": read.number, **place})
    return read.number


def _plain(text: str) -> str:
    return text.upper().translate(_READ_AS)


def _check(values: list[int]) -> int:
    """Return the letter's value that makes the whole come to 0.

    A weighted sum over GF(32): each place has a weight of its own, so that one wrong letter,
    or any two letters changed for one another, never go unseen.
    """
    found = 0
    for value in values:
        found = _doubled(found ^ value)
    return found


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & _OVERFLOW else value
