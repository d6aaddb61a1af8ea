"""Texts of receiving and sharing in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text


def say(key: str, **facts: object) -> str:
    """Return a text of receiving."""
    return text(f"ui_ppk_terima.{key}", **facts)


def say_share(key: str, **facts: object) -> str:
    """Return a text of sharing with other desks."""
    return say(f"share.{key}", **facts)
