"""Whether things may move."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def moves() -> bool:
    """Tell whether the system lets things move; nothing moves where it asks for less."""
    hints = QGuiApplication.styleHints()  # kept, for what it gives goes with it
    return hints.accessibility().motionPreference() != Qt.MotionPreference.ReducedMotion
