"""Each rule with its smallest pass, its smallest fail, and a blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.formbook import DEFAULT_PROFILE, Form, load_form, load_profile
from kpps_desktop.rules.checking import check
from kpps_desktop.rules.table import BETWEEN, KINDS, RULES, SUMS
from kpps_desktop.rules.terms import Terms
from kpps_desktop.words import LANGUAGES, wording_of

PROFILE = load_profile(DEFAULT_PROFILE)
FORM = load_form(DEFAULT_PROFILE, "c-hasil-salinan-gubernur")

# Rule, figures that pass, figures that fail, the cells marked, what else is known.
# A figure named in small letters is not a cell: it goes into the terms.
CASES: list[tuple[str, dict[str, int], dict[str, int], tuple[str, ...]]] = [
    *(
        (
            "R01",
            {f"{row}_L": 1, f"{row}_P": 2, f"{row}_J": 3},
            {f"{row}_L": 1, f"{row}_P": 2, f"{row}_J": 2},
            (f"{row}_J", f"{row}_L", f"{row}_P"),
        )
        for row in ("IA", "IB1", "IB2", "IB3", "IB4", "III")
    ),
    *(
        (code, {part: 1, whole: 1}, {part: 2, whole: 1}, (part, whole))
        for code, part, whole in (
            *(("R02", f"IB1_{column}", f"IA_{column}") for column in "LPJ"),
            *(("R09", f"III_{column}", f"IB4_{column}") for column in "LPJ"),
            ("R08", "II3", "II1"),
            ("R08", "II4", "II1"),
            ("R14", "IB4_J", "II1"),
        )
    ),
    *(
        (
            "R05",
            {f"IB1_{column}": 1, f"IB2_{column}": 1, f"IB3_{column}": 1, f"IB4_{column}": 3},
            {f"IB1_{column}": 1, f"IB2_{column}": 1, f"IB3_{column}": 1, f"IB4_{column}": 4},
            (f"IB4_{column}", f"IB1_{column}", f"IB2_{column}", f"IB3_{column}"),
        )
        for column in "LPJ"
    ),
    (
        "R06",
        {"II1": 3, "II2": 1, "II3": 1, "II4": 1},
        {"II1": 2, "II2": 1, "II3": 1, "II4": 1},
        ("II1", "II2", "II3", "II4"),
    ),
    ("R07", {"II2": 1, "IB4_J": 1}, {"II2": 0, "IB4_J": 1}, ("II2", "IB4_J")),
    (
        "R10",
        {"VA": 1, "IV_1": 1, "IV_2": 0},
        {"VA": 1, "IV_1": 1, "IV_2": 1},
        ("VA", "IV_1", "IV_2"),
    ),
    ("R11", {"VC": 2, "VA": 1, "VB": 1}, {"VC": 1, "VA": 1, "VB": 1}, ("VC", "VA", "VB")),
    ("R12", {"VC": 1, "IB4_J": 1}, {"VC": 1, "IB4_J": 2}, ("VC", "IB4_J")),
    ("R13", {"II1": 42, "IA_J": 40}, {"II1": 43, "IA_J": 40}, ("II1", "IA_J")),
    ("R13", {"II1": 40, "IA_J": 40}, {"II1": 39, "IA_J": 40}, ("II1", "IA_J")),
    ("R14", {"IA_J": 600}, {"IA_J": 601}, ("IA_J",)),
    ("R16", {"IB4_J": 1, "box": 1}, {"IB4_J": 1, "box": 2}, ("IB4_J",)),
    *(
        (
            "R17",
            {f"{row}_{column}": 1, f"attended {row}_{column}": 1},
            {f"{row}_{column}": 1, f"attended {row}_{column}": 0},
            (f"{row}_{column}",),
        )
        for row in ("IB1", "IB2", "IB3")
        for column in "LPJ"
    ),
    ("R18", {"II3": 1, "replaced": 1}, {"II3": 1, "replaced": 0}, ("II3",)),
    ("R19", {"untimely DPTb": 0}, {"untimely DPTb": 1}, ("IB3_J",)),
    ("R19", {"untimely DPPh": 0}, {"untimely DPPh": 1}, ("IB2_J",)),
    ("R21", {"IA_L": 1, "dpt_l": 1}, {"IA_L": 1, "dpt_l": 2}, ("IA_L",)),
    ("R21", {"IA_P": 1, "dpt_p": 1}, {"IA_P": 1, "dpt_p": 2}, ("IA_P",)),
    ("R21", {"IA_J": 3, "dpt_l": 1, "dpt_p": 2}, {"IA_J": 3, "dpt_l": 1, "dpt_p": 1}, ("IA_J",)),
]


def known(values: dict[str, int | None]) -> tuple[Sheet, Terms]:
    """Part what is on the sheet from what is known beside it."""
    cells = {Cell(name): figure for name, figure in values.items() if name.isupper()}
    cells |= {Cell(name): figure for name, figure in values.items() if name[:2] in {"IA", "IB"}}
    beside = {name: value for name, value in values.items() if name not in cells}
    attended = {
        Cell(name.removeprefix("attended ")): value
        for name, value in beside.items()
        if name.startswith("attended ")
    }
    untimely = {
        name.removeprefix("untimely "): value
        for name, value in beside.items()
        if name.startswith("untimely ") and value is not None
    }
    plain = {name: value for name, value in beside.items() if " " not in name}
    terms = replace(Terms(PROFILE, attended=attended, untimely=untimely), **plain)
    return Sheet(KodeTps("3101011001001"), ContestCode("gubernur"), cells), terms


def found(values: dict[str, int | None], code: str, form: Form = FORM) -> list[Finding]:
    sheet, terms = known(values)
    return [finding for finding in check(sheet, form, terms) if finding.code == code]


@pytest.mark.parametrize(("code", "passing", "failing", "cells"), CASES)
def test_a_rule_holds_breaks_and_is_silent_on_a_blank(
    code: str, passing: dict[str, int], failing: dict[str, int], cells: tuple[str, ...]
) -> None:
    assert found({**passing}, code) == []
    (finding,) = found({**failing}, code)
    assert (finding.cells, finding.kind, finding.where) == (cells, KINDS[code], "gubernur")
    for blank in failing:
        assert found({**failing, blank: None}, code) == []
        assert found({name: one for name, one in failing.items() if name != blank}, code) == [], (
            "a value that is absent is out of scope"
        )
    for lang in LANGUAGES:
        words = wording_of(finding, lang)
        assert words.title
        assert words.cause
        assert words.remedy


@pytest.mark.parametrize("figure", [None, -1, 1_000])
def test_a_figure_that_is_blank_or_does_not_fit_is_found(figure: int | None) -> None:
    (finding,) = found({"VC": figure}, "R20")
    assert (finding.cells, finding.kind, finding.facts["figure"]) == (("VC",), Kind.GALAT, figure)


@pytest.mark.parametrize("figure", [0, 999])
def test_zero_is_not_blank(figure: int) -> None:
    assert found({"VC": figure}, "R20") == []


def test_a_cell_out_of_scope_is_not_blank() -> None:
    assert found({}, "R20") == []


def test_every_rule_has_a_case() -> None:
    elsewhere = {"R03", "R04", "R15", "R20"}  # other forms, other sheets, and above
    assert {case[0] for case in CASES} | elsewhere == set(KINDS)
    assert sorted(KINDS) == [f"R{n:02}" for n in range(1, 22)]
    assert not SUMS & {rule.code for rule in (*RULES, *BETWEEN)}


def test_a_recount_has_its_article() -> None:
    (finding,) = found({"VC": 1, "IB4_J": 2}, "R12")
    assert finding.facts["article"] == "Perbawaslu 15/2024 Pasal 33"
    assert "Perbawaslu 15/2024 Pasal 33" in wording_of(finding, "id").cause


def test_a_profile_switches_rules_off() -> None:
    sheet, terms = known({"VC": 1, "IB4_J": 2})
    without = replace(terms, profile=replace(PROFILE, rules_off=frozenset({"R12"})))
    assert {one.code for one in check(sheet, FORM, terms)} == {"R12"}
    assert check(sheet, FORM, without) == []


def test_a_ballot_with_more_choices_than_the_sheet_is_not_summed() -> None:
    sheet, terms = known({"VA": 9, "IV_1": 1, "IV_2": 1})
    assert [one.code for one in check(sheet, FORM, terms)] == ["R10"]
    assert check(sheet, FORM, replace(terms, numbers=(1, 2, 3))) == []
