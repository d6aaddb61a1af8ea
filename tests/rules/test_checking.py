"""Whole sheets: consistent ones are clean, broken ones are found, contests are compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.formbook import DEFAULT_PROFILE, load_form, load_profile, result_forms
from kpps_desktop.rules.checking import check, check_station
from kpps_desktop.rules.terms import Terms
from kpps_desktop.words import wording_of

OTHER = Path(__file__).parents[1] / "data" / "other"
TPS = KodeTps("3101011001001")
FORMS = result_forms(DEFAULT_PROFILE)
FORM = FORMS["gubernur"]
TERMS = Terms(load_profile(DEFAULT_PROFILE))


def sheet(contest: str = "gubernur", **figures: int | None) -> Sheet:
    return Sheet(TPS, ContestCode(contest), {Cell(cell): one for cell, one in figures.items()})


def codes(one: Sheet, terms: Terms = TERMS) -> list[str]:
    return [finding.code for finding in check(one, FORM, terms)]


@st.composite
def consistent(draw: st.DrawFn) -> Sheet:
    """Draw an honest day at a TPS by counting people and ballots, not by the form's sums."""
    men = draw(st.lists(st.sampled_from("tpbnx"), max_size=120))
    women = draw(st.lists(st.sampled_from("tpbnx"), max_size=120))
    figures: dict[str, int] = {"IA_L": 0, "IA_P": 0}
    voted = []
    for sex, people in (("L", men), ("P", women)):
        figures[f"IA_{sex}"] = people.count("t") + people.count("n") + people.count("x")
        for row, kind in (("IB1", "t"), ("IB2", "p"), ("IB3", "b")):
            figures[f"{row}_{sex}"] = people.count(kind)
        came = [kind for kind in people if kind in "tpb"]
        figures[f"IB4_{sex}"] = len(came)
        figures[f"III_{sex}"] = draw(st.integers(0, len(came)))
        voted += came
    for row in ("IA", "IB1", "IB2", "IB3", "IB4", "III"):
        figures[f"{row}_J"] = figures[f"{row}_L"] + figures[f"{row}_P"]
    choices = draw(st.integers(1, 6))
    marks = [draw(st.integers(0, choices)) for _ in voted]
    for number in range(1, choices + 1):
        figures[f"IV_{number}"] = marks.count(number)
    figures |= {"VB": marks.count(0), "VC": len(marks), "VA": len(marks) - marks.count(0)}
    spoiled, left = draw(st.integers(0, 5)), draw(st.integers(0, 200))
    used = len(marks)
    figures |= {"II1": used + spoiled + left, "II2": used, "II3": spoiled, "II4": left}
    return sheet(**figures)


@given(consistent())
def test_an_honest_sheet_has_no_galat(honest: Sheet) -> None:
    found = check(honest, FORM, TERMS)
    assert [one for one in found if one.kind is Kind.GALAT] == []
    assert {one.code for one in found} <= {"R13"}  # ballots left over are drawn freely


@given(consistent(), st.data())
def test_one_wrong_total_is_found(honest: Sheet, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(FORM.sums(FORM.choices_in(honest.figures))))
    off = data.draw(st.sampled_from([-3, -1, 1, 2, 100]))
    wrong = (honest.figures[one.total] or 0) + off
    found = check(replace(honest, figures={**honest.figures, one.total: wrong}), FORM, TERMS)
    assert (one.rule, one.total) in {(finding.code, finding.cells[0]) for finding in found}


@given(consistent(), st.data())
def test_one_wrong_figure_anywhere_is_found(honest: Sheet, data: st.DataObject) -> None:
    # Every cell of the form stands in some sum, so a slip of the pen cannot pass.
    cell = data.draw(st.sampled_from(sorted(honest.figures)))
    wrong = (honest.figures[cell] or 0) + data.draw(st.integers(1, 50))
    found = check(replace(honest, figures={**honest.figures, cell: wrong}), FORM, TERMS)
    assert any(cell in finding.cells and finding.kind is Kind.GALAT for finding in found)


@given(consistent(), st.data())
def test_a_blank_cell_is_found_once_and_nothing_else_follows(
    honest: Sheet, data: st.DataObject
) -> None:
    blank = data.draw(st.sampled_from(sorted(honest.figures)))
    found = check(replace(honest, figures={**honest.figures, blank: None}), FORM, TERMS)
    assert [one.cells for one in found if one.kind is Kind.GALAT] == [(blank,)]


@given(consistent(), st.data())
def test_columns_left_out_are_out_of_scope(honest: Sheet, data: st.DataObject) -> None:
    # All but the last choice: how many there are is known by the highest alone.
    last = f"IV_{len(FORM.choices_in(honest.figures))}"
    droppable = sorted(set(honest.figures) - {last})
    dropped = data.draw(st.sets(st.sampled_from(droppable)))
    kept = {cell: one for cell, one in honest.figures.items() if cell not in dropped}
    found = check(replace(honest, figures=kept), FORM, TERMS)
    assert [one for one in found if one.kind is Kind.GALAT] == []


@given(st.dictionaries(st.sampled_from(FORM.cells(range(1, 4))), st.integers() | st.none()))
def test_no_figures_make_it_stumble(figures: dict[Cell, int | None]) -> None:
    found = check(sheet(**figures), FORM, TERMS)
    assert [one.code for one in found] == sorted(one.code for one in found)
    assert all(set(one.cells) <= set(figures) for one in found)
    assert all(wording_of(one, "id").cause and wording_of(one, "en").cause for one in found)


