"""The plano is its Salinan's form, tallied: the same cells, and lines of turus."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kpps_desktop.formbook import (
    DEFAULT_PROFILE,
    Faulty,
    load_form,
    load_letter,
    load_profile,
    plano_forms,
    result_forms,
)

OTHER = Path(__file__).parents[1] / "data" / "other"


@pytest.mark.parametrize("contest", ["gubernur", "bupati", "walikota"])
def test_a_plano_has_the_cells_of_its_salinan(contest: str) -> None:
    plano, salinan = plano_forms(DEFAULT_PROFILE)[contest], result_forms(DEFAULT_PROFILE)[contest]
    numbers = (1, 2, 3)
    assert plano.cells(numbers) == salinan.cells(numbers)
    assert plano.sums(numbers) == salinan.sums(numbers)
    assert plano.signatures == salinan.signatures
    assert plano.model == salinan.model.replace(" SALINAN", "")


def test_choices_and_invalid_ballots_are_tallied_sixty_a_line() -> None:
    tallies = plano_forms(DEFAULT_PROFILE)["bupati"].tallies
    assert [(one.row, one.per_line) for one in tallies] == [("IV", 60), ("VB", 60)]


def test_an_election_may_have_no_plano() -> None:
    assert plano_forms("pemilu-mini", OTHER) == {}


@pytest.mark.parametrize(
    ("tally", "code", "where"),
    [
        ('{ row = "IX", marks = "", each_line = "", total = "" }', "M.109", "tallies[0].row"),
        (
            '{ row = "VB", marks = "", each_line = "", total = "", cells = 0 }',
            "M.104",
            "tallies[0].cells",
        ),
    ],
)
def test_a_faulty_tally_is_told(tmp_path: Path, tally: str, code: str, where: str) -> None:
    shutil.copytree(OTHER, tmp_path / "shelf")
    path = tmp_path / "shelf" / "forms" / "pemilu-mini" / "c-hasil-presiden.toml"
    path.write_text(f"tallies = [{tally}]\n{path.read_text('utf-8')}", "utf-8")
    with pytest.raises(Faulty) as told:
        load_form("pemilu-mini", "c-hasil-presiden", tmp_path / "shelf")
    assert [(one.code, one.where) for one in told.value.findings] == [
        (code, f"forms/pemilu-mini/c-hasil-presiden.toml: {where}")
    ]


def test_the_form_of_a_salinan_has_no_tallies() -> None:
    assert load_form(DEFAULT_PROFILE, "c-hasil-salinan-bupati").tallies == ()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('contest = "presiden"', 'contest = "presiden", plano = "c-hasil"', "forms[0].plano"),
        ('code = "DPT"', 'code = "DPT", attendance = "daftar"', "categories[0].attendance"),
    ],
)
def test_a_profile_that_names_an_unknown_paper_is_refused(
    tmp_path: Path, old: str, new: str, where: str
) -> None:
    shutil.copytree(OTHER, tmp_path / "shelf")
    path = tmp_path / "shelf" / "resources" / "profiles" / "pemilu-mini.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(Faulty) as told:
        load_profile("pemilu-mini", tmp_path / "shelf")
    assert [(one.code, one.where) for one in told.value.findings] == [
        ("M.109", f"resources/profiles/pemilu-mini.toml: {where}")
    ]


def test_every_list_of_voters_has_its_attendance_list() -> None:
    for category in load_profile(DEFAULT_PROFILE).categories:
        assert load_letter(DEFAULT_PROFILE, category.attendance).tables[0].code == "voters"
