"""Verify and import 700 bundles at the PPK, against the same verification without a database.

Both read, unzip, hash, verify signature and chain, and play the journal again, on all cores.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from _kecamatan import NOON, bundle, kecamatan

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.services.ppk.arrivals import examine_all
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.receiving import Outcome, receive

COUNT = 700
TARGET = 1.5
PAPER = 80_000
"""Bytes of a signed paper; a bundle has two."""


def main() -> None:
    """Print the times and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    place = kecamatan(count)
    forms = {f"{contest.code}.pdf": bytes(PAPER) for contest in place.election.contests}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for tps in place.election.stations:
            files.write(folder / "stik" / f"{tps.kode}.asice", bundle(place, tps, forms))
        paths = sorted((folder / "stik").iterdir())
        floor = _timed(lambda: [one.facts for one in examine_all(place.pack, paths)])
        desk = open_recap(place.pack, str(folder / "rekap.db"), place.code, ScriptedClock(NOON))
        told = []
        ours = _timed(lambda: told.extend(receive(desk, place.pack, paths)))
        desk.store.close()
    assert all(one.outcome is Outcome.RECEIVED for one in told), told[0]
    print(
        f"receive: {count} bundles verified {floor:.2f} s, verified and imported {ours:.2f} s: "
        f"{ours / floor:.2f} times (target: at most {TARGET})"
    )


def _timed(work) -> float:  # noqa: ANN001
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
