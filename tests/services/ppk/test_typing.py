"""Figures typed at the PPK by two officers, neither of whom sees what the other typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Kind, Refused
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.services.ppk.examining import recap_findings, typed_findings
from kpps_desktop.services.ppk.receiving import enter, receive
from kpps_desktop.words import wording_of
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk

ANI, BUDI, CICI = (OfficerId(name) for name in ("ANI", "BUDI", "CICI"))
TPS, CONTEST = tiny.FOURTH, tiny.GUBERNUR


def sheet(**changed: int | None) -> Sheet:
    """Return the sheet of the TPS without laptop, with cells changed."""
    told: dict[str, int | None] = {**tiny.figures(TPS, CONTEST), **changed}
    figures = {Cell(cell): figure for cell, figure in told.items()}
    return Sheet(KodeTps(TPS), ContestCode(CONTEST), figures)


def found(desk: RecapDesk, typed: Sheet, officer: OfficerId) -> set[tuple[str, tuple[str, ...]]]:
    """Type a sheet; return the codes and cells of what is found."""
    enter(desk, typed, officer)
    return {(one.code, one.cells) for _, one in typed_findings(desk, [typed], officer)}


def column(desk: RecapDesk) -> tuple[State, dict[str, int | None]]:
    held = desk.recap().column(TPS, CONTEST)
    return held.state, dict(held.figures or {})


def test_what_two_officers_agree_on_stands(desk: RecapDesk) -> None:
    assert found(desk, sheet(), ANI) == set()
    assert found(desk, sheet(), BUDI) == set()
    assert column(desk) == (State.DITERIMA, tiny.figures(TPS, CONTEST))


def test_a_difference_is_blank_until_it_is_typed_again(desk: RecapDesk) -> None:
    enter(desk, sheet(IV_1=2, IV_2=4), ANI)
    cells = {one for code, one in found(desk, sheet(), BUDI) if code == "K.012"}
    assert cells == {("IV_1", "IV_2")}
    state, figures = column(desk)
    assert state is State.BERBEDA
    assert (figures["IV_1"], figures["IV_2"]) == (None, None)
    assert figures["VA"] == tiny.figures(TPS, CONTEST)["VA"]
    assert found(desk, sheet(), ANI) == set()
    assert column(desk) == (State.DITERIMA, tiny.figures(TPS, CONTEST))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_difference_never_shows_what_the_other_typed(desk: RecapDesk, lang: str) -> None:
    enter(desk, sheet(IV_1=777, VB=888), ANI)
    typed = sheet()
    enter(desk, typed, BUDI)
    told = [one for _, one in typed_findings(desk, [typed], BUDI) if one.code == "K.012"]
    (words,) = (wording_of(one, lang) for one in told)
    shown = f"{words.title} {words.cause} {words.remedy} {told[0].facts}"
    assert "IV_1" in words.cause
    assert "VB" in words.cause
    assert "777" not in shown
    assert "888" not in shown
    assert told[0].kind is Kind.GALAT


def test_whoever_types_is_told_what_the_rules_find_in_his_own_figures(desk: RecapDesk) -> None:
    wrong = sheet(VA=7)
    assert {code for code, _ in found(desk, wrong, ANI)} == {"R10", "R11"}
    # The first officer's slip is none of the second's business.
    assert {code for code, _ in found(desk, sheet(), BUDI)} == {"K.012"}


def test_a_blank_is_no_zero(desk: RecapDesk) -> None:
    assert ("R20", ("II3",)) in found(desk, sheet(II3=None), ANI)
    assert ("K.012", ("II3",)) in found(desk, sheet(II3=0), BUDI)
    assert column(desk)[0] is State.BERBEDA
    assert found(desk, sheet(II3=0), ANI) == set()


def test_blanks_on_which_both_agree_stay_blank(desk: RecapDesk) -> None:
    for officer in (ANI, BUDI):
        assert found(desk, sheet(II3=None), officer) == {("R20", ("II3",))}
    state, figures = column(desk)
    assert (state, figures["II3"]) == (State.DITERIMA, None)


def test_a_third_officer_is_refused(desk: RecapDesk) -> None:
    enter(desk, sheet(), ANI)
    enter(desk, sheet(), BUDI)
    with pytest.raises(Refused) as news:
        enter(desk, sheet(), CICI)
    assert (news.value.code, news.value.facts) == ("K.006", {"first": ANI, "second": BUDI})


@pytest.mark.parametrize(
    ("tps", "contest", "cells", "code"),
    [
        (tiny.FOREIGN, CONTEST, {"VC": 1}, "K.013"),
        ("9901012001099", CONTEST, {"VC": 1}, "K.013"),
        (TPS, "walikota", {"VC": 1}, "K.013"),
        (TPS, tiny.BUPATI, {"VC": 1, "IV_3": 0}, "S.509"),
        (TPS, CONTEST, {"VC": 1, "IA": 0}, "S.509"),
        (TPS, CONTEST, {}, "K.010"),
    ],
)
def test_what_is_not_of_this_recap_is_refused_and_leaves_nothing(
    desk: RecapDesk, tps: str, contest: str, cells: dict[str, int], code: str
) -> None:
    before = desk.store.head()
    figures = {Cell(cell): figure for cell, figure in cells.items()}
    with pytest.raises(Refused) as news:
        enter(desk, Sheet(KodeTps(tps), ContestCode(contest), figures), ANI)
    assert news.value.code == code
    assert desk.store.head() == before


@pytest.mark.parametrize("name", ["", " ", "A" * 81, "ANI\n", "ANI\x00"])
def test_an_officer_has_a_name(desk: RecapDesk, name: str) -> None:
    before = desk.store.head()
    with pytest.raises(Refused) as news:
        enter(desk, sheet(), OfficerId(name))
    assert news.value.code == "K.014"
    assert desk.store.head() == before


def test_a_signed_result_stands_above_what_was_typed(desk: RecapDesk, made: days.Made) -> None:
    typed = Sheet(KodeTps(tiny.FIRST), ContestCode(CONTEST), {**sheet().figures, Cell("VB"): 1})
    enter(desk, typed, ANI)
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(desk, pack, [days.bundle(made.day(tiny.FIRST))]))
    held = desk.recap().column(tiny.FIRST, CONTEST)
    assert held.figures == tiny.figures(tiny.FIRST, CONTEST)
    assert len(held.entries) == 1


def test_findings_of_the_recap_name_the_tps_and_contest(desk: RecapDesk) -> None:
    enter(desk, sheet(VA=7), ANI)
    enter(desk, sheet(), BUDI)
    listed = recap_findings(desk)
    assert {key: {one.code for one in findings} for key, findings in listed.items()} == {
        (TPS, CONTEST): {"K.012", "R20"}
    }
