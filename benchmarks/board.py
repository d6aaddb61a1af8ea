"""The board of the largest kecamatan: one look at 1,300 TPS with two contests, after a change.

Two officers type half of it, the other half waits; then a sheet is typed and the board looked
at, again and again. The floor is reading the new line of the journal alone. Then the same on the
screen, offscreen and as large as a laptop's: its picture, and what is painted of it.
"""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from _kecamatan import NOON, kecamatan
from PySide6.QtWidgets import QApplication

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.domain.recap.events import FiguresTyped
from kpps_desktop.services.ppk.desk import record
from kpps_desktop.services.ppk.doing import next_work
from kpps_desktop.services.ppk.starting import set_up
from kpps_desktop.services.ppk.typists import next_to_type
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.trust.keyring import Cost
from kpps_desktop.ui.application import make_application
from kpps_desktop.ui.ppk.papan.present import present
from kpps_desktop.ui.ppk.papan.screen import PapanScreen
from kpps_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk

STATIONS, LOOKS, PAINTS = 1_300, 60, 30
TARGET = 50.0
SIZE = (1158, 688)
"""The middle of a window of 1366 by 768, with the right panel folded."""
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


def paints(desk: RecapDesk, stations: list[str]) -> tuple[list[float], list[float], float]:
    """Type sheet after sheet; return what its picture and its painting took, and a whole one."""
    gc.disable()  # as `Jobs` does: at the desk garbage is collected between acts
    screen = PapanScreen()
    screen.resize(*SIZE)
    screen.show()
    pictured, painted = [], []

    def shown() -> None:
        screen.show_picture(picture)
        QApplication.processEvents()

    def whole() -> None:
        screen.board.viewport().repaint()

    for tps in stations:
        type_sheet(desk, tps, "PPK-2")
        view = recap_view(desk)
        work = next_work(desk, view, OfficerId("PPK-2"))
        start = time.perf_counter()
        picture = present(view, None, work[1] if work else None)
        pictured.append((time.perf_counter() - start) * 1000)
        painted.append(milliseconds(shown))
    all_of_it = milliseconds(whole)
    screen.close()
    gc.enable()
    return pictured, painted[1:], all_of_it


def main() -> None:
    """Measure and tell."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["board"], Look())
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
            left = stations[STATIONS // 2 :]
            read, looked, asked = looks(desk, left[:LOOKS])
            pictured, painted, whole = paints(desk, left[LOOKS:][:PAINTS])
    worst = statistics.quantiles(looked, n=20)[-1]
    print(f"board of {STATIONS} TPS, first look    {first:8.1f} ms")
    print(f"reading the new line             {statistics.median(read):8.2f} ms")
    print(f"next to type                     {statistics.median(asked):8.2f} ms")
    print(
        f"look after a change, median      {statistics.median(looked):8.2f} ms, p95 {worst:.2f} ms "
        f"(target {TARGET:.0f} ms) {'ok' if worst <= TARGET else 'MISSED'}"
    )
    slow = statistics.quantiles(painted, n=20)[-1]
    print(f"picture of the board, median     {statistics.median(pictured):8.2f} ms")
    print(f"painting all that is in sight    {whole:8.2f} ms")
    print(
        f"painting a change, median        {statistics.median(painted):8.2f} ms, p95 {slow:.2f} ms "
        f"(target {TARGET:.0f} ms) {'ok' if slow <= TARGET else 'MISSED'}"
    )
    application.quit()


if __name__ == "__main__":
    main()
