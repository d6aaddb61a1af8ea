"""Whether a laptop is ready for the day: clock, zone, disk, power, sticks, printer, screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.devices.machine import Machine, Power
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.outcomes import Fact

MB = 1_000_000
DISK_NEEDED, DISK_WANTED = 200 * MB, 2_000 * MB
"""Bytes: a whole day with all its papers takes a tenth of the first."""
STICK_WANTED = 50 * MB
CHARGE_NEEDED, CHARGE_WANTED = 30, 80
"""Percent of the battery, while the mains are not plugged in."""
EARLY = timedelta(days=31)
"""How long before the day a desk is set up at the earliest; a clock that tells more is wrong."""


class State(StrEnum):
    """How one thing stands. Nothing here ever stops the day: paper leads."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Readiness:
    """One thing that was looked at; the words are found by `code`, and `facts` fill them."""

    name: str
    state: State
    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """What a desk is for: how long after the day, and the codes whose words differ by that."""

    lasts: timedelta
    no_stick: str
    one_screen: str
    screens: str


ON_THE_DAY = Work(timedelta(0), "D.113", "D.118", "D.119")
RECAP = Work(timedelta(days=31), "S.760", "S.761", "S.762")
"""Every level's calendar ends sooner; its second screen is the meeting's."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What only the window can tell: the printers there are, and how many screens."""

    printers: tuple[str, ...] = ()
    screens: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """What readiness is looked up in: the machine, its sticks, where its desks lie, its zone.

    `local` is how far the machine's own settings are ahead of UTC.
    """

    machine: Machine
    drives: Drives
    folder: Path
    local: timedelta
    attached: Attached = field(default_factory=Attached)


def local_offset() -> timedelta:
    """Return how far this machine's settings are ahead of UTC."""
    return datetime.now(UTC).astimezone().utcoffset() or timedelta(0)


def readiness(
    election: Election,
    packed: datetime | None,
    now: datetime,
    around: Around,
    work: Work = ON_THE_DAY,
) -> tuple[Readiness, ...]:
    """Look at everything that the work of a desk needs; `packed` is when the pack was signed."""
    return (
        _clock(election, packed, now, work.lasts),
        _zone(election, now, around.local),
        _disk(around.machine.free(around.folder)),
        _power(around.machine.power()),
        _sticks(around.drives, work),
        _printer(around.attached.printers),
        _screens(around.attached.screens, work),
    )


def _clock(
    election: Election, packed: datetime | None, now: datetime, lasts: timedelta
) -> Readiness:
    """Hold the clock against the pack: a laptop that was flat for months forgets the date."""
    here = zone(election.zone)
    facts = {
        "now": now.astimezone(here).strftime("%d-%m-%Y %H.%M"),
        "zone": election.zone,
        "day": election.day.strftime("%d-%m-%Y"),
    }
    if packed is not None and now < packed:
        return Readiness("clock", State.BAD, "D.101", facts)
    today = now.astimezone(here).date()
    if today > election.day + lasts or today < election.day - EARLY:
        return Readiness("clock", State.WARN, "D.102", facts)
    return Readiness("clock", State.OK, "D.103", facts)


def _zone(election: Election, now: datetime, local: timedelta) -> Readiness:
    """Compare zones: an hour set by hand under a foreign zone is shown wrongly here."""
    here = zone(election.zone)
    facts = {"zone": election.zone, "hour": now.astimezone(here).strftime("%H.%M")}
    if here.utcoffset(None) != local:
        return Readiness("zone", State.WARN, "D.104", facts)
    return Readiness("zone", State.OK, "D.105", facts)


def _disk(free: int) -> Readiness:
    facts: dict[str, Fact] = {"free": free // MB, "wanted": DISK_WANTED // MB}
    if free < DISK_NEEDED:
        return Readiness("disk", State.BAD, "D.106", facts)
    if free < DISK_WANTED:
        return Readiness("disk", State.WARN, "D.107", facts)
    return Readiness("disk", State.OK, "D.108", facts)


def _power(power: Power | None) -> Readiness:
    if power is None:
        return Readiness("power", State.WARN, "D.109")
    facts: dict[str, Fact] = {"percent": power.percent}
    if power.plugged:
        return Readiness("power", State.OK, "D.110", facts)
    if power.percent < CHARGE_NEEDED:
        return Readiness("power", State.BAD, "D.111", facts)
    state = State.OK if power.percent >= CHARGE_WANTED else State.WARN
    return Readiness("power", state, "D.112", facts)


def _sticks(drives: Drives, work: Work) -> Readiness:
    sticks = drives.sticks()
    if not sticks:
        return Readiness("stick", State.WARN, work.no_stick)
    roomy = [one.name for one in sticks if one.free >= STICK_WANTED]
    facts: dict[str, Fact] = {"sticks": ", ".join(roomy or (one.name for one in sticks))}
    if not roomy:
        return Readiness("stick", State.WARN, "D.114", {**facts, "wanted": STICK_WANTED // MB})
    return Readiness("stick", State.OK, "D.115", facts)


def _printer(printers: tuple[str, ...]) -> Readiness:
    if not printers:
        return Readiness("printer", State.WARN, "D.116")
    return Readiness("printer", State.OK, "D.117", {"printer": printers[0]})


def _screens(screens: int, work: Work) -> Readiness:
    if screens > 1:
        return Readiness("screen", State.OK, work.screens, {"screens": screens})
    return Readiness("screen", State.WARN, work.one_screen)
