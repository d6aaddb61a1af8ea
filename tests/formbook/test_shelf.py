"""Forms and profiles from TOML: sound ones load, faulty ones tell every fault with its path."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.formbook import (
    DEFAULT_PROFILE,
    Faulty,
    form_codes,
    load_form,
    load_profile,
    result_forms,
)
from kpps_desktop.installed import data
from kpps_desktop.rules.table import SUMS
from kpps_desktop.words import LANGUAGES, label, say

OTHER = Path(__file__).parents[1] / "data" / "other"
PROFILES = [path.stem for path in data("resources", "profiles").glob("*.toml")]
CODES = [
    (profile, code)
    for profile in PROFILES
    for one in load_profile(profile).forms
    for code in (one.result, one.recap)
]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a shelf of our own, a copy of the other election's."""
    shutil.copytree(OTHER, tmp_path / "shelf")
    return tmp_path / "shelf"


def faults_of(shelf: Path, old: str, new: str, file: str = "_shared") -> list[tuple[str, str]]:
    """Change a form on the shelf and return what is then wrong with it, as code and place."""
    path = shelf / "forms" / "pemilu-mini" / f"{file}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Faulty) as told:
        load_form("pemilu-mini", "c-hasil-presiden", shelf)
    for finding in told.value.findings:
        for lang in LANGUAGES:
            assert say(finding.code, lang, **finding.facts).title
    return [(one.code, one.where) for one in told.value.findings]


@pytest.mark.parametrize(("profile", "code"), CODES)
def test_every_form_on_the_shelf_is_sound(profile: str, code: str) -> None:
    form = load_form(profile, code)
    assert form.code == code
    assert {one.rule for one in form.sums((1, 2))} <= SUMS


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_on_the_shelf_is_sound_and_has_its_labels(profile: str) -> None:
    loaded = load_profile(profile)
    named = [
        *(f"step.{step}" for step in loaded.opening_steps),
        *(f"supply.{one.code}" for one in loaded.supplies),
        *(f"category.{one.code}" for one in loaded.categories),
        *(f"paper.{paper}" for one in loaded.categories for paper in one.papers),
        *(f"contest.{one.contest}" for one in loaded.forms),
        *(f"level.{one.level}" for one in loaded.calendar),
        *(f"role.{one.role}" for one in loaded.honorarium),
        *(f"result.{kind}" for kind in loaded.kinds),
    ]
    assert all(label(key, lang) for key in named for lang in LANGUAGES)
    for contest, form in result_forms(profile).items():
        assert form.contest == contest
        rows = {row.code for section in form.sections for row in section.rows}
        assert {one.row for one in loaded.categories} <= rows
    for one in loaded.forms:
        assert load_form(profile, one.recap).layers


def test_the_norms_of_a_pilkada() -> None:
    profile = load_profile(DEFAULT_PROFILE)
    assert profile.max_voters == 600
    assert profile.max_voters + profile.reserve(profile.max_voters) == 615
    assert [f"{one.since:%H.%M}" for one in profile.categories] == ["07.00", "11.00", "12.00"]
    assert profile.forms_of("bupati")
    assert profile.forms_of("presiden") is None


def test_the_names_of_a_contest_stand_in_its_texts() -> None:
    form = load_form(DEFAULT_PROFILE, "c-hasil-salinan-walikota")
    assert form.model == "MODEL C.HASIL SALINAN-KWK-WALIKOTA"
    assert form.heading[2].text == "WALI KOTA DAN WAKIL WALI KOTA"
    assert form.signatures[1].title.endswith("PASANGAN CALON WALI KOTA DAN WAKIL WALI KOTA")


def test_another_election_needs_no_code() -> None:
    assert load_profile("pemilu-mini", OTHER).max_voters == 300
    assert form_codes("pemilu-mini", OTHER) == ("c-hasil-presiden",)
    assert load_form("pemilu-mini", "c-hasil-presiden", OTHER).heading[0].text.startswith("PRES")


