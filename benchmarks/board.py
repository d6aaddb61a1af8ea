"""The board of the largest kecamatan: one look at 1,300 TPS with two contests, after a change.

Two officers type half of it, the other half waits; then a sheet is typed and the board looked
at, again and again. The floor is reading the new line of the journal alone.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from _kecamatan import NOON, kecamatan

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.domain.recap_events import FiguresTyped
from kpps_desktop.services.ppk.desk import record
from kpps_desktop.services.ppk.starting import set_up
from kpps_desktop.services.ppk.typists import next_to_type
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.trust.keyring import Cost

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk

STATIONS, LOOKS = 1_300, 60
TARGET = 50.0
PINS = {OfficerId(f"PPK-{n}"): pin for n, pin in enumerate(("602816", "917503"), start=1)}
PINS |= {OfficerId(f"PPK-{n}"): "385206" for n in range(3, 6)}
LIGHT = Cost(time=1, memory=8, lanes=1)


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def type_sheet(desk: RecapDesk, tps: str, officer: str) -> None:
    """Type the governor's sheet of a TPS."""
    contest = desk.election.contests[0]
    cells = desk.forms[contest.code].cells(contest.numbers)
    said = FiguresTyped(tps, contest.code, {str(cell): 7 for cell in cells})
    with record(desk, said, OfficerId(officer)):
        pass


def looks(desk: RecapDesk, stations: list[str]) -> tuple[list[float], list[float], list[float]]:
    """Type sheet after sheet; return what reading, looking, and finding the next one took."""
    read, looked, asked = [], [], []
    for tps in stations:
        type_sheet(desk, tps, "PPK-2")
        read.append(milliseconds(desk.recap))
        looked.append(milliseconds(lambda: recap_view(desk)))
        asked.append(milliseconds(lambda: next_to_type(desk, OfficerId("PPK-2"))))
    return read, looked, asked


def main() -> None:
    """Measure and tell."""
    place = kecamatan(STATIONS)
    with tempfile.TemporaryDirectory() as folder:
        clock = ScriptedClock(NOON)
        desk = set_up(Path(folder) / "ppk", place.pack, place.code, PINS, clock, cost=LIGHT)
        with desk.store:
            stations = [one.kode for one in place.election.stations]
            for tps in stations[: STATIONS // 2]:
                for officer in (KETUA_PPK, "PPK-2"):
                    type_sheet(desk, tps, officer)
            first = milliseconds(lambda: recap_view(desk))
            read, looked, asked = looks(desk, stations[STATIONS // 2 :][:LOOKS])
    worst = statistics.quantiles(looked, n=20)[-1]
    print(f"board of {STATIONS} TPS, first look    {first:8.1f} ms")
    print(f"reading the new line             {statistics.median(read):8.2f} ms")
    print(f"next to type                     {statistics.median(asked):8.2f} ms")
    print(
        f"look after a change, median      {statistics.median(looked):8.2f} ms, p95 {worst:.2f} ms "
        f"(target {TARGET:.0f} ms) {'ok' if worst <= TARGET else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
