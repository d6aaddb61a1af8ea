"""What is odd about a sound source: told after a build, which it does not stop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import Level, up
from kpps_desktop.intake.source_faults import Faults
from kpps_desktop.intake.source_people import MEMBERS_KPPS
from kpps_desktop.intake.source_sheets import DPT, KPPS, PPK
from kpps_desktop.intake.source_terms import FILE

if TYPE_CHECKING:
    from datetime import date

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.intake.source import Source

_PAST, _AHEAD = timedelta(days=365), timedelta(days=2 * 365)
"""How far off an official day may be before somebody should look at it again."""


def doubts(
    source: Source, today: date, *, rooted: bool = False, every: bool = False
) -> list[Finding]:
    """Return what somebody should look at once more: files not there, KPPS not full, a far day.

    `rooted` tells that the packs hang from the root of an earlier build, as a re-vote's should.
    """
    faults = Faults(every=every)
    kind = source.election.kind
    if kind is not ResultKind.REGULER and not rooted:
        faults.warn("I.288", FILE, column="jenis", kind=kind)
    if not any(source.voters.values()):
        faults.warn("I.283", f"{DPT.sheet}.csv")
    _kpps(source, faults)
    _ppk(source, faults)
    _day(source, today, faults)
    return faults.findings


def _kpps(source: Source, faults: Faults) -> None:
    file = f"{KPPS.sheet}.csv"
    if not source.kpps:
        faults.warn("I.282", file)
        return
    for tps in source.election.stations:
        count = len(source.kpps.get(tps.kode, ()))
        if count != MEMBERS_KPPS:
            faults.warn("I.284", file, tps=tps.kode, count=count, wanted=MEMBERS_KPPS)


def _ppk(source: Source, faults: Faults) -> None:
    file = f"{PPK.sheet}.csv"
    if not source.ppk:
        faults.warn("I.281", file)
        return
    for kode in sorted({up(tps.kode, Level.KECAMATAN) for tps in source.election.stations}):
        if kode not in source.ppk:
            name = source.election.name_of(kode)
            faults.warn("I.285", file, kecamatan=kode, name=name)


def _day(source: Source, today: date, faults: Faults) -> None:
    day = source.election.day
    if source.election.mode is not Mode.RESMI:
        return
    if day < today - _PAST:
        faults.warn("I.286", FILE, column="tanggal", day=f"{day:%d-%m-%Y}")
    if day > today + _AHEAD:
        faults.warn("I.287", FILE, column="tanggal", day=f"{day:%d-%m-%Y}")