def test_all_faults_are_told_at_once_with_their_path(shelf: Path) -> None:
    old = '{ code = "IA", group = "A", mark = "1", label = "Pemilih dalam DPT" }'
    new = '{ code = "IA", group = "A", digit = 3, label = 7, bold = 1 }'
    assert sorted(faults_of(shelf, old, new)) == [
        ("M.103", "forms/pemilu-mini/_shared.toml: sections[0].rows[0].bold"),
        ("M.103", "forms/pemilu-mini/_shared.toml: sections[0].rows[0].label"),
        ("M.105", "forms/pemilu-mini/_shared.toml: sections[0].rows[0].digit"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("heading    = [", "headings   = [", "M.105", "headings"),
        ('opening    = ["Pada hari ini {hari}"]', 'opening = "x"', "M.103", "opening"),
        ("{hari}", "{hori}", "M.111", "opening[0]"),
        ('"IB3"], rule = "R05"', '"IB9"], rule = "R05"', "M.109", "sections[0].rows[7].sum_of"),
        ('["VA", "VB"]', '["VA", "IB1"]', "M.109", "sections[3].rows[2].sum_of"),
        (', rule = "R10"', "", "M.112", "sections[3].rows[0]"),
        ('code = "VB"', 'code = "VA"', "M.108", "sections"),
        ('repeat  = "choices"', 'repeat  = "pairs"', "M.104", "sections[2].repeat"),
        ('"IV", "V"]]', '"IV"]]', "M.110", "pages"),
        ('"IV", "V"]]', '"IV", "V", "VI"]]', "M.110", "pages"),
        ('kind = "kpps"', 'kind = "pps"', "M.104", "signatures[0].kind"),
        (
            'group = "B", mark = "4"',
            'group = "C", mark = "4"',
            "M.109",
            "sections[0].rows[7].group",
        ),
        ('"IV", words = true', '"IV", digits = 0', "M.104", "sections[2].rows[0].digits"),
    ],
)
def test_a_fault_is_told_where_it_is(
    shelf: Path, old: str, new: str, code: str, where: str
) -> None:
    told = faults_of(shelf, old, new)
    assert (code, f"forms/pemilu-mini/_shared.toml: {where}") in told


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('level   = "kabko"', 'level   = "tps"', "layers[0].level"),
        ('each    = "kecamatan"', 'each    = "provinsi"', "layers[0].each"),
    ],
)
def test_a_layer_of_no_level_is_refused(tmp_path: Path, old: str, new: str, where: str) -> None:
    folder = tmp_path / "forms" / DEFAULT_PROFILE
    shutil.copytree(data("forms", DEFAULT_PROFILE), folder)
    path = folder / "_d-hasil-kabko.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(Faulty) as told:
        load_form(DEFAULT_PROFILE, "d-hasil-kabko-bupati", tmp_path)
    shown = f"forms/{DEFAULT_PROFILE}/_d-hasil-kabko.toml: {where}"
    assert [(one.code, one.where) for one in told.value.findings] == [("M.104", shown)]


def test_a_fault_is_told_in_the_file_that_holds_it(shelf: Path) -> None:
    told = faults_of(shelf, 'contest = "presiden"', "contest = 1", "c-hasil-presiden")
    assert told == [("M.103", "forms/pemilu-mini/c-hasil-presiden.toml: contest")]


def test_a_missing_key_is_told_in_the_form_that_lacks_it(shelf: Path) -> None:
    told = faults_of(shelf, 'footer     = "Alat bantu."', "")
    assert told == [("M.106", "forms/pemilu-mini/c-hasil-presiden.toml: footer")]


def test_a_form_that_extends_itself_is_refused(shelf: Path) -> None:
    old = 'extends = "_shared"'
    told = faults_of(shelf, old, 'extends = "c-hasil-presiden"', "c-hasil-presiden")
    assert told == [("M.107", "forms/pemilu-mini/c-hasil-presiden.toml")]


def test_broken_toml_is_told_with_its_line(shelf: Path) -> None:
    assert faults_of(shelf, "footer ", "footer ==")[0][0] == "M.102"


@pytest.mark.parametrize("code", ["../other", "", "a/b", "C.HASIL", "tidak-ada"])
def test_a_profile_that_is_not_there_is_refused(code: str) -> None:
    with pytest.raises(Faulty) as told:
        load_profile(code)
    assert [one.code for one in told.value.findings] == ["M.101"]


def test_a_faulty_profile_tells_all(shelf: Path) -> None:
    path = shelf / "resources" / "profiles" / "pemilu-mini.toml"
    text = path.read_text("utf-8").replace("07:00:00", '"07.00"', 1)
    path.write_text(text.replace("max_voters        = 300", "max_voters = true"), "utf-8")
    with pytest.raises(Faulty) as told:
        load_profile("pemilu-mini", shelf)
    shown = "resources/profiles/pemilu-mini.toml"
    assert told.value.findings == (
        Finding("M.103", where=f"{shown}: max_voters", facts={"expected": "int"}),
        Finding("M.103", where=f"{shown}: opens", facts={"expected": "time"}),
    )
    assert say(told.value.code, "id", **told.value.facts).cause.startswith("Ada 2 kesalahan")


def test_a_profile_that_names_an_unknown_form_is_refused(shelf: Path) -> None:
    path = shelf / "resources" / "profiles" / "pemilu-mini.toml"
    text = path.read_text("utf-8").replace('recap = "c-hasil-presiden"', 'recap = "d-hasil"')
    path.write_text(text, "utf-8")
    with pytest.raises(Faulty) as told:
        load_profile("pemilu-mini", shelf)
    assert [one.code for one in told.value.findings] == ["M.109"]
