"""Words for a code or a key, numbers and dates in words."""

from kpps_desktop.words.catalogue import (
    LANGUAGES,
    Wording,
    heading,
    label,
    of_unit,
    say,
    speak_at,
    wording_of,
)
from kpps_desktop.words.numerals import grouped, terbilang
from kpps_desktop.words.times import clock, date_words, full_date

__all__ = [
    "LANGUAGES",
    "Wording",
    "clock",
    "date_words",
    "full_date",
    "grouped",
    "heading",
    "label",
    "of_unit",
    "say",
    "speak_at",
    "terbilang",
    "wording_of",
]
