"""Texts of the pleno in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text
from kpps_desktop.words import label


def say(key: str, /, **facts: object) -> str:
    """Return a text of the pleno."""
    return text(f"ui_ppk_pleno.{key}", **facts)


def recorded(key: str) -> str:
    """Return a text as it goes into the record: in the language of the forms."""
    return label(f"ui_ppk_pleno.{key}", "id")
