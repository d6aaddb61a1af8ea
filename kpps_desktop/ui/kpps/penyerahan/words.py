"""Texts of penyerahan in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text


def say(key: str, **facts: object) -> str:
    """Return a text of penyerahan."""
    return text(f"ui_kpps_penyerahan.{key}", **facts)
