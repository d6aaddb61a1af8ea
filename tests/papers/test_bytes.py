"""The same values give the same bytes, in any process; and the file names what it is."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.d_hasil import d_hasil_of
from tests.papers import sample

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib
from tests.papers import test_bytes
print(*[hashlib.sha256(pdf).hexdigest() for pdf in test_bytes.papers()])
"""


def papers() -> tuple[bytes, bytes]:
    """Make one of each."""
    sheet = sample.sheet_paper(sample.LONG, notes=3)
    recap = sample.recap_paper((20, 3), missing={(0, 2)}, notes=3, corrections=3)
    return c_hasil_salinan(sheet), d_hasil_of(recap)


def test_a_paper_made_twice_is_the_same() -> None:
    assert papers() == papers()


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_process_makes_the_same_bytes(seed: str) -> None:
    here = [hashlib.sha256(pdf).hexdigest() for pdf in papers()]
    there = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Jayapura"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.split() == here


def test_a_paper_names_itself_and_carries_its_fonts() -> None:
    for pdf, title in zip(papers(), ("SALINAN-KWK", "KECAMATAN-KWK"), strict=True):
        with pdfium.PdfDocument(pdf) as document:
            told = document.get_metadata_dict()
        assert title in told["Title"]
        assert told["Subject"].startswith("Pemilihan Gubernur")
        assert pdf.count(b"/FontFile2") >= 2
        assert b"Helvetica" not in pdf
