"""Days and hours as the forms write them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from kpps_desktop.words.numerals import terbilang

if TYPE_CHECKING:
    from datetime import date, time


def date_words(day: date) -> dict[str, str]:
    """Return a day's parts in Indonesian words, named as the placeholders of a form."""
    return {
        "hari": _written(day, "EEEE", "id"),
        "tanggal": terbilang(day.day).title(),
        "bulan": _written(day, "MMMM", "id"),
        "tahun_huruf": terbilang(day.year).title(),
        "tahun": str(day.year),
    }


def full_date(day: date, lang: str = "id") -> str:
    """Write a day out: `Rabu, 27 November 2024`."""
    return _written(day, "EEEE, d MMMM y", lang)


def clock(at: time, zone: str = "") -> str:
    """Write an hour as Indonesians do: `10.42 WIB`."""
    return f"{at:%H.%M} {zone}".rstrip()


def _written(day: date, form: str, lang: str) -> str:
    """Write a date; babel is loaded with the first one, for no window waits for a date."""
    written: str = importlib.import_module("babel.dates").format_date(day, form, locale=lang)
    return written
