"""Starts the program: `kpps-desktop`, `python -m kpps_desktop`, or the frozen app."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from typing import TYPE_CHECKING

from kpps_desktop.cli.plain import plain_start
from kpps_desktop.words import label

if TYPE_CHECKING:
    from pathlib import Path

_WINDOWS = "kpps_desktop.ui.main"
_COMMANDS = "kpps_desktop.cli.main"


def main() -> None:
    """Open the windows, or run the command line, and leave with the exit code.

    Whoever only opens the windows does not wait until the command line is loaded.
    """
    if getattr(sys, "frozen", False):
        # A frozen app's worker processes start here too.
        importlib.import_module("multiprocessing").freeze_support()
    for stream in (sys.stdout, sys.stderr):
        # Windows pipes are not UTF-8 by themselves, and the words hold signs such as → and ≤.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    asked = plain_start(sys.argv[1:], os.environ)
    if asked is not None:
        sys.exit(open_windows(*asked))
    importlib.import_module(_COMMANDS).program(prog_name="kpps-desktop", obj=open_windows)


def open_windows(data: Path | None, lang: str, url: str) -> int:
    """Open the windows; Qt is loaded only now, and a machine without its libraries is told."""
    gc.disable()  # what is loaded stays; later the windows collect garbage in their own thread
    try:
        windows = importlib.import_module(_WINDOWS)
    except ImportError as missing:
        sys.stderr.write(label("ui_kpps.start.no_window", lang).format(why=missing) + "\n")
        return 1
    code: int = windows.run(data, lang, url)
    return code


if __name__ == "__main__":
    main()
