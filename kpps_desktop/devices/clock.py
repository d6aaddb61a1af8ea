"""Clocks: the machine's, in the zone the pack names, and one that a script sets."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Protocol

from kpps_desktop.domain.elections import ZONES


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the time, with its offset, to the second."""
        ...


def zone(name: str) -> timezone:
    """Return the zone WIB, WITA or WIT (KeyError for another name)."""
    return timezone(timedelta(hours=ZONES[name]), name)


class SystemClock:
    """The machine's clock, told in the zone of the election, not of the machine's settings."""

    def __init__(self, zone_name: str) -> None:
        self._zone = zone(zone_name)

    def now(self) -> datetime:
        """Return the time."""
        return datetime.now(self._zone).replace(microsecond=0)


class ScriptedClock:
    """A clock that stands still until it is set; it never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the time last set."""
        return self._now

    def set(self, to: datetime) -> None:
        """Put the clock to a time; an earlier one leaves it where it is."""
        self._now = max(self._now, to)
