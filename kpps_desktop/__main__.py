"""Starts the program: `kpps-desktop`, `python -m kpps_desktop`, or the frozen app."""

from __future__ import annotations

import io
import multiprocessing
import sys

from kpps_desktop.cli.main import program


def main() -> None:
    """Run the command line and leave with its exit code."""
    multiprocessing.freeze_support()  # a frozen app's worker processes start here too
    for stream in (sys.stdout, sys.stderr):
        # Windows pipes are not UTF-8 by themselves, and the words hold signs such as → and ≤.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    program(prog_name="kpps-desktop")


if __name__ == "__main__":
    main()
