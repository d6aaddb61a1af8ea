"""Starts the program: `kpps-desktop`, `python -m kpps_desktop`, or the frozen app."""

from __future__ import annotations

import importlib
import io
import multiprocessing
import sys
from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.main import program
from kpps_desktop.words import label

if TYPE_CHECKING:
    from pathlib import Path

_WINDOWS = "kpps_desktop.ui.main"


def main() -> None:
    """Run the command line and leave with its exit code."""
    multiprocessing.freeze_support()  # a frozen app's worker processes start here too
    for stream in (sys.stdout, sys.stderr):
        # Windows pipes are not UTF-8 by themselves, and the words hold signs such as → and ≤.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    program(prog_name="kpps-desktop", obj=open_windows)


def open_windows(data: Path, lang: str, url: str) -> int:
    """Open the windows; Qt is loaded only now, and a machine without its libraries is told."""
    try:
        windows = importlib.import_module(_WINDOWS)
    except ImportError as missing:
        click.echo(label("ui_kpps.start.no_window", lang).format(why=missing), err=True)
        return 1
    code: int = windows.run(data, lang, url)
    return code


if __name__ == "__main__":
    main()
