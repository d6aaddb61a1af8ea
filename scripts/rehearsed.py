"""The real program on a folder, with a stick and a clock that the rehearsal holds.

    python -m scripts.rehearsed FOLDER

It tells on its output, line by line, how many keys came to it from the screen, whether it waits
for the next one, and up to which time its window has seen the clock.
"""

from __future__ import annotations

import ctypes
import json
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QTimer
from PySide6.QtWidgets import QApplication

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.devices.machine import MachineLike, Power
from kpps_desktop.services.readiness import Attached
from kpps_desktop.ui import looks
from kpps_desktop.ui.application import catch_bugs, make_application
from kpps_desktop.ui.main import Hallway, Program
from kpps_desktop.ui.setup.walk import Place

CLOCK, DATA, STICK = "jam", "data", "KINGSTON"
_TELL_MS = 10
_XCB_KEY_PRESS = 2
_MODIFIERS = {37, 50, 62, 64, 105, 108}
"""Keycodes of Ctrl, Shift and Alt, left and right: each is pressed before the key it goes with."""


class FileClock:
    """Tells the time that stands in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.told = ""

    def now(self) -> datetime:
        """Return the time."""
        self.told = self._path.read_text("utf-8")
        return datetime.fromisoformat(self.told)


class Keys(QAbstractNativeEventFilter):
    """Counts the keys as the screen hands them over, before Qt knows of them."""

    def __init__(self) -> None:
        super().__init__()
        self.came = 0

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, _kind: QByteArray | bytes, message: int
    ) -> tuple[bool, int]:
        """Count, and let the event go on."""
        kind, keycode = (ctypes.c_ubyte * 2).from_address(int(message))
        self.came += kind & 0x7F == _XCB_KEY_PRESS and keycode not in _MODIFIERS
        return False, 0


class Teller:
    """Tells how the program stands whenever that is another than told before, and lasts."""

    def __init__(self, program: Program, keys: Keys, clock: FileClock) -> None:
        self._program, self._keys, self._clock = program, keys, clock
        self._seen = self._told = ""
        self._timer = QTimer(program, interval=_TELL_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def _tell(self) -> None:
        stands = json.dumps(
            {"keys": self._keys.came, "ready": self._ready(), "clock": self._clock.told}
        )
        if stands == self._seen and stands != self._told:
            self._told = stands
            print(stands, flush=True)
        self._seen = stands

    def _ready(self) -> bool:
        """Tell whether nothing is under way, and the window on top has the keys."""
        window = self._program.window
        if window is None or isinstance(window, Hallway) or not self._program.jobs.idle:
            return False
        top = QApplication.activeModalWidget() or self._program.top
        return QApplication.activeWindow() is top


def main() -> None:
    """Run until the window is closed."""
    folder = Path(sys.argv[1])
    clock = FileClock(folder / CLOCK)
    place = Place(
        data=folder / DATA,
        drives=FolderDrives([folder / STICK]),
        machine=MachineLike(told=Power(plugged=True, percent=96)),
        clock=lambda _zone: clock,
        attached=lambda: Attached(("PRINTER TPS",), len(QApplication.screens())),
    )
    app = make_application(["kpps-desktop"], looks.load(place.data, "id"))
    app.setQuitOnLastWindowClosed(False)
    keys = Keys()
    app.installNativeEventFilter(keys)
    program = Program(app, lambda: place)
    catch_bugs(program.crash.tell)
    teller = Teller(program, keys, clock)
    program.start()
    code = app.exec()
    del teller
    sys.exit(code)


if __name__ == "__main__":
    main()
