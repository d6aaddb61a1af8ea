"""Slips of the pen: how a figure of three digit boxes is written, or read, as another."""

from __future__ import annotations

_ALIKE = frozenset(
    frozenset(pair) for pair in ("06", "08", "09", "14", "17", "27", "35", "38", "49", "56", "68")
)
"""Digits that handwriting, and those who read it, take for one another."""


def is_slip(written: int, meant: int, digits: int = 3) -> bool:
    """Tell whether a figure may be another, written or read with one slip.

    Two digits exchanged (21 for 12: differences of 9, 90, 99 and their multiples); the first
    digit misread (differences of 100, 200, …, 900); any digit for one that looks alike; or all
    digits a box too far left or right. A difference of one is a miscount, and no slip.
    """
    if abs(written - meant) <= 1:
        return False
    first, second = f"{written:0{digits}}", f"{meant:0{digits}}"
    if len(first) != len(second):
        return False
    apart = [at for at in range(digits) if first[at] != second[at]]
    if len(apart) == 1:
        (at,) = apart
        return at == 0 or frozenset((first[at], second[at])) in _ALIKE
    exchanged = len(apart) == 2 and all(  # noqa: PLR2004 - two digits
        first[one] == second[other] for one, other in (apart, apart[::-1])
    )
    return exchanged or 10 * min(written, meant) == max(written, meant)
