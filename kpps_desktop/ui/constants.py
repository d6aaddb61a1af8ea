"""Keeps None, True and False alive, whatever Qt's bindings do to them."""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = 1 << 60
_IMMORTAL = (3, 12)
"""Since this Python these objects cannot die."""


def keep_constants() -> None:
    """Give the constants more references than a day of painting can take.

    PySide6's wheels are built for Pythons in which constants are immortal, and hand them out
    without counting: each paint event takes a reference of None away. On Python 3.11 some
    thousands of them end the program with `none_dealloc`.
    """
    if sys.version_info >= _IMMORTAL:
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value = _ENOUGH
