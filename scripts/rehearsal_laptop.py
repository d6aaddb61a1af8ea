"""A laptop of the rehearsal: the real program in its own process, on a screen, with real keys."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, TypeAlias

from scripts import rehearsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

Size: TypeAlias = tuple[int, int]

_SPECIAL = {
    "⏎": "Return",
    "⎋": "Escape",
    "⌫": "BackSpace",
    "⇥": "Tab",
    "↓": "Down",
    "↑": "Up",
    " ": "space",
    "-": "minus",
    ",": "comma",
    ".": "period",
    "/": "slash",
    "(": "parenleft",
    ")": "parenright",
}
_PATIENCE = 60
"""Seconds after which the program is taken to hang."""
_PAINTED = 0.3
"""Seconds after which what was shown is painted; nothing tells when a screen has done so."""
_COLOURS = "64"
WITNESS: Size = (1280, 720)
"""The witnesses' screen."""


class Laptop:
    """Types, puts its clock forward, and takes pictures; after every key it waits for the program.

    The program tells how many keys came to it, so that a key the window manager lost is found
    out at once, and whether it is ready for the next.
    """

    def __init__(self, folder: Path, out: Path, size: Size) -> None:
        self._folder, self._out, self._size = folder, out, size
        self.pressed = 0
        self.pictures: list[Path] = []
        self._sent = 0
        self._unread = b""
        self._stands: dict[str, Any] = {"keys": 0, "ready": False, "clock": ""}
        self._process = self._begun()

    def keys_of(self, part: Callable[[], object]) -> int:
        """Do a part of the play; return how many keys it took."""
        before = self.pressed
        part()
        return self.pressed - before

    def type(self, text: str) -> None:
        """Type a text: ⏎ is Enter, ⎋ Esc, ⌫ Backspace, ⇥ Tab."""
        for sign in text:
            self.key(_SPECIAL.get(sign, sign))

    def key(self, name: str) -> None:
        """Press a key, by its name to the screen: `F5`, `ctrl+k`."""
        self.pressed += 1
        self._sent += 1
        self.send(name)
        self.wait()

    def send(self, name: str) -> None:
        """Press a key that does not count, and wait for nothing."""
        subprocess.run(("xdotool", "key", "--clearmodifiers", name), check=True)

    def at(self, moment: datetime) -> None:
        """Put the clock to a time, and let the window see it."""
        self.pass_to(moment)
        self.wait(clock=moment.isoformat())

    def pass_to(self, moment: datetime) -> None:
        """Put the clock to a time, for whatever happens next."""
        path = self._folder / rehearsed.CLOCK
        fresh = path.with_suffix(".baru")
        fresh.write_text(moment.isoformat(), "utf-8")
        fresh.replace(path)

    def picture(self, name: str, *, of_witnesses: bool = False) -> None:
        """Take a picture of the officers' screen, or of the witnesses', to the right of it."""
        time.sleep(_PAINTED)
        wide, high = WITNESS if of_witnesses else self._size
        path = self._out / f"{name}.png"
        crop = f"{wide}x{high}+{self._size[0] if of_witnesses else 0}+0"
        command = ("import", "-silent", "-window", "root", "-crop", crop, "+repage")
        shrink = ("-dither", "None", "-colors", _COLOURS, "-strip")
        subprocess.run((*command, *shrink, f"PNG8:{path}"), check=True)
        self.pictures.append(path)
        print(path, flush=True)

    def wait(self, clock: str = "") -> None:
        """Wait until all keys came, nothing is under way, and the window on top has the keys."""
        until = time.monotonic() + _PATIENCE
        while not self._waits(clock):
            self._stands = self._told(until)

    def lose_power(self) -> None:
        """Stop at once, as a laptop without a battery does, and start again."""
        self._process.kill()
        self._process.wait()
        self._sent, self._unread = 0, b""
        self._stands = {"keys": 0, "ready": False, "clock": ""}
        self._process = self._begun()
        self.wait()

    def end(self) -> None:
        """Close the program, as one closes a window that does not answer."""
        self._process.terminate()
        self._process.wait()

    def _begun(self) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-m", "scripts.rehearsed", str(self._folder))
        told = {"QT_QPA_PLATFORM": "xcb", "TZ": "Asia/Jakarta", "PYTHONFAULTHANDLER": "1"}
        return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **told})

    def _waits(self, clock: str) -> bool:
        """Tell whether the program waits for the next key."""
        stands = self._stands
        seen = clock in ("", stands["clock"])
        return bool(stands["ready"] and seen and stands["keys"] == self._sent)

    def _told(self, until: float) -> dict[str, Any]:
        """Return what the program tells next."""
        output = self._process.stdout
        assert output is not None  # noqa: S101 - a pipe was asked for
        while b"\n" not in self._unread:
            left = until - time.monotonic()
            if left <= 0 or not select.select([output], [], [], left)[0]:
                raise TimeoutError(self._sent, self._stands)
            read = os.read(output.fileno(), 65536)
            if not read:
                raise EOFError(self._process.wait())
            self._unread += read
        line, _, self._unread = self._unread.partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        return told
