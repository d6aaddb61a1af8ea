"""Texts of pembukaan in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text


def say(key: str, **facts: object) -> str:
    """Return a text of pembukaan."""
    return text(f"ui_kpps_pembukaan.{key}", **facts)
