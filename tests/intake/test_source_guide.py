"""The guide to the source folder: its example is sound, its columns are those that are read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kpps_desktop.intake import source_sheets as sheets
from kpps_desktop.intake.source import read_source
from kpps_desktop.intake.source_doubts import doubts
from kpps_desktop.words import LANGUAGES
from kpps_desktop.words.catalogue import catalogue
from tests.intake.source_folder import Folder

GUIDE = (Path(__file__).parents[2] / "docs" / "panduan" / "folder-sumber.md").read_text("utf-8")
SHEETS = (
    sheets.WILAYAH,
    sheets.PASLON,
    sheets.TPS,
    sheets.DPT,
    sheets.KPPS,
    sheets.PPK,
    sheets.KPU,
)
TERMS = "pemilihan.toml"


def section(file: str) -> str:
    """Return what the guide says of a file."""
    return GUIDE.partition(f"\n## `{file}`\n")[2].partition("\n## ")[0]


def example(file: str) -> str:
    """Return the file that the guide shows."""
    (shown,) = re.findall(r"```(?:csv|toml)\n(.*?)```", section(file), re.DOTALL)
    return str(shown)


def rows(file: str) -> list[list[str]]:
    """Return the rows of a table, without its head."""
    lines = [line for line in section(file).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_example_is_a_sound_source_of_which_nothing_is_odd(tmp_path: Path) -> None:
    for file in (TERMS, *(f"{one.sheet}.csv" for one in SHEETS)):
        tmp_path.joinpath(file).write_text(example(file), encoding="utf-8")
    source, findings = read_source(tmp_path)
    assert findings == []
    assert source
    assert doubts(source, date(2024, 11, 1)) == []
    assert f"`{source.election.id}`" in section(TERMS)


@pytest.mark.parametrize("columns", SHEETS, ids=lambda one: one.sheet)
def test_the_columns_are_those_that_are_read(columns: sheets.Columns) -> None:
    told = {row[0].strip("`"): row[1] for row in rows(f"{columns.sheet}.csv")}
    assert tuple(told) == columns.all
    assert {name for name, needed in told.items() if needed == "ya"} == set(columns.wanted)


def test_the_keys_are_those_that_are_read(tmp_path: Path) -> None:
    told = {row[0].strip("`[]") for row in rows(TERMS)}
    folder = Folder(tmp_path)
    folder.terms = ""
    missing = {where.rpartition(":")[2] for _, where in folder.told()}
    assert missing == told - {"id", "jenis", "nomor_kosong"}
    folder.terms = "".join(f"{key} = 1\n" for key in sorted(told))
    assert {code for code, _ in folder.told()} == {"I.211", "I.213"}
    assert ("I.211", f"{TERMS}:nomor_kosong") in folder.told()


def test_the_codes_it_explains_have_words() -> None:
    told = set(re.findall(r"[A-Z]\.\d{3}", GUIDE))
    assert told
    assert all(told <= set(catalogue(lang)) for lang in LANGUAGES)
