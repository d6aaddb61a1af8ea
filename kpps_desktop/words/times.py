"""Days and hours as the forms write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from kpps_desktop.words.numerals import terbilang

if TYPE_CHECKING:
    from datetime import date, time


def date_words(day: date) -> dict[str, str]:
    """Return a day's parts in Indonesian words, named as the placeholders of a form."""
    return {
        "hari": format_date(day, "EEEE", locale="id"),
        "tanggal": terbilang(day.day).title(),
        "bulan": format_date(day, "MMMM", locale="id"),
        "tahun_huruf": terbilang(day.year).title(),
        "tahun": str(day.year),
    }


def full_date(day: date, lang: str = "id") -> str:
    """Write a day out: `Rabu, 27 November 2024`."""
    return format_date(day, "EEEE, d MMMM y", locale=lang)


def clock(at: time, zone: str = "") -> str:
    """Write an hour as Indonesians do: `10.42 WIB`."""
    return f"{at:%H.%M} {zone}".rstrip()
