"""Hints over all TPS of a kecamatan: what looks unusual beside its neighbours, and why.

A hint is no finding: nothing is wrong by it, nobody has to answer it, it is printed nowhere. It
says to a reader where to look first.
"""

from kpps_desktop.rules.hints.hint import Hint
from kpps_desktop.rules.hints.looking import hints

__all__ = ["Hint", "hints"]
