"""Activation codes: 75 random bits and a check character, to be read off a slip and typed."""

from __future__ import annotations

import secrets

from kpps_desktop.domain.outcomes import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U."""

_LENGTH = 16
_GROUP = 4
_LIKE = str.maketrans("OIL", "011")
_SEPARATORS = str.maketrans("", "", " -_.\t\r\n\u00a0\u2010\u2011\u2012\u2013\u2014")
_FIELD = 0b100101
"""x^5 + x^2 + 1: doubling modulo this walks through all 31 non-zero values."""


def new_activation_code() -> str:
    """Draw a code, in groups: `7K3M-Q9XT-41RB-0D8Z`."""
    digits = [secrets.randbelow(len(ALPHABET)) for _ in range(_LENGTH - 1)]
    return _grouped("".join(ALPHABET[digit] for digit in [*digits, _check(digits)]))


def normalise_code(text: str) -> str:
    """Return a typed code as it was printed, whatever its case, spaces and lookalikes.

    Refused T.201 where characters are missing or too many, T.202 where one is none of a
    code's, T.203 where one is mistyped or two are swapped.
    """
    plain = text.upper().translate(_SEPARATORS).translate(_LIKE)
    strange = next((sign for sign in plain if sign not in ALPHABET), None)
    if strange is not None:
        raise Refused("T.202", sign=strange)
    if len(plain) != _LENGTH:
        raise Refused("T.201", typed=len(plain), length=_LENGTH)
    *digits, check = (ALPHABET.index(sign) for sign in plain)
    if _check(digits) != check:
        raise Refused("T.203")
    return _grouped(plain)


def _check(digits: list[int]) -> int:
    # A Reed-Solomon check symbol over GF(32): every digit weighs differently, so that one
    # wrong digit, or any two swapped, always shows.
    check = 0
    for digit in digits:
        check = (check ^ digit) << 1
        if check & len(ALPHABET):
            check ^= _FIELD
    return check


def _grouped(plain: str) -> str:
    return "-".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))
