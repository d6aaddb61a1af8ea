"""All hints together: their order, their independence of order, and of what others hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.rules.hints import hints
from kpps_desktop.words import LANGUAGES, wording_of
from tests.rules.hints.kecamatan import BUPATI, FORMS, GUBERNUR, TERMS, kecamatan, tps

if TYPE_CHECKING:
    from random import Random

CELLS = FORMS["gubernur"].cells((1, 2))
MOST_ASKED = ("IA_J", "IB4_J", "IV_1", "IV_2", "VA", "VB", "VC")
BALLOT = replace(TERMS, numbers=(1, 2))
SMALL = st.integers(0, 40) | st.none()


@st.composite
def sheets(draw: st.DrawFn) -> list[Sheet]:
    """Draw whatever sheets, with blanks, holes and nonsense."""
    keys = draw(
        st.sets(
            st.tuples(
                st.builds(tps, st.integers(1, 2), st.integers(1, 9)),
                st.sampled_from((GUBERNUR, BUPATI)),
            ),
            max_size=24,
        )
    )
    figure = SMALL | st.integers(-9, 1_200)
    anywhere = st.dictionaries(st.sampled_from(CELLS), figure)
    asked = st.fixed_dictionaries({}, optional={Cell(cell): figure for cell in MOST_ASKED})
    return [
        Sheet(at, ContestCode(contest), draw(asked) | draw(anywhere))
        for at, contest in sorted(keys)
    ]


def look(listed: list[Sheet]) -> list[object]:
    return list(hints(listed, FORMS, {(one.tps, one.contest): BALLOT for one in listed}))


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_tps_does_not_matter(listed: list[Sheet], chance: Random) -> None:
    mixed = list(listed)
    chance.shuffle(mixed)
    assert look(mixed) == look(listed)


@given(st.data(), st.randoms(use_true_random=False))
def test_nor_does_it_with_plausible_figures(data: st.DataObject, chance: Random) -> None:
    place = kecamatan({1: 9, 2: 3}, (GUBERNUR, BUPATI))
    keys = sorted(place.sheets)
    for _ in range(data.draw(st.integers(0, 6))):
        at, contest = data.draw(st.sampled_from(keys))
        cell = data.draw(st.sampled_from(sorted(place.sheets[at, contest])))
        place.plant(contest, at, **{cell: data.draw(st.integers(0, 400) | st.none())})
    listed = place.listed()
    mixed = list(listed)
    chance.shuffle(mixed)
    assert look(mixed) == look(listed)


@given(sheets())
def test_no_figures_make_it_stumble(listed: list[Sheet]) -> None:
    found = hints(listed, FORMS, {(one.tps, one.contest): BALLOT for one in listed})
    assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)
    held = {(one.tps, one.contest): one.figures for one in listed}
    for one in found:
        assert all(held[one.tps, one.contest].get(cell) is not None for cell in one.cells)
        assert all(wording_of(one, lang).cause for lang in LANGUAGES)


@given(sheets())
def test_what_is_proposed_adds_up_better(listed: list[Sheet]) -> None:
    for one in hints(listed, FORMS, {(one.tps, one.contest): BALLOT for one in listed}):
        figures = next(
            sheet.figures
            for sheet in listed
            if (sheet.tps, sheet.contest) == (one.tps, one.contest)
        )
        if one.mends:
            mended = {**figures, **one.mends}
            assert _broken(mended) < _broken(figures)


def _broken(figures: dict[Cell, int | None]) -> set[tuple[Cell, ...]]:
    sums = [(one.total, *one.parts) for one in FORMS["gubernur"].sums((1, 2))]
    sums += [(Cell("II2"), Cell("IB4_J")), (Cell("VC"), Cell("IB4_J"))]
    broken = set()
    for cells in sums:
        values = [figures.get(cell) for cell in cells]
        if None not in values:
            whole, *parts = (value for value in values if value is not None)
            if whole != sum(parts):
                broken.add(cells)
    return broken
