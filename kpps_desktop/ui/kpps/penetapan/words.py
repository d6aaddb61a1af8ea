"""Texts of penetapan in the language that is worn."""

from __future__ import annotations

from kpps_desktop.ui.theme import text
from kpps_desktop.words import label


def say(key: str, **facts: object) -> str:
    """Return a text of penetapan."""
    return text(f"ui_kpps_penetapan.{key}", **facts)


def recorded(key: str) -> str:
    """Return a text as it goes into the record: in the language of the forms."""
    return label(f"ui_kpps_penetapan.{key}", "id")
