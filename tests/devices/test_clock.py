"""Clocks."""

from __future__ import annotations

from datetime import datetime, timedelta

from kpps_desktop.devices.clock import ScriptedClock, SystemClock, zone


def test_the_clock_tells_the_zone_of_the_election() -> None:
    assert SystemClock("WIT").now().utcoffset() == timedelta(hours=9)


def test_a_scripted_clock_never_goes_back() -> None:
    start = datetime(2024, 11, 27, 7, tzinfo=zone("WIB"))
    clock = ScriptedClock(start)
    clock.set(start + timedelta(hours=1))
    clock.set(start)
    assert clock.now() == start + timedelta(hours=1)
