"""Symbols on paper are large enough, and read back."""

from __future__ import annotations

import pytest
import zxingcpp

from kpps_desktop.papers.boxes import A4, MM, Box
from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.qr import (
    LEAST_MODULE,
    LEAST_SIDE,
    MOST_SIDE,
    QUIET,
    draw_qr,
    least_side,
    modules,
    readable,
    side_at,
    symbol,
)
from tests.papers import sample, seen


@pytest.mark.parametrize("length", [40, 150, 269, 419])
def test_a_symbol_of_the_least_size_is_read_at_200_dpi(length: int) -> None:
    text = (sample.QR * 3)[:length]
    pen = Pen(A4, "", "")
    side = least_side(text)
    module = draw_qr(pen, Box(40, 40, side, side), text)
    pen.turn()
    (image,) = seen.images(pen.close(), 200)
    assert module >= LEAST_MODULE - 0.001
    assert [one.text for one in zxingcpp.read_barcodes(image)] == [text]


def test_the_modules_of_a_symbol_are_those_that_are_printed() -> None:
    rows = symbol(sample.QR)
    assert {len(row) for row in rows} == {len(rows)} == {modules(sample.QR) - 2 * QUIET}
    assert rows[0][:8] == (*[True] * 7, False)  # the finder pattern and its edge


def test_the_symbol_itself_is_45_mm_or_more() -> None:
    side = least_side(sample.QR)
    symbol = side * (modules(sample.QR) - 2 * QUIET) / modules(sample.QR)
    assert symbol >= LEAST_SIDE - 0.001
    assert side <= MOST_SIDE + 8 * LEAST_MODULE


def test_a_text_too_long_for_one_symbol_is_told() -> None:
    assert readable(sample.QR)
    assert not readable(sample.QR * 4)
    assert side_at(sample.QR, MOST_SIDE) > 55 * MM


@pytest.mark.parametrize("pairs", [1, 2, 6])
def test_the_symbol_on_a_sheet_is_read_from_a_scan(pairs: int) -> None:
    image = seen.images(c_hasil_salinan(sample.sheet_paper(sample.LONG[:pairs])), 200)[1]
    assert [one.text for one in zxingcpp.read_barcodes(image)] == [sample.QR]


def test_parts_stand_side_by_side() -> None:
    parts = (sample.QR, sample.QR[::-1])
    pages = seen.images(c_hasil_salinan(sample.sheet_paper(sample.LONG, qr=parts)), 200)
    assert len(pages) == 2
    assert {one.text for one in zxingcpp.read_barcodes(pages[1])} == set(parts)
