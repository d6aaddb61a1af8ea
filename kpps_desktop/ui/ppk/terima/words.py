"""Texts of receiving in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text


def say(key: str, **facts: object) -> str:
    """Return a text of receiving."""
    return text(f"ui_ppk_terima.{key}", **facts)
