"""A day of painting does not end Python: constants outlive every call that returns them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLS = """
import kpps_desktop.ui

from PySide6.QtCore import QObject
one = QObject()
for _ in range(500_000):
    one.setObjectName("x")
print("alive")
"""


def test_half_a_million_calls_into_qt_leave_none_alive() -> None:
    ran = subprocess.run(
        (sys.executable, "-c", CALLS), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "alive"), ran.stderr[:500]
