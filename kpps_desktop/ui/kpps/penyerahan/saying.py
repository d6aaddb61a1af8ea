"""Words of penyerahan in a language, for what is made without a window."""

from __future__ import annotations

from datetime import datetime

from kpps_desktop.words import clock, label


def say_in(lang: str, key: str, **facts: object) -> str:
    """Return a text of penyerahan."""
    return label(f"ui_kpps_penyerahan.{key}", lang).format(**facts)


def contest_name(contest: str, lang: str) -> str:
    """Return the short name of a contest."""
    return label(f"ui_kpps_penyerahan.contest.{contest}", lang)


def hour(at: str) -> str:
    """Return the hour of a moment (ISO 8601); nothing where there is none."""
    return clock(datetime.fromisoformat(at).time()) if at else ""
