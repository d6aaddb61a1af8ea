"""Names of things that papers list, and moments of the journal as papers write them."""

from __future__ import annotations

from datetime import datetime

from kpps_desktop.papers.captions import captions
from kpps_desktop.words import clock, grouped, label

_LANGUAGE = "id"
"""Papers are statutory: they speak Indonesian whatever the windows speak."""


def named(area: str, code: str) -> str:
    """Return the name of a code, or the code where it has none: officers may write others."""
    try:
        return label(f"{area}.{code}", _LANGUAGE)
    except KeyError:
        return code


def figure(number: int | None) -> str:
    """Return a figure; a blank is a dash, never 0."""
    return captions().recap.blank if number is None else grouped(number)


def hour_of(at: str) -> str:
    """Return the hour of a moment (ISO 8601); nothing where there is none."""
    return clock(datetime.fromisoformat(at).time()) if at else ""


def moment_of(at: str) -> str:
    """Return the day of a moment and under it the hour; nothing where there is none."""
    return f"{datetime.fromisoformat(at):%d-%m-%Y}\n{hour_of(at)}" if at else ""
