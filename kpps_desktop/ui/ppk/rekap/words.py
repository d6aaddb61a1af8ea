"""Texts of the recap's end in the language that is worn."""

from __future__ import annotations

from kpps_desktop.words import label


def say_in(lang: str, key: str, **facts: object) -> str:
    """Return a text of the recap's end, filled."""
    return label(f"ui_ppk_rekap.{key}", lang).format(**facts)
