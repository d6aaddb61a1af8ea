"""A recap at the PPK: bundles verified and imported, then its report, at growing kecamatan.

The import stands against the same verification without a database: both read, unzip, hash, verify
signature and chain, and play the journal again, on all cores. The report is everything a recap
hands up: D.HASIL of two contests with four pairs, tables, and its signed bundle with the journal.
Its cost a TPS must not grow. Sizes can be given: `receive.py 79`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from _kecamatan import NOON, bundle, kecamatan

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.services.ppk import reporting
from kpps_desktop.services.ppk.arrivals import examine_all
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.receiving import Outcome, receive

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.receiving import Reception

SIZES = (79, 700, 1_300)
"""A kecamatan of a city, a large one, and the largest."""
TARGET = 1.5
PAPER = 80_000
"""Bytes of a signed paper; a bundle has two."""


@dataclass(frozen=True)
class Took:
    """How long something took, by the clock and on all processors together."""

    seconds: float
    processor: float

    def __str__(self) -> str:
        """Tell both."""
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of processor)"


def main() -> None:
    """Print the times of every size, and their ratios."""
    for count in map(int, sys.argv[1:] or SIZES):
        measure(count)


def measure(count: int) -> None:
    """Verify, import, and report a kecamatan."""
    place = kecamatan(count)
    forms = {f"{contest.code}.pdf": bytes(PAPER) for contest in place.election.contests}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for tps in place.election.stations:
            files.write(folder / "stik" / f"{tps.kode}.asice", bundle(place, tps, forms))
        paths = sorted((folder / "stik").iterdir())
        floor = _timed(lambda: [one.facts for one in examine_all(place.pack, paths)])
        desk = open_recap(place.pack, str(folder / "rekap.db"), place.code, ScriptedClock(NOON))
        told: list[Reception] = []
        with desk.store:
            ours = _timed(lambda: told.extend(receive(desk, place.pack, paths)))
            report = _timed(lambda: reporting.make(desk))
    assert all(one.outcome is Outcome.RECEIVED for one in told), told[0]
    ratio, by_processor = ours.seconds / floor.seconds, ours.processor / floor.processor
    print(f"{count} TPS: bundles verified {floor}, verified and imported {ours}:")
    print(f"  {ratio:.2f} times, {by_processor:.2f} by processor (target: at most {TARGET})")
    print(f"  reported {report}: {report.processor / count * 1000:.1f} ms of processor a TPS")


def _timed(work: Callable[[], object]) -> Took:
    start, before = time.perf_counter(), _processor()
    work()
    return Took(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    """Return the processor's time of this process, and of its workers that have ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
