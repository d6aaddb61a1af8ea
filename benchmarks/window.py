"""The first window from a cold start, beside a bare PySide6 window: spawned to painted.

Each start is a process of its own, drawn offscreen, and ours goes the whole way of the program.
They take turns, so that what else the machine does falls on all of them; the ratios are of the
processor's time, on all threads. Ready is when the window was painted and the event loop is idle.
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
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget, QVBoxLayout
app = QApplication(sys.argv[:1])
window = QWidget()
QVBoxLayout(window).addWidget(QLabel("KPPS Desktop"))
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: (print("ready", time.process_time(), flush=True), app.quit()))
app.exec()
"""

OURS = """
import sys, time
from PySide6.QtCore import QTimer
from kpps_desktop import __main__ as program
from kpps_desktop.ui import main
_, until = sys.argv
start, enter = main.Program.start, main.Program._enter
def ready(made):
    told = lambda: (print("ready", time.process_time(), flush=True), made.end())
    QTimer.singleShot(0, told)
def started(made):
    start(made)
    until == "usable" or ready(made)
def entered(made):
    enter(made)
    made.jobs.settled.connect(lambda: ready(made))
main.Program.start, main.Program._enter = started, entered
sys.argv[1:] = []
program.main()
"""


def start(code: str, until: str = "") -> tuple[float, float]:
    """Start a process; return the processor's time and the clock's until its window was ready."""
    began = time.perf_counter()
    with subprocess.Popen(
        (sys.executable, "-c", code, until), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        said = process.stdout.readline()
        took = time.perf_counter() - began
    assert said.startswith("ready "), said
    return float(said.removeprefix("ready ")), took


def main() -> None:
    """Measure all in turns, and print the ratios of their medians."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        starts = {
            "bare window": (BARE,),
            "first window": (OURS, "first"),
            "packs and desks looked up": (OURS, "usable"),
        }
        turns = [[start(*each) for each in starts.values()] for _ in range(TURNS + 1)]
    floor = 0.0
    print(f"medians of {TURNS} turns, target of the first window {TARGET}")
    for name, told in zip(starts, zip(*turns[1:], strict=True), strict=True):  # the first warms
        busy, took = (statistics.median(each) * 1000 for each in zip(*told, strict=True))
        floor = floor or busy
        ratio = busy / floor
        print(f"{name}: processor {busy:.0f} ms, ratio {ratio:.2f}; by the clock {took:.0f} ms")


if __name__ == "__main__":
    main()
