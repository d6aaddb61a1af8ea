"""The first window from a cold start, beside a bare PySide6 window: spawned to painted.

Each start is a process of its own, drawn offscreen; the two take turns, so that what else the
machine does falls on both. Ready is when the window was painted and the event loop is idle.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

TURNS = 9
TARGET = 2.0

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget, QVBoxLayout
app = QApplication(sys.argv[:1])
window = QWidget()
QVBoxLayout(window).addWidget(QLabel("KPPS Desktop"))
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: (print("ready", flush=True), app.quit()))
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kpps_desktop import __main__ as started
from kpps_desktop.ui import main
start, enter, usable = main.Program.start, main.Program._enter, sys.argv[2] == "usable"
def ready(program):
    QTimer.singleShot(0, lambda: (print("ready", flush=True), program.end()))
def started(program):
    start(program)
    usable or ready(program)
def entered(program):
    enter(program)
    program.jobs.settled.connect(lambda: ready(program))
main.Program.start, main.Program._enter = started, entered
main.run(Path(sys.argv[1]), "id")
"""


def seconds(code: str, folder: str, until: str = "") -> float:
    """Start a process and return the time until its window was ready."""
    began = time.perf_counter()
    with subprocess.Popen(
        (sys.executable, "-c", code, folder, until), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        said = process.stdout.readline()
        took = time.perf_counter() - began
    assert said == "ready\n", said
    return took


def main() -> None:
    """Measure all in turns, and print the ratios of their medians."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        starts = ((BARE, ""), (OURS, "first"), (OURS, "usable"))
        turns = [
            [seconds(code, folder, until) for code, until in starts] for _ in range(TURNS + 1)
        ][1:]  # the first warms the disk's cache
    floor, first, usable = (statistics.median(each) for each in zip(*turns, strict=True))
    print(f"medians of {TURNS}: bare window {floor * 1000:.0f} ms")
    print(f"first window {first * 1000:.0f} ms, ratio {first / floor:.2f}, target {TARGET}")
    print(f"packs and desks looked up {usable * 1000:.0f} ms, ratio {usable / floor:.2f}")


if __name__ == "__main__":
    main()
