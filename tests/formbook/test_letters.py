"""Letters and ledgers from TOML: sound ones load, faulty ones tell every fault."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.formbook import DEFAULT_PROFILE, Faulty, load_letter
from kpps_desktop.installed import data

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = (
    "ba-serah-terima-kotak",
    "ba-surat-suara-cadangan",
    "c-kejadian-khusus",
    "d-daftar-hadir",
    "d-kejadian-khusus",
    "d-pengantar",
    "d-tanda-terima",
    "d-undangan",
    "d-undangan-saksi",
    "daftar-petugas",
    "denah-tps",
    "laporan-logistik",
    "laporan-rekapitulasi",
    "surat-pengantar",
    "tanda-terima-honorarium",
    "tanda-terima-salinan",
)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a shelf of our own, with a copy of our letters."""
    folder = tmp_path / "forms" / DEFAULT_PROFILE
    shutil.copytree(data("forms", DEFAULT_PROFILE), folder)
    return tmp_path


def faults(shelf: Path, code: str, old: str, new: str) -> list[tuple[str, str]]:
    """Change a letter and return what is then wrong with it."""
    path = shelf / "forms" / DEFAULT_PROFILE / f"{code}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Faulty) as told:
        load_letter(DEFAULT_PROFILE, code, shelf)
    return [(one.code, one.where.rpartition(": ")[2]) for one in told.value.findings]


@pytest.mark.parametrize("code", LETTERS)
def test_every_letter_is_sound_and_says_what_is_official(code: str) -> None:
    letter = load_letter(DEFAULT_PROFILE, code)
    assert letter.code == code
    assert "formulir KPU" in letter.footer
    assert all(table.columns for table in letter.tables)


def test_a_letter_takes_from_what_it_extends_and_may_change_it() -> None:
    salinan = load_letter(DEFAULT_PROFILE, "tanda-terima-salinan")
    reserve = load_letter(DEFAULT_PROFILE, "ba-surat-suara-cadangan")
    assert [place.code for place in salinan.signatures] == ["ketua"]
    assert reserve.signatures == ()
    assert reserve.places == salinan.places


def test_columns_of_each_contest_are_written_out_in_the_order_of_the_contests() -> None:
    letter = load_letter(DEFAULT_PROFILE, "laporan-rekapitulasi")
    laid = letter.laid({"gubernur": "Gubernur", "bupati": "Bupati"})
    columns = laid.tables[2].columns
    assert [one.code for one in columns][2:5] == ["tps", "status_gubernur", "sumber_gubernur"]
    assert columns[-1].code == "keberatan_bupati"
    assert columns[-1].label == "Bupati\nKeberatan"
    assert len(letter.laid({}).tables[2].columns) == 3


def test_a_wording_is_found_by_its_code() -> None:
    letter = load_letter(DEFAULT_PROFILE, "surat-pengantar")
    assert letter.term("count") == "1 set"
    assert len(letter.all_terms("once")) == 3
    with pytest.raises(KeyError):
        letter.term("absent")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("{pemilihan}", "{pemilu}", ("M.111", "heading[2]")),
        ('code = "waktu"', 'code = "no"', ("M.108", "tables[0].columns")),
        ('across = "centre"', 'across = "middle"', ("M.104", "tables[0].columns[0].across")),
        ("row  = 12", "rows = 12", ("M.105", "tables[0].rows")),
        ("width = 46", 'width = "46"', ("M.103", "tables[0].columns[1].width")),
    ],
)
def test_a_faulty_letter_is_refused_with_the_place(
    shelf: Path, old: str, new: str, found: tuple[str, str]
) -> None:
    assert found in faults(shelf, "tanda-terima-salinan", old, new)
