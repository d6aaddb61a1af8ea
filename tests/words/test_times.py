"""Days and hours in words."""

from __future__ import annotations

from datetime import date, time

from kpps_desktop.formbook.form import PLACEHOLDERS
from kpps_desktop.words import clock, date_words, full_date

DAY = date(2024, 11, 27)


def test_a_day_fills_the_sentence_of_the_form() -> None:
    sentence = "{hari} tanggal {tanggal} bulan {bulan} tahun {tahun_huruf}"
    assert sentence.format(**date_words(DAY)) == (
        "Rabu tanggal Dua Puluh Tujuh bulan November tahun Dua Ribu Dua Puluh Empat"
    )
    assert date_words(DAY).keys() <= PLACEHOLDERS


def test_a_day_is_written_out() -> None:
    assert full_date(DAY) == "Rabu, 27 November 2024"
    assert full_date(DAY, "en") == "Wednesday, 27 November 2024"


def test_hours_are_written_with_a_dot() -> None:
    assert clock(time(10, 42), "WIB") == "10.42 WIB"
    assert clock(time(7)) == "07.00"
