"""Texts of typing in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text


def say(key: str, **facts: object) -> str:
    """Return a text of typing."""
    return text(f"ui_ppk_ketik.{key}", **facts)
