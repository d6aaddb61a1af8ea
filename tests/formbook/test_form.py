"""A laid form: cells in paper order, sums, names of rows, boxes to sign in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpps_desktop.domain.elections import Choice
from kpps_desktop.formbook import DEFAULT_PROFILE, Form, load_form, load_profile

GOLDEN = Path(__file__).parent / "golden"
CODES = [code for one in load_profile(DEFAULT_PROFILE).forms for code in (one.result, one.recap)]
EMPTY = Choice(1, "", "", empty=True)
PAIR = Choice(2, "Dr. H. ANDI HARUN", "SAEFUDDIN ZUHRI, S.E., M.M.")


def gubernur() -> Form:
    return load_form(DEFAULT_PROFILE, "c-hasil-salinan-gubernur")


def picture(form: Form, numbers: tuple[int, ...]) -> str:
    """Write a laid form as text: what stands on paper, cell by cell, and what adds up."""
    lines = [form.model, *(line.text for line in form.heading)]
    for section in form.laid(numbers).sections:
        lines += ["", f"{section.code}. {section.title} | {section.head}"]
        lines += [f"  {column.code or '-'} {column.label}" for column in section.columns]
        for row in section.rows:
            group = section.group(row)
            cells = " ".join(section.cell(row, column) for column in section.columns)
            named = f"{section.cite(row)} [{group.title if group else ''}] {row.label} {row.note}"
            lines += [f"  {named.rstrip()} = {cells}"]
    lines += [
        "",
        *(f"{one.rule} {one.total} = {' + '.join(one.parts)}" for one in form.sums(numbers)),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("code", CODES)
def test_a_form_lies_on_the_table_as_it_did_before(code: str, count: int) -> None:
    numbers = tuple(range(1, count + 1))
    drawn = picture(load_form(DEFAULT_PROFILE, code), numbers)
    kept = GOLDEN / f"{code}-{count}.txt"
    if os.environ.get("KEEP_GOLDEN"):
        kept.write_text(drawn, "utf-8")
    assert drawn == kept.read_text("utf-8")


def test_cells_come_in_paper_order() -> None:
    assert gubernur().cells((1, 2)) == (
        *("IA_L", "IA_P", "IA_J", "IB1_L", "IB1_P", "IB1_J", "IB2_L", "IB2_P", "IB2_J"),
        *("IB3_L", "IB3_P", "IB3_J", "IB4_L", "IB4_P", "IB4_J", "II1", "II2", "II3", "II4"),
        *("III_L", "III_P", "III_J", "IV_1", "IV_2", "VA", "VB", "VC"),
    )


def test_a_kolom_kosong_is_a_row_like_any_other() -> None:
    form = gubernur()
    rows = form.laid((1, 2)).section("IV").rows
    assert [(row.choice, row.mark, row.words) for row in rows] == [(1, "1", True), (2, "2", True)]
    assert form.names(EMPTY) == ("KOLOM KOSONG",)
    assert form.names(PAIR) == ("Dr. H. ANDI HARUN", "SAEFUDDIN ZUHRI, S.E., M.M.")
    assert form.sums((1, 2))[-2] == ("R10", "VA", ("IV_1", "IV_2"))


def test_every_officer_and_every_pair_signs_but_the_kolom_kosong_does_not() -> None:
    kpps, saksi = gubernur().signatures
    assert [box.number for box in kpps.boxes((EMPTY, PAIR))] == [1, 2, 3, 4, 5, 6, 7]
    assert kpps.boxes(())[0].lines == ("1. KETUA",)
    assert saksi.boxes((EMPTY, PAIR)) == ((2, (PAIR.candidate, PAIR.running_mate)),)


def test_a_ppk_has_five_to_sign() -> None:
    ppk = load_form(DEFAULT_PROFILE, "d-hasil-kecamatan-bupati").signatures[0]
    assert (ppk.kind, len(ppk.roles)) == ("ppk", 5)


def test_cells_are_cited_as_officers_do() -> None:
    cites = {spot.cell: spot.cite for spot in gubernur().spots((1,))}
    assert cites["IB4_L"] == "I.B.4 (L)"
    assert cites["IA_J"] == "I.A (J)"
    assert cites["III_P"] == "III (P)"
    assert cites["IV_1"] == "IV.1"
    assert cites["VC"] == "V.C"


def test_a_note_names_the_parts_of_a_sum() -> None:
    row = gubernur().laid((1, 2, 3)).section("V").rows[0]
    assert row.note == "(IV.1 + IV.2 + IV.3)"


def test_no_choices_no_sum() -> None:
    assert "R10" not in {one.rule for one in gubernur().sums(())}


def test_choices_are_known_by_their_cells() -> None:
    assert gubernur().choices_in(["IV_3", "VC", "IV_1", "IA_J", "IV_x", "IV_999"]) == (1, 2, 3)
    assert gubernur().choices_in(["VC"]) == ()


def test_a_recap_has_a_column_a_tps_and_then_a_column_a_desa() -> None:
    form = load_form(DEFAULT_PROFILE, "d-hasil-kecamatan-gubernur")
    assert [(one.level, one.each) for one in form.layers] == [
        ("desa", "tps"),
        ("kecamatan", "desa"),
    ]
    assert {one.carried for one in form.layers} == {"JUMLAH PINDAHAN"}
    assert form.sections == gubernur().sections


def test_an_unknown_section_is_a_bug() -> None:
    with pytest.raises(KeyError):
        gubernur().section("VI")
