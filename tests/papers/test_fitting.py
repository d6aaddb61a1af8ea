"""Text stays inside its box, whatever the text and whatever the box."""

from __future__ import annotations

import csv
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.papers.faces import ASCENT, DESCENT, Face, width
from kpps_desktop.papers.fitting import CUT, Letter, clean, fit
from kpps_desktop.papers.pen import Pen
from tests.papers import sample, seen

LETTERS = st.builds(
    Letter,
    face=st.sampled_from(Face),
    size=st.floats(5, 14),
    least=st.floats(3, 5),
    lines=st.integers(1, 4),
    across=st.sampled_from(["left", "centre", "right"]),
)


@given(st.text(max_size=120), st.floats(1, 300), st.floats(1, 60), LETTERS)
def test_every_line_fits_its_box(text: str, w: float, h: float, letter: Letter) -> None:
    fitted = fit(text, w, h, letter)
    assert len(fitted.lines) <= letter.lines
    assert all(width(line, letter.face, fitted.size) <= w + 0.01 for line in fitted.lines)
    spread = max(0, len(fitted.lines) - 1) * letter.leading * fitted.size
    assert not fitted.lines or (ASCENT + DESCENT) * fitted.size + spread <= h + 0.02


@given(st.text(max_size=80), st.floats(40, 300), LETTERS)
def test_a_text_is_whole_or_says_that_it_is_cut(text: str, w: float, letter: Letter) -> None:
    fitted = fit(text, w, 80, letter)
    whole = "".join(fitted.lines).replace(" ", "") == clean(text).replace(" ", "")
    assert whole or CUT in fitted.lines[-1] or not fitted.lines


def test_a_short_text_keeps_its_size() -> None:
    assert fit("SITI", 100, 20, Letter(size=9)).size == 9


def test_a_long_text_shrinks_before_it_is_cut() -> None:
    fitted = fit("SITI AMINAH BINTI FULAN", 60, 20, Letter(size=9, least=4))
    assert fitted.lines == ("SITI AMINAH BINTI FULAN",)
    assert fitted.size < 9


def test_a_cut_text_ends_at_a_word() -> None:
    assert fit("satu dua tiga empat", 40, 20, Letter(size=9, least=9)).lines == ("satu…",)


def test_lines_of_a_centred_text_are_evened_out() -> None:
    letter = Letter(size=9, least=9, lines=2, across="centre")
    fitted = fit("Drs. STEVEN OCTAVIANUS ESTEFANUS KANDOUW", 190, 40, letter)
    assert fitted.lines == ("Drs. STEVEN OCTAVIANUS", "ESTEFANUS KANDOUW")


def test_what_cannot_be_drawn_is_left_out() -> None:
    assert clean(" SITI\x00\tAMINAH\ud800 ") == "SITI AMINAH?"


@pytest.mark.parametrize("pairs", [1, 6])
def test_every_name_on_a_ballot_of_2024_fits_uncut(pairs: int) -> None:
    with gzip.open(sample.NAMES, "rt", encoding="utf-8", newline="") as read:
        names = [row["nama_paslon"].partition(" - ") for row in csv.DictReader(read)]
    assert len(names) == 1594
    over_a_saksi = Letter(Face.BOLD, 5.2, 3.2, lines=4, across="centre", leading=1.1)
    in_a_row = Letter(Face.BOLD, 8.2, 4.4, lines=4, across="centre", leading=1.12)
    for candidate, _, mate in names:
        text = f"{candidate}\n{mate}"
        fitted = fit(text, 526 / pairs - 18, 22, over_a_saksi)
        assert CUT not in fitted.lines[-1], text
        assert fitted.size >= (5.2 if pairs == 1 else 3.6), text
        assert fit(text, 400, 22, in_a_row).size >= 7.5, text


def test_a_letter_on_a_rule_is_seen() -> None:
    """The eye of these tests is no blind one."""
    pen = Pen((200, 100), "", "")
    pen.rule(10, 50, 190, 50)
    pen.rule(60, 10, 60, 90)
    pen.put(20, 53, "H", Face.PLAIN, 9)
    pen.put(57, 80, "H", Face.PLAIN, 9)
    pen.put(100, 30, "H", Face.PLAIN, 9)
    pen.put(195, 30, "H", Face.PLAIN, 9)
    pen.put(101, 33, "M", Face.PLAIN, 9)
    pen.turn()
    found = "\n".join(seen.faults(pen.close()))
    for fault in ("lies on a rule", "crosses a rule", "'M' lies on 'H'", "sideways"):
        assert fault in found
