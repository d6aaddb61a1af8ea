"""What penetapan shows for an evening, without a window."""

from __future__ import annotations

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.ui.desk.form_table import only
from kpps_desktop.ui.kpps.penetapan.pictures import PenetapanPicture, Phase, SettleTask
from kpps_desktop.ui.pictures import FigureTablePicture, Tone
from tests.ui.kpps.counted_evenings import (
    CONTESTS,
    SAKSI,
    TALLIER,
    evening,
    picture_of,
    truth,
    typed,
)
from tests.ui.kpps.halls import OFFICERS, B, G, W

ALL = tuple(one for contest in CONTESTS for one in typed(contest))
KETUA = OFFICERS[0]


def _figures(table: FigureTablePicture) -> dict[str, int | None]:
    return {cell.code: cell.figure for row in table.rows for cell in row.cells if cell is not None}


def _states(picture: PenetapanPicture) -> dict[str, str]:
    return {one.code: one.texts[2] for one in picture.tasks.records}


def test_tasks_come_in_order_and_the_first_open_one_is_next() -> None:
    picture = picture_of()
    assert [one.code for one in picture.tasks.records] == [
        "plano:gubernur",
        "plano:bupati",
        "plano:walikota",
        *SettleTask,
    ]
    assert picture.next == "plano:gubernur"
    assert picture_of(*typed(G)).next == "plano:bupati"
    assert picture_of(*ALL).next == SettleTask.SIGNING


def test_the_table_has_every_cell_in_paper_order_and_no_figure_of_the_log() -> None:
    picture = picture_of(e.PlanoRead(G, {"IA_L": 7}))
    view, _ = evening()
    figures = _figures(picture.plano(G).table)
    assert tuple(figures) == view.forms[G].cells(view.day.numbers[G])
    assert {one for one in figures.values() if one is not None} == {7}
    assert all(cell.editable for row in picture.plano(G).table.rows for cell in row.cells if cell)
    assert picture.plano(G).cells == ()


def test_sums_are_asked_not_filled_in() -> None:
    figures = _figures(picture_of(e.PlanoRead(G, {"IA_L": 7, "IA_P": 8})).plano(G).table)
    assert figures["IA_J"] is None


def test_a_cell_blank_on_paper_says_so_and_an_untyped_one_does_not() -> None:
    table = picture_of(e.PlanoRead(G, {"IA_L": None})).plano(G).table
    noted = [cell.code for row in table.rows for cell in row.cells if cell and cell.note]
    assert noted == ["IA_L"]


def test_what_differs_is_blank_again_whoever_looks() -> None:
    view, _ = evening()
    picture = picture_of(e.PlanoRead(G, {**truth(view, G), "IV_1": 1}))
    paper = picture.plano(G)
    assert (paper.phase, paper.wanted) == (Phase.AGAIN, ("IV_1",))
    assert set(_figures(paper.table).values()) == {None}
    assert paper.cells == ()
    assert picture.findings.findings == ()


def test_after_the_second_typing_both_figures_stand_side_by_side() -> None:
    paper = picture_of(*typed(G, IV_1=1)).plano(G)
    cell = paper.cell("IV_1")
    assert cell
    assert (paper.phase, paper.next) == (Phase.SETTLING, "IV_1")
    assert (cell.paper, cell.known, cell.said) == (1, "31", "berbeda")
    assert paper.said == "1 sel berbeda, belum diselesaikan"


def test_a_corrected_cell_says_so() -> None:
    said = e.FigureCorrected(G, "IV_1", 1, 31, "Salah tulis", (KETUA,))
    cell = picture_of(*typed(G, IV_1=1), said).plano(G).cell("IV_1")
    assert cell
    assert cell.said == "sama; dibetulkan"


def test_only_the_tallier_is_barred() -> None:
    barred = [one.code for one in picture_of().plano(G).readers if one.barred]
    assert barred == [TALLIER]


def test_findings_without_a_reason_come_first() -> None:
    explained = e.FindingExplained(G, "L.01", ("IV_1",), "salah")
    found = picture_of(*ALL, e.PlanoRead(G, {"IV_1": 1, "II1": None}), explained).findings
    assert [(one.rule, bool(one.reason)) for one in found.findings] == [
        ("R10", False),
        ("R20", False),
        ("L.01", True),
    ]
    assert found.next == found.findings[0].code


def test_an_open_objection_is_next_and_nihil_is_said_where_there_is_none() -> None:
    assert picture_of().record.table.empty.startswith("NIHIL")
    raised = e.ObjectionRaised("KB-1", G, SAKSI[1].saksi, "suara tidak sah")
    picture = picture_of(raised)
    assert (picture.record.next, _states(picture)[SettleTask.RECORD]) == (
        "KB-1",
        "1 keberatan belum dijawab",
    )
    answered = picture_of(raised, e.ObjectionAnswered("KB-1", accepted=True, answer="ya"))
    assert answered.record.next == ""
    assert answered.record.table.records[0].tone is Tone.OK


def test_the_ketua_is_last_and_saksi_sign_their_own_contest() -> None:
    signers = picture_of(*ALL).signing.signers
    assert signers[0].code == OFFICERS[1]
    assert signers[-1].code == KETUA
    assert signers[0].open == (G, B, W)
    assert {one.open for one in signers if not one.officer} == {(G,), (B,), (W,)}


def test_only_ketua_papers_and_findings_stand_in_the_way_of_the_seal() -> None:
    first = picture_of().sealing.blocking
    assert "Plano Gubernur belum selesai diketik." in first
    signed = tuple(e.SheetSigned(one, KETUA) for one in CONTESTS)
    objection = e.ObjectionRaised("KB-1", G, "PTPS", "cahaya kurang")
    picture = picture_of(*ALL, *signed, objection)
    assert picture.sealing.blocking == ()
    assert "1 keberatan belum dijawab." in picture.sealing.told
    assert "Gubernur: 12 orang belum menandatangani." in picture.sealing.told


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_text_is_there_in_both_languages(lang: str) -> None:
    said = e.SignatureDeclined(G, SAKSI[0].saksi, "menunggu")
    picture = picture_of(*ALL, e.PlanoRead(G, {"IV_1": 1}), said, lang=lang)
    assert all(text for one in picture.tasks.records for text in one.texts)


def test_a_table_keeps_only_the_rows_of_some_cells_under_their_heads() -> None:
    table = only(picture_of().plano(G).table, ("IA_P", "VB"))
    assert [row.cite for row in table.rows] == ["I", "I.A", "V", "V.B"]
    assert list(_figures(table)) == ["IA_P", "VB"]
