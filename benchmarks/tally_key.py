"""One counted ballot in the window: key pressed, committed on disk, window and layar repainted.

The whole window stands, with the witnesses' screen beside it, over a real desk: encrypted, a day
of a full TPS in its journal. Each key waits for the one before; then come keys far faster than
any officer's. Beside it stand the disk's own fsync and the service alone; they take turns, so
that all see the same disk. Offscreen, so the painting is there and the screen's own delay is not.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest

from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.intake.source import read_source
from kpps_desktop.services.kpps import counting
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.services.kpu.packing import build_packs
from kpps_desktop.services.sample.day import Trouble, write_day
from kpps_desktop.services.sample.source import DAY, KECAMATAN, write_source
from kpps_desktop.trust.keyring import Cost
from kpps_desktop.ui.application import make_application
from kpps_desktop.ui.jobs import Jobs
from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.layar.window import WitnessWindow
from kpps_desktop.ui.kpps.penghitungan.part import part
from kpps_desktop.ui.kpps.session import Session
from kpps_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from kpps_desktop.services.kpps.desk import Desk

KEYS, WARM = 600, 40
TARGET = 10.0
CONTEST = "gubernur"
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def _desk(folder: Path) -> Desk:
    """Hold the sample day of a TPS until its counting meeting is open."""
    voters = write_source(folder / "sumber", 1, 2024)
    source, _ = read_source(folder / "sumber")
    assert source is not None
    made = datetime.fromisoformat(f"{DAY}T12:00:00+07:00") - timedelta(days=7)
    packs = [one for one in build_packs(source, folder / "paket", made) if one.place != KECAMATAN]
    day = write_day(packs[0].place, voters, 2024, Trouble.NONE)
    last = next(at for at, line in enumerate(day.lines) if line["do"] == "open_counting")
    script = b"".join(orjson.dumps(line) + b"\n" for line in day.lines[: last + 1])
    content = (folder / "paket" / packs[0].name).read_bytes()
    light = Cost(time=1, memory=8, lanes=1)
    return replay(folder / "meja", content, packs[0].code, read_script(script), cost=light)


def _opened(desk: Desk) -> Desk:
    counting.open_box(desk, CONTEST, KETUA_KPPS)
    counting.count_box(desk, CONTEST, WARM + 2 * KEYS, KETUA_KPPS)
    return desk


class Table:
    """The officers' window and the witnesses' beside it, over an open box."""

    def __init__(self, app: QApplication, desk: Desk) -> None:
        self._app, self._jobs = app, Jobs()
        self._session = Session(desk, self._jobs, KETUA_KPPS)
        made = part(self._session)
        self._window = DeskWindow(self._session, (made,))
        self._session.setParent(self._window)
        self._layar = WitnessWindow(self._session)
        for window, wide in ((self._layar, 1920), (self._window, 1366)):
            window.resize(wide, wide * 9 // 16)
            window.show()
        self._window.activateWindow()
        while self.announced() is None or not self._jobs.idle:
            app.processEvents()
        app.processEvents()

    def announced(self) -> int | None:
        """Return how many ballots the witnesses see."""
        board = self._layar.shown.board if self._layar.shown else None
        return board.announced if board else None

    def press(self, *keys: str) -> None:
        """Press keys, and wait until both windows show and have painted the last."""
        after = (self.announced() or 0) + len(keys)
        for key in keys:
            QTest.keyClick(self._app.focusWidget(), key)
        while self.announced() != after:
            self._app.processEvents(WAIT)
        self._app.processEvents()

    def close(self) -> None:
        """End the workers."""
        self._jobs.close()
        self._window.close()
        self._layar.close()


def _fsync(path: Path) -> Callable[[], None]:
    file = os.open(path, os.O_WRONLY | os.O_CREAT)

    def write() -> None:
        os.pwrite(file, b"1", 0)
        os.fsync(file)

    return write


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _told(what: str, taken: list[float]) -> str:
    median, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    return f"{what}: median {median:.2f} ms, p95 {p95:.2f} ms, most {max(taken):.2f} ms"


def main() -> None:
    """Print percentiles, and what the window adds to the disk."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["tally_key"], Look())
    out = Path("out")
    out.mkdir(exist_ok=True)  # on the disk of the checkout: /tmp may lie in memory
    with tempfile.TemporaryDirectory(dir=out) as folder:
        bare = _opened(_desk(Path(folder, "satu")))
        table = Table(app, _opened(desk := _desk(Path(folder, "dua"))))
        fsync = _fsync(Path(folder, "bare"))
        floor, service, taken, worked = [], [], [], []
        for at in range(WARM + KEYS):
            choice = at % 3
            floor.append(_timed(fsync))
            service.append(
                _timed(lambda one=choice: counting.count_ballot(bare, CONTEST, one, KETUA_KPPS))  # type: ignore[misc]
            )
            began = time.process_time()
            taken.append(_timed(lambda one=choice: table.press(str(one))))  # type: ignore[misc]
            worked.append((time.process_time() - began) * 1000)
        burst = _timed(lambda: table.press(*("1" for _ in range(KEYS))))
        table.close()
        desk.store.close()
        bare.store.close()
    floor, service, taken, worked = (one[WARM:] for one in (floor, service, taken, worked))
    print(_told("the disk's own fsync", floor))
    print(_told("the service alone", service))
    print(_told("key to both windows repainted", taken))
    print(_told("of that, work of the processor", worked))
    above = [one - two for one, two in zip(taken, floor, strict=True)]
    p95 = statistics.quantiles(above, n=20)[-1]
    print(f"above the fsync: p95 {p95:.2f} ms (target: at most {TARGET:.0f} ms)")
    print(f"{KEYS} keys at once: {burst / KEYS:.2f} ms a key, none lost")


if __name__ == "__main__":
    main()