def test_the_limits_of_one_tps_hold_for_a_region_by_their_number() -> None:
    summed = sheet(IA_J=1_500, II1=1_560, III_J=1_000)
    assert codes(summed) == ["R13", "R14", "R20", "R20", "R20"]
    assert codes(summed, replace(TERMS, stations=3)) == []
    assert codes(summed, replace(TERMS, stations=2)) == ["R14"]
    assert codes(sheet(IA_J=1_500, VC=None), replace(TERMS, stations=3)) == ["R20"]


def test_findings_come_by_rule_and_then_in_paper_order() -> None:
    found = check(sheet(VC=3, VA=1, VB=1, IV_1=2, IB4_J=1, II1=None, IA_J=None), FORM, TERMS)
    assert [(one.code, one.cells) for one in found] == [
        ("R10", ("VA", "IV_1")),
        ("R11", ("VC", "VA", "VB")),
        ("R12", ("VC", "IB4_J")),
        ("R20", ("IA_J",)),
        ("R20", ("II1",)),
    ]


def test_a_finding_says_the_figures() -> None:
    (found,) = check(sheet(IB4_J=413), FORM, replace(TERMS, box=412))
    assert wording_of(found, "id").cause == (
        "Surat suara keluar kotak 412, daftar hadir 413 (I.B.4 (J))."
    )


@pytest.mark.parametrize(
    ("cell", "wider", "narrower", "expected"),
    [
        ("IA_J", 5, 5, []),
        ("IA_L", 5, 4, ["R15"]),
        ("IB1_P", 5, 6, ["R15"]),
        ("IB3_J", 5, 4, ["R15"]),
        ("IB2_J", 5, 4, []),
        ("IB2_J", 4, 5, ["R15"]),
        ("IB4_J", 5, 4, []),
        ("IA_J", 5, None, ["R20"]),
        ("IB2_J", None, 5, ["R20"]),
    ],
)
def test_contests_of_a_tps_are_compared(
    cell: str, wider: int | None, narrower: int | None, expected: list[str]
) -> None:
    # The order in which the sheets come does not matter: gubernur is the wider contest.
    sheets = [sheet("bupati", **{cell: narrower}), sheet("gubernur", **{cell: wider})]
    found = check_station(sheets, FORMS, dict.fromkeys(FORMS, TERMS))
    assert [one.code for one in found] == expected


def test_a_difference_is_told_at_the_narrower_contest() -> None:
    sheets = [sheet("gubernur", IA_J=5), sheet("bupati", IA_J=4)]
    (found,) = check_station(sheets, FORMS, dict.fromkeys(FORMS, TERMS))
    assert (found.where, found.cells) == ("bupati", ("IA_J",))
    assert wording_of(found, "id").cause == ("I.A (J): gubernur 5, bupati 4, padahal TPS-nya sama.")


class TestAnotherElection:
    """Another profile, another form, and not a line of code."""

    form = load_form("pemilu-mini", "c-hasil-presiden", OTHER)
    terms = Terms(load_profile("pemilu-mini", OTHER))

    def codes(self, terms: Terms | None = None, **figures: int | None) -> list[str]:
        return [
            one.code for one in check(sheet("presiden", **figures), self.form, terms or self.terms)
        ]

    def test_its_limits_are_its_own(self) -> None:
        assert self.codes(IA_J=300) == []
        assert self.codes(IA_J=301) == ["R14"]
        assert self.codes(II1=306, IA_J=300) == []
        assert self.codes(II1=308, IA_J=300) == ["R13"]
        assert self.codes(II1=308) == []

    def test_its_sums_are_its_own(self) -> None:
        assert self.codes(IA_J=1, IA2_J=1, IA3_J=1, IA4_J=3) == []
        assert self.codes(IA_J=1, IA2_J=1, IA3_J=1, IA4_J=2) == ["R04"]
        assert self.codes(IA_J=1, IA2_J=1, IA3_J=None, IA4_J=2) == ["R20"]
        assert self.codes(IB1_J=1, IB2_J=1, IB3_J=1, IB4_J=2) == ["R05"]

    @pytest.mark.parametrize(("part", "whole"), [("IB2_J", "IA2_J"), ("IB3_J", "IA3_J")])
    def test_moved_voters_have_a_list_there(self, part: str, whole: str) -> None:
        assert self.codes(**{part: 1, whole: 1}) == []
        assert self.codes(**{part: 2, whole: 1}) == ["R03"]
        assert self.codes(**{part: None, whole: 1}) == ["R20"]

    def test_its_lists_are_its_own(self) -> None:
        late = replace(self.terms, untimely={"DPK": 1, "DPPh": 7})
        assert self.codes(late, IB3_J=4) == ["R19"]
        logged = replace(self.terms, attended={Cell("IB3_J"): 4})
        assert self.codes(logged, IB3_J=5) == ["R17"]

    def test_its_switches_are_its_own(self) -> None:
        assert self.codes(replace(self.terms, box=4), IB4_J=5) == []

    def test_what_it_does_not_have_is_silent(self) -> None:
        assert self.codes(III_J=9, IB4_J=1, II3=4, IA_L=1) == []
