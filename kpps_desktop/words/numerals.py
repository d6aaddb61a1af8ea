"""Whole numbers as Indonesians write and say them."""

from __future__ import annotations

_DIGITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"))
_ONE_WORD = frozenset({"ribu", "ratus"})
_MOST = 10**12
_SEPARATORS = {"id": ".", "en": ","}


def terbilang(number: int) -> str:
    """Say a whole number in Indonesian, in small letters (0 up to a trillion)."""
    if not 0 <= number < _MOST:
        raise ValueError(number)
    return " ".join(_said(number)) or "nol"


def grouped(number: int, lang: str = "id") -> str:
    """Write a whole number with its thousands apart: `1.234` (id), `1,234` (en)."""
    return f"{number:,}".replace(",", _SEPARATORS[lang])


def _said(number: int) -> list[str]:
    for size, name in _SCALES:
        if number >= size:
            times, rest = divmod(number, size)
            together = times == 1 and name in _ONE_WORD
            one = [f"se{name}"] if together else [*_said(times), name]
            return [*one, *_said(rest)]
    return _below_a_hundred(number)


def _below_a_hundred(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 1:
        return [{0: "sepuluh", 1: "sebelas"}.get(ones) or f"{_DIGITS[ones]} belas"]
    said = [_DIGITS[tens], "puluh"] if tens else []
    return [*said, _DIGITS[ones]] if ones else said
