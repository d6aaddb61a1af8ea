"""The typist's pictures: forms found by number and desa, and no figure anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import ContestCode, ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.typing_again import NOTHING
from kpps_desktop.services.ppk import typists
from kpps_desktop.services.ppk.receiving import enter
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.ppk.ketik.present import (
    Turn,
    code_of,
    found,
    keys_of,
    place_of,
    present,
    sections_told,
)
from tests.services.ppk import halls, tiny

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk

G, B = tiny.GUBERNUR, tiny.BUPATI
FOURTH = (tiny.FOURTH, G)


def hits(desk: RecapDesk, text: str) -> list[tuple[str, str]]:
    results = found(recap_view(desk), text, halls.OPERATOR, "id")
    return [(one.number, one.text) for one in results]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("2 kena", [("002", "KENANGA")] * 2),
        ("002", [("002", "MELATI")] * 2 + [("002", "KENANGA")] * 2),
        ("MELATI bup 1", [("001", "MELATI")]),
        ("3", []),
        ("anggrek", []),
        ("%s {0} '", []),
    ],
)
def test_a_form_is_found_by_number_desa_and_contest(
    pinned: RecapDesk, text: str, told: list[tuple[str, str]]
) -> None:
    assert hits(pinned, text) == told


def test_a_place_comes_back_from_its_code() -> None:
    assert place_of(code_of(FOURTH)) == FOURTH


def test_what_is_typed_again_is_a_form_of_these_cells_alone(pinned: RecapDesk) -> None:
    figures: dict[str, int | None] = dict(tiny.figures(*FOURTH))
    typists.type_in(pinned, *FOURTH, {**figures, "IV_2": 777, "VB": 888}, halls.OPERATOR)
    typists.type_in(pinned, *FOURTH, figures, halls.SECOND)
    asked = typists.to_type(pinned, *FOURTH, halls.SECOND)
    draft = {"IV_2": 3, "VA": 4}
    turn = Turn(halls.SECOND, FOURTH, asked, draft)
    shown = present(recap_view(pinned), turn, "id")
    assert shown.form is not None
    assert shown.form.cells == ("IV_2", "VB")
    assert shown.form.draft == {"IV_2": 3}
    cells = [cell for row in shown.form.table.rows for cell in row.cells if cell]
    assert [(one.code, one.figure) for one in cells] == [("IV_2", None), ("VB", None)]
    assert shown.form.table.columns == ("", "", "Jumlah")
    assert "777" not in str(shown)
    assert "888" not in str(shown)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_nothing_is_left_says_so(pinned: RecapDesk, lang: str) -> None:
    shown = present(recap_view(pinned), Turn(halls.OPERATOR, None, NOTHING, {}), lang)
    assert (shown.form, shown.next, shown.told) == (None, None, "")
    assert keys_of(lang)


def test_a_section_is_named_once_and_nothing_else() -> None:
    assert sections_told((), "id") == ""
    assert sections_told(("I", "V", "I"), "id").endswith("bagian I, V.")


def test_the_second_typist_sees_that_the_sheet_is_of_a_re_vote(pinned: RecapDesk) -> None:
    figures = {Cell(cell): figure for cell, figure in tiny.figures(*FOURTH).items()}
    sheet = Sheet(KodeTps(FOURTH[0]), ContestCode(FOURTH[1]), figures)
    enter(pinned, sheet, halls.OPERATOR, ResultKind.ULANG)
    place = typists.next_to_type(pinned, halls.SECOND)
    assert place == FOURTH
    asked = typists.to_type(pinned, *FOURTH, halls.SECOND)
    picture = present(recap_view(pinned), Turn(halls.SECOND, FOURTH, asked, {}), "id")
    assert picture.form is not None
    assert picture.form.title.endswith("· pemungutan suara ulang")
    typists.type_in(pinned, *FOURTH, dict(tiny.figures(*FOURTH)), halls.SECOND)
    column = pinned.recap().column(*FOURTH)
    assert (column.kind, len(column.entries)) == (ResultKind.ULANG, 2)
