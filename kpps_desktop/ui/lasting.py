"""Keeps Python's constants alive on Python 3.11, where PySide6 6.12 uses them up."""

from __future__ import annotations

import ctypes
import sys

_IMMORTAL_SINCE = (3, 12)
_CONSTANTS = (None, True, False, NotImplemented, Ellipsis)


def keep_constants() -> None:
    """Give `None` and its like more references than a day of painting can take away.

    Every call into Qt that returns nothing gives back a `None` it never took: harmless from
    Python 3.12 on, where constants are immortal; before that its count falls by one a call, and
    some hundred thousand calls later (less than a box of ballots, painted) Python aborts with
    "deallocating None". To go once PySide6 counts right, or 3.11 is no longer served.
    """
    if sys.version_info < _IMMORTAL_SINCE and sys.implementation.name == "cpython":
        for one in _CONSTANTS:
            ctypes.c_ssize_t.from_address(id(one)).value += sys.maxsize // 4
