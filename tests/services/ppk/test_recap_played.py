"""What a recap's own journal says of the recap that was signed, each fact by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import ContestCode, Mode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.pending import Why, open_matters
from kpps_desktop.exchange import bundles, container
from kpps_desktop.exchange.bundles import RecapBundle
from kpps_desktop.services import recap_played
from kpps_desktop.services.ppk import settling
from kpps_desktop.services.ppk.receiving import enter
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.recap_played import is_final, recap_journal_facts
from tests.services.ppk import tiny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.domain.recap.results import Row
    from kpps_desktop.services.ppk.desk import RecapDesk

INITIALS = ("KETUA", "SAKSI")


@pytest.fixture
def sent(desk: RecapDesk, tmp_path: Path) -> RecapBundle:
    """Type one TPS twice, correct a figure, take an objection; return the bundle."""
    for officer in ("ANI", "BUDI"):
        for contest in tiny.NUMBERS:
            told = {Cell(cell): n for cell, n in tiny.figures(tiny.FIRST, contest).items()}
            enter(desk, Sheet(KodeTps(tiny.FIRST), ContestCode(contest), told), OfficerId(officer))
    by = OfficerId("ANI")
    place = (tiny.FIRST, tiny.GUBERNUR)
    settling.correct(desk, *place, "VB", 0, "salah salin", INITIALS, by)
    settling.raise_objection(desk, *place, "SAKSI 2", "Terlalu cepat", by)
    report(desk, tmp_path / "rekap")
    (path,) = (tmp_path / "rekap").glob("*.asice")
    held, _ = container.read(path.read_bytes())
    assert held is not None
    bundle, _ = bundles.read_bundle(held.files)
    assert isinstance(bundle, RecapBundle)
    return bundle


def _codes(bundle: RecapBundle) -> list[str]:
    return [fact.code for fact in recap_journal_facts(bundle) if fact.holds is False]


def test_what_was_signed_is_what_the_journal_tells(sent: RecapBundle) -> None:
    assert [fact.holds for fact in recap_journal_facts(sent)] == [True, True, True]


def _first(bundle: RecapBundle, change: Callable[[Row], Row]) -> RecapBundle:
    row, *others = sorted(bundle.recap.rows, key=lambda one: not one.figures)
    return replace(bundle, recap=replace(bundle.recap, rows=(change(row), *others)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda one: replace(one, journal=one.journal[1:]), "X.141"),
        (lambda one: replace(one, journal=()), "X.142"),
        (lambda one: replace(one, recap=replace(one.recap, sequence=2)), "K.082"),
        (lambda one: replace(one, recap=replace(one.recap, mode=Mode.RESMI)), "K.082"),
        (lambda one: replace(one, recap=replace(one.recap, rows=one.recap.rows * 2)), "K.083"),
        (lambda one: replace(one, recap=replace(one.recap, rows=())), "K.083"),
        (
            lambda one: _first(
                one, lambda row: replace(row, figures={**row.figures, Cell("VA"): 9})
            ),
            "K.084",
        ),
        (lambda one: _first(one, lambda row: replace(row, sequence=7)), "K.084"),
        (lambda one: replace(one, recap=replace(one.recap, totals=())), "K.085"),
        (lambda one: replace(one, recap=replace(one.recap, corrections=())), "K.085"),
        (lambda one: replace(one, recap=replace(one.recap, objections=())), "K.085"),
    ],
)
def test_whatever_the_journal_does_not_tell_is_found(
    sent: RecapBundle, change: Callable[[RecapBundle], RecapBundle], code: str
) -> None:
    assert _codes(change(sent)) == [code]


def test_a_journal_beyond_all_measure_is_not_played(
    sent: RecapBundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recap_played, "MOST_LINES", 1)
    assert _codes(sent) == ["K.086"]


def test_a_recap_in_which_something_is_missing_is_not_final(sent: RecapBundle) -> None:
    assert not is_final(sent)
    rows = tuple(row for row in sent.recap.rows if row.figures)
    filled = replace(sent.recap, rows=rows)
    assert {one.why for one in open_matters(filled)} == {Why.OBJECTION, Why.GALAT}
    assert not is_final(replace(sent, recap=filled))
    reasoned = tuple(
        replace(row, findings=tuple(replace(one, reason="turus") for one in row.findings))
        for row in rows
    )
    assert not is_final(replace(sent, recap=replace(filled, rows=reasoned)))
    settled = replace(filled, rows=reasoned, objections=())
    assert is_final(replace(sent, recap=settled))
