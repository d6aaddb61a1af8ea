"""What the pleno says at the table and in the hall: seals, marks, reasons that fit, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.sources import C_HASIL, SIREKAP, Cells
from kpps_desktop.services.ppk import agenda, papers, sources, typists
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.pleno.hall.present import picture as in_the_hall
from kpps_desktop.ui.ppk.pleno.present_table import mark_of
from kpps_desktop.ui.ppk.pleno.prompts import why_it_stands
from kpps_desktop.ui.ppk.pleno.scene import looked_at
from tests.papers.seen import texts
from tests.services.ppk import halls, tiny

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.ui.ppk.meetings import AtThePleno

G = tiny.GUBERNUR
NOTE = "segel sobek, dilihat Panwaslu"


def test_a_box_with_a_broken_seal_is_told_at_the_table_in_the_hall_and_on_paper(
    hall: AtThePleno, pinned: RecapDesk
) -> None:
    typists.note_box(pinned, tiny.FIRST, halls.SECOND, whole=False, note=NOTE)
    hall.session.look()
    hall.settle()
    told = f"Kotak tiba dengan segel tidak utuh: {NOTE}."
    assert hall.station.told.startswith(told)
    assert hall.station.tone is Tone.PERINGATAN
    assert "segel kotak tidak utuh" in hall.station.where
    scene = looked_at(pinned, recap_view(pinned), (tiny.FIRST, G), KETUA_PPK, "id")
    assert told in [one.words for one in in_the_hall(scene, "").lines]
    pdf = papers.ready(pinned, papers.D_KEJADIAN).make(lambda _done, _of: None)
    assert NOTE in " ".join(" ".join(texts(pdf)).split())
    hall.type("⏎")
    assert told not in hall.station.told


def test_how_much_is_ratified_is_told_right_after(hall: AtThePleno) -> None:
    assert "· 0 disahkan" in hall.window.findChild(QLabel, "station_where").text()
    hall.type("⏎⏎⏎")
    assert "· 1 disahkan" in hall.window.findChild(QLabel, "station_where").text()


def test_a_corrected_cell_that_sirekap_tells_otherwise_says_both(pinned: RecapDesk) -> None:
    halls.type_twice(pinned, tiny.FIRST)
    figures = tiny.figures(tiny.FIRST, G)
    wrong, right = figures["VB"], (figures["VB"] or 0) + 1
    place = (tiny.FIRST, G)
    agenda.correct_together(pinned, *place, "VB", right, "Salah tulis", (), halls.TOGETHER)
    scene = looked_at(pinned, recap_view(pinned), place, KETUA_PPK, "id")
    both = Cells("VB", {C_HASIL: right, SIREKAP: wrong}, corrected=True)
    tone, mark = mark_of(scene, both)
    assert tone is Tone.PERINGATAN
    assert mark == "✓ dibetulkan, ≠ Sirekap"
    alike = Cells("VB", {C_HASIL: right, SIREKAP: right}, corrected=True)
    assert mark_of(scene, alike)[0] is Tone.OK


def test_a_reason_of_a_salinan_is_offered_only_for_a_salinan(
    hall: AtThePleno, pinned: RecapDesk
) -> None:
    guest = next(iter(pinned.recap().pleno.guests))
    sources.show_copy(pinned, tiny.FIRST, G, guest, {"IV_1": 6, "VA": 99}, KETUA_PPK)
    hall.session.look()
    hall.settle()
    offered = {
        one.rule: [code for code, _ in why_it_stands(one).choices] for one in hall.station.found
    }
    assert "copy_wrong" in offered.pop("K.030")
    assert all("copy_wrong" not in codes for codes in offered.values())


def test_arrows_reach_every_row_of_a_salinan(hall: AtThePleno) -> None:
    hall.type("⏎s")
    hall.pleno.copying._table.focus_cell("IA_L")  # noqa: SLF001 - as Enter would
    reached = [hall.focus()]
    for _ in range(40):
        hall.keys.press(Qt.Key.Key_Down)
        if hall.focus() == reached[-1]:
            break
        reached.append(hall.focus())
    assert {"cell_IB4_L", "cell_II1", "cell_II4", "cell_III_J", "cell_IV_1"} <= set(reached)
    assert reached[-1] == "cell_VC"
